"""Titles of a sheet that are printed on each page: lines, and the rows of a table right below them.

A program that prints a workbook repeats the rows that it is told to on every page. Where lines and
the table's first rows below them say again what those of the first page say, the lines are no text
of the page. Neither are they where only they are printed again, at the same place on each page.
"""

from collections.abc import Iterator, Sequence

from sesaku.readers.pdf.layout import Grid, PageLayout, TextLine
from sesaku.readers.pdf.lone_heads import UNIT
from sesaku.readers.pdf.repetition import repeated_rows
from sesaku.readers.pdf.rules import THIN
from sesaku.text.width import squeeze


def print_titles(pages: Sequence[PageLayout]) -> Iterator[tuple[int, int]]:
    """Yield the lines of titles printed again, by position of the page and of the line in it."""
    if not pages:
        return
    above, first = _opening(pages[0])
    if first is None:
        return
    said = [squeeze(line.text) for line in above]
    openings = [_opening(page) for page in pages]
    alike = all(_in_place(above, lines) for lines, _ in openings)
    for number, (lines, grid) in enumerate(openings[1:], start=1):
        again = [squeeze(line.text) for line in lines]
        same = bool(again) and said[-len(again) :] == again
        if same and grid is not None and (alike or repeated_rows(first, grid)):
            yield from ((number, item) for item in range(len(again)))


def _in_place(above: Sequence[TextLine], lines: Sequence[TextLine]) -> bool:
    """Whether lines say what those of the first page say, each at the same place."""
    return len(lines) == len(above) and all(
        squeeze(line.text) == squeeze(first.text)
        and abs(line.box[0] - first.box[0]) <= THIN
        and abs(line.box[1] - first.box[1]) <= THIN
        and not UNIT.search(line.text)
        for line, first in zip(lines, above, strict=True)
    )


def _opening(page: PageLayout) -> tuple[list[TextLine], Grid | None]:
    """Return the lines above the first table of a page, and the table."""
    lines: list[TextLine] = []
    for item in page.items:
        if isinstance(item, Grid):
            return lines, item
        lines.append(item)
    return lines, None
