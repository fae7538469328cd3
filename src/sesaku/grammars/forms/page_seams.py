"""Cells that a page cuts although lines close both of their parts: sewn by what they say.

A reader of PDF tells by lines and widths whether a cell goes on. Where those leave it open, a form
does: 測定 at the foot of a page and 指標 at the head of the next are one heading, and a name that
has no number is the rest of the numbered one right above it where the column counts its names.
"""

from dataclasses import replace

from sesaku.document.document import Document
from sesaku.grammars.forms.blocks import block_named_by
from sesaku.grammars.forms.quantities import shape_of, whole
from sesaku.grammars.forms.sheet import FormCell, FormSheet
from sesaku.grammars.forms.vocabulary import role_of, section_of, vocabulary

_LONGEST_LABEL = 12
_LONGEST_REST = 40
_ENDS = ("。", "計")


def sewn(sheet: FormSheet) -> FormSheet:
    """Return a form with the parts of each cell that a page cuts as one cell."""
    cells: list[FormCell] = []
    ending: dict[tuple[int, int, int, int], int] = {}
    for cell in sheet.cells:
        columns = (cell.group, cell.left, cell.right)
        at = ending.pop((*columns, cell.top), None) if cell.in_table else None
        if at is not None and _goes_on(sheet, cells[at], cell):
            above = cells[at]
            last = above.rows[-1]._replace(closes=False, cut=True)
            rows = (*above.rows[:-1], last, *cell.rows)
            cells[at] = replace(above, bottom=cell.bottom, rows=rows)
        else:
            at = len(cells)
            cells.append(cell)
        if cell.in_table:
            ending[*columns, cell.bottom] = at
    return sheet._replace(cells=tuple(cells))


def _goes_on(sheet: FormSheet, above: FormCell, cell: FormCell) -> bool:
    """Whether a cell at the head of a page is the rest of the one at the foot of another."""
    if not _is_cut(sheet.document, above, cell):
        return False
    return _is_label(above, cell) or _is_name(sheet, above, cell)


def _is_cut(document: Document, above: FormCell, cell: FormCell) -> bool:
    foot = document.page_at(above.rows[-1].start)
    return foot is not None and document.page_at(cell.rows[0].start) == foot + 1


def _is_label(above: FormCell, cell: FormCell) -> bool:
    """Whether two parts are a heading together, and the first is none: 測定 and 指標."""
    together = above.text + cell.text
    if len(together) > _LONGEST_LABEL or not above.text[0].isalpha():
        return False
    return _is_heading(together) and not _is_heading(above.text)


def _is_name(sheet: FormSheet, above: FormCell, cell: FormCell) -> bool:
    """Whether a name without number is the rest of a numbered one, whose last line is full."""
    number = block_named_by(above).number
    if number is None or not number.isdecimal() or above.rows[-1].end not in sheet.full:
        return False
    texts = shape_of(whole(above)) == shape_of(whole(cell)) == "text"
    if not texts or block_named_by(cell).number is not None or len(cell.text) > _LONGEST_REST:
        return False
    if above.text.endswith(_ENDS) or cell.text.endswith(_ENDS) or _is_heading(cell.text):
        return False
    if vocabulary().reference_prefix.match(cell.text):
        return False
    counted = {str(int(number) - 1), str(int(number) + 1)}
    return any(
        other.left == cell.left
        and other.group == cell.group
        and block_named_by(other).number in counted
        for other in sheet.cells
    )


def _is_heading(text: str) -> bool:
    """Whether a text is the heading of a section, a column or a row."""
    roles = (role_of(grid, text) for grid in vocabulary().roles)
    return section_of(text, likely=True) is not None or any(role is not None for role in roles)
