"""The indicators of the sheet: baseline, final target, and for each year target over result."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sesaku.exports.official.layout import Cell, Row, Table, body, label
from sesaku.exports.official.values import beside, content_cell, dated_cell
from sesaku.exports.official.wording import coded, fiscal, paragraphs
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator, MidtermGoal
from sesaku.model.values import DatedValue, ItemisedText

_NAME, _VALUE, _YEAR, _YEARS, _REASON = 17, 9, 7, 35, 22
_TEXT_YEARS, _NO_REASON = 62, 12
_WORDY = 40
_REASONS = "測定指標の選定理由及び目標値（水準・目標年度）の設定の根拠"
_EVERY_YEAR = "毎年度"
_NO_YEAR = "－年度"
_HEAD = 3


def indicator_table(fields: Sequence[PolicyField]) -> Table:
    """Return the table of the indicators of all fields."""
    indicators = [indicator for one in fields for indicator in one.indicators]
    years = sorted({year.fiscal_year for one in indicators for year in one.years}) or [0]
    rows = [*_heads(years)]
    for indicator in indicators:
        rows += _rows(indicator, years)
    spread = _TEXT_YEARS if any(map(_is_wordy, indicators)) else _YEARS
    reason = _REASON if any(one.rationale for one in indicators) else _NO_REASON
    widths = (_NAME, _VALUE, _YEAR, _VALUE, _YEAR, *[spread / len(years)] * len(years), reason)
    return Table(widths, tuple(rows), head=_HEAD, joined=True)


def _is_wordy(indicator: Indicator) -> bool:
    """Whether a year of an indicator is told in sentences, which need a wide column."""
    said = (part for year in indicator.years for part in (year.target, year.result))
    return any(isinstance(part, ItemisedText) and len(part.text) > _WORDY for part in said)


def _heads(years: list[int]) -> Iterator[Row]:
    yield (
        label("測定指標", rows=_HEAD),
        label("基準値", columns=2, rows=2),
        label("目標値", columns=2, rows=2),
        label("年度ごとの目標値", columns=len(years)),
        label(_REASONS, rows=_HEAD),
    )
    yield (label("年度ごとの実績値", columns=len(years)),)
    words = ("値", "基準年度", "値", "目標年度")
    yield *(label(word) for word in words), *(label(fiscal(year)) for year in years)


def _rows(indicator: Indicator, years: list[int]) -> Iterator[Row]:
    by_year = {year.fiscal_year: year for year in indicator.years}
    cells = [by_year.get(year) for year in years]
    base, target = indicator.baseline, indicator.target or indicator.midterm_goal
    reason = indicator.rationale.text if indicator.rationale else ""
    yield (
        body(paragraphs(f"{coded(indicator.code)}　{indicator.name}"), rows=2),
        beside(dated_cell(base), rows=2),
        _year(base.fiscal_year if base else None, _NO_YEAR, known=base is not None),
        beside(dated_cell(target), rows=2),
        _year(_end(target), _EVERY_YEAR, known=target is not None),
        *_targets([content_cell(one.target if one else None) for one in cells]),
        body(paragraphs(reason), rows=2),
    )
    yield tuple(content_cell(one.result if one else None) for one in cells)


def _targets(cells: list[Cell]) -> list[Cell]:
    """Return the targets; one that holds for all years is printed once over them."""
    first = cells[0]
    same = all(cell == first for cell in cells)
    return [replace(first, columns=len(cells))] if same and first.lines else cells


def _end(value: DatedValue | MidtermGoal | None) -> int | None:
    if isinstance(value, MidtermGoal):
        return int(value.term) if value.term and value.term.isdecimal() else None
    return value.fiscal_year if value is not None else None


def _year(year: int | None, otherwise: str, *, known: bool) -> Cell:
    said = fiscal(year) if year else otherwise if known else ""
    return Cell(paragraphs(said), rows=2, align="center", middle=True)
