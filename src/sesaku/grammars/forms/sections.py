"""The sections of a form: which cells are their headings, and which cells belong to each."""

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sesaku.grammars.forms.headings import heading_of, unit_line
from sesaku.grammars.forms.sheet import FormCell, FormSheet, RowIndex, cut
from sesaku.grammars.forms.vocabulary import section_of, vocabulary

_NOTE = re.compile(r"(?:[※*†]|\(?注\)?)\d*(?:\)|[::.、])?")
_GRID_ROLES = {
    "indicators": "indicator",
    "reference_indicators": "indicator",
    "budgets": "budget",
    "means": "means",
}
_SIGN = re.compile(r"[^\w]{1,2}|[○〇]")
_INLINE = re.compile(r"(?P<heading>[^:。]{2,30}):(?=.)")
_SENTENCE = 15
_LONGEST_HEADING = 80


@dataclass(eq=False)
class Section:
    """A section: its heading, the cells that belong to it, and the unit printed above it."""

    kind: str
    heading: FormCell
    cells: list[FormCell] = field(default_factory=list)
    unit: FormCell | None = None
    side: bool = True

    @property
    def grid(self) -> str:
        """The name of its roles of rows and columns, where it has any."""
        return _GRID_ROLES.get(self.kind, "")


@dataclass(eq=False)
class Parts:
    """The sections of a form, the notes, and what belongs to no section."""

    sections: list[Section]
    notes: list[FormCell]
    units: list[FormCell]
    rest: list[FormCell]

    def of(self, *kinds: str) -> list[Section]:
        """Return the sections of some kinds, in order."""
        return [section for section in self.sections if section.kind in kinds]


def parts_of(sheet: FormSheet, taken: Iterable[FormCell]) -> Parts:
    """Divide a form into its sections.

    Args:
        sheet: the form.
        taken: cells that are known to be none of them, such as the title.
    """
    known = set(taken)
    cells = [cell for cell in sheet.cells if cell not in known]
    notes = [cell for cell in cells if is_note(cell)]
    units = [cell for cell in cells if unit_line(cell) is not None]
    apart = {*notes, *units}
    plain = [cell for cell in cells if cell not in apart]
    sections = _headed(plain)
    headings = {section.heading for section in sections}
    rest = _assigned(sections, [cell for cell in plain if cell not in headings])
    rest = _with_inline(sections, rest)
    _set_units(sections, units)
    return Parts(sections, notes, units, rest)


def is_note(cell: FormCell) -> bool:
    """Whether a cell is a note: alone in its rows, and called by a mark."""
    return cell.alone and _NOTE.match(cell.text) is not None and len(cell.text) > 3  # noqa: PLR2004 - more than a mark


def _headed(cells: list[FormCell]) -> list[Section]:
    """Return a section for each heading of one, in reading order."""
    sections: list[Section] = []
    index = RowIndex(cells)
    for cell in cells:
        if len(cell.text) > _LONGEST_HEADING:
            continue
        grid = _grid_around(cell, sections)
        kind = section_of(cell.text)
        if grid is not None:
            inner = kind in vocabulary().breaking and kind != grid.kind
            if kind is None or not inner:
                continue
        elif kind is None:
            kind = section_of(cell.text, likely=True)
            kind = kind if kind and _leads_its_row(cell, index, sections) else None
        if kind is None:
            continue
        section = Section(kind, cell)
        if kind in vocabulary().grids:
            section.side = _has_data_beside(section, index.beside(cell))
        if not section.side:
            beside = index.beside(cell)
            sections = [other for other in sections if not _is_column_of(other, section, beside)]
        sections.append(section)
    return sections


def _is_column_of(other: Section, section: Section, cells: list[FormCell]) -> bool:
    """Whether a heading is of a column to the left of a grid's own: 達成目標 | 測定指標 | …."""
    head, grid = other.heading, section.heading
    if other.kind in vocabulary().grids or head.top != grid.top or head.bottom != grid.bottom:
        return False
    between = [cell for cell in cells if cell.beside(head) and head.right <= cell.left < grid.left]
    return head.right <= grid.left and not any(_is_data(cell) for cell in between)


