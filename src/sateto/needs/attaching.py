"""What may be attached: kinds of file told by their content, within limits; nothing is opened."""

import io
import zipfile
from pathlib import PurePosixPath

from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.preparation import storable

MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 50
_MOST_MEMBERS = 5_000
_MOST_UNPACKED = 400 * 1024 * 1024
_LONGEST_NAME = 120
_SIGNATURES = {
    b"%PDF-": "pdf",
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpg",
}
_OFFICE = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx"}
TYPES = (*_SIGNATURES.values(), *_OFFICE.values(), "txt")
"""Kinds that may be attached, as the ending of their names."""


def checked(data: bytes) -> str:
    """Return what a file is, by its content.

    Raises:
        ConditionError: it is empty, too large, or of no kind that may be attached.
    """
    if not data:
        raise ConditionError("ファイルが空です。")
    if len(data) > MOST_BYTES:
        raise ConditionError(f"ファイルが大きすぎます（上限 {MOST_BYTES // 1024**2} MiB）。")
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            return kind
    kind = _office(data) if data.startswith(b"PK") else _text(data)
    if not kind:
        raise ConditionError(
            "この種類のファイルは添付できません。"
            "添付できるのは PDF、PNG、JPEG、Word、Excel、PowerPoint、テキストです。"
        )
    return kind


def plain_name(name: str, kind: str) -> str:
    """Return a name without folders and signs that no file system takes, with the kind's ending."""
    last = PurePosixPath(name.replace("\\", "/")).name
    kept = "".join(
        sign for sign in str(storable(last)) if sign.isprintable() and sign not in '<>:"|?*'
    )
    stem = PurePosixPath(kept.strip(". ")).stem[:_LONGEST_NAME] or "file"
    return f"{stem}.{kind}"


def _office(data: bytes) -> str:
    """Return which Office format a package is, told by its parts, none of them unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return ""
    if len(parts) > _MOST_MEMBERS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        return ""
    names = [part.filename for part in parts]
    if "[Content_Types].xml" not in names or any("vbaProject" in name for name in names):
        return ""
    found = (kind for start, kind in _OFFICE.items() if any(n.startswith(start) for n in names))
    return next(found, "")


def _text(data: bytes) -> str:
    """Return ``txt`` for text without control signs."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("cp932")
        except UnicodeDecodeError:
            return ""
    plain = all(sign.isprintable() or sign in "\t\r\n\f\u3000" for sign in text)
    return "txt" if plain and not text.startswith("MZ") else ""
