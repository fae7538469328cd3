"""Headings that their words leave open: what stands below or beside them settles what they say."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import PLAIN_YEAR, Heading
from sesaku.grammars.forms.quantities import is_mark

_PLAN = re.compile(r"計画値?")
_ADDING = re.compile(r"(?:累計|累積|単年度?|各年度)値?|[-－―−‐–—]")
_TARGET = Heading("target")
_LEADING = {"target", "yearly_target", "yearly_result"}
_YEAR_OF = {"baseline": "baseline_year", "target": "target_year"}


def plans(
    cells: Iterable[FormCell], headings: Mapping[FormCell, Heading]
) -> dict[FormCell, Heading]:
    """Return the cells 計画 with 実績 right below or beside them: the targets of years.

    Alone the word may be a unit: 12計画.
    """
    printed = [cell for cell in cells if _PLAN.fullmatch(cell.key)]
    results = [cell for cell, heading in headings.items() if heading.role == "yearly_result"]
    return {
        cell: Heading("yearly_target")
        for cell in printed
        if any(_follows(result, cell) for result in results)
    }


def _follows(cell: FormCell, other: FormCell) -> bool:
    below = cell.top == other.bottom and (cell.left, cell.right) == (other.left, other.right)
    return below or (cell.left == other.right and cell.top == other.top)


def settled(
    heads: Sequence[FormCell],
    cells: Sequence[FormCell],
    headings: Mapping[FormCell, Heading],
) -> dict[FormCell, Heading]:
    """Return the headings that say something else than their words alone.

    Args:
        heads: the headings of columns.
        cells: all cells.
        headings: what each heading says.
    """
    found: dict[FormCell, Heading] = {}
    for head, heading in headings.items():
        if heading.role == "dated_target":
            found[head] = heading._replace(role=_dated_target(head, heads, headings))
        elif heading.role == "outcome":
            marks = _holds(head, [cell for cell in cells if headings.get(cell) != heading], is_mark)
            found[head] = heading._replace(role="mark" if marks else None)
        elif heading.role == "category" and _holds(head, cells, _adds_up):
            found[head] = heading._replace(role="accumulation")
        elif heading == _TARGET and (
            _is_over_results(head, heads, headings) or _is_beside_results(head, heads, headings)
        ):
            found[head] = heading._replace(role="yearly_target")
        elif heading.role == "both":
            found |= _targets_of_rows(head, heads, headings)
    return found | _years_of_bounds(heads, headings)


def _dated_target(
    cell: FormCell, heads: Sequence[FormCell], headings: Mapping[FormCell, Heading]
) -> str:
    """Take 目標値（年度） for the targets of years above several, else for the last one."""
    years = [
        head
        for head in heads
        if head.top == cell.bottom and head.stacked(cell) and headings[head].year is not None
    ]
    return "yearly_target" if len(years) > 1 else "target"


def _is_over_results(
    cell: FormCell, heads: Sequence[FormCell], headings: Mapping[FormCell, Heading]
) -> bool:
    """Whether 目標値 shares its columns with the results of years, right above or below it.

    Both lead their rows, or both head their columns.
    """
    return any(
        heading.role == "yearly_result"
        and (other.left, other.right) == (cell.left, cell.right)
        and (other.top == cell.bottom or other.bottom == cell.top)
        and (other in heads) == (cell in heads)
        for other, heading in headings.items()
    )


def _is_beside_results(
    cell: FormCell, heads: Sequence[FormCell], headings: Mapping[FormCell, Heading]
) -> bool:
    """Whether 目標 stands between 年度 and the results of years: 年度 | 目標 | 実績.

    Behind the results it is the target of each year where the last one has a heading elsewhere.
    """
    row = [head for head in heads if head.top == cell.top]
    years = any(head.right == cell.left and headings[head] == PLAIN_YEAR for head in row)
    between = years and any(
        head.left == cell.right and headings[head].role == "yearly_result" for head in row
    )
    return between or (
        _is_behind_results(cell, heads, headings)
        and any(
            heading.role == "target" and not _is_behind_results(other, heads, headings)
            for other, heading in headings.items()
        )
    )


def _is_behind_results(
    cell: FormCell, heads: Sequence[FormCell], headings: Mapping[FormCell, Heading]
) -> bool:
    """Whether a heading stands behind 年度 and the results of years: 年度 | 実績 | 目標.

    Where the years run across, below the heading of the results, it does not.
    """
    row = [head for head in heads if head.top == cell.top]
    years = {head.right for head in row if headings[head] == PLAIN_YEAR}
    return any(
        head.left in years
        and head.right == cell.left
        and headings[head].role == "yearly_result"
        and not any(below.top == head.bottom and below.stacked(head) for below in heads)
        for head in row
    )


def _years_of_bounds(
    heads: Sequence[FormCell], headings: Mapping[FormCell, Heading]
) -> dict[FormCell, Heading]:
    """Take 年度 beside 目標値 for the year of it where the years of the others run across.

    It is the year of what stands before it; behind it, where the first 年度 has nothing before.
    """
    bounds = [head for head in heads if headings[head].role in _YEAR_OF]
    dated = [head for head in heads if (year := headings[head].year) and year.number is not None]
    years = [
        head
        for head in heads
        if headings[head] == PLAIN_YEAR
        and _is_beside(head, dated, bounds)
        and not _is_corner(head, headings)
    ]
    before = {
        year: one
        for one in bounds
        for year in years
        if one.right == year.left and _level(one, year)
    }
    behind = {
        year: one
        for one in bounds
        for year in years
        if one.left == year.right and _level(one, year)
    }
    chosen = before if years and min(years, key=by_left) in before else behind
    return {year: Heading(_YEAR_OF[headings[one].role or ""]) for year, one in chosen.items()}


def _is_corner(year: FormCell, headings: Mapping[FormCell, Heading]) -> bool:
    """Whether 年度 is the corner of a table: years run across beside it, 目標 and 実績 below it."""
    return any(
        heading.role in _LEADING
        and (other.left, other.right) == (year.left, year.right)
        and other.top == year.bottom
        for other, heading in headings.items()
    )


def _is_beside(year: FormCell, dated: Sequence[FormCell], bounds: Sequence[FormCell]) -> bool:
    """Whether years of their own stand in the rows of 年度 or right below, none in its column."""
    level = [head for head in dated if year.top <= head.top <= year.bottom]
    below = {
        head for head in level for one in bounds if one.bottom <= head.top and one.stacked(head)
    }
    across = [head for head in level if head not in below]
    return len(across) > 1 and not any(head.stacked(year) for head in level)


def _level(one: FormCell, other: FormCell) -> bool:
    return (one.top, one.bottom) == (other.top, other.bottom)


def _holds(head: FormCell, cells: Sequence[FormCell], said: Callable[[str], bool]) -> bool:
    """Whether nothing but what is said so stands below a heading: marks below 結果."""
    below = [
        said(cell.key)
        for cell in cells
        if cell.top >= head.bottom and head.left <= cell.left and cell.right <= head.right
    ]
    return bool(below) and all(below)


def _adds_up(text: str) -> bool:
    """Whether a cell says how values add up over years, or with a dash that they do not."""
    return _ADDING.fullmatch(text) is not None


def _targets_of_rows(
    both: FormCell, heads: Sequence[FormCell], headings: Mapping[FormCell, Heading]
) -> dict[FormCell, Heading]:
    """Take 目標 below 目標及び実績 for the targets of years where 年度 stands beside it."""
    below = [
        head
        for head in heads
        if head.top == both.bottom and both.left <= head.left and head.right <= both.right
    ]
    roles = {headings[head].role for head in below}
    if "year" not in roles and not {"category", "target", "yearly_result"} <= roles:
        return {}  # 年度 | 目標 | 実績, or 区分 over the years
    found = {
        head: headings[head]._replace(role="yearly_target")
        for head in below
        if headings[head].role == "target"
    }
    if "year" not in roles:
        found |= {head: PLAIN_YEAR for head in below if headings[head].role == "category"}
    return found
