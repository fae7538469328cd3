"""Second headings at the side of a table of indicators: 測定指標 | 指標ごとの状況 | the names."""

import re

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.headings import heading_of
from sesaku.grammars.forms.keywords import inferred_section
from sesaku.grammars.forms.numbers import number_alone
from sesaku.grammars.forms.quantities import shape_of, whole
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import section_of

_INDICATORS = "indicators"
_OF_ALL = re.compile(
    r"指標.*(?:状況|進捗|推移|実績|結果|評価|一覧|動向|達成度|内訳|詳細)|各.{0,4}指標|指標(?:ごと|毎|別)"
)
_LONGEST = 60


def heads_names_beside(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
    """Whether a cell heads the rows of the indicators whose names stand right beside it.

    It stands in the rows of the table, beside its heading or right below it, and says in its words
    that it is of the indicators; beside the name of one stand its values, no further names.
    """
    above = [one for one in sections if one.kind == _INDICATORS and not one.named]
    if not above or not _is_at_side(cell, above[-1].heading) or not _speaks_of_all(cell.text):
        return False
    beside = [other for other in index.beside(cell) if other.left == cell.right]
    heads = [other for other in beside if heading_of("indicator", other) is not None]
    if any(_heads_names(head) for head in heads):
        return True
    return any(_may_name(other, index) for other in beside if other not in heads)


def _is_at_side(cell: FormCell, heading: FormCell) -> bool:
    """Whether a cell stands beside a heading at the side, or right below one above its column."""
    if cell.bottom == cell.top + 1 or cell.group != heading.group:
        return False
    beside = cell.left == heading.right and cell.within_rows(heading)
    return beside or (cell.left == heading.left and cell.top == heading.bottom)


def _speaks_of_all(text: str) -> bool:
    """Whether the words of a cell are of indicators in general, not of what one measures."""
    known = section_of(text, likely=True) or inferred_section(text)
    return known == _INDICATORS and _OF_ALL.search(text) is not None


def _heads_names(head: FormCell) -> bool:
    heading = heading_of("indicator", head)
    return heading is not None and heading.role in {"name", "number"}


def _may_name(cell: FormCell, index: RowIndex) -> bool:
    """Whether a cell can be the name of an indicator, or a number with a name behind it."""
    if number_alone(cell.text) is not None:
        behind = [other for other in index.beside(cell) if other.left == cell.right]
        return any(_may_name(other, index) for other in behind)
    worded = len(cell.text) <= _LONGEST and "。" not in cell.text
    return worded and shape_of(whole(cell)) == "text" and heading_of("indicator", cell) is None