def _grid_around(cell: FormCell, sections: list[Section]) -> Section | None:
    """Return the section with rows and columns in which a cell stands, None where in none."""
    for section in reversed(sections):
        head = section.heading
        if section.kind not in vocabulary().grids:
            if head.top > cell.top or head.left > cell.left:
                continue
            if head.beside(cell) or head.alone:
                return None
            continue
        if cell.left < head.right and not (cell.alone and not head.alone) and not head.alone:
            continue
        if section.side and head.beside(cell) and cell.left >= head.right:
            return section
        if not section.side and cell.top >= head.top and not _ended(section, cell, sections):
            return None if cell.left <= head.left and cell.top >= head.bottom else section
    return None


def _ended(section: Section, cell: FormCell, sections: list[Section]) -> bool:
    """Whether another section has begun between a grid's heading and a cell."""
    head = section.heading
    after = sections[sections.index(section) + 1 :]
    return any(
        other.heading.top >= head.bottom
        and other.heading.top <= cell.top
        and (other.heading.left <= head.left or other.heading.alone)
        for other in after
    )


def _leads_its_row(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell is the first of its rows, headings aside, and has something to its right."""
    headings = {section.heading for section in sections}
    beside = index.beside(cell)
    first = all(other.left > cell.left or other in headings for other in beside)
    return first and any(other.left >= cell.right for other in beside) and cell.in_table


def _has_data_beside(section: Section, cells: list[FormCell]) -> bool:
    """Whether what stands to the right of a grid's heading is more than further headings."""
    head = section.heading
    beside = [cell for cell in cells if cell.left >= head.right]
    return any(
        heading_of(section.grid, cell) is None and section_of(cell.text) is None and _is_data(cell)
        for cell in beside
    )


def _is_data(cell: FormCell) -> bool:
    key = cell.key
    figures = any(sign.isdecimal() for sign in key)
    return figures or _SIGN.fullmatch(key) is not None or len(key) > _SENTENCE or "。" in key


def _assigned(sections: list[Section], cells: list[FormCell]) -> list[FormCell]:
    """Give each cell to its section; return those that belong to none."""
    reach = {section: _reach(section, sections, cells) for section in sections}
    left_over: list[FormCell] = []
    for cell in cells:
        owner = _owner_beside(cell, sections, reach) or _owner_around(cell, sections)
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


def _with_inline(sections: list[Section], rest: list[FormCell]) -> list[FormCell]:
    """Add the sections whose heading and text are one cell: 施策名：…; return what is left."""
    left: list[FormCell] = []
    for cell in rest:
        match = _INLINE.match(cell.text)
        kind = section_of(match["heading"]) if match else None
        if match is None or kind is None or kind in vocabulary().grids:
            left.append(cell)
            continue
        pieces = [
            replace(cell, rows=tuple(cut(cell.rows, cell.tight, start, end)))
            for start, end in ((0, match.end()), (match.end(), len(cell.text)))
        ]
        sections.append(Section(kind, pieces[0], pieces[1:]))
    return left


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


def _owner_around(cell: FormCell, sections: list[Section]) -> Section | None:
    """Return the section whose heading stands above the columns among which a cell is."""
    for section in reversed(sections):
        if (
            section.kind in vocabulary().grids
            and not section.side
            and cell.top >= section.heading.top
        ):
            return None if _ended(section, cell, sections) else section
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


def _set_units(sections: list[Section], units: list[FormCell]) -> None:
    """Give each unit printed on a line of its own to the grid that it stands above or in."""
    for unit in units:
        grids = [section for section in sections if section.kind in vocabulary().grids]
        inside = [one for one in grids if any(cell.beside(unit) for cell in one.cells)]
        below = [one for one in grids if one.heading.top >= unit.top]
        owner = next(iter([*inside, *below]), None)
        if owner is not None:
            owner.unit = unit
