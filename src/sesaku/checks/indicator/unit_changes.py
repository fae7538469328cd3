"""A series whose unit changes from one year to the next (3か国, 12名).

Looked at are the yearly cells of numeric indicators and of reference indicators. Full and half
width are one unit. Not applicable to a series with units in fewer than two years.
"""

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.indicator.nearby import subject_of
from sesaku.model.indicator import ReferenceIndicator, Series, SeriesValue
from sesaku.model.values import Quantity
from sesaku.text.width import squeeze

ID = "unit-changes"
VERSION = 1
CATEGORY: Category = "measurement_changed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_MARKS = re.compile(r"[＊*※()（）注\d\s]+")
_LONGEST_ROW = 200

Cell: TypeAlias = tuple[int, Quantity | SeriesValue]


def check(case: Case) -> Iterator[Answer]:
    """Answer for each numeric indicator and each line of a reference indicator."""
    document = case.reading.document.name
    for field in case.content.fields:
        for indicator in field.indicators:
            for part in ("target", "result") if indicator.kind == "quantitative" else ():
                cells: list[Cell] = [
                    (year.fiscal_year, value)
                    for year in indicator.years
                    if isinstance(value := getattr(year, part), Quantity)
                ]
                yield _answer(indicator.code, part, cells, (), document)
        for reference in field.reference_indicators:
            subject = subject_of(case, field, reference)
            for series in reference.series:
                printed: list[Cell] = [(value.fiscal_year, value) for value in series.values]
                shown = (*_label(series, document), *_row(case, reference))
                yield _answer(subject, "reference", printed, shown, document)


def _label(series: Series, document: str) -> tuple[Evidence, ...]:
    if not series.cite:
        return ()
    return (Evidence("series", series.label, series.cite, document),)


def _row(case: Case, reference: ReferenceIndicator) -> tuple[Evidence, ...]:
    """Return all cells of the table as they stand together in the print, where they do."""
    spans = [span for series in reference.series for cell in series.values for span in cell.cite]
    if not spans:
        return ()
    document = case.reading.document
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    text = " ".join(document.text[start:end].split())
    if len(text) > _LONGEST_ROW or document.page_at(start) != document.page_at(end):
        return ()
    return (Evidence("row", text, document.cite(start, end), document.name),)


def _answer(
    subject: str,
    role: str,
    cells: Iterable[Cell],
    label: tuple[Evidence, ...],
    document: str,
) -> Answer:
    with_unit = [(year, cell) for year, cell in cells if cell.value is not None and _unit(cell)]
    if len(with_unit) < 2:  # noqa: PLR2004 - two years to compare
        return abstained(subject, "no-units")
    units = list(dict.fromkeys(_unit(cell) for _, cell in with_unit))
    if len(units) == 1:
        return judged(subject, ())
    shown = tuple(
        Evidence(f"{role} {year}", cell.raw, cell.cite, document) for year, cell in with_unit
    )
    values: dict[str, Value] = {"units": "、".join(units)}
    return judged(subject, [Question("changes", (*shown, *label), (role, *units), values)])


def _unit(cell: Quantity | SeriesValue) -> str:
    return _MARKS.sub("", squeeze(cell.unit or ""))
