"""A baseline or a target that stands with its value before the years of one row.

基準 | 8 | 年度 | R4 | R5, 目標 and 実績 below 年度: a row of headings, its first two cells aside.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import Heading

_BOUNDS = {"baseline", "target", "dated_target"}
_CORNERS = {"year", "category"}
_LEADING = {"target", "yearly_target", "yearly_result", "both"}
_FEWEST_YEARS = 2
"""So many years where no 年度 stands before them."""


class Bound(NamedTuple):
    """What leads a value, the value, and the cell beside it that prints its year, if any."""

    lead: FormCell
    value: FormCell
    year: FormCell | None = None


def bounds_before_years(
    row: Collection[FormCell], headings: Mapping[FormCell, Heading]
) -> list[Bound]:
    """Return the bounds with their values in a row of years; none in any other row.

    Args:
        row: the cells that begin in the row, names aside.
        headings: what the headings among them say.
    """
    cells = sorted(row, key=by_left)
    corners = [cell for cell in cells if cell in headings and headings[cell].role in _CORNERS]
    first = next((at for at, cell in enumerate(cells) if cell in corners), None)
    if first is None:  # the corner is blank
        first = next((at for at, cell in enumerate(cells) if _is_dated(headings.get(cell))), 0)
        if first and cells[first - 1].right == cells[first].left:
            return []
    dated = [cell for cell in cells[first:] if _is_dated(headings.get(cell))]
    several = len(dated) >= (1 if corners else _FEWEST_YEARS)
    return _led(cells[:first], headings) if several else []


def _led(cells: Sequence[FormCell], headings: Mapping[FormCell, Heading]) -> list[Bound]:
    """Return what leads each value of the cells before the years; none where one is in no place."""
    groups: list[list[FormCell]] = []
    for cell in cells:
        if cell in headings and headings[cell].role in _BOUNDS:
            groups.append([])
        if not groups or (groups[-1] and groups[-1][-1].right != cell.left):
            return []
        groups[-1].append(cell)
    found = []
    for lead, *said in groups:
        values = [cell for cell in said if cell not in headings]
        years = [cell for cell in said if _is_dated(headings.get(cell))]
        if len(values) != 1 or len(years) > 1 or len(said) != len(values) + len(years):
            return []
        found.append(Bound(lead, values[0], *years))
    return found


def stand_apart(
    bounds: Collection[Bound],
    below: Iterable[FormCell],
    headings: Mapping[FormCell, Heading],
) -> bool:
    """Whether bounds are of no column: below the years stand rows that 目標 or 実績 leads.

    Args:
        bounds: the bounds of a row of years.
        below: what stands right below them and their row, names aside.
        headings: what the headings say.
    """
    end = max((bound.value.right for bound in bounds), default=0)
    led = valued = False
    for cell in below:
        heading = headings.get(cell)
        if heading is not None and heading.role in _LEADING and cell.left >= end:
            led = True
        valued |= heading is None and any(cell.stacked(bound.lead) for bound in bounds)
    return led and not valued


def _is_dated(heading: Heading | None) -> bool:
    """Whether a heading is a year and nothing else."""
    if heading is None or heading.role is not None or heading.year is None:
        return False
    return heading.year.number is not None
