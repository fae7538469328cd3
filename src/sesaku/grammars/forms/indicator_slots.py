"""What a cell of an indicator is, by the headings of its row and its columns."""

from typing import Literal, NamedTuple, TypeAlias

from sesaku.grammars.cells import is_dash
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.grid import Grid
from sesaku.grammars.forms.headings import PLAIN_YEAR, Heading
from sesaku.grammars.forms.quantities import take_apart, whole
from sesaku.grammars.forms.years import YearLabel, is_year, year_of_column

Role: TypeAlias = Literal[
    "baseline",
    "target",
    "baseline_year",
    "target_year",
    "yearly_target",
    "yearly_result",
    "yearly_mark",
    "both",
    "stacked",
    "bounds",
    "mark",
    "rationale",
    "unit",
    "accumulation",
    "other",
]

_SINGLE: tuple[Role, ...] = ("rationale", "unit", "accumulation", "baseline_year", "target_year")
_YEAR_OF: dict[str, Role] = {"baseline": "baseline_year", "target": "target_year"}
_BOUND_OF: dict[Role, Role] = {"baseline_year": "baseline", "target_year": "target"}
_YEARLY = {"yearly_target", "yearly_result", "both"}
_PAIRS: dict[str | None, Role] = {
    "baseline_over_target": "baseline",
    "target_over_baseline": "target",
}
_MARKS = {"mark", "yearly_mark"}
_OF_TARGET = {"target", "yearly_target"}


class Slot(NamedTuple):
    """What a cell holds, and of which years (empty where its headings name none).

    Where 目標値 and 実績値 stand one upon the other above the years, the role is ``stacked``: a
    block's first row is what ``upper`` says, its second the other. Where one heading is of both,
    the first of two values is what ``upper`` says. So it is where 基準 and 目標水準 are two lines
    of one heading, and the role is ``bounds``.
    """

    role: Role
    years: tuple[YearLabel, ...] = ()
    upper: Role = "yearly_target"


def slot_of(grid: Grid, cell: FormCell) -> Slot:
    """Return what a cell holds."""
    columns, rows = _parted(grid.column_headings(cell)), grid.row_headings(cell)
    among = grid.is_among_targets(cell)
    columns = [
        heading._replace(role="yearly_target")
        if grid.is_of_its_year(heading) or (among and heading.role == "target")
        else heading
        for heading in columns
    ]
    roles = {heading.role for heading in columns}
    row = next((h for h in rows if h.role not in {None, "year", "category", "name"}), Heading())
    if row.role == "rationale":
        return Slot("rationale")
    if row.role == "unit":
        return Slot("unit")
    apart = _year_beside(rows, row, cell) or _led_behind_another(grid, columns, rows, cell)
    apart = apart or _set_apart(grid, columns, cell)
    apart = apart or (_on_line(grid, cell) if row.role is None else None)
    if apart is not None:
        return apart
    pair = next((one.role for one in (row, *columns) if one.role in _PAIRS), None)
    if pair is not None:
        return Slot("bounds", upper=_PAIRS[pair])
    row_years = tuple(heading.year for heading in rows if heading.year is not None)[:1]
    column_years = tuple(heading.year for heading in columns if heading.year is not None)
    if not column_years and not row_years and roles & _YEARLY and not roles - {*_YEARLY, None}:
        column_years = grid.years_farther(cell)
    told = _marked(row, roles, column_years, row_years)
    told = told or _bound_of_row(grid, cell, row, columns, column_years)
    if told is not None:
        return told
    several = grid.years_beside(cell) if len(roles & {"target", *_YEARLY}) == 1 else ()
    return _valued(columns, row, column_years, row_years or several)


def _year_beside(rows: list[Heading], row: Heading, cell: FormCell) -> Slot | None:
    """Return of what a year right beside 目標年度 is, or beside 年度 behind the target itself."""
    near = rows[0] if rows else Heading()
    if not (is_year(cell.text) or is_dash(cell.text)):
        return None
    for bound, year in _YEAR_OF.items():
        if near.role == year or (near == PLAIN_YEAR and row.role == bound):
            return Slot(year)
    return None


