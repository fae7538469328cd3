"""Indicators 「測定指標」 of a form: their names, units, baselines, targets and yearly values."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sesaku.document.cite import Cite
from sesaku.grammars.cells import is_dash
from sesaku.grammars.forms.blocks import Block, blocks_of, name_cells
from sesaku.grammars.forms.context import Context, label_brackets
from sesaku.grammars.forms.grid import Grid, left_of_name
from sesaku.grammars.forms.indicator_slots import Role, Slot, slot_of
from sesaku.grammars.forms.quantities import (
    Apart,
    Part,
    dated_value,
    is_mark,
    quantity_at,
    shape_of,
    take_apart,
    text_at,
    whole,
)
from sesaku.grammars.forms.section_headings import Section
from sesaku.grammars.forms.sheet import FormCell
from sesaku.grammars.forms.units import Unit, note_unit_change, unit_of_block, unit_of_values
from sesaku.grammars.forms.vocabulary import vocabulary
from sesaku.grammars.forms.years import YearLabel, is_year, year_of_column
from sesaku.model.indicator import Accumulation, Indicator, IndicatorKind, YearlyValue
from sesaku.model.values import DatedValue, Quantity, Text, YearlyContent

_CUMULATIVE, _SINGLE = re.compile("累計|累積"), re.compile("単年度?|各年度ごと")
_PAIR = re.compile(r"(?P<first>[^()]+)\((?P<second>.+)\)$")
_NOTED = re.compile(r"(?:注|[※*])\d*")
_IN_BRACKETS = re.compile(r"\((?P<inside>(?:[^()]|\([^()]*\))+)\)")
_BOUNDS = {"baseline", "target", "baseline_year", "target_year"}
_LEFT = {"rationale", "unit", "accumulation", "mark", "yearly_mark"}
"""What columns to the left of the names may say of an indicator."""

_BOTH = 2
_MEANT_TEXT = 6
_LONGEST_MARK = 8


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


def read_indicators(
    context: Context, section: Section, before: Section | None = None
) -> tuple[list[Contents], list[Indicator]]:
    """Read a section of indicators.

    Args:
        context: the form.
        section: the section.
        before: the section that it may go on with, on another sheet.

    Returns:
        The blocks that are reference indicators, unread, and the indicators.
    """
    references: list[Contents] = []
    indicators: list[Indicator] = []
    for contents in contents_of(context, section, before):
        if is_reference(contents.block, section):
            references.append(contents)
        elif contents.is_indicator:
            code = str(len(indicators) + 1)
            indicators.append(_indicator(context, contents, code))
    return references, indicators


def contents_of(
    context: Context, section: Section, before: Section | None = None
) -> list[Contents]:
    """Return what the blocks of a section hold, each cell by its headings.

    A section that prints no headings of columns goes on with those of the one before it.
    """
    blocks = blocks_of(section)
    over = [one.leader for one in blocks if one.over and section.heads_below(one.leader)]
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
        contents.start = contents.block.leader.top
        while contents.start in grid.heading_rows:
            contents.start = grid.heading_rows[contents.start]
        contents.unit = unit_of_block(context, section, grid, contents.block, blocks)
        for cell in section.cells:
            held = contents.block.values(cell) or _is_left(contents.block, grid, cell)
            if held and grid.is_data(cell):
                _place(context, contents, cell, slot_of(grid, cell))
    return found


def _is_left(block: Block, grid: Grid, cell: FormCell) -> bool:
    """Whether a cell to the left of a name is of its indicator; words below 達成目標 are a goal."""
    if left_of_name(block, grid, cell, _LEFT):
        return True
    return shape_of(whole(cell)) != "text" and left_of_name(block, grid, cell, _BOUNDS)


def is_reference(block: Block, section: Section) -> bool:
    """Whether a block is a reference indicator: its name, its heading or its section says so."""
    prefix = vocabulary().reference_prefix
    name = block.name.cell.text if block.name is not None else block.leader.text
    return (
        block.reference or section.kind == "reference_indicators" or prefix.match(name) is not None
    )


def _place(context: Context, contents: Contents, cell: FormCell, slot: Slot) -> None:
    """Put a cell where its headings say."""
    if slot.role in {"rationale", "unit", "accumulation", "mark", "baseline_year", "target_year"}:
        contents.single.setdefault(slot.role, []).append(cell)
        return
    role = slot.role
    if role == "stacked":
        tops = sorted({contents.start, cell.top})
        lower: Role = "yearly_target" if slot.upper == "yearly_result" else "yearly_result"
        role = slot.upper if tops.index(cell.top) == 0 else lower
    if role == "both":
        halves: tuple[Role, Role] = ("yearly_target", "yearly_result")
        parts = _halves(cell)
        if len(parts) == 1 and cell.top > contents.start:
            halves = ("yearly_result", "yearly_target")  # one upon the other, in rows of their own
            inside = _IN_BRACKETS.fullmatch(cell.text)
            parts = [Part(cell, *inside.span("inside"))] if inside else parts
        for part, half in zip(parts, halves, strict=False):
            label_brackets(context, part)
            contents.values.append(Valued(half, slot.years, take_apart(part)))
        return
    contents.values.append(Valued(role, slot.years, take_apart(whole(cell))))


def _halves(cell: FormCell) -> list[Part]:
    """Return the two values of a cell 43％（42.5％): in brackets, on lines, or beside a stroke."""
    pair = _PAIR.fullmatch(cell.text)
    if pair and not _NOTED.fullmatch(pair["second"]):
        return [Part(cell, *pair.span("first")), Part(cell, *pair.span("second"))]
    breaks = sorted(at for at in cell.tight.breaks if 0 < at < len(cell.text))
    strokes = [at for at, sign in enumerate(cell.text) if sign == "/"]
    if len(breaks) == 1:
        lines = [Part(cell, 0, breaks[0]), Part(cell, breaks[0], len(cell.text))]
        if all(shape_of(line) != "text" for line in lines):  # no text that is wrapped
            return lines
    if len(strokes) == 1:
        return [Part(cell, 0, strokes[0]), Part(cell, strokes[0] + 1, len(cell.text))]
    return [whole(cell)]


def _indicator(context: Context, contents: Contents, order: str) -> Indicator:
    block = contents.block
    name = context.name_of(block)
    kind = _kind_of(contents)
    qualitative = kind == "qualitative"
    cites: dict[str, Cite] = {}
    if block.number_part is not None:
        cites["code"] = context.cite(block.number_part)
    code = block.number or order
    mark = _mark(context, contents, cites)
    years = _years(context, contents, qualitative=qualitative)
    bounds = {
        side: _bound(context, contents, side, qualitative=qualitative)
        for side in ("baseline", "target")
    }
    unit = contents.unit.name if contents.unit else None
    if contents.unit and contents.unit.cite:
        cites["unit"] = contents.unit.cite
    if not qualitative:
        unit = unit or unit_of_values(bounds["baseline"], years, bounds["target"])
        note_unit_change(context, code, years, unit)
    return Indicator(
        code=code,
        name=name.text,
        main=False,
        kind=kind,
        midterm_goal=None,
        years=years,
        rating=None,
        cite=name.cite,
        unit=None if qualitative else unit,
        accumulation=_accumulation(context, contents, name.text, cites),
        baseline=bounds["baseline"],
        target=bounds["target"],
        mark=mark,
        rationale=_rationale(context, contents),
        cites=cites,
    )


def _kind_of(contents: Contents) -> IndicatorKind:
    """Say whether the values are mostly figures or mostly texts."""
    roles = {"baseline", "target", "yearly_target", "yearly_result"}
    parts = [value.apart.value for value in contents.values if value.role in roles]
    shapes = [(shape_of(part), part) for part in parts]
    numbers = sum(shape == "number" for shape, _ in shapes)
    texts = sum(shape == "text" and len(part.text) >= _MEANT_TEXT for shape, part in shapes)
    return "qualitative" if texts > numbers else "quantitative"


def _mark(context: Context, contents: Contents, cites: dict[str, Cite]) -> str | None:
    """Return the mark of the whole indicator; none where the form prints several."""
    cells = contents.single.get("mark", [])
    if len(cells) != 1 or len(cells[0].text) > _LONGEST_MARK:
        return None
    passage = cells[0].passage(context.document)
    cites["mark"] = passage.cite
    return passage.text


def _accumulation(
    context: Context, contents: Contents, name: str, cites: dict[str, Cite]
) -> Accumulation | None:
    """Say whether values add up over years, where the form says so: in the name or a column."""
    for cell in contents.single.get("accumulation", []):
        found = _said(cell.text)
        if found is not None:
            cites["accumulation"] = cell.passage(context.document).cite
            return found
    found = _said(name)
    if found is not None:
        return found
    for value in contents.of("target"):
        if _CUMULATIVE.search(value.apart.value.text):
            return "cumulative"
    return None


def _said(text: str) -> Accumulation | None:
    cumulative, single = _CUMULATIVE.search(text), _SINGLE.search(text)
    if bool(cumulative) == bool(single):
        return None
    return "cumulative" if cumulative else "yearly"


def _rationale(context: Context, contents: Contents) -> Text | None:
    cells = contents.single.get("rationale", [])
    if not cells:
        return None
    passage = context.join(cells)
    return Text(passage.text, passage.cite)


def _bound(
    context: Context, contents: Contents, side: str, *, qualitative: bool
) -> DatedValue | None:
    """Return the baseline or the final target with its year."""
    role: Role = "baseline" if side == "baseline" else "target"
    year_role: Role = "baseline_year" if side == "baseline" else "target_year"
    found = contents.of(role)
    years = [value for value in found if is_year(value.apart.value.text)]
    values = [value for value in found if value not in years]
    if side == "target" and not values:
        values = [one for one in contents.of("yearly_target") if contents.final & {*one.years}]
    values.sort(key=lambda value: shape_of(value.apart.value) == "dash")
    if not values:
        return None
    chosen = values[0]
    year, cite = _year_of(context, chosen)
    for cell in (*contents.single.get(year_role, []), *(v.apart.value.cell for v in years)):
        label = year_of_column(cell.text)
        if label is not None:
            year, cite = context.year(label), cell.passage(context.document).cite
        elif is_dash(cell.text):
            context.label(cell, "none")
    return dated_value(context.sheet, chosen.apart.value, year, cite, qualitative=qualitative)


def _year_of(context: Context, value: Valued) -> tuple[int | None, Cite]:
    """Return the year that a value's own cell prints, else that of its headings."""
    apart = value.apart
    if apart.year is not None and apart.year_part is not None:
        return context.year(apart.year), context.cite(apart.year_part)
    return (context.year(value.years[0]) if value.years else None), ()


