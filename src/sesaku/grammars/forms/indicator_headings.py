"""Headings that name or number one indicator: headings of its values stand beside or below them."""

import re
from collections.abc import Mapping

from sesaku.grammars.forms.column_heads import FEWEST_COLUMNS, head_columns, is_said
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import Heading, heading_of, headings_of
from sesaku.grammars.forms.inline_bounds import inline_bounds
from sesaku.grammars.forms.keywords import inferred_role, inferred_section
from sesaku.grammars.forms.numbers import (
    is_number_with_word,
    is_numbered_name,
    label_before,
    number_before,
)
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.section_places import leads_its_row
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import role_of, section_of, vocabulary

_FIGURE = re.compile(r"[(\[【〔]?(?:\d{1,3}|[\u2460-\u2473])[)\]】〕]?[.、]?")
_LONGEST_NAME = 60
_VALUED = {"baseline", "target", "dated_target", "yearly_target", "yearly_result", "both"}


def headed_by_one(cell: FormCell, index: RowIndex, sections: list[Section]) -> Section | None:
    """Return the section of the one indicator that a cell numbers or names, else None."""
    if _names_over_columns(cell, index, sections):
        return Section("indicators", cell, side=False, named=True)
    card = title_of_card(cell, index)
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
    if is_numbered_name(cell.text) or label_before(cell.text):
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
    below = [one for one in index.at(name.bottom) if one.top == name.bottom and one.stacked(name)]
    roles = [role_of("indicator", one.text) for one in below]
    bounds = {"baseline", "target"} <= {*roles}  # 基準 | … | 目標 | …, above the years
    return bounds or head_columns("indicator", name, index.at(name.bottom))


def title_of_card(head: FormCell, index: RowIndex) -> FormCell | None:
    """Return the name beside a number whose rows stand below both: 測定指標① | 定時到着率.

    Behind it may stand what is said of it: 単位 | ％. In place of the number may stand 指標名 above
    a table of years that is of this one alone.
    """
    labelled = role_of("indicator", head.text) == "name"
    if not labelled and not is_number_with_word(head.text):
        return None
    beside = sorted(index.beside(head), key=by_left)
    name, *said = beside or [head]
    if name.left != head.right or name.bottom != head.bottom:
        return None
    if not all(is_said(cell, said) for cell in said):
        return None
    below = index.at(head.bottom)
    heads = headings_of("indicator", below)
    leading = [cell for cell in below if cell in heads or inline_bounds(cell)]
    leads = any(cell.left == head.left for cell in leading) or (
        len(heads) == len(below) >= FEWEST_COLUMNS  # the corner above 目標 and 実績 is blank
    )
    if not leads or heading_of("indicator", name) is not None:
        return None
    return name if not labelled or _is_over_years(name, below, heads) else None


def title_beside(label: FormCell, index: RowIndex) -> FormCell | None:
    """Return the name beside the top of 指標名, above a table of years that is beside it too."""
    right = [cell for cell in index.at(label.top) if cell.left >= label.right]
    name = min(right, key=by_left, default=label)
    if name.left != label.right or not name.bottom < label.bottom:
        return None
    below = [cell for cell in index.at(name.bottom) if cell.left >= label.right]
    heads = headings_of("indicator", below)
    said = all(is_said(cell, right) for cell in right if cell is not name)
    return name if name not in heads and said and _is_over_years(name, below, heads) else None


def _is_over_years(
    name: FormCell, below: list[FormCell], heads: Mapping[FormCell, Heading]
) -> bool:
    """Whether a cell can name the one indicator whose years stand right below: 年度 | R3 | R4."""
    row = [cell for cell in below if cell.top == name.bottom]
    dated = [cell for cell in row if cell in heads and heads[cell].year is not None]
    worded = len(name.text) <= _LONGEST_NAME and "。" not in name.text
    over = len(dated) >= FEWEST_COLUMNS and sum(cell.stacked(name) for cell in row) > 1
    return worded and over and all(cell in heads for cell in row)


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


def names_reference(cell: FormCell, index: RowIndex, sections: list[Section]) -> bool:
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
    numbered = _FIGURE.fullmatch(cell.text) is not None or is_number_with_word(cell.text)
    if not numbered or not leads_its_row(cell, index, sections):
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
        heads = headings_of("indicator", beside)
        told = [other for other in beside if inferred_role("indicator", other.text) is not None]
        if heads and len(beside) >= FEWEST_COLUMNS and {*heads, *told} == {*beside}:
            return True
        if row > name.top + 1 or (not heads and len(beside) > 1):
            return False
    return False
