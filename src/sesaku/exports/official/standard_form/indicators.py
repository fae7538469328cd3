"""The indicators of the form, below each other: a block of rows for each."""

from collections.abc import Iterator, Sequence

from sesaku.exports.official.layout import Cell, Line, Row, Table, body, label
from sesaku.exports.official.values import content_cell, dated_cell, mark_cell
from sesaku.exports.official.wording import fiscal, paragraphs, wide
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator, ReferenceIndicator, YearlyValue

_LABEL, _NAME, _BASE, _TARGET, _MARK = 6, 16, 11, 13, 5
_YEARS = 49
_EVERY_YEAR = "毎年度"
_NO_YEAR = "－年度"


def indicator_table(policy_field: PolicyField) -> Table:
    """Return the table of all indicators; their years share its columns."""
    counts = [len(indicator.years) for indicator in policy_field.indicators]
    counts += [len(_years(reference)) for reference in policy_field.reference_indicators]
    columns = max([2, *counts])
    rows: list[Row] = []
    for indicator in policy_field.indicators:
        rows += (
            _numbers(indicator, columns) if _is_number(indicator) else _texts(indicator, columns)
        )
    for reference in policy_field.reference_indicators:
        rows += _reference(reference, columns)
    rows[0] = (label("測定指標", rows=len(rows)), *rows[0])
    widths = (_LABEL, _NAME, _BASE, *[_YEARS / columns] * columns, _TARGET, _MARK)
    return Table(widths, tuple(rows), joined=True)


def _is_number(indicator: Indicator) -> bool:
    return indicator.kind == "quantitative"


def _name(indicator: Indicator, rows: int) -> Cell:
    return body(paragraphs(f"{wide(indicator.code)}　{indicator.name}"), rows=rows)


def _spread(cells: Sequence[Cell], columns: int) -> Iterator[Cell]:
    """Yield cells so that the last takes the columns that are left."""
    for place, cell in enumerate(cells):
        last = place == len(cells) - 1
        width = columns - len(cells) + 1 if last else 1
        yield Cell(
            cell.lines,
            width,
            cell.rows,
            cell.shade,
            cell.align,
            cell.middle,
            cell.amount,
            cell.name,
        )


def _numbers(indicator: Indicator, columns: int) -> Iterator[Row]:
    years = indicator.years
    base, target = indicator.baseline, indicator.target
    marked = any(_mark(year) for year in years)
    rows = 4 + marked
    heads = (label("基準値"), label("実績値", columns=columns), label("目標値"), label("達成"))
    yield _name(indicator, rows), *heads
    yield (
        label(fiscal(base.fiscal_year) if base and base.fiscal_year else _NO_YEAR),
        *_spread([label(fiscal(year.fiscal_year)) for year in years], columns),
        label(fiscal(target.fiscal_year) if target and target.fiscal_year else _EVERY_YEAR),
        mark_cell(indicator.mark, rows=rows - 1),
    )
    yield (
        dated_cell(base),
        *_spread([content_cell(year.result) for year in years], columns),
        dated_cell(target),
    )
    yield (
        label("年度ごとの目標値"),
        *_spread([content_cell(year.target) for year in years], columns),
        Cell(),
    )
    if marked:
        marks = [mark_cell(_mark(year)) for year in years]
        yield label("達成状況"), *_spread(marks, columns), Cell()


def _mark(year: YearlyValue) -> str | None:
    return year.mark or getattr(year.result, "mark", None)


def _texts(indicator: Indicator, columns: int) -> Iterator[Row]:
    years = indicator.years
    base, target = indicator.baseline, indicator.target
    rows = 1 + len(years) + (base is not None) + (target is not None)
    marked = any(_mark(year) for year in years)
    half = (columns + 1 - marked) // 2
    rest = columns + 1 - marked - half
    mark = mark_cell(indicator.mark, rows=rows - 1)
    yield (
        _name(indicator, rows),
        label("年度"),
        label("施策の進捗状況（目標）", columns=half),
        label("施策の進捗状況（実績）", columns=rest),
        *[label("達成状況")][: int(marked)],
        label("達成"),
    )
    following: list[Row] = []
    if base is not None:
        following.append((_dated("基準", base.fiscal_year), dated_cell(base, columns=columns + 1)))
    for year in years:
        cells = (
            content_cell(year.target, columns=half),
            content_cell(year.result, columns=rest),
            *[mark_cell(_mark(year))][: int(marked)],
        )
        following.append((label(fiscal(year.fiscal_year)), *cells))
    if target is not None:
        where = _dated("目標", target.fiscal_year)
        following.append((where, dated_cell(target, columns=columns + 1)))
    yield (*following[0], mark)
    yield from following[1:]


def _dated(word: str, year: int | None) -> Cell:
    said = f"（{fiscal(year)}）" if year else ""
    return label(f"{word}{said}")


def _years(reference: ReferenceIndicator) -> list[int]:
    years = (value.fiscal_year for line in reference.series for value in line.values)
    return list(dict.fromkeys(years))


def _reference(reference: ReferenceIndicator, columns: int) -> Iterator[Row]:
    years = _years(reference)
    rows = 1 + len(reference.series)
    name = (Line("（参考指標）"), *paragraphs(reference.name))
    heads = _spread([label(fiscal(year)) for year in years], columns)
    yield body(name, rows=rows), label("実績値", rows=rows), *heads, Cell(columns=2, rows=rows)
    for line in reference.series:
        raws = {value.fiscal_year: value.raw for value in line.values}
        cells = [Cell((Line(raws.get(year, "")),), align="end", middle=True) for year in years]
        yield tuple(_spread(cells, columns))
