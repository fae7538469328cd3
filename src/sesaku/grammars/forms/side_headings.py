"""Second headings at the side of a table of indicators or means, which name none of them.

測定指標 | 指標ごとの状況 | the names; 達成手段 | 事業ごとの予算 | the names.
"""

import re

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.headings import heading_of
from sesaku.grammars.forms.keywords import may_head
from sesaku.grammars.forms.numbers import number_alone
from sesaku.grammars.forms.quantities import shape_of, whole
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.sheet import RowIndex

_OF_ALL = {
    "indicators": re.compile(
        r"指標.*(?:状況|進捗|推移|実績|結果|評価|一覧|動向|達成度|内訳|詳細)|"
        r"(?:各|個々).{0,4}指標|指標(?:ごと|毎|別)"
    ),
    "means": re.compile(
        r"(?:事業|手段)等?の(?:.{0,6}の)?(?:状況|一覧|内訳|詳細)|"
        r"(?:各|個々).{0,4}(?:事業|手段)|(?:事業|手段)(?:ごと|毎|別)"
    ),
}
"""What speaks of all of them, not of one."""
_LONGEST = 60
_FEWEST_NAMES = {"indicators": 1, "means": 2}
"""So many names beside a heading; a text may stand beside the name of one means."""


def second_heading(cell: FormCell, index: RowIndex, sections: list[Section]) -> str | None:
    """Return the section whose rows a cell heads a second time, their names right beside it.

    It stands in the rows of the table, beside its heading or right below it, and says in its words
    that it is of all that the table lists; beside the name of one stand its values, no names.
    """
    above = [one for one in sections if one.kind in _OF_ALL and not one.named]
    if not above or not _is_at_side(cell, above[-1].heading):
        return None
    kind, grid = above[-1].kind, above[-1].grid
    if not (may_head(cell.text) and _OF_ALL[kind].search(cell.text)):
        return None
    beside = [other for other in index.beside(cell) if other.left == cell.right]
    over = [one for one in index.at(above[-1].heading.top) if _is_over(one, cell.right)]
    if any(heading_of(grid, one) is not None and not _heads_names(grid, one) for one in over):
        return None  # beside it stand the values or texts of the one that it names
    heads = [other for other in beside if heading_of(grid, other) is not None]
    names = [other for other in beside if other not in heads and _may_name(grid, other, index)]
    named = any(_heads_names(grid, head) for head in heads)
    return kind if named or len(names) >= _FEWEST_NAMES[kind] else None


def _is_at_side(cell: FormCell, heading: FormCell) -> bool:
    """Whether a cell stands beside a heading at the side, or right below one above its column."""
    if cell.bottom == cell.top + 1 or cell.group != heading.group:
        return False
    beside = cell.left == heading.right and cell.within_rows(heading)
    return beside or (cell.left == heading.left and cell.top == heading.bottom)


def _is_over(head: FormCell, column: int) -> bool:
    return head.left <= column < head.right


def _heads_names(grid: str, head: FormCell) -> bool:
    """Whether a heading is that of names or of their numbers."""
    heading = heading_of(grid, head)
    return heading is not None and heading.role in {"name", "number"}


def _may_name(grid: str, cell: FormCell, index: RowIndex) -> bool:
    """Whether a cell can be a name, or a number with a name behind it."""
    if number_alone(cell.text) is not None:
        behind = [other for other in index.beside(cell) if other.left == cell.right]
        return any(_may_name(grid, other, index) for other in behind)
    worded = len(cell.text) <= _LONGEST and "。" not in cell.text
    return worded and shape_of(whole(cell)) == "text" and heading_of(grid, cell) is None
