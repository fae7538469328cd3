"""Cutting a document of XML into its records, by their bytes, without holding the whole.

Each record is cut out by its tags and read by itself. So its place is known to the byte, memory
stays bounded, and one that is broken harms no other. What stands before the first record gives
the encoding and the namespaces; a document type and the entities that it declares are not read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple

from sateto.records.exceptions import RecordsFileError

MOST_BYTES = 16 * 1024 * 1024
"""A longer record is reported and passed over."""

_READ = 1024 * 1024
_HEAD = 256 * 1024
_DECLARATION = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']")
_NAMESPACE = re.compile(rb"\sxmlns(?::[\w.-]+)?\s*=\s*(?:\"[^\"<]*\"|'[^'<]*')")
_START = re.compile(rb"<[A-Za-z_][^<>]*>")
_SKIPPED = re.compile(rb"<!--.*?(?:-->|\Z)|<!DOCTYPE(?:[^\[>]*\[.*?\]\s*>|[^\[>]*>)", re.DOTALL)
_HIDES = re.compile(rb"<!--|<!\[CDATA\[")
_LONGEST_TAG = 256


@dataclass(frozen=True, slots=True)
class Head:
    """What stands before the first record.

    Attributes:
        encoding: of the document, in lower case.
        namespaces: declarations of the elements around the records, as written.
        tag: the name of the records' element as written, with its prefix.
        doctype: whether there is a document type.
    """

    encoding: str
    namespaces: bytes
    tag: bytes
    doctype: bool = False


class RawPiece(NamedTuple):
    """A record as it stands in its document, as it goes to whoever reads it.

    Attributes:
        start: its first byte; ``end`` is the one after its last.
        line: the line on which it begins, from 1.
        content: its bytes; empty where it could not be cut out.
        trouble: why not: record-not-closed, record-too-large.
    """

    start: int
    end: int
    line: int
    content: bytes
    trouble: str = ""


@dataclass
class Cutter:
    """Cuts a document into its records, beginning at a byte between two of them.

    Attributes:
        file: the document.
        head: what ``head_of`` found.
        at: where to begin.
        line: the line of that place, 0 where it has to be counted.
        whole: whether the document ended as it should, once all was cut.
        most_bytes: a longer record is passed over.
    """

    file: BinaryIO
    head: Head
    at: int = 0
    line: int = 0
    whole: bool = True
    most_bytes: int = MOST_BYTES
    _buffer: bytes = field(default=b"", repr=False)
    _gone: int = field(default=0, repr=False)
    _ended: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        """Find the tags, and go to the place of beginning."""
        tag = re.escape(self.head.tag)
        self._open = re.compile(rb"<" + tag + rb"(?=[\s/>])")
        self._close = re.compile(rb"</" + tag + rb"\s*>")
        self.line = self.line or line_at(self.file, self.at)
        self.file.seek(self.at)

    def __iter__(self) -> Iterator[RawPiece]:
        """Yield the records in their order."""
        while self._to_next():
            yield self._cut()

    def _more(self) -> bool:
        """Read on; return whether there was more."""
        some = b"" if self._ended else self.file.read(_READ)
        self._ended = self._ended or not some
        self._buffer = self._buffer[self._gone :] + some
        self._gone = 0
        return bool(some)

    def _drop(self, end: int) -> None:
        """Go on to a place of the buffer, whose beginning is forgotten when more is read."""
        self.line += self._buffer.count(b"\n", self._gone, end)
        self.at += end - self._gone
        self._gone = end

    @property
    def _left(self) -> int:
        return len(self._buffer) - self._gone

    def _to_next(self) -> bool:
        """Go on to the next record's first byte; return whether there is one."""
        while True:
            found = self._open.search(self._buffer, self._gone)
            before = found.start() if found is not None else len(self._buffer)
            hidden = self._buffer.find(b"<!--", self._gone, before)
            if hidden >= 0:
                end = self._buffer.find(b"-->", hidden)
                if end >= 0:
                    self._drop(end + 3)
                    continue
                self._drop(hidden)
            elif found is not None:
                self._drop(before)
                return True
            else:
                keep = self._buffer.rfind(b"<", self._gone)
                self._drop(keep if keep >= 0 else before)
            if not self._more():
                self._drop(len(self._buffer))
                return False

    def _cut(self) -> RawPiece:
        """Cut the record that begins here."""
        start, line = self.at, self.line
        end = self._plain_end()
        if end is None:
            end = self._end()
        if end is None:
            return self._spoiled(start, line)
        content = self._buffer[self._gone : end]
        self._drop(end)
        return RawPiece(start, self.at, line, content)

    def _plain_end(self) -> int | None:
        """Return the end where it is told at a look: no comment, no CDATA, no other record."""
        here = self._gone
        close = self._buffer.find(b"</" + self.head.tag, here)  # no pattern is found as fast
        end = self._buffer.find(b">", close) + 1
        if close < 0 or end == 0:
            return None
        first = self._buffer.find(b">", here)
        plain = (
            end - here <= self.most_bytes
            and self._buffer[first - 1 : first] != b"/"
            and not self._buffer[close + len(self.head.tag) + 2 : end - 1].strip()
            and self._buffer.find(b"<!", here, end) < 0
            and self._buffer.find(b"<" + self.head.tag, here + 1, close) < 0
        )
        return end if plain else None

    def _end(self) -> int | None:
        """Return the place of the buffer where the record ends, None where it does not."""
        searched = 0
        while True:
            here = self._gone
            first = self._buffer.find(b">", here)
            if first > 0 and self._buffer[first - 1 : first] == b"/":
                return first + 1
            close = self._close.search(self._buffer, here + searched)
            if close is not None:
                hidden = self._hidden(close.start())
                if hidden is None:
                    large = close.end() - here > self.most_bytes
                    spoiled = large or self._begins_between(here, close.start())
                    return None if spoiled else close.end()
                if hidden > 0:
                    searched = hidden - here
                    continue
            else:
                searched = max(self._left - _LONGEST_TAG, 0)
            if self._left > self.most_bytes or not self._more():
                return None

    def _begins_between(self, start: int, end: int) -> bool:
        """Whether another record begins before this one has ended."""
        other = self._open.search(self._buffer, start + 1, end)
        while other is not None and self._hidden(other.start()) is not None:
            other = self._open.search(self._buffer, other.end(), end)
        return other is not None

    def _hidden(self, place: int) -> int | None:
        """Return where the comment or CDATA around a place ends: None for none, 0 if not yet."""
        if self._buffer.find(b"<!", self._gone, place) < 0:
            return None
        at = self._gone
        while True:
            found = _HIDES.search(self._buffer, at, place)
            if found is None:
                return None
            sign = b"-->" if found.group() == b"<!--" else b"]]>"
            end = self._buffer.find(sign, found.end())
            if end < 0:
                return 0
            at = end + len(sign)
            if at > place:
                return at

    def _spoiled(self, start: int, line: int) -> RawPiece:
        """Pass over a record that has no end, or is too large."""
        other = self._open.search(self._buffer, self._gone + 1)
        if other is not None and other.start() - self._gone <= self.most_bytes:
            self._drop(other.start())
            return RawPiece(start, self.at, line, b"", "record-not-closed")
        if self._left <= self.most_bytes:
            self._drop(len(self._buffer))
            self.whole = False
            return RawPiece(start, self.at, line, b"", "record-not-closed")
        while True:
            close = self._close.search(self._buffer, self._gone)
            if close is not None:
                self._drop(close.end())
                break
            self._drop(max(len(self._buffer) - _LONGEST_TAG, self._gone))
            if not self._more():
                self._drop(len(self._buffer))
                self.whole = False
                break
        return RawPiece(start, self.at, line, b"", "record-too-large")


