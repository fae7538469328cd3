"""Which cells belong to which section: to the right of its heading, in its rows, or below it."""

import bisect
import itertools
from collections.abc import Iterable

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.headings import heading_of
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.section_places import ended
from sesaku.grammars.forms.vocabulary import vocabulary

_LEADING_BELOW = {
    *("baseline", "target", "dated_target", "yearly_target", "yearly_result", "rationale"),
    *("mark", "unit", "accumulation"),
}


def assigned(
    sections: list[Section], cells: list[FormCell], taken: Iterable[FormCell]
) -> list[FormCell]:
    """Give each cell to its section; return those that belong to none.

    Args:
        sections: the sections.
        cells: the cells that are no headings.
        taken: those that are known to be something else; below a heading they end its rows.
    """
    led = {section: led_below(section, cells) for section in sections if section.of_one}
    for section, leading in led.items():
        section.cells += leading
    cells = [cell for cell in cells if all(cell not in leading for leading in led.values())]
    within = [*cells, *(cell for cell in taken if not cell.alone)]
    reach = {section: _reach(section, sections, within) for section in sections}
    left_over: list[FormCell] = []
    for cell in cells:
        owner = _owner_beside(cell, sections, reach)
        if owner is not None:
            owner = _owner_in_columns(cell, owner, sections) or owner
        owner = owner or _owner_around(cell, sections)
        if owner is None:
            left_over.append(cell)
        else:
            owner.cells.append(cell)
    rest: list[FormCell] = []
    unowned = frozenset(left_over)
    unknown = sorted(cell.top for cell in left_over if not cell.alone)
    for cell in left_over:
        owner = _owner_above(cell, sections, unowned, unknown)
        if owner is None:
            rest.append(cell)
        else:
            owner.cells.append(cell)
    return rest


def set_heads(sections: list[Section]) -> None:
    """Give a table the headings of columns that have a heading of their own at the side above it.

    測定指標 | 指標名 | 基準値 | …, and 測定指標の状況 right below it beside the rows.
    """
    for before, section in itertools.pairwise(sections):
        above, head = before.heading, section.heading
        same = before.kind == section.kind in vocabulary().grids and above.left == head.left
        row = all(cell.bottom <= above.bottom for cell in before.cells)
        if same and row and section.side and not before.side and above.bottom == head.top:
            section.cells = [*before.cells, *section.cells]
            section.unit = section.unit or before.unit
            before.cells = []


def led_below(section: Section, cells: list[FormCell]) -> list[FormCell]:
    """Return what leads rows of values below the name of an indicator, one upon the other.

    目標値（７年度） | 40基 | 設定の理由 | …, where the name itself ends before.
    """
    found: list[FormCell] = []
    above = section.heading
    while section.side:
        below = [
            cell
            for cell in cells
            if (cell.left, cell.top, cell.group) == (above.left, above.bottom, above.group)
            and (heading := heading_of(section.grid, cell)) is not None
            and heading.role in _LEADING_BELOW
            and any(other.left >= cell.right and other.top == cell.top for other in cells)
        ]
        if not below:
            break
        above = below[0]
        found += below[:1]
    return found


def _reach(section: Section, sections: list[Section], cells: list[FormCell]) -> int:
    """Return the row at which a heading at the side ends to hold for what is to its right."""
    head = section.heading
    if not section.side:
        return head.bottom
    below = [
        cell.top
        for cell in (*cells, *(other.heading for other in sections))
        if cell.top >= head.bottom and (cell.stacked(head) or cell.alone)
    ]
    return min(below, default=1 << 30)


def _owner_beside(
    cell: FormCell, sections: list[Section], reach: dict[Section, int]
) -> Section | None:
    """Return the section whose heading is the nearest to the left of a cell."""
    found = [
        section
        for section in sections
        if section.heading.right <= cell.left
        and section.heading.group == cell.group
        and section.heading.top <= cell.top < reach[section]
        and cell.in_table
        and section.heading.in_table
    ]
    return max(found, key=lambda section: section.heading.left, default=None)


def _owner_in_columns(cell: FormCell, owner: Section, sections: list[Section]) -> Section | None:
    """Return the section whose heading stands above a cell, in the row of headings of its owner.

    達成目標 | 達成目標の設定理由 above their texts, all beside one heading.
    """
    head = owner.heading
    return next(
        (
            section
            for section in sections
            if section.kind not in vocabulary().grids
            and section.heading.top == head.top
            and section.heading.group == head.group
            and section.heading.left >= head.right
            and section.heading.bottom <= min(cell.top, head.bottom - 1)
            and section.heading.left <= cell.left
            and cell.right <= section.heading.right
        ),
        None,
    )


def _owner_around(cell: FormCell, sections: list[Section]) -> Section | None:
    """Return the section whose heading stands above the columns among which a cell is."""
    for section in reversed(sections):
        if (
            section.kind in vocabulary().grids
            and not section.side
            and cell.top >= section.heading.top
        ):
            return None if ended(section, cell, sections) else section
    return None


def _owner_above(
    cell: FormCell, sections: list[Section], left_over: frozenset[FormCell], unknown: list[int]
) -> Section | None:
    """Return the section whose heading stands above a cell, nothing else between them.

    Args:
        cell: the cell.
        sections: the sections.
        left_over: the cells that no section has beside its heading.
        unknown: the rows in which such cells begin that do not stand alone.
    """
    above = [
        section
        for section in sections
        if section.heading.bottom <= cell.top
        and (section.heading.stacked(cell) or section.heading.alone)
    ]
    nearest = max(above, key=lambda section: section.heading.bottom, default=None)
    if nearest is None or nearest.kind in vocabulary().holding:
        return None
    if any(own not in left_over for own in nearest.cells):
        return None  # its text stands beside it
    head = nearest.heading
    if not head.alone:  # a row of headings above a row of their texts
        beside = [section for section in sections if section.heading.beside(head)]
        texts = [own for section in beside for own in section.cells if own not in left_over]
        return None if texts or cell.top != head.bottom else nearest
    at = bisect.bisect_left(unknown, head.bottom)
    return None if at < len(unknown) and unknown[at] <= cell.top else nearest
