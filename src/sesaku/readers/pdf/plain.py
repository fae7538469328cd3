"""A page without tables: pdfium's own lines where they are sound, the characters where not."""

from sesaku.readers.pdf.columns import in_reading_order
from sesaku.readers.pdf.glyphs import PageText
from sesaku.readers.pdf.layout import Item
from sesaku.readers.pdf.lines import lines_of


def plain_items(text: PageText) -> tuple[Item, ...]:
    """Return the lines of a page without tables, in reading order."""
    return in_reading_order(lines_of(text.glyphs()), ())
