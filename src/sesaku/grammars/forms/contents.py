"""What the rows of an indicator's block hold: each cell by the headings of its row and columns."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.grammars.forms.block import Block, name_cells
from sesaku.grammars.forms.blocks import blocks_of
from sesaku.grammars.forms.context import Context, label_brackets
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.grid import Grid, left_of_name
from sesaku.grammars.forms.indicator_slots import Role, Slot, slot_of
from sesaku.grammars.forms.inline_bounds import InlineBound, inline_bounds
from sesaku.grammars.forms.quantities import Apart, Part, shape_of, take_apart, two_values, whole
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.told_texts import told_and_done
from sesaku.grammars.forms.units import Unit, is_unit_beside, unit_of_block
from sesaku.grammars.forms.vocabulary import vocabulary
from sesaku.grammars.forms.years import YearLabel, is_year

_IN_BRACKETS = re.compile(r"\((?P<inside>(?:[^()]|\([^()]*\))+)\)")
_STROKES = {"/", "\\"}
_BOUNDS = {"baseline", "target", "baseline_year", "target_year"}
_APART = {"other", "baseline", "target", "bounds"}
"""Where a cell may print behind a word of its own which bound it is: in no column of years."""
_LEFT = {
    "rationale",
    "unit",
    "accumulation",
    "mark",
    "yearly_mark",
    "yearly_target",
    "yearly_result",
    "both",
}
"""What columns to the left of the names may say of an indicator."""


class Valued(NamedTuple):
    """A value of a block: what it is of, taken apart."""

    role: Role
    years: tuple[YearLabel, ...]
    apart: Apart


@dataclass(eq=False)
class Contents:
    """What the rows of one block hold."""

    block: Block
    values: list[Valued] = field(default_factory=list)
    single: dict[Role, list[FormCell]] = field(default_factory=dict)
    unit: Unit | None = None
    start: int = 0
    """Its first row of values: what is beside its name may begin with headings."""
    final: frozenset[YearLabel] = frozenset()
    """The years whose headings say that the goal is to be reached in them."""

    @property
    def is_indicator(self) -> bool:
        """Whether the block is more than a line of text that stands below the table."""
        roles = {"baseline", "target", "yearly_target", "yearly_result"}
        valued = any(value.role in roles for value in self.values)
        return valued or "mark" in self.single or self.block.number is not None

    def of(self, role: Role) -> list[Valued]:
        """Return the values of a role."""
        return [value for value in self.values if value.role == role]


def contents_of(
    context: Context, section: Section, before: Section | None = None
) -> list[Contents]:
    """Return what the blocks of a section hold, each cell by its headings.

    A section that prints no headings of columns goes on with those of the one before it.
    """
    blocks = blocks_of(section)
    over = [one.leader for one in blocks if one.over and _stands_over(one, section)]
    grid = Grid("indicator", section.cells, name_cells(blocks), over)
    if before is not None and not grid.heading_rows:
        heads = Grid("indicator", before.cells, name_cells(blocks_of(before)))
        above = [cell for cell in before.cells if cell.top in heads.heading_rows]
        grid = Grid("indicator", [*above, *section.cells], name_cells(blocks))
    for cell in grid.headings:
        if not grid.is_data(cell):
            context.label(cell)
    final = {one.year for one in grid.headings.values() if one.final and one.year is not None}
    found = [Contents(block, final=frozenset(final)) for block in blocks]
    for contents in found:
        leader = contents.block.leader
        contents.start = leader.bottom if contents.block.over else leader.top
        while contents.start in grid.heading_rows:
            contents.start = grid.heading_rows[contents.start]
        contents.unit = unit_of_block(context, section, grid, contents.block, blocks)
        for cell in section.cells:
            held = contents.block.values(cell) or _is_left(contents.block, grid, cell)
            if held and grid.is_data(cell):
                beside = is_unit_beside(grid, contents.block, cell)
                slot = Slot("unit") if beside else slot_of(grid, cell)
                bounds = inline_bounds(cell) if slot.role in _APART else []
                if bounds:
                    _place_inline(context, contents, bounds)
                else:
                    _place(context, contents, cell, slot)
    return found


def _stands_over(block: Block, section: Section) -> bool:
    """Whether rows of headings or values stand below the name of a block, or below its label."""
    return block.card or section.heads_below(block.leader)


def _is_left(block: Block, grid: Grid, cell: FormCell) -> bool:
    """Whether a cell to the left of a name is of its indicator.

    Words below 達成目標 are a goal, unless below 値 too; so is a number that other indicators stand
    beside too, or where 目標値 stands to the right of the names.
    """
    if left_of_name(block, grid, cell, _LEFT):
        return True
    printed = {heading.role for heading in grid.column_headings(cell)}
    valued = "value" in printed or is_year(cell.text) or shape_of(whole(cell)) != "text"
    if not valued or cell.bottom > block.bottom:
        return False
    roles = printed & _BOUNDS
    again = any(
        heading.role in roles and head.left >= block.leader.right and not grid.is_data(head)
        for head, heading in grid.headings.items()
    )
    return left_of_name(block, grid, cell, _BOUNDS) and not again


def is_reference(block: Block, section: Section) -> bool:
    """Whether a block is a reference indicator: its name, its heading or its section says so."""
    prefix = vocabulary().reference_prefix
    name = block.name.cell.text if block.name is not None else block.leader.text
    return (
        block.reference or section.kind == "reference_indicators" or prefix.match(name) is not None
    )


def _place(context: Context, contents: Contents, cell: FormCell, slot: Slot) -> None:
    """Put a cell where its headings say; a stroke says that a bound has no value there."""
    if cell.text in _STROKES and slot.role in _BOUNDS:
        context.label(cell, "none")
        return
    if slot.role in {"rationale", "unit", "accumulation", "mark", "baseline_year", "target_year"}:
        contents.single.setdefault(slot.role, []).append(cell)
        return
    role = slot.role
    if role == "stacked":
        tops = sorted({contents.start, cell.top})
        lower: Role = "yearly_target" if slot.upper == "yearly_result" else "yearly_result"
        role = slot.upper if tops.index(cell.top) == 0 else lower
    if role == "both":
        _place_both(context, contents, cell, slot)
        return
    if role == "bounds":
        _place_bounds(contents, cell, slot)
        return
    contents.values.append(Valued(role, slot.years, take_apart(whole(cell))))


def _place_bounds(contents: Contents, cell: FormCell, slot: Slot) -> None:
    """Put what stands below 基準 and 目標水準 on two lines: on its own lines, or in two rows."""
    lower: Role = "target" if slot.upper == "baseline" else "baseline"
    leader, at = contents.block.leader, cell.second_line
    lines = [Part(cell, 0, at), Part(cell, at, len(cell.text))] if at is not None else []
    aparts = [take_apart(line) for line in lines]
    if aparts and all(shape_of(apart.value) != "text" for apart in aparts):
        contents.values += [
            Valued(role, (), apart) for role, apart in zip((slot.upper, lower), aparts, strict=True)
        ]
        return
    one_row = cell.within_rows(leader) and cell.bottom - cell.top < leader.bottom - leader.top
    first: Role = slot.upper if cell.top == leader.top else lower
    role = first if one_row else "other"
    contents.values.append(Valued(role, (), take_apart(whole(cell))))


def _place_inline(context: Context, contents: Contents, bounds: list[InlineBound]) -> None:
    """Put the baseline and the target that a cell prints behind their words."""
    for bound in bounds:
        role: Role = "baseline" if bound.role == "baseline" else "target"
        years = (bound.year,) if bound.year is not None else ()
        context.label_part(bound.label)
        contents.values.append(Valued(role, years, take_apart(bound.value)))


def _place_both(context: Context, contents: Contents, cell: FormCell, slot: Slot) -> None:
    """Put the target and the result of a cell, or the one of them that it holds.

    One upon the other, in rows of their own, the upper row holds the first. What brackets alone
    enclose is the second; so is a single value of a year to come where results are named first.
    """
    halves: tuple[Role, Role] = ("yearly_target", "yearly_result")
    if slot.upper == "yearly_result":
        halves = halves[::-1]
    parts = two_values(cell)
    if len(parts) == 1:
        parts = told_and_done(cell, done_first=halves[0] == "yearly_result") or parts
    if len(parts) == 1:
        inside = _IN_BRACKETS.fullmatch(cell.text)
        parts = [Part(cell, *inside.span("inside"))] if inside else parts
        ahead = halves[0] == "yearly_result" and _is_ahead(context, slot)
        if cell.top > contents.start or inside or ahead:
            halves = halves[::-1]
    elif cell.text[parts[0].end : parts[1].start] == "/":
        context.label_part(Part(cell, parts[0].end, parts[1].start))
    for part, half in zip(parts, halves, strict=False):
        label_brackets(context, part)
        contents.values.append(Valued(half, slot.years, take_apart(part)))


def _is_ahead(context: Context, slot: Slot) -> bool:
    """Whether all years of a value are after that of the form."""
    years = [context.year(label) for label in slot.years]
    near = context.near
    return near is not None and all(year is not None and year > near for year in years)