def _led_behind_another(
    grid: Grid, columns: list[Heading], rows: list[Heading], cell: FormCell
) -> Slot | None:
    """Return what a cell is that 最終目標 leads behind a baseline, or below a reason.

    It stands in columns of other things: a reason, or values of years.
    """
    both = {"baseline", "target"} <= {one.role for one in rows}
    apart = both and all(one.year is None for one in rows)
    reason = any(one.role == "rationale" for one in columns)
    bound = grid.bound_beside(cell) if apart or reason else None
    if bound is None:
        return None
    return Slot("baseline" if bound == "baseline" else "target")


def _on_line(grid: Grid, cell: FormCell) -> Slot | None:
    """Return what a cell is whose column is headed 基準 above 目標水準, each with its line."""
    bound = grid.bound_of_line(cell)
    if bound is None:
        return None
    return Slot("baseline" if bound == "baseline" else "target")


def _set_apart(grid: Grid, columns: list[Heading], cell: FormCell) -> Slot | None:
    """Return what a cell holds whose column is no column of values; None where it is one."""
    roles = {heading.role for heading in columns}
    bound = next((role for role in _YEAR_OF if columns[:1] == [PLAIN_YEAR] and role in roles), "")
    if bound and not _is_value(grid, cell, bound, "year"):
        return Slot(_YEAR_OF[bound])
    for role in _SINGLE:
        valued = _BOUND_OF.get(role, "")
        if role in roles and not (valued in roles and _is_value(grid, cell, valued, role)):
            return Slot(role)
    return Slot("other") if roles & {"number", "ignored"} else None


def _marked(
    row: Heading,
    roles: set[str | None],
    column_years: tuple[YearLabel, ...],
    row_years: tuple[YearLabel, ...],
) -> Slot | None:
    """Return what a cell below or beside 達成状況 holds, None where it is in no such place."""
    below = bool(roles & _MARKS)
    last = row.role == "target" and not roles & _YEARLY
    if below and (last or row.role in _MARKS):
        return Slot(
            "mark"
        )  # in the row of the last target, or 達成状況 again, below those of years
    if below and not roles & _YEARLY:
        dated = _dated(column_years or row_years)
        return Slot("yearly_mark", dated) if dated else Slot("mark")
    if row.role in _MARKS:
        return Slot("yearly_mark", column_years) if column_years else Slot("mark")
    return None


def _is_value(grid: Grid, cell: FormCell, value: str, year: str) -> bool:
    """Whether a cell below 基準値 and 基準年度 is the value: no year, and no dash for one.

    A sentence may name a year and is none. Of 毎年20回 and of a dash, the line tells.
    """
    if "。" in cell.text or (year_of_column(cell.text) is None and not is_dash(cell.text)):
        return True
    return not is_year(cell.text) and grid.is_value_line(cell, value, year)


def _bound_of_row(
    grid: Grid,
    cell: FormCell,
    row: Heading,
    columns: list[Heading],
    column_years: tuple[YearLabel, ...],
) -> Slot | None:
    """Return the baseline or target of which the heading of a row is, over the columns of years.

    基準値（２年度） | 8基, merged over them, is of the year of its own heading or of none; so is
    目標値 where other rows are of the targets of years.
    """
    if row.role == "yearly_result" and grid.is_below_last_target(cell):
        return Slot("target", column_years)
    told = row.role == "baseline" or (row.role == "target" and grid.has_targets_of_years())
    if told and len(column_years) > 1:
        own = _dated((row.year,)) if row.year is not None else ()
        return Slot("baseline" if row.role == "baseline" else "target", own)
    last = (
        (row.role == "target" and _ends_in_its_year(cell, column_years))
        or (row.role == "baseline" and _is_of_last_target(grid, columns))
        or (not columns and _is_of_every_year(row))
    )
    return Slot("target") if last else None


def _ends_in_its_year(cell: FormCell, column_years: tuple[YearLabel, ...]) -> bool:
    """Whether a cell over the columns of several years prints one itself: 60以上（５年度）."""
    return len(column_years) > 1 and take_apart(whole(cell)).year is not None


