"""Headings whose wording is not known: told by their place, and named by the words they have.

A heading leads its row, or stands between a text and a text in a row that a heading leads. A
section that the form has in known words is never inferred a second time. What has the place of a
heading and no words that tell its section begins one that is unknown, so that nobody takes what
stands there for the text of the section before it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sesaku.grammars.forms.column_heads import heads_means, heads_more_than_money, names_means
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import heading_of
from sesaku.grammars.forms.keywords import inferred_section, may_head
from sesaku.grammars.forms.policy_columns import columns_of
from sesaku.grammars.forms.section import GRID_ROLES, UNKNOWN, Section
from sesaku.grammars.forms.section_headings import headed
from sesaku.grammars.forms.section_places import grid_around, leads_in_grid, leads_its_row
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import heading_forms, section_of, vocabulary

_MOST = 30
_FEWEST_HEADINGS = 2
_TEXT = 15
_FIELD = "政策分野"
_OPENING = "(・●○"
_NUMBERED = re.compile(r"[\d\u2160-\u217b\u2460-\u249b]")
"""What begins with a number; 参 is one for Unicode, and begins 参考となる数値."""
_BAR_SIGNS = "■◆▼▶"
_AMID = {"means", "indicators"}
"""Grids of which the names may stand behind their numbers."""
_PLAIN = {
    "measure_name",
    "measure_code",
    "ministry",
    "department",
    "author",
    "evaluated_on",
    "overview",
    "goals",
    "policy",
    "goal_basis",
    UNKNOWN,
}
"""Sections of one text, which may stand side by side in one row."""


def inferred_headings(cells: list[FormCell], sections: list[Section]) -> dict[FormCell, str]:
    """Return the sections of the headings whose wording is not known.

    Args:
        cells: the cells of the form, notes and units aside.
        sections: those whose headings are known, in reading order.
    """
    index = RowIndex(cells)
    inferred = _named_as_goal(cells, sections, index) or _named_as_field(cells, sections, index)
    if inferred:
        sections = headed(cells, inferred)
    for _ in range(_MOST):
        found = next(_unnamed_means(cells, sections, index), None)
        found = found or next(_candidates(cells, sections, index, inferred), None)
        found = found or next(_holders(cells, sections, index), None)
        if found is None:
            break
        inferred[found[0]] = found[1]
        sections = headed(cells, inferred)
    return inferred


def _named_as_goal(
    cells: Sequence[FormCell], sections: list[Section], index: RowIndex
) -> dict[FormCell, str]:
    """Return 施策目標 as the name of the measure, where the form prints its goals besides."""
    goals = [section.heading for section in sections if section.kind == "goals"]
    if not goals or any(section.kind == "measure_name" for section in sections):
        return {}
    names = vocabulary().likely["measure_name"]
    others = goals[1:] or [
        cell
        for cell in cells
        if cell is not goals[0]
        and inferred_section(cell.text) == "goals"
        and leads_its_row(cell, index, sections)
    ]
    named = any(names.fullmatch(form) for form in heading_forms(goals[0].text))
    return {goals[0]: "measure_name"} if others and named else {}


def _named_as_field(
    cells: Sequence[FormCell], sections: list[Section], index: RowIndex
) -> dict[FormCell, str]:
    """Return 政策分野 as the name of the measure, where the form prints no other."""
    if any(section.kind == "measure_name" for section in sections):
        return {}
    leading = [cell for cell in cells if leads_its_row(cell, index, sections)]
    if any(inferred_section(cell.text) == "measure_name" for cell in leading):
        return {}
    fields = [cell for cell in leading if _FIELD in heading_forms(cell.text)]
    return dict.fromkeys(fields[:1], "measure_name")


def _unnamed_means(
    cells: Sequence[FormCell], sections: list[Section], index: RowIndex
) -> Iterator[tuple[FormCell, str]]:
    """Yield what heads the names of means in words that say nothing, where no other does."""
    if all(section.kind != "means" for section in sections):
        yield from ((cell, "means") for cell in cells if names_means(cell, index))


def _candidates(
    cells: Sequence[FormCell],
    sections: list[Section],
    index: RowIndex,
    inferred: Mapping[FormCell, str],
) -> Iterator[tuple[FormCell, str]]:
    """Yield the cells that have the place of a heading, and what their words say."""
    present = {section.kind for section in sections}
    headings = {section.heading for section in sections}
    signs = _signs(headings)
    for cell in cells:
        if cell in headings or cell in inferred or not may_head(cell.text):
            continue
        if cell.alone and cell.text[:1] in signs:
            kind = section_of(cell.text, likely=True) or inferred_section(cell.text)
            yield cell, kind if kind and kind not in present else UNKNOWN
        if not cell.in_table:
            continue
        kind = inferred_section(cell.text)
        if leads_its_row(cell, index, sections):
            before = [section for section in sections if section.heading.top < cell.top]
            if leads_in_grid(cell, index, before[-1:]) or _is_framed(cell, index, headings):
                continue  # 担当部局 | 総括課 | 作成責任者: what the heading before it says
            if kind is not None and kind not in present and _begins(cell, kind, index, sections):
                yield cell, kind
        elif kind in _AMID and kind not in present and _amid_columns(cell, kind, index, sections):
            yield cell, kind
        elif _stands_between(cell, index, sections, headings):
            kind = kind or section_of(cell.text, likely=True)
            yield cell, kind if kind and kind not in present else UNKNOWN


def _signs(headings: Iterable[FormCell]) -> set[str]:
    """Return the signs with which a form begins the headings that stand above their texts: ■."""
    begun = Counter(cell.text[:1] for cell in headings if cell.alone)
    return {sign for sign, times in begun.items() if times > 1 and sign in _BAR_SIGNS}


def _is_framed(cell: FormCell, index: RowIndex, headings: set[FormCell]) -> bool:
    """Whether a cell stands alone between two headings that are known."""
    beside = index.beside(cell)
    left = max((other for other in beside if other.right <= cell.left), key=by_left, default=None)
    right = min((other for other in beside if other.left >= cell.right), key=by_left, default=None)
    return left in headings and right in headings


def _holders(
    cells: Sequence[FormCell], sections: list[Section], index: RowIndex
) -> Iterator[tuple[FormCell, str]]:
    """Yield the cells below headings of their columns that hold headings of texts: 歩み | 分析 | ….

    What leads the texts beside such a cell begins no section while the cell itself begins none.
    """
    headings = {section.heading for section in sections}
    columns = Counter((heading.left, heading.right) for heading in headings)
    for cell in cells:
        beside = sorted((one for one in index.beside(cell) if one.top == cell.top), key=by_left)
        if cell in headings or columns[cell.left, cell.right] < _FEWEST_HEADINGS:
            continue
        inner, *texts = beside or [cell]
        kind = section_of(inner.text, likely=True) or inferred_section(inner.text)
        told = kind in vocabulary().breaking and inner.left == cell.right and may_head(cell.text)
        if told and [inner.bottom] == [one.bottom for one in texts]:
            yield from ((cell, UNKNOWN) for one in texts if "。" in one.text)


def _begins(cell: FormCell, kind: str, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell that leads its row begins a section, and is no name in the rows of a grid."""
    beside = [other for other in index.beside(cell) if other.left >= cell.right]
    if kind in vocabulary().grids:
        if kind == "budgets" and heads_more_than_money(cell, index):
            return False
        if _column_of_names(cell, sections):
            return _heads_columns(GRID_ROLES[kind], cell, beside)
        known = any(heading_of(GRID_ROLES[kind], other) is not None for other in beside)
        return known and grid_around(cell, sections) is None
    if grid_around(cell, sections) is not None:
        return False
    tabular = kind == "cabinet_policies" and columns_of(beside) is not None
    if tabular or not _column_of_names(cell, sections):
        return True
    return len(beside) == 1 and len(beside[0].key) > _TEXT and cell.bottom >= beside[0].bottom


