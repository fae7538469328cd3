"""Names of indicators above the columns of their values, on lines across them."""

from sesaku.grammars.forms.column_heads import is_said
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.headings import heading_of
from sesaku.grammars.forms.indicator_headings import title_beside, title_of_card
from sesaku.grammars.forms.numbers import is_number_with_word, is_numbered_name
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import role_of, vocabulary


def _first_column(section: Section) -> list[FormCell]:
    """Return the cells of the first column that are no headings."""
    left = min((cell.left for cell in section.cells), default=0)
    cells = [cell for cell in section.cells if cell.left == left]
    return [cell for cell in cells if heading_of(section.grid, cell) is None]


def _begins(section: Section, name: FormCell) -> bool:
    """Whether a section begins with a name, lines across that only group names aside.

    達成目標１について stands above the names of the indicators of that goal.
    """
    above = [cell for cell in section.cells if cell.top < name.top]
    return all(_groups(cell, section) for cell in above)


def is_line_across(cell: FormCell, section: Section) -> bool:
    """Whether a cell is all that stands in its rows of a section, from first to last column."""
    left = min(other.left for other in section.cells)
    right = max(other.right for other in section.cells)
    beside = any(other is not cell and other.beside(cell) for other in section.cells)
    return not beside and cell.left == left and cell.right == right


def grouped_from(name: FormCell, section: Section) -> int:
    """Return the row at which what is of a name begins: lines right above it group names."""
    top = name.top
    for cell in sorted(section.cells, key=lambda cell: -cell.top):
        if cell.bottom == top and _groups(cell, section):
            top = cell.top
    return top


def _groups(cell: FormCell, section: Section) -> bool:
    """Whether a line across a section is a caption of what stands below it."""
    return "。" not in cell.text and is_line_across(cell, section)


def names_above(section: Section) -> list[FormCell]:
    """Return the names that stand above the columns of their values: 指標１ 定時到着率."""
    if section.grid != "indicator":
        return []
    names = [cell for cell in _first_column(section) if is_numbered_name(cell.text)]
    begins = names and _begins(section, names[0])
    return names if begins and all(map(section.heads_below, names)) else []


def names_across(section: Section) -> list[FormCell]:
    """Return the names that stand in lines across, each above the headings of its columns.

    None where the section does not begin with one. Below them stand values, in their column too.
    """
    if section.grid != "indicator":
        return []
    first = _first_column(section)
    over = [cell for cell in first if stands_over(cell, section)]
    if not over or not _begins(section, over[0]):
        return []
    return [cell for cell in first if cell in over or _is_marked_reference(cell)]


def names_labelled(section: Section) -> list[FormCell]:
    """Return the names that stand beside a label each, above a table of their own: 指標名 | …."""
    if section.grid != "indicator":
        return []
    index = RowIndex(section.cells)
    labels = (cell for cell in section.cells if role_of("indicator", cell.text) == "name")
    names = (title_of_card(label, index) or title_beside(label, index) for label in labels)
    return [name for name in names if name is not None]


def stands_over(leader: FormCell, section: Section) -> bool:
    """Whether a name stands above headings of columns, only what is said of it in its row."""
    beside = [cell for cell in section.cells if cell is not leader and cell.beside(leader)]
    apart = [cell for cell in beside if not _labels(cell, leader)]
    return all(is_said(cell, beside) for cell in apart) and section.heads_below(leader)


def _labels(cell: FormCell, name: FormCell) -> bool:
    """Whether a cell right before a name says that it is one, or numbers it: 指標名, 指標Ａ."""
    said = role_of("indicator", cell.text) == "name" or is_number_with_word(cell.text)
    return said and cell.right == name.left


def _is_marked_reference(cell: FormCell) -> bool:
    return vocabulary().reference_prefix.match(cell.text) is not None
