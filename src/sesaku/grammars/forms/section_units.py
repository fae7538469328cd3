"""Units on lines of their own, and in titles above tables: of which section each is."""

import itertools
from collections.abc import Iterable

from sesaku.grammars.cells import quantity_of
from sesaku.grammars.forms.bars import GROUP
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.headings import heading_of, unit_in
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.vocabulary import vocabulary

_NEAR = 3


def set_units(sections: list[Section], units: list[FormCell]) -> None:
    """Give each unit printed on a line of its own to the grid that it stands above or in."""
    for unit in units:
        grids = [section for section in sections if section.kind in vocabulary().grids]
        inside = [one for one in grids if any(cell.beside(unit) for cell in one.cells)]
        headed_by = [one for one in grids if _is_right_below_heads(unit, one)]
        below = [one for one in grids if 0 <= one.heading.top - unit.top <= _NEAR]
        headed_above = [
            one for one in grids if one.heading.alone and one.heading.bottom == unit.top
        ]
        owner = next(iter([*inside, *headed_by, *below, *headed_above]), None)
        if owner is not None and inside and owner.grid == "indicator":
            owner.units.append(unit)
        elif owner is not None:
            owner.unit = unit
    above = [one for one in sections if one.kind == "indicators" and one.unit is not None]
    for before, section in itertools.pairwise(sections):
        section.unit = section.unit or _unit_before(before, section)
        if len(above) == 1 and section.unit is None and _goes_on(before, section):
            section.unit = before.unit


def _is_right_below_heads(unit: FormCell, grid: Section) -> bool:
    """Whether a unit stands between the headings of columns and the first row of values."""
    heads = [cell for cell in grid.cells if cell.top < unit.top]
    known = (
        cell.top <= grid.heading.top or heading_of(grid.grid, cell, inferring=True) is not None
        for cell in heads
    )
    ends = [cell.bottom for cell in (heads if grid.side else [grid.heading, *heads])]
    first = min((cell.top for cell in grid.cells if cell.top > unit.top), default=1 << 30)
    below_heads = bool(ends) and 0 <= unit.top - max(ends) < _NEAR
    return all(known) and below_heads and 0 <= first - unit.bottom < _NEAR


def _goes_on(before: Section, section: Section) -> bool:
    """Whether the one unit above the tables of indicators holds for a further one of them too.

    It does not where it stands below the name of the first, or values have units of their own.
    """
    unit = before.unit
    return (
        before.kind == section.kind == "indicators"
        and unit is not None
        and unit.top < before.heading.top
        and not any(quantity_of(cell.text, ()).unit for cell in section.cells)
    )


def unit_bars(sections: list[Section], rest: Iterable[FormCell]) -> list[FormCell]:
    """Give grids the unit of a title right above: １　資金の推移（単位：千円）; return such."""
    bars: list[FormCell] = []
    for cell in rest:
        below = [one for one in sections if one.grid and one.heading.top == cell.bottom]
        if cell.alone and "単位" in cell.key and unit_in(cell.key)[0] and below:
            bars.append(cell)
            for section in below:
                section.unit = section.unit or cell
    return bars


def _unit_before(before: Section, section: Section) -> FormCell | None:
    """Return what prints the unit of a section before its own heading, None where nothing does."""
    own = (unit_in(cell.key)[0] for cell in (section.heading, *section.cells))
    if before.unit is not None and before.kind == section.kind == "means" and not any(own):
        return before.unit  # its headings are printed again on another page
    empty = before.kind == section.kind and not before.cells
    if empty and before.unit is not None:
        return before.unit  # a second heading at the side of the same table
    titled = empty and (before.heading.alone or section.side)
    if (titled or before.kind == GROUP) and unit_in(before.heading.key)[0]:
        return before.heading  # ＜達成手段＞（単位：千円） above its table, or a bar
    return None
