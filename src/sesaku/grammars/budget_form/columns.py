"""The amount columns of a budget form: their years and what they hold.

A flattened print has the year of a column and its kind on lines of their own: ``３年度``,
``当初予算額``, ``４年度``, ``概算要求額``.
"""

import re
from collections.abc import Sequence

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.grammars.budget_form import grammar
from sesaku.grammars.budget_form.layout import Cell, Line, cite_of
from sesaku.text.wareki import years_in
from sesaku.text.width import narrow, squeeze

_VALUES = frozenset({"amount", "inner", "blank"})
_ERA = re.compile("令和|平成|[RH](?=\\.?\\s*\\d)")


class Columns:
    """The amount columns, in the order of the print.

    Attributes:
        names: the heading of each, e.g. ３年度当初予算額.
        cites: where each heading stands.
        labels: headings that say a year or a kind of which the other half is missing.
    """

    def __init__(self, document: Document, lines: Sequence[Line]) -> None:
        self._document = document
        self._parts = list(_paired(lines))
        pairs = [pair for pair in self._parts if len(pair) > 1 or pair[0].kind == "column"]
        single = [pair for pair in self._parts if len(pair) == 1 and pair[0].kind != "column"]
        if not pairs and [cell.kind for pair in single for cell in pair].count("year") > 1:
            pairs, single = [pair for pair in single if pair[0].kind == "year"], []
        self._own = {cell.pieces for pair in self._parts for cell in pair}
        self._pairs = pairs
        self._headings = {cell.pieces for pair in pairs for cell in pair}
        self._header = next(
            (line for line in lines if line.ruled and any(self._in(cell) for cell in line.cells)),
            None,
        )
        self.names = tuple("".join(cell.passage(document).text for cell in pair) for pair in pairs)
        self.cites: tuple[Cite, ...] = tuple(cite_of(document, pair) for pair in pairs)
        self.labels: list[Cite] = [cite_of(document, pair) for pair in single]

    def window(self, line: Line) -> tuple[int, int] | None:
        """Return where the amounts of a row begin and end among its cells; None without any.

        In a ruled print the heading tells, by its place from the left or from the right; else they
        are the figures that stand side by side, the most of them.
        """
        found = [at for at, cell in enumerate(line.cells) if cell.kind in {"amount", "inner"}]
        if not found or any(self.holds(cell) for cell in line.cells):
            return None
        for first, last in self._below_heading(line):
            inside = {cell.kind for cell in line.cells[first:last]}
            if inside <= _VALUES and inside != {"blank"} and first >= 0:
                return first, last
        first, last = max(_runs(line), key=lambda run: (_figures(line, *run), run[0]))
        count = len(self.names)
        if line.ruled:
            while line.cells[first].kind == "blank" and last - first > max(count, 1):
                first += 1
        return first, min(last, first + count) if count else last

    def _below_heading(self, line: Line) -> list[tuple[int, int]]:
        if self._header is None or not line.ruled or not self._pairs:
            return []
        cells = self._header.cells
        places = [at for at, cell in enumerate(cells) if self._in(cell)]
        first, last = places[0], places[-1] + 1
        from_right = len(line.cells) - (len(cells) - first)
        ways = [(from_right, from_right + last - first)]
        return [(first, last)] if len(line.cells) == len(cells) else ways

    def _in(self, cell: Cell) -> bool:
        return bool(cell.pieces) and cell.pieces in self._headings

    def holds(self, cell: Cell) -> bool:
        """Whether a cell is part of a column's heading."""
        return bool(cell.pieces) and cell.pieces in self._own

    def fiscal_year(self, title: Cell | None) -> tuple[int, Cite] | None:
        """Return the fiscal year of the form and where it is printed.

        The title names it; else it is that of the initial budget, since the form is filled in with
        the request for the year after. A year without its era decides nothing.
        """
        initial = [pair[0] for pair in self._pairs if "当初" in squeeze(_text_of(pair))]
        for cell in [*([title] if title is not None else []), *initial[:1]]:
            start, end = cell.pieces[0]
            spans = grammar.years_printed(narrow(self._document.text[start:end]))
            if spans:
                return self._year(start + spans[0][0], start + spans[0][1])
        return None

    def _year(self, start: int, end: int) -> tuple[int, Cite] | None:
        printed = self._document.text[start:end]
        values = years_in(printed) if _ERA.search(narrow(printed)) or _civil(printed) else []
        return (values[0], self._document.cite(start, end)) if len(values) == 1 else None


def _text_of(pair: Sequence[Cell]) -> str:
    return "".join(cell.text for cell in pair)


def _runs(line: Line) -> list[tuple[int, int]]:
    """Return the ranges of neighbouring cells that may be amounts."""
    runs: list[tuple[int, int]] = []
    for at, cell in enumerate(line.cells):
        if cell.kind not in _VALUES:
            continue
        if runs and runs[-1][1] == at:
            runs[-1] = (runs[-1][0], at + 1)
        else:
            runs.append((at, at + 1))
    return runs


def _figures(line: Line, first: int, last: int) -> int:
    return sum(cell.kind != "blank" for cell in line.cells[first:last])


def _civil(printed: str) -> bool:
    return re.search(r"(?:19|20)\d\d", narrow(printed)) is not None


def _paired(lines: Sequence[Line]) -> list[tuple[Cell, ...]]:
    """Pair each year with what its column holds: by turns, or years first and kinds after.

    A kind that stands before its year is not known to be that year's: nothing is paired then.
    """
    found = [cell for line in lines for cell in line.having("column", "year", "column_kind")]
    if any(cell.kind == "column" for cell in found):
        return [(cell,) for cell in found]
    years = [cell for cell in found if cell.kind == "year"]
    kinds = [cell for cell in found if cell.kind == "column_kind"]
    pairs = list(zip(years, kinds, strict=False))
    told = len(years) == len(kinds) and all(year.pieces < kind.pieces for year, kind in pairs)
    return [*pairs] if told else [(cell,) for cell in found]
