"""Columns of names: which cells begin a block there, below the heading of them or without one."""

from collections.abc import Iterable, Mapping, Sequence

from sesaku.grammars.forms.block_numbers import block_named_by
from sesaku.grammars.forms.column_heads import FEWEST_COLUMNS
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import Heading, heading_of, headings_of
from sesaku.grammars.forms.names_across import names_across, names_labelled
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.vocabulary import role_of, section_of, vocabulary

_SAID = {"mark", "unit", "accumulation", "baseline", "target", "baseline_year", "target_year"}
"""What columns to the left of the names may say where no heading stands above the names."""


def leading_names(section: Section) -> list[FormCell]:
    """Return the cells that begin blocks: names to the left of their values, or across them."""
    labelled = names_labelled(section)
    if labelled:
        return labelled
    names = _heading_of_names(section)
    if names is None:
        return names_across(section) or leftmost_names(section)
    cells = section.cells
    leaders = [
        cell
        for cell in cells
        if cell.top >= names.bottom
        and (
            _within(cell, names)
            or _referred(cell, names, cells)
            or _heads_its_own(cell, names, section)
        )
        and not is_head(section, cell)
    ]
    leaders = [cell for cell in leaders if not _has_left(cell, leaders)]
    return [one for cell in leaders for one in _referred_to(cell, cells) or [cell]]


def _has_left(cell: FormCell, leaders: Sequence[FormCell]) -> bool:
    """Whether a cell stands beside a number in the same column of names."""
    return any(other.right <= cell.left and other.beside(cell) for other in leaders)


def is_head(section: Section, cell: FormCell) -> bool:
    """Whether a cell of a section is a heading of its rows or columns."""
    return heading_of(section.grid, cell) is not None


def _heading_of_names(section: Section) -> FormCell | None:
    """Return the heading of the column of names, None where there is none."""
    if not section.side and not section.heading.alone:
        return section.heading
    heads = [cell for cell in section.cells if role_of(section.grid, cell.text) == "name"]
    return heads[0] if heads else None


def _within(cell: FormCell, heading: FormCell) -> bool:
    """Whether a cell stands in the column of names; a reference indicator's may be wider."""
    prefix = vocabulary().reference_prefix.match(cell.text)
    wider = prefix is not None and cell.left <= heading.left
    inside = heading.left <= cell.left and cell.right <= heading.right
    return cell.stacked(heading) and (inside or wider)


def _heads_its_own(cell: FormCell, heading: FormCell, section: Section) -> bool:
    """Whether a name with a number is wider than the others, its own headings beside it."""
    if cell.left != heading.left or cell.right <= heading.right or cell.bottom - cell.top == 1:
        return False
    numbered = block_named_by(cell).number is not None
    beside = [one for one in section.cells if one.top == cell.top and one.left >= cell.right]
    return numbered and sum(is_head(section, one) for one in beside) >= FEWEST_COLUMNS


def _referred(cell: FormCell, heading: FormCell, cells: Iterable[FormCell]) -> bool:
    """Whether a cell begins in the column of names, and 参考 stands for its number beside it."""
    begins = cell.left == heading.left and cell.stacked(heading)
    return begins and any(
        other.right == cell.left and other.top == cell.top and is_reference_cell(other)
        for other in cells
    )


def _referred_to(cell: FormCell, cells: Iterable[FormCell]) -> list[FormCell]:
    """Return the names beside a cell 参考指標 that is merged over the rows of several."""
    names = [other for other in cells if other.left == cell.right and other.within_rows(cell)]
    return names if is_reference_cell(cell) and len(names) > 1 else []


def is_reference_cell(cell: FormCell) -> bool:
    """Whether a cell says that what is beside it is a reference indicator: 参考指標, 参考."""
    said = section_of(cell.text) == "reference_indicators"
    return said or vocabulary().reference_number.fullmatch(cell.text) is not None


def leftmost_names(section: Section) -> list[FormCell]:
    """Return the cells of the first column, those that are headings of rows or columns aside.

    Columns that say something of what is named to their right, such as 達成, are none of names.
    """
    heads = headings_of(section.grid, section.cells)
    cells = [cell for cell in section.cells if cell not in heads]
    left = min((cell.left for cell in cells), default=0)
    said = _said(cells, heads)
    lefts = {left}
    for cell in sorted(said, key=by_left):
        lefts |= {cell.right} if cell.left in lefts else set()
    first = [cell for cell in cells if cell.left in lefts and cell not in said]
    return [cell for cell in first if len(lefts) == 1 or not _has_left(cell, first)]


def _said(cells: Sequence[FormCell], heads: Mapping[FormCell, Heading]) -> set[FormCell]:
    """Return the cells of which the heading right above says what they are: a mark, a target.

    One that leads a row of values, 総合 | △, says nothing of what stands below it.
    """
    leading = {(cell.top, cell.left) for cell in cells}
    above: dict[int, list[FormCell]] = {}
    for head, heading in heads.items():
        leads = (head.top, head.right) in leading
        if not leads and (heading.role in _SAID or heading.year is not None):
            above.setdefault(head.bottom, []).append(head)
    return {
        cell
        for cell in cells
        if any(
            head.left <= cell.left and cell.right <= head.right for head in above.get(cell.top, ())
        )
    }
