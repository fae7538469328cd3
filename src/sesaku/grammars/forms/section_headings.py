"""The headings of a form's sections: which cells begin a section, by wording and by place."""

import re
from collections.abc import Mapping

from sesaku.grammars.forms.bars import bar_of
from sesaku.grammars.forms.column_heads import (
    heads_column,
    heads_means,
    heads_more_than_money,
    names_row,
)
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.goal_lines import goal_beside
from sesaku.grammars.forms.headings import bare_years, heading_of
from sesaku.grammars.forms.indicator_headings import headed_by_one, names_reference, title_of_card
from sesaku.grammars.forms.keywords import inferred_role
from sesaku.grammars.forms.policy_columns import columns_of
from sesaku.grammars.forms.quantities import is_mark, shape_of, whole
from sesaku.grammars.forms.section import GRID_ROLES, Section
from sesaku.grammars.forms.section_places import (
    grid_around,
    leads_across,
    leads_in_grid,
    leads_its_row,
)
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.side_headings import second_heading
from sesaku.grammars.forms.vocabulary import role_of, section_of, side_of, vocabulary

_SIGN = re.compile(r"[^\w]{1,2}|[○〇]")
_MARKS = {"mark", "yearly_mark"}
_OF_COLUMNS = {"goals", "goal_basis"}
"""Sections whose headings are worded as headings of columns of indicators are."""
_SENTENCE = 15
_LONGEST_HEADING = 80


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
    second = second_heading(cell, index, sections)
    if second or (grid is None and names_reference(cell, index, sections)):
        return Section(second or "reference_indicators", cell, named=second is None)
    if cell not in inferred and grid is not None:
        across = kind not in {None, grid.kind} and leads_across(cell, index, grid)
        if not (across or _breaks(kind, grid, cell, index)):
            return None
    elif kind is None and leads_its_row(cell, index, sections):
        numbers = heads_means(cell, index)  # 番号 | 達成手段 | 開始年度
        likely = not (numbers or leads_in_grid(cell, index, sections))
        kind = section_of(cell.text, likely=True) if likely else None
    if kind is None:
        return headed_by_one(cell, index, sections)
    section = Section(kind, cell)
    if kind in vocabulary().grids:
        section.title = title_of_card(cell, index) if kind == "indicators" else None
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


def _is_column_of(other: Section, section: Section, cells: list[FormCell]) -> bool:
    """Whether a heading is of a column to the left of a grid's own: 達成目標 | 測定指標 | …."""
    head, grid = other.heading, section.heading
    if other.kind in vocabulary().grids or head.top != grid.top or head.bottom != grid.bottom:
        return False
    between = [cell for cell in cells if cell.beside(head) and head.right <= cell.left < grid.left]
    return head.right <= grid.left and not any(_is_data(cell) for cell in between)


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
