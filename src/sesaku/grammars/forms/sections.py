"""The sections of a form: which cells are their headings, and which cells belong to each."""

import bisect
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sesaku.grammars.cells import quantity_of
from sesaku.grammars.forms.bars import GROUP
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.goal_lines import goal_beside, is_goal, is_goal_number
from sesaku.grammars.forms.headings import heading_of, unit_in, unit_line
from sesaku.grammars.forms.inferring import inferred_headings
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.section_headings import headed
from sesaku.grammars.forms.section_places import ended
from sesaku.grammars.forms.sheet import FormSheet, RowIndex, cut
from sesaku.grammars.forms.vocabulary import heading_forms, section_of, vocabulary

_NOTE = re.compile(r"(?:\(?[※*†]|\(?注\)?)\d*(?:\)|[::.、])?")
_UPPER = re.compile(r"[■◆▼▶]?(?:基本|政策)目標")
_REFERS = ("その", "上記", "左記")
_NEAR = 3
_LEADING_BELOW = {
    *("baseline", "target", "dated_target", "yearly_target", "yearly_result", "rationale"),
    *("mark", "unit", "accumulation"),
}
_INLINE = re.compile(r"(?P<heading>[^:。【】]{2,30}):(?=.)|【(?P<framed>[^【】]{2,30})】(?=.)")


@dataclass(eq=False)
class Parts:
    """The sections of a form, the notes, and what belongs to no section.

    ``inferred`` are the headings whose wording is not known, with the section they were taken for;
    ``goals`` the goals that stand alone, above the tables of their indicators.
    """

    sections: list[Section]
    notes: list[FormCell]
    units: list[FormCell]
    rest: list[FormCell]
    inferred: dict[FormCell, str]
    goals: list[FormCell]

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
    first = headed(plain, {})
    led = {cell for section in first if section.named for cell in _led_below(section, plain)}
    inferred = {
        cell: kind for cell, kind in inferred_headings(plain, first).items() if cell not in led
    }
    sections = headed(plain, inferred) if inferred else first
    _set_policies(sections)
    _set_reasons(sections)
    headings = {section.heading for section in sections}
    rest = _assigned(sections, [cell for cell in plain if cell not in headings])
    _set_heads(sections)
    goals, rest = _goals_alone(sections, rest)
    rest = _with_inline(sections, rest)
    _set_units(sections, units)
    bars = _unit_bars(sections, rest)
    units, rest = [*units, *bars], [cell for cell in rest if cell not in bars]
    return Parts(sections, notes, units, rest, inferred, goals)


def _set_policies(sections: list[Section]) -> None:
    """Take 基本目標 for the policy where the goals, or the name, have a heading of their own."""
    if any(section.kind == "policy" for section in sections):
        return
    for kind in ("goals", "measure_name"):
        upper = [one for one in sections if one.kind == kind and _is_upper(one.heading)]
        others = [one for one in sections if one.kind == kind and one not in upper]
        if len(upper) == 1 and others:
            upper[0].kind = "policy"


def _set_reasons(sections: list[Section]) -> None:
    """Take その根拠 right behind the goals for the reason of them, not of an assessment."""
    for before, section in itertools.pairwise(sections):
        behind = before.kind == "goals" and section.heading.text.startswith(_REFERS)
        if section.kind == "basis" and behind:
            section.kind = "goal_basis"


def _is_upper(heading: FormCell) -> bool:
    """Whether a heading names what is above the measure in the system of policies."""
    return any(_UPPER.fullmatch(form) for form in heading_forms(heading.text)[:1])


def is_note(cell: FormCell) -> bool:
    """Whether a cell is a note: alone in its rows, and called by a mark."""
    return cell.alone and _NOTE.match(cell.text) is not None and len(cell.text) > 3  # noqa: PLR2004 - more than a mark


def _assigned(sections: list[Section], cells: list[FormCell]) -> list[FormCell]:
    """Give each cell to its section; return those that belong to none."""
    led = {section: _led_below(section, cells) for section in sections if section.named}
    for section, leading in led.items():
        section.cells += leading
    cells = [cell for cell in cells if all(cell not in leading for leading in led.values())]
    reach = {section: _reach(section, sections, cells) for section in sections}
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


def _set_heads(sections: list[Section]) -> None:
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


def _goals_alone(
    sections: list[Section], rest: list[FormCell]
) -> tuple[list[FormCell], list[FormCell]]:
    """Take the goals that stand alone out of the grids, and of what belongs to no section.

    One that is a number alone has its text right below.
    """
    grids = [section for section in sections if section.kind in vocabulary().grids]
    held = [*rest, *(cell for section in grids for cell in section.cells)]
    in_rows = _goals_in_rows(held)
    alone = [cell for section in grids for cell in section.cells if cell.alone]
    alone = sorted([*alone, *(cell for cell in rest if cell.alone)], key=lambda cell: cell.top)
    goals: list[FormCell] = []
    for cell in alone:
        before = goals[-1] if goals else None
        told = before is not None and before.bottom == cell.top and is_goal_number(before)
        if told or is_goal(cell):
            goals.append(cell)
    goals = sorted([*goals, *in_rows], key=lambda cell: (cell.top, cell.left))
    for section in grids:
        section.cells = [cell for cell in section.cells if cell not in goals]
    return goals, [cell for cell in rest if cell not in goals]


def _goals_in_rows(cells: list[FormCell]) -> list[FormCell]:
    """Return the numbers of goals that lead rows of their own, and the goals: 目標１ | ….."""
    index = RowIndex(cells)
    pairs = ((cell, goal_beside(cell, index)) for cell in cells)
    return [one for cell, goal in pairs if goal is not None for one in (cell, goal)]


def _with_inline(sections: list[Section], rest: list[FormCell]) -> list[FormCell]:
    """Add the sections whose heading and text are one cell: 施策名：…; return what is left."""
    left: list[FormCell] = []
    for cell in rest:
        match = _INLINE.match(cell.text)
        kind = section_of(match["heading"] or match["framed"]) if match else None
        if match is None or kind is None or kind in vocabulary().grids:
            left.append(cell)
            continue
        pieces = [
            replace(cell, rows=tuple(cut(cell.rows, cell.tight, start, end)))
            for start, end in ((0, match.end()), (match.end(), len(cell.text)))
        ]
        sections.append(Section(kind, pieces[0], pieces[1:]))
    return left


def _led_below(section: Section, cells: list[FormCell]) -> list[FormCell]:
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


def _set_units(sections: list[Section], units: list[FormCell]) -> None:
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


def _unit_bars(sections: list[Section], rest: Iterable[FormCell]) -> list[FormCell]:
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
    titled = before.kind == section.kind and before.heading.alone and not before.cells
    if (titled or before.kind == GROUP) and unit_in(before.heading.key)[0]:
        return before.heading  # ＜達成手段＞（単位：千円） above its table, or a bar
    return None
