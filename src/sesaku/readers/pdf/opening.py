"""Opening a PDF with pdfium, and what to say of one that does not open."""

import ctypes
from typing import Any, NamedTuple

from sesaku.exceptions import BrokenFileError, TooLargeError
from sesaku.readers.pdf import limits
from sesaku.readers.pdf.layout import PageLayout
from sesaku.readers.pdf.page import blank_page, lay_out_page

_BROKEN = "PDFとして読めません。壊れているか、途中で切れています。取得し直してください。"
_LOCKED = "パスワードで保護されています。保護を外したファイルを読み込んでください。"
_PASSWORD, _SECURITY = 4, 5


class Pages(NamedTuple):
    """A PDF as read: its pages, the title it declares, and the pages that could not be read."""

    pages: list[PageLayout]
    title: str | None
    broken: list[int]


def read_pages(data: bytes, path: str) -> Pages:
    """Read all pages of a PDF.

    Args:
        data: the file's content.
        path: the file, for messages.

    Raises:
        BrokenFileError: it is no PDF, damaged, or locked by a password.
        TooLargeError: it has more pages or characters than are read.
    """
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loading takes 0.1 s, and only a PDF needs it

    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in {_PASSWORD, _SECURITY}
        raise BrokenFileError(path, _LOCKED if locked else _BROKEN)
    try:
        count = pdfium.FPDF_GetPageCount(document)
        if count > limits.MAX_PAGES:
            raise TooLargeError(
                path, f"{count}頁あります（上限 {limits.MAX_PAGES}）。分けてから読み込んでください。"
            )
        read = Pages([], _title(document), [])
        for index in range(count):
            _read_page(document, index, path, read)
    finally:
        pdfium.FPDF_CloseDocument(document)
    if len(read.broken) == len(read.pages):
        raise BrokenFileError(path, _BROKEN)
    return read


def _read_page(document: Any, index: int, path: str, read: Pages) -> None:  # noqa: ANN401 - a handle
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loading takes 0.1 s

    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        read.pages.append(blank_page())
        read.broken.append(index)
        return
    try:
        read.pages.append(lay_out_page(page, path))
    finally:
        pdfium.FPDF_ClosePage(page)


def _title(document: Any) -> str | None:  # noqa: ANN401 - a handle
    """Return the title in the file's own description of itself."""
    import pypdfium2.raw as pdfium  # noqa: PLC0415 - loading takes 0.1 s

    size = pdfium.FPDF_GetMetaText(document, b"Title", None, 0)
    if not 2 < size < limits.MAX_TITLE_BYTES:  # noqa: PLR2004 - more than its end sign
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium.FPDF_GetMetaText(document, b"Title", buffer, size)
    title = buffer.raw[: size - 2].decode("utf-16-le", "replace").strip()
    return title or None
