"""The headings of a form's sections: which cells begin a section, by wording and by place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from sesaku.grammars.forms.bars import bar_of
from sesaku.grammars.forms.column_heads import (
    FEWEST_COLUMNS,
    head_columns,
    heads_column,
    heads_means,
    heads_more_than_money,
    is_said,
    names_row,
)
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.goal_lines import goal_beside
from sesaku.grammars.forms.headings import bare_years, heading_of
from sesaku.grammars.forms.keywords import inferred_role, inferred_section
from sesaku.grammars.forms.numbers import (
    is_number_with_word,
    is_numbered_name,
    number_before,
)
from sesaku.grammars.forms.policy_columns import columns_of
from sesaku.grammars.forms.quantities import is_mark, shape_of, whole
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import role_of, section_of, side_of, vocabulary

UNKNOWN = "unknown"
"""Kind of a section whose heading says nothing that is known: what it holds has no place."""

GRID_ROLES = {
    "indicators": "indicator",
    "reference_indicators": "indicator",
    "budgets": "budget",
    "means": "means",
}
_SIGN = re.compile(r"[^\w]{1,2}|[○〇]")
_FIGURE = re.compile(r"[(\[【〔]?(?:\d{1,3}|[\u2460-\u2473])[)\]】〕]?[.、]?")
_VALUED = {"baseline", "target", "dated_target", "yearly_target", "yearly_result", "both"}
_MARKS = {"mark", "yearly_mark"}
_OF_COLUMNS = {"goals", "goal_basis"}
"""Sections whose headings are worded as headings of columns of indicators are."""
_SENTENCE = 15
_LONGEST_HEADING = 80


@dataclass(eq=False)
class Section:
    """A section: its heading, the cells that belong to it, and the unit printed above it.

    ``units`` are lines with a unit that stand in its rows: beside the name of an indicator they
    are of that one.
    """

    kind: str
    heading: FormCell
    cells: list[FormCell] = field(default_factory=list)
    unit: FormCell | None = None
    units: list[FormCell] = field(default_factory=list)
    side: bool = True
    named: bool = False
    """Whether its heading is the name of the one indicator that it holds: 測定指標１ 定時到着率."""
    title: FormCell | None = None
    """The name of its one indicator, beside the number that is its heading, above its rows."""

    @property
    def grid(self) -> str:
        """The name of its roles of rows and columns, where it has any."""
        return GRID_ROLES.get(self.kind, "")

    def heads_below(self, name: FormCell) -> bool:
        """Whether headings of columns stand right below a cell that is wider than they are."""
        return head_columns(self.grid, name, self.cells)


def headed(cells: list[FormCell], inferred: Mapping[FormCell, str]) -> list[Section]:
    """Return a section for each heading of one, in reading order.

    Args:
        cells: the cells.
        inferred: the sections of headings whose wording is not known.
    """
    sections: list[Section] = []
    index = RowIndex(cells)
    for cell in cells:
        if len(cell.text) > _LONGEST_HEADING or _parts_next(cell, sections):
            continue
        section = _begun_by(cell, index, sections, inferred)
        if section is None:
            continue
        if not section.side and section.title is None:
            beside = index.beside(cell)
            sections = [other for other in sections if not _is_column_of(other, section, beside)]
        sections.append(section)
    return sections


def _begun_by(
    cell: FormCell, index: RowIndex, sections: list[Section], inferred: Mapping[FormCell, str]
) -> Section | None:
    """Return the section that a cell begins, None where it begins none."""
    kind = inferred.get(cell) or section_of(cell.text)
    if _is_of_other(cell, kind, index, sections):
        return None
    bar = bar_of(cell, index, GRID_ROLES) if kind is None else None
    if bar is not None:
        return Section(bar, cell, side=False)
    grid = grid_around(cell, sections)
    if grid is None and _names_reference(cell, index, sections):
        return Section("reference_indicators", cell, named=True)
    if cell not in inferred and grid is not None:
        across = kind not in {None, grid.kind} and _leads_across(cell, index, grid)
        if not (across or _breaks(kind, grid, cell, index)):
            return None
    elif kind is None and leads_its_row(cell, index, sections):
        numbers = heads_means(cell, index)  # 番号 | 達成手段 | 開始年度
        likely = not (numbers or leads_in_grid(cell, index, sections))
        kind = section_of(cell.text, likely=True) if likely else None
    if kind is None:
        return _of_one_indicator(cell, index, sections)
    section = Section(kind, cell)
    if kind in vocabulary().grids:
        section.title = _title_of_card(cell, index) if kind == "indicators" else None
        section.side = section.title is None and _has_data_beside(section, index.beside(cell))
    return section


def _is_of_other(
    cell: FormCell, kind: str | None, index: RowIndex, sections: list[Section]
) -> bool:
    """Whether a cell numbers a goal, names a row or figure, or heads a column of another table."""
    if goal_beside(cell, index) is not None or _heads_policies(cell, index, sections):
        return True
    measured = bool(sections) and sections[-1].kind == "indicators"
    if kind == "goals" and measured and _leads_figure(cell, index):  # 達成目標（７年度末） | 20基
        return True
    if kind == "budgets":  # in a row of names it is the sum of them
        return heads_more_than_money(cell, index)
    means = sections[-1].heading if sections and sections[-1].kind == "means" else None
    if kind is not None and means is not None and names_row(cell, means, index):
        return True
    return kind in _OF_COLUMNS and heads_column("indicator", cell, index, named=False)


def _leads_figure(cell: FormCell, index: RowIndex) -> bool:
    """Whether a number stands right beside a heading, which is no goal."""
    beside = [one for one in index.beside(cell) if one.left == cell.right and one.top == cell.top]
    return any(shape_of(whole(one)) == "number" for one in beside)


def _breaks(kind: str | None, grid: Section, cell: FormCell, index: RowIndex) -> bool:
    """Whether a heading inside the rows of a grid begins a section of its own all the same.

    One beside nothing but a mark says how an indicator did: 判定結果 | △.
    """
    breaking = kind in vocabulary().breaking and kind != grid.kind
    if not breaking or heads_column(grid.grid, cell, index, named=True):
        return False
    beside = [other for other in index.beside(cell) if other.left >= cell.right]
    marked = bool(beside) and all(is_mark(other.text) for other in beside)
    return not (marked and role_of(grid.grid, cell.text) in _MARKS)


def _of_one_indicator(cell: FormCell, index: RowIndex, sections: list[Section]) -> Section | None:
    """Return the section of the one indicator that a cell numbers or names, else None."""
    if _names_over_columns(cell, index, sections):
        return Section("indicators", cell, side=False, named=True)
    card = _title_of_card(cell, index)
    title = card or _numbered_title(cell, index, sections)
    named = title is None and _names_indicator(cell, index, sections)
    if title is None and not named and not _numbers_block(cell, index):
        return None
    return Section("indicators", cell, side=card is None, named=named, title=title)


def _names_over_columns(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell is number and name of an indicator right above its headings of columns.

    One without a word before its number stands alone; where 測定指標 heads several such, they are
    blocks of its section.
    """
    below = index.at(cell.bottom)
    if not head_columns("indicator", cell, below):
        return False
    if is_numbered_name(cell.text):
        return True
    last = sections[-1] if sections else None
    held = last is not None and last.grid == "indicator" and not last.named
    valued = any(role_of("indicator", head.text) in _VALUED for head in below)
    numbered = cell.alone and cell.in_table and number_before(cell.text, 0) is not None
    return numbered and valued and not held


