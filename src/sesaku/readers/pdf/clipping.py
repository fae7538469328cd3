"""Text that a page holds and does not show: its drawing area is cut off elsewhere."""

import ctypes
from typing import NamedTuple

from sesaku.readers.pdf.native import calls, pdfium

_SHOWN_SHARE = 0.5
_MOST_SEGMENTS = 50


class _Area(NamedTuple):
    left: float
    bottom: float
    right: float
    top: float

    def within(self, other: "_Area") -> "_Area":
        """Return what two areas share; without height or width where they share nothing."""
        return _Area(
            max(self.left, other.left),
            max(self.bottom, other.bottom),
            min(self.right, other.right),
            min(self.top, other.top),
        )


class Shown:
    """Says of characters whether the page shows them; one answer for each run of text."""

    def __init__(self, text_page: int) -> None:
        self._text_page = text_page
        self._item = 0
        self._shown = True

    def at(self, index: int) -> bool:
        """Whether a character is shown."""
        item = calls().text_object(self._text_page, index)
        if item != self._item:
            self._item = item or 0
            self._shown = not item or _is_shown(item)
        return self._shown


def _is_shown(item: int) -> bool:
    clip = calls().clip_of(item)
    count = calls().clip_count(clip) if clip else 0
    if count <= 0:
        return True
    bounds = _bounds(item)
    shown = bounds
    for path in range(count):
        area = _clip_area(clip, path)
        if area is not None:
            shown = shown.within(area)
    high = bounds.top - bounds.bottom
    return shown.right > shown.left and shown.top - shown.bottom >= _SHOWN_SHARE * high


def _bounds(item: int) -> _Area:
    values = (ctypes.c_float * 4)()
    start = ctypes.addressof(values)
    calls().object_bounds(item, start, start + 4, start + 8, start + 12)
    return _Area(*values)


def _clip_area(clip: int, path: int) -> _Area | None:
    """Return the area around one path of a clip, None where it cannot be told."""
    handle = ctypes.cast(clip, pdfium().FPDF_CLIPPATH)
    count = pdfium().FPDFClipPath_CountPathSegments(handle, path)
    if not 0 < count <= _MOST_SEGMENTS:
        return None
    across, up = [], []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium().FPDFClipPath_GetPathSegment(handle, path, index)
        pdfium().FPDFPathSegment_GetPoint(segment, x, y)
        across.append(x.value)
        up.append(y.value)
    return _Area(min(across), min(up), max(across), max(up))
