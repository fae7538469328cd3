"""What a PDF has that cannot be read as text, told to the reader of the document."""

from collections.abc import Iterator, Sequence

from sesaku.document.document import Defect, Page
from sesaku.readers.pdf.layout import PageLayout


def find_defects(layouts: Sequence[PageLayout], pages: Sequence[Page]) -> Iterator[Defect]:
    """Yield a defect for every page that is a picture, damaged, or printed in unknown signs."""
    for layout, page in zip(layouts, pages, strict=True):
        if layout.broken:
            yield "page-unreadable", page.start, {"page": page.number}
        elif layout.unmapped:
            yield (
                "characters-unmapped",
                page.start,
                {"page": page.number, "count": layout.unmapped},
            )
        elif layout.pictured and not layout.items:
            yield "scanned-page", page.start, {"page": page.number}
