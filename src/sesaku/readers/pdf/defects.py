"""What a PDF has that cannot be read as text, told to the reader of the document."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from sesaku.document.document import Defect, Page
from sesaku.readers.pdf.layout import PageLayout


def find_defects(layouts: Sequence[PageLayout], pages: Sequence[Page]) -> Iterator[Defect]:
    """Yield a defect for pages that are pictures, damaged, or printed in unknown signs."""
    kinds = [_kind(layout) for layout in layouts]
    at = 0
    for kind, group in groupby(kinds):
        count = len(list(group))
        if kind is not None:
            first, last = pages[at], pages[at + count - 1]
            printed = str(first.number) if count == 1 else f"{first.number}～{last.number}"
            yield kind, first.start, {"page": printed}
        at += count
    for layout, page in zip(layouts, pages, strict=True):
        if layout.recognised is not None:
            found, doubtful = layout.recognised
            yield (
                "text-from-ocr",
                page.start,
                {"page": page.number, "count": found, "doubtful": doubtful},
            )
        if layout.unmapped:
            keys: dict[str, str | int] = {"page": page.number, "count": layout.unmapped}
            yield "characters-unmapped", page.start, keys


def _kind(layout: PageLayout) -> str | None:
    if layout.broken:
        return "page-unreadable"
    return "scanned-page" if layout.scanned and layout.recognised is None else None
