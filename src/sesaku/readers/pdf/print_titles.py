"""Titles of a sheet that are printed on each page: lines, and the rows of a table right below them.

A program that prints a workbook repeats the rows that it is told to on every page. Where lines and
the table's first rows below them say again what those of the first page say, the lines are no text
of the page.
"""

from collections.abc import Iterator, Sequence

from sesaku.readers.pdf.layout import Grid, PageLayout, TextLine
from sesaku.readers.pdf.repetition import repeated_rows
from sesaku.text.width import squeeze


def print_titles(pages: Sequence[PageLayout]) -> Iterator[tuple[int, int]]:
    """Yield the lines of titles printed again, by position of the page and of the line in it."""
    if not pages:
        return
    above, first = _opening(pages[0])
    if first is None:
        return
    said = [squeeze(line.text) for line in above]
    for number, page in enumerate(pages[1:], start=1):
        lines, grid = _opening(page)
        again = [squeeze(line.text) for line in lines]
        same = bool(again) and said[-len(again) :] == again
        if same and grid is not None and repeated_rows(first, grid):
            yield from ((number, item) for item in range(len(again)))


def _opening(page: PageLayout) -> tuple[list[TextLine], Grid | None]:
    """Return the lines above the first table of a page, and the table."""
    lines: list[TextLine] = []
    for item in page.items:
        if isinstance(item, Grid):
            return lines, item
        lines.append(item)
    return lines, None
