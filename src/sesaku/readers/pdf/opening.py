"""Opening a PDF with pdfium, and what to say of one that does not open."""

import ctypes
import re
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.exceptions import BrokenFileError, TooLargeError
from sesaku.readers.pdf import limits
from sesaku.readers.pdf.layout import PageLayout
from sesaku.readers.pdf.native import Handle, pdfium
from sesaku.readers.pdf.page import blank_page, lay_out_page
from sesaku.readers.pdf.picture import Picture, draw_page

BROKEN = "PDFとして読めません。壊れているか、途中で切れています。取得し直してください。"
_LOCKED = "パスワードで保護されています。保護を外したファイルを読み込んでください。"
_PAGES = "{count}頁あります（上限 {most} 頁）。分けてから読み込んでください。"
_CHARACTERS = "文字が多すぎます（上限 {most} 字）。分けてから読み込んでください。"
# bytes printed as figures, characters lost, an empty name of a program
_NO_TITLE = re.compile(r"^<[0-9A-Fa-f]*>$|[\ufffd\x00-\x1f]|^untitled$", re.IGNORECASE)
_PASSWORD, _SECURITY = 4, 5
_END_SIGN = 2


class Share(NamedTuple):
    """What one of several processes reads: every so many pages, from which on.

    A file of at most ``alone`` pages is read by the first of them alone.
    """

    part: int
    parts: int
    alone: int = 0


WHOLE = Share(0, 1)


class Drawing(NamedTuple):
    """What a process draws instead of reading: the page at a place, from 0."""

    page: int


class Opened:
    """A PDF that is open: its title, and its pages one after another.

    Args:
        data: the file's content.
        path: the file, for messages.

    Raises:
        BrokenFileError: it is no PDF, damaged, or locked by a password.
        TooLargeError: it has more pages than are read.
    """

    def __init__(self, data: bytes, path: str) -> None:
        self._path = path
        self._data = data  # pdfium reads from it as long as the document is open
        self._document = pdfium().FPDF_LoadMemDocument64(data, len(data), None)
        if not self._document:
            locked = pdfium().FPDF_GetLastError() in {_PASSWORD, _SECURITY}
            raise BrokenFileError(path, _LOCKED if locked else BROKEN)
        self.count: int = pdfium().FPDF_GetPageCount(self._document)
        if self.count <= 0:
            raise BrokenFileError(path, BROKEN)
        if self.count > limits.MAX_PAGES:
            raise TooLargeError(path, _PAGES.format(count=self.count, most=limits.MAX_PAGES))
        self.title = _title(self._document)

    def pages(self, share: Share = WHOLE) -> Iterator[PageLayout]:
        """Yield the pages; a page that cannot be read is blank and marked as broken.

        Args:
            share: which pages, where several processes read the file.

        Raises:
            TooLargeError: there are more characters than are read.
        """
        characters = 0
        parts = share.parts if self.count > share.alone else 1
        for index in range(share.part, self.count, parts):
            page = pdfium().FPDF_LoadPage(self._document, index)
            if not page:
                yield blank_page()
                continue
            try:
                layout = lay_out_page(page, self._path)
            finally:
                pdfium().FPDF_ClosePage(page)
            characters += layout.characters
            if characters > limits.MAX_CHARACTERS:
                raise TooLargeError(self._path, _CHARACTERS.format(most=limits.MAX_CHARACTERS))
            yield layout

    def picture(self, drawing: Drawing) -> Picture:
        """Draw a page as it is shown, in shades of grey.

        Raises:
            BrokenFileError: it cannot be drawn.
        """
        page = pdfium().FPDF_LoadPage(self._document, drawing.page)
        if not page:
            raise BrokenFileError(self._path, BROKEN)
        try:
            return draw_page(page, self._path)
        finally:
            pdfium().FPDF_ClosePage(page)

    def close(self) -> None:
        """Close the file."""
        pdfium().FPDF_CloseDocument(self._document)


def _title(document: Handle) -> str | None:
    """Return the title in the file's own description of itself."""
    size = pdfium().FPDF_GetMetaText(document, b"Title", None, 0)
    if not _END_SIGN < size < limits.MAX_TITLE_BYTES:
        return None
    buffer = ctypes.create_string_buffer(size)
    pdfium().FPDF_GetMetaText(document, b"Title", buffer, size)
    title = buffer.raw[: size - 2].decode("utf-16-le", "replace").strip(" \0")
    return title if title and not _NO_TITLE.search(title) else None
