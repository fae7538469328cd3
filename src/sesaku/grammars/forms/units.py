"""Units of an indicator: printed in a column, after its name, above the table, or in its cells."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from sesaku.codelists import load
from sesaku.document.cite import Cite
from sesaku.grammars.forms.block import Block
from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.grid import Grid
from sesaku.grammars.forms.headings import bare_unit, is_unit, printed_unit, unit_in
from sesaku.grammars.forms.quantities import is_unknown
from sesaku.grammars.forms.section import Section
from sesaku.model.indicator import YearlyValue
from sesaku.model.values import DatedValue, Quantity
from sesaku.text.width import squeeze

_IN_NAME = re.compile(
    r"[(\[【〔](?P<said>(?:[^()\[\]【】〔〕]{1,8}[、,・])?単位[::]?)?"
    r"(?P<unit>[^()\[\]【】〔〕]{1,12})[)\]】〕]"
)
"""（単位：件）, （件）, （累計、単位：件）."""

_UNIT_FIRST = re.compile(r"(?<=[(\[【〔、,・])(?P<unit>[^、,・]{1,12})(?=[、,・)\]】〕])")
"""One of several things in brackets: （件、累計）."""


_LONGEST, _LONGEST_WORD = 12, 6
_PERIOD = re.compile(r"[年月週]間")
_NO_UNIT = re.compile(r"累計|累積|年度|平均|全|\d")
_SCALE = re.compile(r"^[十百千万億]{1,2}(?=.)")
_SCALED = re.compile(r"(?:[十百千]?[万億]|百万)\w{1,3}|[千百](?!葉)\w")
_BRACKETS = re.compile(r"(?:\([^()]*\)|[※*]\d?)*")


class Unit(NamedTuple):
    """A unit and where it stands."""

    name: str
    cite: Cite = ()


def unit_of_block(
    context: Context, section: Section, grid: Grid, block: Block, blocks: Sequence[Block]
) -> Unit | None:
    """Return the unit that a form prints once for all values of a block, None where it does not.

    Args:
        context: the form.
        section: the section.
        grid: its rows and columns.
        block: one of its blocks.
        blocks: all of them: a line in the rows of another one says nothing of this.
    """
    for cell in section.cells:
        if block.holds(cell) and grid.is_data(cell):
            told = (*grid.column_headings(cell), *grid.row_headings(cell)[:1])
            roles = {heading.role for heading in told}
            if ("unit" in roles and len(cell.text) <= _LONGEST) or is_unit_beside(
                grid, block, cell
            ):
                passage = cell.passage(context.document)
                return Unit(passage.text.strip("()（）"), passage.cite)
    named = _unit_of_name(context, block)
    if named is not None:
        return named
    for cell, heading in grid.headings.items():
        if heading.unit and heading.role != "name" and block.holds(cell):
            return Unit(heading.unit)
    own = [line for line in section.units if block.holds(line)]
    above = [line for line in section.units if not any(other.holds(line) for other in blocks)]
    line = next(iter([*own, *above]), section.unit)
    if line is not None:
        return Unit(printed_unit(line) or "", line.passage(context.document).cite)
    unit, _ = unit_in(section.heading.key)
    return Unit(unit) if unit else None


def is_unit_beside(grid: Grid, block: Block, cell: FormCell) -> bool:
    """Whether a cell right beside a name is a unit, though its column is headed as another.

    Beside one that 参考指標 refers to stand its unit and values of years, and nothing else.
    """
    if block.name is None or any(heading.year for heading in grid.column_headings(cell)):
        return False
    name, text = block.name.cell, cell.text
    worded = block.reference and len(text) <= _LONGEST_WORD and text.isalpha()
    known = is_unit(text) or (worded and not is_unknown(text))
    return known and cell.left == name.right and cell.top == name.top


def _unit_of_name(context: Context, block: Block) -> Unit | None:
    """Return the unit in brackets behind a name: （単位：百万㎥）, （件）; （年間） is none."""
    if block.name is None:
        return None
    cell, start, end = block.name
    for match in _IN_NAME.finditer(cell.text, start, end):
        if _PERIOD.fullmatch(match["unit"]) and not match["said"]:
            continue
        for unit in [match, *_UNIT_FIRST.finditer(cell.text, match.start() + 1, match.end())]:
            if (unit is match and match["said"]) or is_unit(unit["unit"]):
                start = unit.start("unit")
                passage = context.sheet.passage(cell, start, start + len(bare_unit(unit["unit"])))
                return Unit(passage.text, passage.cite)
        named, rest = cell.text[start : match.start()], cell.text[match.end() : end]
        for unit in [match, *_UNIT_FIRST.finditer(cell.text, match.start() + 1, match.end())]:
            if _is_counted(unit["unit"], named, rest):
                passage = context.sheet.passage(cell, *unit.span("unit"))
                return Unit(passage.text, passage.cite)
    return None


def _is_counted(unit: str, name: str, rest: str) -> bool:
    """Whether a name says that it counts what stands in brackets behind it: 実施地区数（地区）."""
    if _NO_UNIT.search(unit) or not _BRACKETS.fullmatch(rest):
        return False
    if _SCALED.fullmatch(unit) and name.endswith("数"):
        return True
    counted = _SCALE.sub("", unit)
    return re.search(rf"{re.escape(counted)}[^()。、]{{0,6}}数", name) is not None


def unit_of_values(
    baseline: DatedValue | None, years: tuple[YearlyValue, ...], target: DatedValue | None
) -> str | None:
    """Return the unit of the first value that prints one."""
    values = [baseline, *(side for year in years for side in (year.target, year.result)), target]
    found = (getattr(value, "unit", None) for value in values)
    return next((unit for unit in found if unit), None)


def note_unit_change(
    context: Context, code: str, years: tuple[YearlyValue, ...], unit: str | None
) -> None:
    """Note where results, or else targets, go over to another unit."""
    for side in ("result", "target"):
        before = unit
        for year in years:
            value = getattr(year, side)
            if not isinstance(value, Quantity) or not value.unit:
                continue
            if before and _code(before) != _code(value.unit):
                context.collector.add(
                    "unit-changes",
                    value.cite,
                    indicator=code,
                    fiscal_year=year.fiscal_year,
                    before=before,
                    after=value.unit,
                )
                return
            before = value.unit


def _code(unit: str) -> str:
    found = load("units").find(unit)
    return found.id if found else squeeze(unit)
