"""Where a cell stands among the sections begun before it: in the rows of one or leading its own."""

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.numbers import is_number_with_word
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import role_of, section_of, vocabulary


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
                return None if _begins_card(cell) and cell.left <= head.left else section
            return None if cell.left <= head.left and cell.top >= head.bottom else section
    return None


def _begins_card(cell: FormCell) -> bool:
    """Whether a cell may begin a section below the card of an indicator: another card too."""
    named = role_of("indicator", cell.text) == "name" or is_number_with_word(cell.text)
    return named or section_of(cell.text) is not None


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


def leads_across(cell: FormCell, index: RowIndex, grid: Section) -> bool:
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
