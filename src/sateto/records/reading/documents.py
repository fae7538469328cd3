"""A document of records: its format told by its content, and cut into pieces from any on."""

import codecs
import gzip
import io
import itertools
import json
import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from sateto.records.exceptions import MappingError, RecordsFileError
from sateto.records.reading import judgit, kaken_people, tables
from sateto.records.reading.formats import FORMATS, Context, XmlFormat, format_named
from sateto.records.reading.mapping import parsed
from sateto.records.reading.pieces import MOST_BYTES, Head, RawPiece, beginning, head_of
from sateto.records.reading.stretches import Stretch, cut, stretches
from sateto.records.reading.table_rows import rows

_GZIP = b"\x1f\x8b"
_MOST_JSON = 256 * 1024 * 1024
_LONGEST_LINE = 64 * 1024 * 1024
_LISTS = {
    kaken_people.LIST: kaken_people.FORMAT,
    kaken_people.ABSTRACT_LIST: kaken_people.ABSTRACTS,
}
_PROGRAMME = ('"事業名"'.encode(), b'"\\u4e8b\\u696d\\u540d"')
_CREDIT = re.compile(rb'^\{\s*"credit"\s*:\s*("(?:[^"\\]|\\.){0,2000}")')
_ROOT = re.compile(rb"<([\w:.-]+)[\s/>]")
_OTHER_ANSWERS = ("Identify", "ListSets", "ListMetadataFormats", "ListIdentifiers", "error")
_CODECS_OF_JAPAN = ("cp932", "euc_jp")


@dataclass(frozen=True, slots=True)
class Document:
    """A document whose format is known.

    Attributes:
        path: where it lies.
        format: name of its format.
        context: what the reading of its pieces has to know.
        head: of XML.
        credit: the line that names the source, where the document has one.
        called: its name, where it lies under another.
    """

    path: Path
    format: str
    context: Context
    head: Head | None = None
    credit: str = ""
    called: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.called or self.path.name

    @property
    def is_read_again(self) -> bool:
        """Whether a piece can be read again from its bytes alone, by what the document says."""
        plain = self.head is not None and self.head.encoding == self.context.encoding
        return plain and not _is_packed(self.path)

    def pieces(self, start: int = 0) -> Iterator[RawPiece]:
        """Yield its pieces from a byte (the row of a table, the place in a list of JSON) on."""
        if self.head is not None:
            with _opened(self.path) as file:
                yield from cut(file, self.head, start)
        elif self.format == tables.FORMAT:
            yield from rows(self.path, self.name, self.context.mapping, start)
        elif _is_list(self.path):
            yield from _members(self.path, self.name, start)
        else:
            yield from _lines(self.path, start)

    def portions(self, start: int = 0) -> Iterator[Stretch | RawPiece]:
        """Yield its pieces, of XML many together where they can be cut by whoever reads them."""
        if self.head is None or _is_packed(self.path):  # one that is packed is read only onwards
            yield from self.pieces(start)
            return
        with _opened(self.path) as file:
            yield from stretches(file, self.head, start)


def open_document(path: Path, mapping: str = "", encoding: str = "") -> Document:
    """Return a document with its format.

    Args:
        path: where it lies.
        mapping: of a table: which column is which value, as YAML.
        encoding: of XML that names a wrong one.

    Raises:
        RecordsFileError: it holds no records that can be read.
        MappingError: it is a table, and there is no mapping, or a wrong one.
    """
    try:
        with _opened(path) as file:
            start = beginning(file)
    except (OSError, EOFError) as error:
        raise RecordsFileError(f"{path.name}: 開けません（{error}）。") from error
    except RecordsFileError as error:
        raise RecordsFileError(f"{path.name}: {error}") from error
    plain = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if plain.startswith(b"<"):
        return _xml(path, start, encoding)
    if plain.startswith((b"{", b"[")):
        return Document(path, _format_of_json(path, plain), Context(), credit=_credit(plain))
    if not plain:
        raise RecordsFileError(f"{path.name}: 空のファイルです。")
    if not mapping:
        if path.suffix.lower() in (".csv", ".tsv", ".xlsx", ".xlsm"):
            raise MappingError(
                f"{path.name}: 表を取り込むには、列の対応表を --mapping で指定してください。"
            )
        raise RecordsFileError(
            f"{path.name}: 研究課題の記録（XML、JSON、CSV、Excel）ではありません。"
        )
    parsed(mapping)
    return Document(path, tables.FORMAT, Context(mapping=mapping))


def _xml(path: Path, start: bytes, encoding: str) -> Document:
    answer = next((one for one in _OTHER_ANSWERS if f"<{one}>".encode() in start), "")
    for one in () if answer else FORMATS:
        head = head_of(start, one.tags) if isinstance(one, XmlFormat) else None
        if head is not None:
            said = encoding or head.encoding
            _known(path, said)
            if not encoding:
                _looked_at(path, start, said)
            return Document(path, one.name, Context(said, head.namespaces), head)
    root = _ROOT.search(re.sub(rb"<[?!][^>]*>", b"", start))
    name = root[1].decode("utf-8", "replace") if root else ""
    answer = next((one for one in _OTHER_ANSWERS if f"<{one}".encode() in start), "")
    said = f"OAI-PMH の {answer} の応答で、" if answer else f"最上位の要素は {name} で、"
    raise RecordsFileError(
        f"{path.name}: {said}研究課題や成果の記録がありません。"
        "KAKEN、JPCOAR、CERIF、OAI-PMH の記録を含むファイルを指定してください。"
    )


