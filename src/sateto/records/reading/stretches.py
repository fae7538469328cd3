"""Stretches of a document of XML: bytes of many records, cut apart by whoever reads them.

Whoever stores the records has more to do than whoever reads them, so the cutting goes where the
reading is done. A stretch hides no tag in a comment or character data: it ends behind the last end
tag in it, and is cut as if the whole document were.
"""

import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO, NamedTuple, TypeAlias

from sateto.records.reading.pieces import Cutter, Head, RawPiece, line_at

SIZE = 1024 * 1024
"""Bytes that a stretch has at most."""

_AFTER_NAME = b" \t\r\n/>"


class Stretch(NamedTuple):
    """Bytes of a document from between two records to between two others.

    Attributes:
        start: the first byte.
        line: the line on which it begins, from 1.
        content: the bytes.
        head: what stands before the first record of the document.
    """

    start: int
    line: int
    content: bytes
    head: Head

    @property
    def end(self) -> int:
        """The byte after the last."""
        return self.start + len(self.content)

    def line_at(self, place: int) -> int:
        """Return the line on which a byte of it stands."""
        return self.line + self.content.count(b"\n", 0, place - self.start)

    def pieces(self) -> list[RawPiece]:
        """Return the records; their lines are left at 0, as they are seldom asked for."""
        plain = self._plain()
        if plain is not None:
            return plain
        cutter = Cutter(io.BytesIO(self.content), self.head, line=1)
        return [
            RawPiece(self.start + start, self.start + end, 0, content, trouble)
            for start, end, _, content, trouble in cutter
        ]

    def _plain(self) -> list[RawPiece] | None:
        """Return the records where they are told at a look, else None."""
        start, _, content, head = self
        opening, closing = b"<" + head.tag, b"</" + head.tag
        made = []
        at = content.find(opening)
        while at >= 0:
            following = content.find(opening, at + 1)
            if content[at + len(opening)] in _AFTER_NAME:
                close = content.find(closing, at)
                end = content.find(b">", close) + 1
                first = content.find(b">", at)
                if (
                    close < 0
                    or -1 < following < end
                    or content[first - 1 : first] == b"/"
                    or content[close + len(closing) : end - 1].strip()
                ):
                    return None
                made.append(RawPiece(start + at, start + end, 0, content[at:end]))
            at = following
        return made


Portion: TypeAlias = Stretch | Sequence[RawPiece]
"""What is read at once."""


def stretches(file: BinaryIO, head: Head, start: int) -> Iterator[Stretch | RawPiece]:
    """Yield a document from a byte between two records on, in stretches wherever it can be."""
    line = line_at(file, start)
    while True:
        file.seek(start)
        content = file.read(SIZE)
        hiding = content.rfind(b"<!")
        end = _last_end(content, head.tag) if hiding < 0 else 0
        if end:
            yield Stretch(start, line, content[:end], head)
            start += end
            line += content.count(b"\n", 0, end)
            continue
        cutter = Cutter(file, head, start, line)
        for piece in cutter:
            yield piece
            if cutter.at > start + hiding and cutter.whole:
                break
        else:
            yield from _rest(cutter)
            return
        start, line = cutter.at, cutter.line


def cut(file: BinaryIO, head: Head, start: int) -> Iterator[RawPiece]:
    """Yield the records of a document from a byte between two of them on."""
    cutter = Cutter(file, head, start)
    yield from cutter
    yield from _rest(cutter)


def _rest(cutter: Cutter) -> Iterator[RawPiece]:
    """Yield what is wrong with the end of a document that is cut."""
    if not cutter.whole:
        yield RawPiece(cutter.at, cutter.at, cutter.line, b"", "document-cut")


def _last_end(content: bytes, tag: bytes) -> int:
    """Return the place behind the last end tag of a record, 0 where there is none."""
    sign = b"</" + tag
    at = content.rfind(sign)
    while at >= 0:
        end = content.find(b">", at) + 1
        if end and not content[at + len(sign) : end - 1].strip():
            return end
        at = content.rfind(sign, 0, at)
    return 0
