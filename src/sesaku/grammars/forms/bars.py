"""Bars 「帯」: headings alone in their rows, over the whole table that they speak of."""

import re
from collections.abc import Mapping

from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import headings_of
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import heading_forms, section_of

GROUP = "group"
"""Kind of a bar over several sections that have headings of their own."""

_AND = re.compile(r"及び|並びに|・|、|と|等")
_FEWEST_COLUMNS = 2
_LONGEST = 40


def bar_of(cell: FormCell, index: RowIndex, grids: Mapping[str, str]) -> str | None:
    """Return the section that a bar begins, None where a cell is none.

    Args:
        cell: the cell.
        index: all cells by their rows.
        grids: the name of the roles of rows and columns, by kind of section.

    Returns:
        A grid, where headings of its columns stand right below; a group, where another heading
        leads the row below, and the bar names sections: 施策の概要及び達成すべき目標.
    """
    if not cell.alone or len(cell.text) > _LONGEST:
        return None
    below = [other for other in index.at(cell.bottom) if other.top == cell.bottom]
    kind = section_of(cell.text, likely=True)
    roles = grids.get(kind or "")
    heads = headings_of(roles, below) if roles else {}
    if len(heads) == len(below) >= _FEWEST_COLUMNS:
        return kind
    first = min(below, key=by_left, default=None)
    if first is None or first.alone or section_of(first.text, likely=True) is None:
        return None
    return GROUP if roles or _names_sections(cell.text) else None


def _names_sections(text: str) -> bool:
    """Whether a text is made of the names of sections."""
    return any(
        all(section_of(part) is not None for part in parts)
        for form in heading_forms(text)
        if (parts := [part for part in _AND.split(form) if part])
    )
