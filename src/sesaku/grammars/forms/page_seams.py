"""Cells that a page cuts although lines close both of their parts: sewn by what they say.

A reader of PDF tells by lines and widths whether a cell goes on. Where those leave it open, a form
does: 測定 at the foot of a page and 指標 at the head of the next are one heading, and a name that
has no number is the rest of the numbered one right above it where the column counts its names.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from sesaku.document.document import Document
from sesaku.grammars.forms.block_numbers import block_named_by
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import shape_of, whole
from sesaku.grammars.forms.sheet import FormSheet
from sesaku.grammars.forms.vocabulary import role_of, section_of, side_of, vocabulary
from sesaku.grammars.forms.years import is_year

_LONGEST_LABEL = 12
_LONGEST_REST = 40
_OPENS = ("・", "○", "【")
_TEXT = 15
_TWO_ROWS = 2
_ENDS = ("。", "計")
_FIGURE = re.compile(r"約?[△▲\-]?\d[\d,.]*\D{0,8}")
_REST = re.compile(
    r"(?P<word>(?:以?[上下内]|未?満|程?度|超)?)(?:[(\[【〔<〈](?P<year>[^()]{2,12})[)\]】〕>〉])?"
)
_RELATION = re.compile(r"\d\D{0,6}(?:以[上下内]|未満|程度|超)$")
_PHRASE_REST = re.compile(r"[ぁ-んー・、等及並状結概]")
_PART = re.compile(r"[(【]?(?:うち|内訳|参考)")


def sewn(sheet: FormSheet) -> FormSheet:
    """Return a form with the parts of each cell that a page cuts as one cell."""
    pairs = _pairs(sheet)
    names = {cell for cell, above in pairs.items() if _is_name(sheet, above, cell)}
    cut = {_rows(pairs[cell], cell) for cell in names}
    headed = {_rows(above, cell) for cell, above in pairs.items() if _heads_section(above, cell)}
    cells: list[FormCell] = []
    places: dict[FormCell, int] = {}
    for cell in sheet.cells:
        above = pairs.get(cell)
        upper = cells[places[above]] if above is not None else None
        if (
            above is not None
            and upper is not None
            and (
                cell in names
                or _is_label(upper, cell)
                or _rows(above, cell) in headed
                or _is_beside(above, cell, cut)
                or _is_value(upper, cell)
                or _is_text(sheet, above, cell)
            )
        ):
            ends = upper.text.endswith("。") or cell.text.startswith(_OPENS)
            last = upper.rows[-1]._replace(closes=ends, cut=True)
            rows = (*upper.rows[:-1], last, *cell.rows)
            cells[places[above]] = replace(upper, bottom=cell.bottom, rows=rows)
            places[cell] = places[above]
        else:
            places[cell] = len(cells)
            cells.append(cell)
    return sheet._replace(cells=tuple(cells))


def _pairs(sheet: FormSheet) -> dict[FormCell, FormCell]:
    """Return the cells at the head of a page, each with the one above it at the foot of another."""
    ending: dict[tuple[int, int, int, int], FormCell] = {}
    pairs: dict[FormCell, FormCell] = {}
    for cell in sheet.cells:
        if not cell.in_table:
            continue
        columns = (cell.group, cell.left, cell.right)
        above = ending.get((*columns, cell.top))
        if above is not None and _is_cut(sheet.document, above, cell):
            pairs[cell] = above
        ending[*columns, cell.bottom] = cell
    return pairs


def _rows(above: FormCell, cell: FormCell) -> tuple[int, int, int]:
    return above.top, cell.top, cell.bottom


def _is_beside(above: FormCell, cell: FormCell, cut: Collection[tuple[int, int, int]]) -> bool:
    """Whether a cell spans the same rows as a name that is cut: the target beside it."""
    if _is_heading(above.text) or _is_heading(cell.text) or is_year(above.text):
        return False
    return _rows(above, cell) in cut and cell.bottom - above.top > _TWO_ROWS


def _is_cut(document: Document, above: FormCell, cell: FormCell) -> bool:
    foot = document.page_at(above.rows[-1].start)
    return foot is not None and document.page_at(cell.rows[0].start) == foot + 1


def _is_label(above: FormCell, cell: FormCell) -> bool:
    """Whether two parts are a heading together, and the first is none: 測定 and 指標."""
    together = above.text + cell.text
    if len(together) > _LONGEST_LABEL or not above.text[0].isalpha():
        return False
    return _is_heading(together) and not _is_heading(above.text)


def _heads_section(above: FormCell, cell: FormCell) -> bool:
    """Whether two parts head a section together, and not each by itself: the row is cut.

    Where the first part says all, the other must be the rest of a phrase: 有識者の知見 and の活用.
    """
    together = section_of(above.text + cell.text)
    if together is None or not cell.text[0].isalpha():
        return False
    if section_of(above.text) == together and not _PHRASE_REST.match(cell.text):
        return False
    return not (_is_heading(above.text) and _is_heading(cell.text))


def _is_name(sheet: FormSheet, above: FormCell, cell: FormCell) -> bool:
    """Whether a name without number is the rest of a numbered one, the next below, or it full."""
    number = block_named_by(above).number
    if number is None or not number.isdecimal():
        return False
    texts = shape_of(whole(above)) == shape_of(whole(cell)) == "text"
    if not texts or block_named_by(cell).number is not None or len(cell.text) > _LONGEST_REST:
        return False
    if above.text.endswith(_ENDS) or cell.text.endswith(_ENDS) or _is_heading(cell.text):
        return False
    if vocabulary().reference_prefix.match(cell.text) or _PART.match(cell.text):
        return False
    counted = {
        block_named_by(other).number
        for other in sheet.cells
        if other.left == cell.left and other.group == cell.group
    }
    before, after = (str(int(number) + step) for step in (-1, 1))
    full = above.rows[-1].end in sheet.full
    return after in counted or (full and before in counted)


def _is_text(sheet: FormSheet, above: FormCell, cell: FormCell) -> bool:
    """Whether a cell alone in its row is the rest of a text that has a heading beside it."""
    begun = len(above.text) >= _TEXT or side_of(above.text) is not None  # 【施策】, its text below
    if not cell.alone or not begun or _is_heading(cell.text):
        return False
    return any(
        other.right == above.left
        and other.group == above.group
        and (other.top, other.bottom) == (above.top, above.bottom)
        and section_of(other.text) is not None
        for other in sheet.cells
    )


def _is_value(above: FormCell, cell: FormCell) -> bool:
    """Whether a part has the rest of the other's value, or its year: 20万人以 and 上（７年度）."""
    rest = _REST.fullmatch(cell.text)
    if rest is None or not _FIGURE.fullmatch(above.text):
        return False
    year = rest["year"]
    dated = year is None or is_year(year)
    return dated and (not rest["word"] or _RELATION.search(above.text + rest["word"]) is not None)


def _is_heading(text: str) -> bool:
    """Whether a text is the heading of a section, a column or a row."""
    roles = (role_of(grid, text) for grid in vocabulary().roles)
    return section_of(text, likely=True) is not None or any(role is not None for role in roles)