def _years(context: Context, contents: Contents, *, qualitative: bool) -> tuple[YearlyValue, ...]:
    """Return the yearly values; one merged over several years is the value of each of them."""
    _take_marks(contents)
    marks = {
        year: value for value in contents.of("yearly_mark") for year in _values_of(context, value)
    }
    roles: tuple[Role, ...] = ("yearly_target", "yearly_result")
    sides = {role: dict(_by_year(context, contents, role)) for role in roles}
    found: list[YearlyValue] = []
    for year in sorted({year for side in sides.values() for year in side} | set(marks)):
        contents_of_year = {
            role: _content(context, side[year], qualitative=qualitative)
            for role, side in sides.items()
            if year in side
        }
        yearly = YearlyValue(
            year, contents_of_year.get("yearly_target"), contents_of_year.get("yearly_result")
        )
        result = sides.get("yearly_result", {}).get(year)
        part = result.apart.mark if result is not None else None
        if year in marks and is_mark(marks[year].apart.value.text):
            part = marks[year].apart.value
        found.append(_marked(context, yearly, part))
    return tuple(found)


def _take_marks(contents: Contents) -> None:
    """Take marks in a row below results of the same years as those of the years."""
    results = contents.of("yearly_result")
    for value in results:
        below = any(
            other.years == value.years and other.apart.value.cell.top < value.apart.value.cell.top
            for other in results
        )
        if below and is_mark(value.apart.value.text):
            at = contents.values.index(value)
            contents.values[at] = value._replace(role="yearly_mark")


