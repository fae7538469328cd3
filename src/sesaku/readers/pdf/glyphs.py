"""The characters of a page and their places, in the order of the file."""

import ctypes
from collections import deque
from collections.abc import Sequence
from itertools import repeat
from typing import NamedTuple

from sesaku.document.document import Box
from sesaku.exceptions import DocumentError
from sesaku.readers.pdf import clipping
from sesaku.readers.pdf.native import Handle, address, calls, pdfium

_FLOATS = 4
_BOX_BYTES = 16
_DOUBLE_BYTES = 8
_EDGE = 1.0
_UPSIDE_DOWN = 2
_SURROGATES = range(0xD800, 0xE000)  # halves of a pair, no characters
_LAST_CODE = 0x10FFFF
_HYPHENS = {"\x02": "-", "\ufffe": "-"}  # what pdfium makes of a hyphen at the end of a line


class Glyph(NamedTuple):
    """A character that is printed.

    Its box is (left, top, right, bottom) on the page as shown; some fonts give the box of the ink
    only, so that what stands on one line is told by the baseline.
    """

    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    character: str


class Frame(NamedTuple):
    """Where the shown part of a page lies in the file's coordinates, and how it is turned."""

    left: float
    bottom: float
    right: float
    top: float
    quarter_turns: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as shown."""
        wide, high = self.right - self.left, self.top - self.bottom
        return (high, wide) if self.quarter_turns % 2 else (wide, high)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return a point of the file's coordinates as distances from the top left corner."""
        if self.quarter_turns == 0:
            return x - self.left, self.top - y
        if self.quarter_turns == 1:
            return y - self.bottom, x - self.left
        if self.quarter_turns == _UPSIDE_DOWN:
            return self.right - x, y - self.bottom
        return self.top - y, self.right - x

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return a rectangle of the file's coordinates as a box."""
        if self.quarter_turns == 0:
            return left - self.left, self.top - top, right - self.left, self.top - bottom
        x0, y0 = self.place(left, bottom)
        x1, y1 = self.place(right, top)
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


class PageText:
    """The text of a page as pdfium gives it, and the boxes of its characters on demand."""

    def __init__(self, text_page: Handle, frame: Frame) -> None:
        self.frame = frame
        self.count: int = max(pdfium().FPDFText_CountChars(text_page), 0)
        self._handle = address(text_page)
        self._box = (ctypes.c_float * _FLOATS)()
        self._box_at = ctypes.addressof(self._box)
        self._read_box = calls().char_box
        buffer = (ctypes.c_ushort * (self.count + 1))()
        written = pdfium().FPDFText_GetText(text_page, 0, self.count, buffer) if self.count else 0
        text = bytes(buffer)[: 2 * max(written - 1, 0)].decode("utf-16-le", "replace")
        if len(text) != self.count:
            codes = (pdfium().FPDFText_GetUnicode(text_page, at) for at in range(self.count))
            text = "".join(_character(code) for code in codes)
        self.text = text

    def box(self, index: int) -> Box:
        """Return the box of one character."""
        self._read_box(self._handle, index, self._box_at)
        left, top, right, bottom = self._box
        return self.frame.box(left, bottom, right, top)

    def ends(self, spans: Sequence[tuple[int, int]]) -> list[tuple[Box, Box]]:
        """Return the boxes of the first and the last character of stretches of text.

        Args:
            spans: position of the first character and of the one after the last.
        """
        boxes = (ctypes.c_float * (2 * _FLOATS * len(spans)))()
        start = ctypes.addressof(boxes)
        indices = [index for first, end in spans for index in (first, end - 1)]
        places = range(start, start + len(indices) * _BOX_BYTES, _BOX_BYTES)
        deque(map(calls().char_box, repeat(self._handle), indices, places), maxlen=0)
        flat = boxes[:]
        quads = zip(flat[0::4], flat[3::4], flat[2::4], flat[1::4], strict=True)
        if self.frame.quarter_turns == 0:
            x, y = self.frame.left, self.frame.top
            placed = [(a - x, y - d, c - x, y - b) for a, b, c, d in quads]
        else:
            placed = [self.frame.box(*quad) for quad in quads]
        return list(zip(placed[0::2], placed[1::2], strict=True))

    def baselines(self, spans: Sequence[tuple[int, int]]) -> list[float]:
        """Return the baselines of stretches of text, down from the top of the page."""
        origin = (ctypes.c_double * 2)()
        at = ctypes.addressof(origin)
        found: list[float] = []
        for first, _ in spans:
            calls().char_origin(self._handle, first, at, at + _DOUBLE_BYTES)
            found.append(self.frame.place(*origin)[1])
        return found

    def shows(self, boxes: Sequence[Box]) -> bool:
        """Whether the middle of every box lies on the page."""
        wide, high = self.frame.size
        return all(_on(box, wide, high) for box in boxes)

    def glyphs(self) -> list[Glyph]:
        """Return the characters that are printed, and blanks of the file's own.

        Left out are blanks that pdfium put in, what lies off the page, and what is clipped away: a
        spreadsheet cut over pages has the text of a merged cell on each of them.
        """
        boxes, origins = self._places()
        shown = clipping.Shown(self._handle)
        wide, high = self.frame.size
        glyphs: list[Glyph] = []
        for index, character in enumerate(self.text):
            left, top, right, bottom = boxes[4 * index : 4 * index + 4]
            if top <= bottom and character.isspace():
                continue
            if character < " " and character not in _HYPHENS:
                continue
            x, y = origins[2 * index : 2 * index + 2]
            box = self.frame.box(left, bottom, right, top)
            baseline = self.frame.place(x, y)[1]
            if _on(box, wide, high) and shown.at(index):
                glyphs.append(Glyph(*box, baseline, _HYPHENS.get(character, character)))
        return glyphs

    def _places(self) -> tuple[list[float], list[float]]:
        """Return the boxes (left, top, right, bottom) and origins (x, y), one after another."""
        boxes = (ctypes.c_float * (_FLOATS * self.count))()
        origins = (ctypes.c_double * (2 * self.count))()
        box, origin = ctypes.addressof(boxes), ctypes.addressof(origins)
        read_box, read_origin, handle = calls().char_box, calls().char_origin, self._handle
        for index in range(self.count):
            read_box(handle, index, box)
            read_origin(handle, index, origin, origin + _DOUBLE_BYTES)
            box += _BOX_BYTES
            origin += 2 * _DOUBLE_BYTES
        return boxes[:], origins[:]


def _on(box: Box, wide: float, high: float) -> bool:
    """Whether the middle of a box lies on the page; on one without a size everything does."""
    if not (wide and high):
        return True
    left, top, right, bottom = box
    return -_EDGE < left + right < 2 * wide + _EDGE and -_EDGE < top + bottom < 2 * high + _EDGE


def _character(code: int) -> str:
    valid = 0 < code <= _LAST_CODE and code not in _SURROGATES
    return chr(code) if valid else "\ufffd"


def frame_of(page: Handle, path: str) -> Frame:
    """Return the shown part of a page.

    Raises:
        DocumentError: pdfium cannot tell; the page is broken.
    """
    box = pdfium().FS_RECTF()
    if not pdfium().FPDF_GetPageBoundingBox(page, box):
        raise DocumentError(path, "頁の大きさを読み取れません。")
    turns = pdfium().FPDFPage_GetRotation(page) % 4
    return Frame(box.left, box.bottom, box.right, box.top, turns)
