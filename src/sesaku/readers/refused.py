"""Why a file is not read: archives, encrypted and old office files, and what to do about them."""

from sesaku.exceptions import BrokenFileError, DocumentError, UnsupportedFormatError
from sesaku.readers.ooxml.package import ZIP, Package
from sesaku.readers.source import Source

_EMPTY_ZIP = b"PK\x05\x06"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD = {"Workbook": "Excel", "Book": "Excel", "WordDocument": "Word", "PowerPoint": "PowerPoint"}
_OFFICE = (".docx", ".xlsx", ".docm", ".xlsm", ".dotx", ".xltx", ".xltm")


def refusal(source: Source) -> DocumentError:
    """Return the error for a file that no reader takes."""
    if source.data.startswith(_COMPOUND):
        return UnsupportedFormatError(source.path, _of_compound(source.data))
    if source.data.startswith((ZIP, _EMPTY_ZIP)):
        return _of_archive(source)
    if source.suffixed(*_OFFICE):
        return BrokenFileError(
            source.path,
            "Word・Excel のファイルとして読めません。名前の拡張子と内容を確かめてください。",
        )
    return UnsupportedFormatError(
        source.path,
        "この形式のファイルは読めません。対応する形式は sesaku read --help にあります。",
    )


def _of_compound(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "パスワードで保護されています。パスワードを外して保存し直してください。"
    for stream, program in _OLD.items():
        if stream.encode("utf-16-le") in data:
            return (
                f"{program} の古い形式です。"
                "新しい形式（.docx、.xlsx）で保存し直してから読み込んでください。"
            )
    return "古い形式（OLE）のファイルです。.docx か .xlsx で保存し直してください。"


def _of_archive(source: Source) -> DocumentError:
    try:
        package = Package(source)
        office = package.has("[Content_Types].xml") or source.suffixed(*_OFFICE)
        known = bool(package.content_type(package.main()))
    except DocumentError as error:
        return error
    if office and not known:
        return package.broken()
    return UnsupportedFormatError(
        source.path,
        "Word（.docx）でも Excel（.xlsx）でもない Office 文書です。"
        if office
        else "ZIP の書庫です。展開して、中のファイルを指定してください。",
    )
