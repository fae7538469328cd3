"""A page drawn as dots, to recognise characters in it."""

import base64
import ctypes
import json
import zlib
from typing import NamedTuple

from sesaku.exceptions import BrokenFileError
from sesaku.readers.pdf import limits
from sesaku.readers.pdf.glyphs import frame_of
from sesaku.readers.pdf.native import Handle, pdfium

_WHITE = 0xFFFFFFFF
_UNDRAWN = "頁を描けません。ファイルを取得し直してください。"


class Picture(NamedTuple):
    """A page drawn in shades of grey: dots across, dots down, one byte for each dot by rows."""

    width: int
    height: int
    dots: bytes

    def pack(self) -> bytes:
        """Return it as data, on one line."""
        dots = base64.b64encode(zlib.compress(self.dots, 1)).decode("ascii")
        return json.dumps([self.width, self.height, dots]).encode()


def unpack_picture(data: bytes) -> Picture:
    """Return a picture from data."""
    width, height, dots = json.loads(data)
    return Picture(width, height, zlib.decompress(base64.b64decode(dots)))


def draw_page(page: Handle, path: str) -> Picture:
    """Draw a page, its longer side as many dots as are recognised best.

    Args:
        page: pdfium's handle of the loaded page.
        path: the file, for messages.

    Raises:
        DocumentError: the page is broken.
    """
    wide, high = frame_of(page, path).size
    scale = limits.PICTURE_DOTS / max(wide, high, 1.0)
    width, height = max(round(wide * scale), 1), max(round(high * scale), 1)
    grey = pdfium().FPDFBitmap_Gray
    bitmap = pdfium().FPDFBitmap_CreateEx(width, height, grey, None, 0)
    if not bitmap:
        raise BrokenFileError(path, _UNDRAWN)
    try:
        pdfium().FPDFBitmap_FillRect(bitmap, 0, 0, width, height, _WHITE)
        pdfium().FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, 0)
        stride = pdfium().FPDFBitmap_GetStride(bitmap)
        rows = ctypes.string_at(pdfium().FPDFBitmap_GetBuffer(bitmap), stride * height)
    finally:
        pdfium().FPDFBitmap_Destroy(bitmap)
    return Picture(width, height, b"".join(_rows(rows, stride, width)))


def _rows(dots: bytes, stride: int, width: int) -> list[bytes]:
    return [dots[start : start + width] for start in range(0, len(dots), stride)]