def _heads_columns(grid: str, cell: FormCell, beside: Sequence[FormCell]) -> bool:
    """Whether a cell leads a row of headings of columns, and is no name in a row of values."""
    if _NUMBERED.match(cell.text) or cell.text[:1] in _OPENING:
        return False
    if vocabulary().reference_prefix.match(cell.text):
        return False  # 【参考指標】 and a name
    row = [other for other in beside if other.top == cell.top]
    heads = [head for other in row if (head := heading_of(grid, other)) is not None]
    named = grid == "budget" or any(head.role is not None for head in heads)
    return named and len(heads) >= max(_FEWEST_HEADINGS, len(row) - len(heads) + 1)


def _amid_columns(cell: FormCell, kind: str, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell heads the names of a grid behind another column: 番号 | 取組手段 | ….

    Below a table that has a bar above it, columns that only means have tell where it ends.
    """
    grid = grid_around(cell, sections)
    ends = grid is None or (grid.heading.alone and kind == "means" and heads_means(cell, index))
    known = any(section.heading.beside(cell) for section in sections)
    return ends and not known and _heads_columns(GRID_ROLES[kind], cell, index.beside(cell))


def _column_of_names(cell: FormCell, sections: Sequence[Section]) -> bool:
    """Whether a cell stands below the heading of a grid, where the names of its rows do."""
    above = [section for section in sections if section.heading.bottom <= cell.top]
    nearest = max(above, key=lambda section: section.heading.bottom, default=None)
    return (
        nearest is not None
        and nearest.kind in vocabulary().grids
        and not nearest.side
        and nearest.heading.stacked(cell)
    )


def _stands_between(
    cell: FormCell, index: RowIndex, sections: list[Section], headings: set[FormCell]
) -> bool:
    """Whether a cell stands in a row between a text that has a heading and one that has none."""
    beside = [other for other in index.beside(cell) if other.group == cell.group]
    left = max((other for other in beside if other.right <= cell.left), key=by_left, default=None)
    right = min((other for other in beside if other.left >= cell.right), key=by_left, default=None)
    if left is None or right is None or left in headings or right in headings:
        return False
    if heading_of("indicator", right) is not None or section_of(right.text) is not None:
        return False
    owners = [
        section
        for section in sections
        if section.heading.beside(cell) and section.heading.right <= left.left
    ]
    owner = max(owners, key=lambda section: section.heading.left, default=None)
    return owner is not None and owner.kind in _PLAIN