def _is_of_every_year(row: Heading) -> bool:
    """Whether a heading of a row is of one target for all years: 目標値（毎年度）."""
    return row.role == "yearly_target" and row.year is not None and row.year.number is None


def _is_of_last_target(grid: Grid, columns: list[Heading]) -> bool:
    """Whether a column is of the last target alone: those of years have a column of their own."""
    roles = {heading.role for heading in columns}
    others = {heading.role for heading in grid.headings.values()}
    return "target" in roles and not roles & _YEARLY and bool(others & {"yearly_target", "both"})


def _parted(columns: list[Heading]) -> list[Heading]:
    """Leave out 目標値及び実績値 above columns that part the two, or hold their marks."""
    parted = any(heading.role in {"target", *_YEARLY, *_MARKS} - {"both"} for heading in columns)
    return [heading for heading in columns if heading.role != "both"] if parted else columns


def _valued(  # noqa: PLR0911 - one rule after another
    columns: list[Heading],
    row: Heading,
    column_years: tuple[YearLabel, ...],
    row_years: tuple[YearLabel, ...],
) -> Slot:
    """Return what a cell with a value holds: a baseline, a target, or the value of years."""
    roles = {heading.role for heading in columns}
    sides = len(roles & {"baseline", "target", "mark", "yearly_mark"}) + bool(roles & _YEARLY)
    if sides > 1 and row.role is None and not row_years:
        return Slot("other")  # a line over columns of several kinds
    if "baseline" in roles and not roles & _YEARLY:
        return Slot("baseline", column_years or row_years)
    final = row.role == "baseline" or "target" not in roles or row.year is not None or sides > 1
    if row.role in {"baseline", "target"} and not _dated(column_years) and final:
        return Slot("baseline" if row.role == "baseline" else "target", row_years)
    if "target" in roles and not roles & _YEARLY:
        return _targeted(columns, row, column_years, row_years)
    years = _dated(column_years) or _dated(row_years)
    if not years:
        return Slot("other")
    if row.role == "baseline":
        return Slot("baseline", years)
    if {"yearly_target", "yearly_result"} <= roles and row.role is None:
        order = [heading.role for heading in columns if heading.role in _YEARLY]
        upper: Role = "yearly_result" if order[-1] == "yearly_result" else "yearly_target"
        return Slot("stacked", years, upper)
    named = next((role for role in ("both", "yearly_target", "yearly_result") if role in roles), "")
    first = any(heading.results_first for heading in (row, *columns))
    return Slot(_row_role(row, named), years, "yearly_result" if first else "yearly_target")


def _targeted(
    columns: list[Heading],
    row: Heading,
    column_years: tuple[YearLabel, ...],
    row_years: tuple[YearLabel, ...],
) -> Slot:
    """Return what a cell below 目標値 holds: the final target, or those of years."""
    if row_years and row.role is None:
        return Slot("yearly_target", row_years)
    if len(column_years) > 1 or _year_above(columns):
        return Slot(_row_role(row, "yearly_target"), column_years)
    if row.role == "yearly_result" and column_years:
        return Slot("yearly_result", column_years)
    return Slot("target", column_years)


def _row_role(row: Heading, otherwise: str) -> Role:
    """Return the role that a row's heading gives, which goes before that of the column."""
    if row.role in _OF_TARGET:
        return "yearly_target"
    parted = row.role == "both" and otherwise in _YEARLY - {"both"}  # the columns part the two
    role = row.role if row.role in _YEARLY and not parted else otherwise
    for known in ("yearly_target", "yearly_result", "both"):
        if role == known:
            return known
    return "other"


def _year_above(columns: list[Heading]) -> bool:
    """Whether the year stands above the heading 目標値, not below it."""
    order = [heading for heading in columns if heading.role == "target" or heading.year]
    first = order[0] if order else Heading()
    return first.role == "target" and first.year is None and any(head.year for head in order)


def _dated(years: tuple[YearLabel, ...]) -> tuple[YearLabel, ...]:
    """Return the years that are years, 毎年度 and －年度 left out."""
    return tuple(year for year in years if year.number is not None)