def line_at(file: BinaryIO, place: int) -> int:
    """Return the line of a document, from 1, on which a byte stands."""
    file.seek(0)
    line = 1
    left = place
    while left and (some := file.read(min(left, _READ))):
        line += some.count(b"\n")
        left -= len(some)
    return line


def head_of(start: bytes, names: tuple[str, ...]) -> Head | None:
    """Return what stands before the first record, None where there is none of these names.

    Args:
        start: the document's first bytes.
        names: local names of records' elements.
    """
    seen = _SKIPPED.sub(lambda found: b" " * len(found.group()), start)
    wanted = b"|".join(re.escape(name.encode()) for name in names)
    found = re.search(rb"<((?:[\w.-]+:)?(?:" + wanted + rb"))(?=[\s/>])", seen)
    if found is None:
        return None
    declared = _DECLARATION.match(start)
    before = seen[: found.start()]
    namespaces: dict[bytes, bytes] = {}
    for tag in _START.findall(before):
        for space in _NAMESPACE.findall(tag):
            namespaces[space.split(b"=")[0].strip()] = space
    return Head(
        encoding=declared[1].decode("ascii").lower() if declared else "utf-8",
        namespaces=b"".join(namespaces.values()),
        tag=found[1],
        doctype=b"<!DOCTYPE" in start[: found.start()],
    )


def beginning(file: BinaryIO) -> bytes:
    """Return the first bytes of a document.

    Raises:
        RecordsFileError: it is written in UTF-16 or UTF-32, which cannot be cut by bytes.
    """
    file.seek(0)
    start = file.read(_HEAD)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in start[:4]:
        raise RecordsFileError(
            "UTF-16 か UTF-32 で書かれています。UTF-8 に変換して、もう一度実行してください。"
        )
    return start