def _known(path: Path, encoding: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise RecordsFileError(
            f"{path.name}: 文字コード {encoding} は知られていません。"
            "正しいものを --encoding で指定してください（例: utf-8、cp932）。"
        ) from error


def _looked_at(path: Path, start: bytes, encoding: str) -> None:
    """Refuse a document whose first part is in another encoding of Japan than it says.

    Raises:
        RecordsFileError: it names the encoding that fits.
    """
    if _decodes(start, encoding):
        return
    fitting = next((one for one in _CODECS_OF_JAPAN if _decodes(start, one)), None)
    if fitting is not None and fitting != encoding:
        raise RecordsFileError(
            f"{path.name}: 宣言された文字コードは {encoding} ですが、中身は {fitting} のようです。"
            f"--encoding {fitting} を付けて、もう一度実行してください。"
        )


def _decodes(start: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(start)
    except UnicodeDecodeError:
        return False
    return True


def _credit(start: bytes) -> str:
    """Return the line that names the source, of JSON that says it before its records."""
    found = _CREDIT.search(start)
    try:
        return str(json.loads(found[1])) if found else ""
    except ValueError:
        return ""


def _format_of_json(path: Path, start: bytes) -> str:
    for name, found in _LISTS.items():
        if f'"{name}"'.encode() in start:
            return found
    if any(name in start for name in _PROGRAMME):
        return judgit.FORMAT
    raise RecordsFileError(
        f"{path.name}: 知っている形の JSON（KAKEN の研究者・抄録、JUDGIT）ではありません。"
    )


class _Unpacked(io.RawIOBase):
    """What is in a packed document: it ends where that was cut or is damaged.

    So the records before are read, and the one that lacks its end is reported.
    """

    def __init__(self, packed: gzip.GzipFile) -> None:
        """Take the packed document."""
        self._packed = packed

    def readable(self) -> bool:
        """Return True."""
        return True

    def seekable(self) -> bool:
        """Return True."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place, which is in what is whole."""
        return self._packed.seek(offset, whence)

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override] # as it is called
        """Read what is there next."""
        try:
            read = self._packed.read1(len(buffer))
        except (EOFError, gzip.BadGzipFile, zlib.error):
            return 0
        buffer[: len(read)] = read
        return len(read)


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    """Open a document, one that is packed by gzip as what is in it."""
    if _is_packed(path):
        with gzip.open(path) as unpacked:
            yield io.BufferedReader(_Unpacked(unpacked))
    else:
        with path.open("rb") as file:
            yield file


def _is_packed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_GZIP)) == _GZIP


def _is_list(path: Path) -> bool:
    with _opened(path) as file:
        start = file.read(4096).removeprefix(codecs.BOM_UTF8).lstrip()
    return any(f'"{name}"'.encode() in start for name in _LISTS) or start.startswith(b"[")


def _members(path: Path, name: str, start: int) -> Iterator[RawPiece]:
    """Yield the members of a list of JSON, which is read as a whole."""
    with _opened(path) as file:
        data = file.read(_MOST_JSON + 1)
    if len(data) > _MOST_JSON:
        raise RecordsFileError(
            f"{name}: JSON が大きすぎます（上限 256 MiB）。1行1件の JSON Lines にしてください。"
        )
    try:
        loaded: Any = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise RecordsFileError(f"{name}: JSON として正しくありません（{error}）。") from error
    if isinstance(loaded, dict):
        loaded = next((loaded[one] for one in _LISTS if one in loaded), None)
    if not isinstance(loaded, list):
        raise RecordsFileError(f"{name}: 記録の並び（[ ] で囲まれたもの）がありません。")
    for place, member in enumerate(loaded):
        if place >= start:
            content = json.dumps(member, ensure_ascii=False, sort_keys=True)
            yield RawPiece(place, place + 1, 0, content.encode(errors="replace"))


def _lines(path: Path, start: int) -> Iterator[RawPiece]:
    """Yield the lines of JSON Lines; a whole document of one object is one line."""
    with _opened(path) as file:
        at = len(codecs.BOM_UTF8) if file.read(3) == codecs.BOM_UTF8 else 0
        file.seek(at)
        if file.readline(3).strip() == b"{":
            file.seek(at)
            content = file.read(_LONGEST_LINE)
            if start < at + len(content):
                yield RawPiece(at, at + len(content), 1, content)
            return
        file.seek(at)
        for number in itertools.count(1):
            line = file.readline(MOST_BYTES)
            size = len(line)
            large = size == MOST_BYTES and not line.endswith(b"\n")
            while large and (more := file.readline(MOST_BYTES)):
                size += len(more)
                if more.endswith(b"\n"):
                    break
            if not line:
                return
            if at >= start and line.strip():
                content, trouble = (b"", "record-too-large") if large else (line, "")
                yield RawPiece(at, at + size, number, content, trouble)
            at += size


def label_of(name: str) -> str:
    """Return what a format is called."""
    return format_named(name).ja
