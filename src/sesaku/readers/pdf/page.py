"""One page: from pdfium's handles to lines and tables in reading order."""

import re

from sesaku.exceptions import TooLargeError
from sesaku.readers.pdf import limits, ruled
from sesaku.readers.pdf.glyphs import Frame, PageText, frame_of
from sesaku.readers.pdf.grids import grids_of
from sesaku.readers.pdf.layout import PageLayout
from sesaku.readers.pdf.native import Handle, address, pdfium
from sesaku.readers.pdf.plain import plain_items
from sesaku.readers.pdf.rules import Drawn, drawn, rules_of

# Private signs 「外字」, and what stands for no character at all
_NO_CHARACTER = re.compile("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd\0]")


def lay_out_page(page: Handle, path: str) -> PageLayout:
    """Return what stands on a page.

    Args:
        page: pdfium's handle of the loaded page.
        path: the file, for messages.

    Raises:
        TooLargeError: the page has more characters than any page.
        DocumentError: the page is broken.
    """
    frame = frame_of(page, path)
    found = drawn(address(page), pdfium().FPDFPage_CountObjects(page))
    text_page = pdfium().FPDFText_LoadPage(page)
    try:
        text = PageText(text_page, frame)
        if text.count > limits.MAX_PAGE_CHARACTERS:
            raise TooLargeError(path, "1頁の文字数が多すぎます。")
        return _layout(text, frame, found)
    finally:
        pdfium().FPDFText_ClosePage(text_page)


def _layout(text: PageText, frame: Frame, found: Drawn) -> PageLayout:
    grids = grids_of(rules_of(found.paths, frame)) if found.paths else []
    items = ruled.compose(grids, text.glyphs()) if grids else plain_items(text)
    return PageLayout(*frame.size, items, found.pictured, _unmapped(text.text))


def _unmapped(text: str) -> int:
    """Count the characters that say nothing: fonts' own signs, and those without a code."""
    return len(_NO_CHARACTER.findall(text))


def blank_page() -> PageLayout:
    """Return what stands in for a page that cannot be read."""
    return PageLayout(0.0, 0.0, (), broken=True)