def _by_year(context: Context, contents: Contents, role: Role) -> Iterator[tuple[int, Valued]]:
    values = contents.of(role)
    if role == "yearly_result" and not values:
        values = [value for value in contents.of("other") if value.years]
    for value in reversed(values):  # of two for one year the first holds
        for year in _values_of(context, value):
            yield year, value


def _values_of(context: Context, value: Valued) -> Iterable[int]:
    years = (context.year(label) for label in value.years)
    return [year for year in years if year is not None]


def _content(context: Context, value: Valued, *, qualitative: bool) -> YearlyContent:
    part = value.apart.value
    if value.apart.year_part is not None:  # the year is the column's: the bracket stays
        part = whole(part.cell)
    if qualitative and shape_of(part) == "text":
        return text_at(context.sheet, part)
    return quantity_at(context.sheet, part)


def _marked(context: Context, yearly: YearlyValue, part: Part | None) -> YearlyValue:
    """Add the mark of a year: to the result where that is a quantity, else to the year."""
    if part is None:
        return yearly
    label_brackets(context, part)
    passage = context.sheet.passage(*part)
    if isinstance(yearly.result, Quantity):
        result = replace(yearly.result, mark=passage.text)
        return replace(yearly, result=result, mark_cite=passage.cite)
    return replace(yearly, mark=passage.text, mark_cite=passage.cite)