def _numbers_block(cell: FormCell, index: RowIndex) -> bool:
    """Whether a cell numbers what stands beside it: a name, below it the headings of columns."""
    if not is_number_with_word(cell.text):
        return False
    right = [other for other in index.at(cell.top) if other.left >= cell.right]
    name = min(right, key=by_left, default=None)
    if name is None or name.left != cell.right or name.bottom >= cell.bottom:
        return False
    return head_columns("indicator", name, index.at(name.bottom))


def _title_of_card(head: FormCell, index: RowIndex) -> FormCell | None:
    """Return the name beside a number whose rows stand below both: 測定指標① | 定時到着率.

    Behind it may stand what is said of it: 単位 | ％.
    """
    if not is_number_with_word(head.text):
        return None
    beside = sorted(index.beside(head), key=by_left)
    name, *said = beside or [head]
    if name.left != head.right or name.bottom != head.bottom:
        return None
    if not all(is_said(cell, said) for cell in said):
        return None
    below = index.at(head.bottom)
    heads = [cell for cell in below if heading_of("indicator", cell) is not None]
    leads = any(cell.left == head.left for cell in heads) or (
        len(heads) == len(below) >= FEWEST_COLUMNS  # the corner above 目標 and 実績 is blank
    )
    return name if leads and heading_of("indicator", name) is None else None


