"""Rows of headings of columns: whether a cell that may head a section is one of them."""

import re
from collections.abc import Iterable

from sesaku.grammars.forms.bounds_beside_years import bounds_before_years
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import heading_of, headings_of
from sesaku.grammars.forms.inline_bounds import inline_bounds
from sesaku.grammars.forms.keywords import may_head
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import role_of, section_of

FEWEST_COLUMNS = 2
"""So many headings make a row of them."""
_OF_MEANS = {"start_year", "indicators", "review_number"}
_AMOUNT = re.compile(r"[△▲-]?[\d,.]+(?:\([^()]*\))?|[-－―‐–ー](?:\([^()]*\))?")
_OF_NAMES = {"unit", "mark", "yearly_mark", "accumulation"}
"""What may be said of a name on the line on which it stands across its columns."""
_NOT_OF_MONEY = {*_OF_MEANS, "number", "text"}


def head_columns(grid: str, name: FormCell, cells: Iterable[FormCell]) -> bool:
    """Whether headings of columns stand right below a cell, all of its breadth.

    The wording of some may not be known.
    """
    row = [cell for cell in cells if cell.top == name.bottom]
    below = [cell for cell in row if cell.stacked(name)]
    if any(role_of(grid, cell.text) == "name" for cell in below):
        return False  # it is the title of a table of several
    told = headings_of(grid, row)  # bare years tell one another, and 年度 beside them
    bounded = grid == "indicator"
    bounds = [cell for cell in below if bounded and inline_bounds(cell)]
    values = [bound.value for bound in bounds_before_years(row, told)] if bounded else []
    heads = [cell for cell in below if cell in told or cell in bounds]
    unknown = [cell for cell in below if cell not in heads and cell not in values]
    return len(heads) >= max(FEWEST_COLUMNS, 2 * len(unknown) + 1) and all(
        may_head(cell.text) for cell in unknown
    )


def is_said(cell: FormCell, beside: Iterable[FormCell]) -> bool:
    """Whether a cell beside a name says something of it: 単位 and the cell to its right."""
    said = [cell, *(other for other in beside if other.right == cell.left)]
    return any(role_of("indicator", one.text) in _OF_NAMES for one in said)


def heads_means(cell: FormCell, index: RowIndex) -> bool:
    """Whether the row of a heading has columns that only means have: 開始年度, レビュー番号.

    So has one of names, numbers or money beside further headings, and no value among them.
    """
    roles = _roles_of_means(cell, index)
    return bool(roles & _OF_MEANS) or (None not in roles and "name" in roles and len(roles) > 1)


def heads_more_than_money(cell: FormCell, index: RowIndex) -> bool:
    """Whether the row of a heading has columns that no table of money has: 番号, 概要."""
    return bool(_roles_of_means(cell, index) & _NOT_OF_MONEY)


def names_row(cell: FormCell, heading: FormCell, index: RowIndex) -> bool:
    """Whether a cell worded as a heading names a row of figures: 測定指標の開発 | 12（11） | ….

    It and all beside it are as broad as the headings of columns, and one of them is an amount.

    Args:
        cell: the cell.
        heading: the heading of the table above it.
        index: all cells by their rows.
    """
    heads = index.at(heading.bottom) if heading.alone else [heading, *index.beside(heading)]
    columns = {(head.left, head.right) for head in heads}
    row = [cell, *(other for other in index.beside(cell) if other.top == cell.top)]
    return (
        heading.bottom <= cell.top
        and len(row) > FEWEST_COLUMNS
        and all((other.left, other.right) in columns for other in row)
        and all(section_of(other.text) is None for other in row[1:])
        and any(_AMOUNT.fullmatch(other.key) for other in row[1:])
    )


def names_means(cell: FormCell, index: RowIndex) -> bool:
    """Whether a cell in words that say nothing heads the names of means: 番号 | 取組 | 開始年度.

    All else in its row are headings of means, one at least that nothing else has.
    """
    row = [other for other in index.beside(cell) if other.top == cell.top]
    roles = _roles_of_means(cell, index)
    return (
        len(row) >= FEWEST_COLUMNS
        and may_head(cell.text)
        and heading_of("means", cell) is None
        and bool(roles & _OF_MEANS)
        and not roles & {None, "name"}
    )


def _roles_of_means(cell: FormCell, index: RowIndex) -> set[str | None]:
    row = (other for other in index.beside(cell) if other.top == cell.top)
    heads = (heading_of("means", other) for other in row)
    return {head and head.role for head in heads}


def heads_column(grid: str, cell: FormCell, index: RowIndex, *, named: bool) -> bool:
    """Whether a cell with a role in a grid is one in its row of headings: 達成目標の設定の考え方.

    Args:
        grid: the name of the roles.
        cell: the cell.
        index: all cells by their rows.
        named: whether the row may have a heading of names; beside one, 達成目標 holds the goals.
    """
    if role_of(grid, cell.text) is None:
        return False
    row = [other for other in index.beside(cell) if other.top == cell.top]
    heads = {other: head for other in row if (head := heading_of(grid, other)) is not None}
    if not named and any(head.role == "name" for head in heads.values()):
        return False
    following = min((other for other in row if other.left >= cell.right), key=by_left, default=None)
    return len(heads) >= FEWEST_COLUMNS and (following is None or following in heads)
