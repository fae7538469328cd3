"""The official ex-ante sheet 「事前分析表」 as work that comes in, beside the workbook's own form.

It is read as any document is; what the cycle has a place for becomes rows, and every other cell
that says something is named, so that nothing is dropped in silence.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sesaku.document.cite import Cite, covered
from sesaku.exports.cycle_workbook.reading import Found, Line, Problem, read
from sesaku.exports.cycle_workbook.sheets import Value
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.means import FormMeans
from sesaku.model.reading import Reading
from sesaku.model.values import DatedValue, ItemisedText, Quantity, YearlyContent
from sesaku.readers.source import Source
from sesaku.reading import read as read_document

_KINDS = frozenset({"ex_ante_sheet", "standard_form"})
_SCOPES = {
    "excluding_contributions": "分担金・拠出金を除く",
    "contributions": "分担金・拠出金",
    None: "全体",
}


class _Said(NamedTuple):
    """A value and where it stands."""

    value: Value | None
    cite: Cite


def read_work(source: Source) -> Found:
    """Read work of a cycle: a workbook of our own form, or an official ex-ante sheet.

    Raises:
        DocumentError: it is no workbook, or a damaged one.
    """
    found = read(source)
    strange = all(problem.code == "unknown-sheet" for problem in found.problems)
    if found.lines or not found.problems or not strange:
        return found
    reading = read_document(source)
    return _Sheet(reading).found() if reading.detection.kind in _KINDS else found


class _Sheet:
    """Makes rows of an official sheet."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._cells = [
            (span.start, span.end, cell.name or "")
            for table in reading.document.tables
            for cell in table.cells
            for span in cell.cite
        ]
        self._used: set[str] = set()

    def found(self) -> Found:
        """Return the rows, and the cells that have no place."""
        lines = list(self._lines())
        return Found(lines, list(self._problems()))

    def _lines(self) -> Iterator[Line]:
        content = self._reading.content
        if content.measure is not None:
            for place, goal in enumerate(content.measure.goals, 1):
                member = goal.number or str(place)
                yield from self._line("goals", {"member": member}, text=_Said(goal.text, goal.cite))
            for budget in content.measure.budgets:
                keys: dict[str, Value] = {
                    "scope": _SCOPES[budget.scope],
                    "year": budget.fiscal_year,
                }
                parts = ("initial", "supplementary", "carryover", "total", "executed")
                amounts = {name: _amount(getattr(budget, name)) for name in parts}
                yield from self._line("budgets", keys, **amounts)
        for part in content.fields:
            yield from self._of_field(part)

    def _of_field(self, part: PolicyField) -> Iterator[Line]:
        codes = [one.code for one in part.indicators]
        divided = any("-" in code for code in codes)
        if not divided:  # of a divided measure the sheet does not say to which field they belong
            for place, item in enumerate(part.overview, 1):
                keys: dict[str, Value] = {
                    "number": part.number,
                    "member": item.number or str(place),
                }
                yield from self._line("overview", keys, text=_Said(item.text, item.cite))
        for place, means in enumerate(part.means, 1):
            number = _field_of(means, divided=divided, undivided=part.number)
            if number is not None:
                yield from self._means(means, number, means.number or str(place))
        for indicator in part.indicators:
            yield from self._indicator(indicator)

    def _means(self, means: FormMeans, number: str, member: str) -> Iterator[Line]:
        cites = means.cites
        yield from self._line(
            "means",
            {"number": number, "member": member},
            name=_Said(means.name, cites.get("name", ())),
            review_number=_Said(means.review_number, cites.get("review_number", ())),
            start_year=_Said(means.start_year, cites.get("start_year", ())),
            text=_Said(means.text, means.cite),
        )

    def _indicator(self, one: Indicator) -> Iterator[Line]:
        base, target, why = one.baseline, one.target, one.rationale
        yield from self._line(
            "indicators",
            {"code": one.code},
            name=_Said(one.name, one.cite),
            midterm_goal=_value(target),
            goal_term=_year(target, text=True),
            baseline=_value(base),
            baseline_year=_year(base, text=False),
            rationale=_Said(why.text if why else None, why.cite if why else ()),
        )
        for year in one.years:
            yield from self._line(
                "years",
                {"code": one.code, "year": year.fiscal_year},
                target=_content(year.target),
                result=_content(year.result),
            )

    def _line(self, sheet: str, keys: dict[str, Value], **said: _Said) -> Iterator[Line]:
        values = {name: one.value for name, one in said.items() if one.value not in {None, ""}}
        cells = {name: self._cell(said[name].cite) for name in values}
        if not values:
            return
        self._used.update(cells.values())
        label = next(iter(cells.values())).partition("!")[0]
        filled = {name: value for name, value in values.items() if value is not None}
        places = {name: cell.partition("!")[2] for name, cell in cells.items()}
        yield Line(sheet, label, {**keys, **filled}, places)

    def _cell(self, cite: Cite) -> str:
        """Return the cell in which a value stands."""
        for start, end, name in self._cells:
            if cite and start <= cite[0].start < end:
                return name
        return ""

    def _problems(self) -> Iterator[Problem]:
        """Yield the cells that hold more than headings, and of which no row was made."""
        content = self._reading.content
        labels = covered(piece.cite for piece in content.furniture)
        for table in self._reading.document.tables:
            for cell in table.cells:
                text = self._reading.document.quote(cell.cite) if cell.cite else ""
                name = cell.name or ""
                if text.strip() and name not in self._used and not _all_in(cell.cite, labels):
                    label, _, place = name.partition("!")
                    yield Problem(label, place, text, "not-of-the-cycle")


def _all_in(cite: Cite, ranges: Iterable[tuple[int, int]]) -> bool:
    held = list(ranges)
    return all(any(start <= one.start and one.end <= end for start, end in held) for one in cite)


def _field_of(means: FormMeans, *, divided: bool, undivided: str) -> str | None:
    """Return the field of a means: in a divided measure that of the indicators it serves."""
    if not divided:
        return undivided
    fields = {code.partition("-")[0] for code in means.indicators if "-" in code}
    return fields.pop() if len(fields) == 1 else None


def _value(value: DatedValue | None) -> _Said:
    if value is None:
        return _Said(None, ())
    return _Said(value.text if value.text is not None else value.raw, value.cite)


def _year(value: DatedValue | None, *, text: bool) -> _Said:
    if value is None or value.fiscal_year is None:
        return _Said(None, ())
    year = str(value.fiscal_year) if text else value.fiscal_year
    return _Said(year, value.year_cite)


def _amount(quantity: Quantity | None) -> _Said:
    return _Said(quantity.raw, quantity.cite) if quantity is not None else _Said(None, ())


def _content(content: YearlyContent | None) -> _Said:
    if content is None:
        return _Said(None, ())
    text = content.text if isinstance(content, ItemisedText) else content.raw
    return _Said(text, content.cite)