def _parts_next(cell: FormCell, sections: list[Section]) -> bool:
    """Whether a cell only says of what 次期目標等への反映 is said: 施策 or 測定指標."""
    return side_of(cell.text) is not None and any(
        section.kind == "next"
        and section.heading.right == cell.left
        and cell.within_rows(section.heading)
        for section in sections
    )


def _heads_policies(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell heads a column of cabinet policies: 名称 | 決定年月日 | 関係部分."""
    columns = columns_of([cell, *(one for one in index.beside(cell) if one.top == cell.top)])
    if columns is None or cell not in columns:
        return False
    return None not in columns or any(
        section.kind == "cabinet_policies"
        and section.heading.right <= cell.left
        and section.heading.bottom > cell.bottom
        and cell.within_rows(section.heading)
        for section in sections
    )


def _names_indicator(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell is number and name of an indicator, its headings of columns beside it.

    One without a word before its number has a heading of values there: （１）灯火の数 | 基準値.
    """
    beside = index.beside(cell)
    named = (
        is_numbered_name(cell.text)
        or _names_rows(cell, beside)
        or (
            _is_numbered(cell)
            and inferred_section(cell.text) != "indicators"  # １　KPI, above the names
            and any(_is_valued(other.text) for other in beside)
        )
    )
    return named and leads_its_row(cell, index, sections) and _heads_beside(cell, beside)


def _is_valued(text: str) -> bool:
    """Whether a heading is of values, as the vocabulary or its words say."""
    return (role_of("indicator", text) or inferred_role("indicator", text)) in _VALUED


def _names_rows(cell: FormCell, beside: list[FormCell]) -> bool:
    """Whether a cell without number stands beside headings of values and the values below them."""
    top = [other for other in beside if other.top == cell.top]
    roles = {role_of("indicator", other.text) for other in top}
    known = section_of(cell.text, likely=True) or inferred_section(cell.text)
    return (
        len(roles & _VALUED) >= FEWEST_COLUMNS
        and not roles & {"name", "number"}
        and known is None
        and heading_of("indicator", cell) is None
        and cell.bottom > max(other.bottom for other in top) + 1
    )


def _is_numbered(cell: FormCell) -> bool:
    """Whether a number stands before a name, a sign or a blank between them, and it is no year."""
    end = cell.run_from(0)
    lead = number_before(cell.text, 0, end)
    if lead is None or heading_of("indicator", cell) is not None:
        return False
    return not lead[0][-1].isdecimal() or lead.end() == end < len(cell.text)


def _names_reference(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell names a reference indicator, years or 実績 beside it: （参考指標）漁船数."""
    prefix = vocabulary().reference_prefix.match(cell.text)
    if prefix is None or prefix.end() == len(cell.text):
        return False
    beside = [other for other in index.beside(cell) if other.top == cell.top]
    heads = [head for other in beside if (head := heading_of("indicator", other))]
    dated = sum(head.year is not None for head in heads) >= FEWEST_COLUMNS
    apart = all(one.grid != "indicator" or one.heading.group != cell.group for one in sections)
    led = apart and any(head.role == "yearly_result" for head in heads)  # years on another page
    return (dated or led) and leads_its_row(cell, index, sections)


def _numbered_title(cell: FormCell, index: RowIndex, sections: list[Section]) -> FormCell | None:
    """Return the name of an indicator beside its number, headings of columns beside both."""
    if not _FIGURE.fullmatch(cell.text) or not leads_its_row(cell, index, sections):
        return None
    right = [other for other in index.beside(cell) if other.left == cell.right]
    if len(right) != 1 or (right[0].top, right[0].bottom) != (cell.top, cell.bottom):
        return None
    others = [other for other in index.beside(cell) if other is not right[0]]
    return right[0] if _heads_beside(right[0], others) else None


def _heads_beside(name: FormCell, others: list[FormCell]) -> bool:
    """Whether a row beside a name, the first or one below a reason, is of headings of columns.

    Years below values that have no heading beside them are those of a baseline and a target. The
    wording of some headings may not be known, not that of all.
    """
    for row in range(name.top, name.bottom):
        beside = [other for other in others if other.top == row and other.left >= name.right]
        heads = [other for other in beside if heading_of("indicator", other) is not None]
        told = [other for other in beside if inferred_role("indicator", other.text) is not None]
        if heads and len(beside) >= FEWEST_COLUMNS and {*heads, *told} == {*beside}:
            return True
        if row > name.top + 1 or (not heads and len(beside) > 1):
            return False
    return False


def _is_column_of(other: Section, section: Section, cells: list[FormCell]) -> bool:
    """Whether a heading is of a column to the left of a grid's own: 達成目標 | 測定指標 | …."""
    head, grid = other.heading, section.heading
    if other.kind in vocabulary().grids or head.top != grid.top or head.bottom != grid.bottom:
        return False
    between = [cell for cell in cells if cell.beside(head) and head.right <= cell.left < grid.left]
    return head.right <= grid.left and not any(_is_data(cell) for cell in between)


def grid_around(cell: FormCell, sections: list[Section]) -> Section | None:
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
        if not section.side and cell.top >= head.top and not ended(section, cell, sections):
            if section.title is not None:
                return None if section_of(cell.text) and cell.left <= head.left else section
            return None if cell.left <= head.left and cell.top >= head.bottom else section
    return None


def ended(section: Section, cell: FormCell, sections: list[Section]) -> bool:
    """Whether another section has begun between a grid's heading and a cell."""
    head = section.heading
    after = sections[sections.index(section) + 1 :]
    return any(
        other.heading.top >= head.bottom
        and other.heading.top <= cell.top
        and (other.heading.left <= head.left or other.heading.alone)
        for other in after
    )


def leads_in_grid(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell below the heading of a grid may lead a row of it: 目標 above 実績.

    One that begins where the heading at the grid's side does, or that stands before another
    heading that breaks grids, leads none: 評価 | 目標達成度合いの測定結果.
    """
    last = sections[-1] if sections else None
    if last is None or (last.side and cell.top >= last.heading.bottom and _is_below(last, cell)):
        return False
    holds = section_of(cell.text, likely=True) in vocabulary().holding
    beside = (other for other in index.beside(cell) if other.left == cell.right)
    if any(section_of(other.text, likely=holds) in vocabulary().breaking for other in beside):
        return False
    return last.grid != "" and role_of(last.grid, cell.text) is not None


def _leads_across(cell: FormCell, index: RowIndex, grid: Section) -> bool:
    """Whether a cell below a grid leads a row of one text: no name, with values beside it."""
    beside = index.beside(cell)
    if grid.side or grid.heading.alone or cell.left > grid.heading.left or len(beside) != 1:
        return False
    text = beside[0]
    return text.left == cell.right and text.bottom == cell.bottom and "。" in text.text


def _is_below(section: Section, cell: FormCell) -> bool:
    """Whether a cell begins where the heading at the side of a section does, and so another one."""
    head = section.heading
    return cell.group == head.group and cell.left < head.right


def leads_its_row(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell is the first of its rows, headings aside, and has something to its right."""
    headings = {section.heading for section in sections}
    beside = index.beside(cell)
    first = all(other.left > cell.left or other in headings for other in beside)
    return first and any(other.left >= cell.right for other in beside) and cell.in_table


def _has_data_beside(section: Section, cells: list[FormCell]) -> bool:
    """Whether what stands to the right of a grid's heading is more than further headings."""
    head = section.heading
    beside = [cell for cell in cells if cell.left >= head.right]
    years = bare_years(beside)
    return any(
        heading_of(section.grid, cell) is None
        and section_of(cell.text) is None
        and cell not in years
        and inferred_role(section.grid, cell.text) is None
        and _is_data(cell)
        for cell in beside
    )


def _is_data(cell: FormCell) -> bool:
    key = cell.key
    figures = any(sign.isdecimal() for sign in key)
    return figures or _SIGN.fullmatch(key) is not None or len(key) > _SENTENCE or "。" in key
