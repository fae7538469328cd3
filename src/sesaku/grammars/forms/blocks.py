"""Blocks of a grid: the rows of one indicator or one means, and the cell that names them."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from sesaku.grammars.forms.block import Block
from sesaku.grammars.forms.block_numbers import (
    block_named_by,
    letters_beside,
    number_by_order,
    plain_number,
)
from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import is_unit
from sesaku.grammars.forms.indicator_headings import title_of_card
from sesaku.grammars.forms.inline_bounds import inline_bounds
from sesaku.grammars.forms.name_columns import (
    is_head,
    is_reference_cell,
    leading_names,
    leftmost_names,
)
from sesaku.grammars.forms.names_across import grouped_from, names_above, stands_over
from sesaku.grammars.forms.numbers import number_alone
from sesaku.grammars.forms.quantities import Part, is_mark, shape_of, whole
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import role_of, vocabulary

_FIGURE = re.compile(r"(?P<before>[・●○◯◆◇■□]?)[△▲]?\d{1,3}[.,]\d")


def blocks_of(section: Section) -> list[Block]:
    """Return the blocks of a section with rows and columns of its own, in order."""
    if section.named:
        named = replace(block_named_by(section.heading), over=not section.side)
        return [] if is_value(named) else [named]
    if section.title is not None:
        number = number_alone(section.heading.text)
        printed = plain_number(number) if number else None
        part = whole(section.heading) if number else None
        return [Block(section.heading, whole(section.title), printed, part, over=True)]
    above = names_above(section)
    blocks = [replace(block_named_by(cell), over=True) for cell in above] or _in_columns(section)
    blocks = [block for block in blocks if not is_value(block)]
    if section.of_one and blocks and _is_over_all(blocks[0].leader, section):
        blocks[0].over = True
    if section.of_one and blocks and blocks[:1] == [block for block in blocks if block.over]:
        blocks = [_numbered_by(section.heading, blocks[0])]
    for block, following in itertools.pairwise(blocks):
        block.bottom = grouped_from(following.leader, section)
    number_by_order(blocks)
    letters_beside(blocks, [cell for cell in section.cells if _may_number(section, cell)])
    return blocks


def _is_over_all(name: FormCell, section: Section) -> bool:
    """Whether a name beside the number of its card stands alone in the first row of the card."""
    beside = any(cell is not name and cell.beside(name) for cell in section.cells)
    first = all(cell.top >= name.top for cell in section.cells)
    return first and not beside and name.bottom < section.heading.bottom


def _numbered_by(heading: FormCell, block: Block) -> Block:
    """Return the one block of a section with the number that its heading is: 測定指標ア."""
    number = number_alone(heading.text)
    if block.number is None and number is not None:
        block.number, block.number_part = plain_number(number), whole(heading)
    return block


def is_value(block: Block) -> bool:
    """Whether what would name a block is a value: 1,250人, 15分以内, 40.1％, 集計中, －.

    A quantity with its unit names nothing, wherever it stands; a number alone may number a block.
    """
    if block.name is None or number_alone(block.leader.text):
        return False
    cell = block.name.cell
    if inline_bounds(cell):
        return True
    figure = _FIGURE.match(cell.text)  # ・1,250千円 and 40.1％ have no number 1 or 40
    start = figure.end("before") if figure else 0
    printed = (
        block.name
        if block.number is not None and figure is None
        else Part(cell, start, len(cell.text))
    )
    return shape_of(printed) != "text" or is_unit(printed.text)


def _in_columns(section: Section) -> list[Block]:
    """Return the blocks whose names stand to the left of their values, each without its end."""
    blocks = [_block(leader, section) for leader in leading_names(section)]
    index = RowIndex(section.cells)
    for block in blocks:
        block.card = section.grid == "indicator" and title_of_card(block.leader, index) is not None
        block.over = block.card or stands_over(block.leader, section)
    marked = {block.leader: below for block in blocks if (below := _below_mark(block, section))}
    for block in blocks:
        if block.leader in marked:
            block.name, block.reference = whole(marked[block.leader]), True
            block.number_part = whole(block.leader)
    return [block for block in blocks if block.leader not in marked.values()]


def _below_mark(block: Block, section: Section) -> FormCell | None:
    """Return the name in the row below a mark that stands alone: 【参考指標】."""
    mark = block.leader
    if block.number is not None or not vocabulary().reference_prefix.fullmatch(mark.text):
        return None
    for cell in section.cells:
        same = (cell.left, cell.right, cell.top) == (mark.left, mark.right, mark.bottom)
        if same and not is_head(section, cell) and block_named_by(cell).number is None:
            return cell
    return None


def _may_number(section: Section, cell: FormCell) -> bool:
    """Whether figures to the left of a name may be its number: their heading says nothing else."""
    above = [
        head
        for head in section.cells
        if head.bottom <= cell.top
        and head.left <= cell.left
        and cell.right <= head.right
        and is_head(section, head)
    ]
    nearest = max(above, key=lambda head: head.bottom, default=None)
    role = role_of(section.grid, nearest.text) if nearest is not None else None
    return role in {None, "number", "category", "name"}


def _block(leader: FormCell, section: Section) -> Block:
    """Return the block that a cell begins: its number and its name, together or side by side."""
    alone = number_alone(leader.text)
    reference = is_reference_cell(leader)
    beside = _first_beside(leader, section.cells)
    if (alone or reference) and beside is not None and not is_head(section, beside):
        inner = block_named_by(beside)
        number, part = inner.number, inner.number_part
        if alone:
            number, part = plain_number(alone), whole(leader)
        return Block(leader, inner.name, number, part, reference=reference)
    if alone:
        return Block(leader, None, plain_number(alone), whole(leader))
    block = block_named_by(leader)
    left = [
        cell
        for cell in section.cells
        if cell.right <= leader.left and cell.beside(leader) and cell.group == leader.group
    ]
    numbers = [
        (cell, number)
        for cell in left
        if (number := number_alone(cell.text)) and _may_number(section, cell)
    ]
    if block.number is None and numbers:
        cell, number = numbers[-1]
        block.number, block.number_part = plain_number(number), whole(cell)
    if block.number is None and len(leftmost_names(section)) == 1:
        heading = number_alone(section.heading.text)
        block.number = plain_number(heading) if heading else None
    marks = [cell for cell in left if is_reference_cell(cell)]
    block.reference = bool(marks)
    if marks and block.number_part is None:
        block.number_part = whole(marks[-1])
    return block


def _first_beside(leader: FormCell, cells: Sequence[FormCell]) -> FormCell | None:
    """Return the cell to the right of a leader that begins in its first row."""
    right = [cell for cell in cells if cell.left >= leader.right and cell.top == leader.top]
    nearest = min(right, key=by_left, default=None)
    return None if nearest is None or is_mark(nearest.text) else nearest
