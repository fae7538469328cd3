"""A baseline or a target that stands with its value before the years of one row.

基準 | 8 | 年度 | R4 | R5, 目標 and 実績 below 年度: a row of headings, its first two cells aside.
"""

from collections.abc import Collection, Iterable, Mapping

from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import Heading

_BOUNDS = {"baseline", "target", "dated_target"}
_CORNERS = {"year", "category"}
_LEADING = {"target", "yearly_target", "yearly_result", "both"}
_FEWEST_YEARS = 2
"""So many years where no 年度 stands before them."""


def bounds_before_years(
    row: Collection[FormCell], headings: Mapping[FormCell, Heading]
) -> dict[FormCell, FormCell]:
    """Return what leads a value in a row of years, with the value; empty in any other row.

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
            return {}
    dated = [cell for cell in cells[first:] if _is_dated(headings.get(cell))]
    leads, values = cells[:first:2], cells[1:first:2]
    paired = len(leads) == len(values) and all(
        lead in headings
        and headings[lead].role in _BOUNDS
        and value not in headings
        and lead.right == value.left
        for lead, value in zip(leads, values, strict=False)
    )
    several = len(dated) >= (1 if corners else _FEWEST_YEARS)
    return dict(zip(leads, values, strict=True)) if paired and several else {}


def stand_apart(
    bounds: Mapping[FormCell, FormCell],
    below: Iterable[FormCell],
    headings: Mapping[FormCell, Heading],
) -> bool:
    """Whether bounds are of no column: below the years stand rows that 目標 or 実績 leads.

    Args:
        bounds: what leads a value in a row of years, with the value.
        below: what stands right below them and their row, names aside.
        headings: what the headings say.
    """
    end = max((value.right for value in bounds.values()), default=0)
    led = valued = False
    for cell in below:
        heading = headings.get(cell)
        if heading is not None and heading.role in _LEADING and cell.left >= end:
            led = True
        valued |= heading is None and any(cell.stacked(lead) for lead in bounds)
    return led and not valued


def _is_dated(heading: Heading | None) -> bool:
    """Whether a heading is a year and nothing else."""
    if heading is None or heading.role is not None or heading.year is None:
        return False
    return heading.year.number is not None
