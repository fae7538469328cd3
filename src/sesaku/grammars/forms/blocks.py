"""Blocks of a grid: the rows of one indicator or one means, and the cell that names them."""

import itertools
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sesaku.grammars.forms.form_cell import FormCell, by_left
from sesaku.grammars.forms.headings import Heading, heading_of
from sesaku.grammars.forms.names_across import names_above, names_across, stands_over
from sesaku.grammars.forms.numbers import has_word, number_alone, number_before
from sesaku.grammars.forms.quantities import Part, is_mark, whole
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.vocabulary import role_of, section_of, vocabulary
from sesaku.text.numerals import item_number, marker

_COUNT = re.compile(r"\d{1,2}(?=[^\d.,%])")
_LETTER = re.compile(r"[(\[【〔]?[A-Z][)\]】〕]?[.、:]?")
_KANA = re.compile(r"[ア-コ]")
_IN_BRACKETS = re.compile(r"[(\[【〔<〈](.+)[)\]】〕>〉]")
_FEWEST = 2
_BULLET = re.compile(r"[・●○◯◆◇■□]")
_SAID = {"mark", "unit", "accumulation", "baseline", "target", "baseline_year", "target_year"}
"""What columns to the left of the names may say where no heading stands above the names."""


@dataclass(eq=False)
class Block:
    """The rows of one indicator or means.

    Attributes:
        leader: the cell that begins it, as far left as its names go.
        name: where its name stands; None where only its number is printed.
        number: its number as printed, brackets and points gone; None where there is none.
        number_part: where the number stands.
        bottom: the row after its last.
        reference: whether a heading to its left says that it is for reference.
        over: whether its name stands above the columns of its values.
    """

    leader: FormCell
    name: Part | None
    number: str | None = None
    number_part: Part | None = None
    bottom: int = 1 << 30
    reference: bool = False
    over: bool = False

    def holds(self, cell: FormCell) -> bool:
        """Whether a cell begins in the rows of the block."""
        return self.leader.top <= cell.top < self.bottom

    def values(self, cell: FormCell) -> bool:
        """Whether a cell may hold a value of the block: it stands to the right of its name."""
        below = self.over and cell.top >= self.leader.bottom
        beside = cell.left >= self.leader.right or self.leader.alone
        return self.holds(cell) and (beside or below)


def blocks_of(section: Section) -> list[Block]:
    """Return the blocks of a section with rows and columns of its own, in order."""
    if section.named:
        return [replace(block_named_by(section.heading), over=not section.side)]
    if section.title is not None:
        number = number_alone(section.heading.text)
        printed = _plain(number) if number else None
        part = whole(section.heading)
        return [Block(section.heading, whole(section.title), printed, part, over=True)]
    above = names_above(section)
    blocks = [replace(block_named_by(cell), over=True) for cell in above] or _in_columns(section)
    for block, following in itertools.pairwise(blocks):
        block.bottom = following.leader.top
    _number_by_order(blocks)
    return blocks


def _in_columns(section: Section) -> list[Block]:
    """Return the blocks whose names stand to the left of their values, each without its end."""
    cells = section.cells
    names = _name_columns(section)
    if names is not None:
        leaders = [
            cell
            for cell in cells
            if _within(cell, names)
            or _referred(cell, names, cells)
            or _heads_its_own(cell, names, section)
        ]
        leaders = [cell for cell in leaders if not _is_head(section, cell)]
        leaders = [cell for cell in leaders if cell.top >= names.bottom]
        leaders = [cell for cell in leaders if not _has_left(cell, leaders)]
        leaders = [one for cell in leaders for one in _referred_to(cell, cells) or [cell]]
    else:
        leaders = names_across(section) or _leftmost(section)
    blocks = [_block(leader, section) for leader in leaders]
    for block in blocks:
        block.over = stands_over(block.leader, section)
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
        if same and not _is_head(section, cell) and block_named_by(cell).number is None:
            return cell
    return None


def _number_by_order(blocks: Sequence[Block]) -> None:
    """Take the digits before names as their numbers where they count the names: 1島, 2岬, 3峠.

    A print that loses the blank after a number leaves no other sign. Letters count as well where
    something parts them from the name: Ａ　島, Ｂ　岬.
    """
    named = [block for block in blocks if not block.reference]
    for lead_of, counted in ((_digits_before, str), (_letter_before, _letter)):
        leads = [lead_of(block) for block in named]
        counts = [
            block.number or (lead and _plain(lead.text))
            for block, lead in zip(named, leads, strict=True)
        ]
        if len(named) < _FEWEST or counts != [counted(at + 1) for at in range(len(named))]:
            continue
        for block, lead in zip(named, leads, strict=True):
            if block.number is None and block.name is not None and lead is not None:
                block.number = _plain(lead.text)
                block.number_part = lead
                block.name = block.name._replace(start=lead.end)


def _digits_before(block: Block) -> Part | None:
    """Return the digits with which the name of a block begins."""
    lead = block.name and _COUNT.match(block.name.text)
    return block.name._replace(end=block.name.start + lead.end()) if block.name and lead else None


def _letter_before(block: Block) -> Part | None:
    """Return the letter before the name of a block, a sign or a blank behind it: （Ａ）, Ａ．."""
    lead = block.name and _LETTER.match(block.name.text)
    if block.name is None or not lead:
        return None
    end = block.name.start + lead.end()
    parted = lead.end() > 1 or block.name.cell.run_from(block.name.start) == end
    return block.name._replace(end=end) if parted and end < block.name.end else None


def _letter(at: int) -> str:
    return chr(ord("A") + at - 1)


def _has_left(cell: FormCell, leaders: Sequence[FormCell]) -> bool:
    """Whether a cell stands beside a number in the same column of names."""
    return any(other.right <= cell.left and other.beside(cell) for other in leaders)


def _is_head(section: Section, cell: FormCell) -> bool:
    return heading_of(section.grid, cell) is not None


def _name_columns(section: Section) -> FormCell | None:
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
    return numbered and sum(_is_head(section, one) for one in beside) >= _FEWEST


def _referred(cell: FormCell, heading: FormCell, cells: Iterable[FormCell]) -> bool:
    """Whether a cell begins in the column of names, and 参考 stands for its number beside it."""
    begins = cell.left == heading.left and cell.stacked(heading)
    return begins and any(
        other.right == cell.left and other.top == cell.top and _is_reference(other)
        for other in cells
    )


def _referred_to(cell: FormCell, cells: Iterable[FormCell]) -> list[FormCell]:
    """Return the names beside a cell 参考指標 that is merged over the rows of several."""
    names = [other for other in cells if other.left == cell.right and other.within_rows(cell)]
    return names if _is_reference(cell) and len(names) > 1 else []


def _is_reference(cell: FormCell) -> bool:
    """Whether a cell says that what is beside it is a reference indicator: 参考指標, 参考."""
    said = section_of(cell.text) == "reference_indicators"
    return said or vocabulary().reference_number.fullmatch(cell.text) is not None


def _leftmost(section: Section) -> list[FormCell]:
    """Return the cells of the first column, those that are headings of rows or columns aside.

    Columns that say something of what is named to their right, such as 達成, are none of names.
    """
    heads = {cell: head for cell in section.cells if (head := heading_of(section.grid, cell))}
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


def _may_number(section: Section, cell: FormCell) -> bool:
    """Whether figures to the left of a name may be its number: their heading says nothing else."""
    above = [
        head
        for head in section.cells
        if head.bottom <= cell.top
        and head.left <= cell.left
        and cell.right <= head.right
        and _is_head(section, head)
    ]
    nearest = max(above, key=lambda head: head.bottom, default=None)
    role = role_of(section.grid, nearest.text) if nearest is not None else None
    return role in {None, "number", "category", "name"}


def _block(leader: FormCell, section: Section) -> Block:
    """Return the block that a cell begins: its number and its name, together or side by side."""
    alone = number_alone(leader.text)
    reference = _is_reference(leader)
    beside = _first_beside(leader, section.cells)
    if (alone or reference) and beside is not None and not _is_head(section, beside):
        inner = block_named_by(beside)
        number, part = inner.number, inner.number_part
        if alone:
            number, part = _plain(alone), whole(leader)
        return Block(leader, inner.name, number, part, reference=reference)
    if alone:
        return Block(leader, None, _plain(alone), whole(leader))
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
        block.number, block.number_part = _plain(number), whole(cell)
    if block.number is None and len(_leftmost(section)) == 1:
        heading = number_alone(section.heading.text)
        block.number = _plain(heading) if heading else None
    marks = [cell for cell in left if _is_reference(cell)]
    block.reference = bool(marks)
    if marks and block.number_part is None:
        block.number_part = whole(marks[-1])
    return block


def block_named_by(cell: FormCell) -> Block:
    """Return a block whose number, if any, stands before its name in one cell."""
    start = 0
    bullet = _BULLET.match(cell.text)
    if bullet:
        start = bullet.end()
    match = number_before(cell.text, start)
    if _is_kana_number(cell, start):
        return Block(
            cell,
            Part(cell, start + 1, len(cell.text)),
            cell.text[start],
            Part(cell, 0, start + 1),
        )
    if match:  # a blank ends the number: １　30の施設 is not 130
        match = number_before(cell.text, start, cell.run_from(match.start("number")))
    if match is None or not _ends_number(cell, match):
        return Block(cell, Part(cell, start, len(cell.text)))
    name = Part(cell, match.end(), len(cell.text))
    return Block(cell, name, _plain(match["number"]), Part(cell, 0, match.end()))


def _is_kana_number(cell: FormCell, start: int) -> bool:
    """Whether ア before a name is its number: a blank parts it from a longer word."""
    alone = _KANA.match(cell.text, start) is not None and cell.run_from(start) == start + 1
    return alone and cell.run_from(start + 1) > start + 2  # not a name set in spaced letters


def _ends_number(cell: FormCell, match: re.Match[str]) -> bool:
    """Whether digits before a name are its number: a sign or a blank parts them from it."""
    number = match["number"]
    if not number[-1:].isdecimal() or match.end() != match.end("number"):
        return True
    if has_word(match):
        return True
    offsets = cell.tight.offsets
    end = match.end("number")
    parted = end < len(offsets) and offsets[end] > offsets[end - 1] + 1
    return parted or marker(cell.rows[0].text) is not None


def _plain(number: str) -> str:
    """Return a number without its brackets and points: １, (1) and ① are 1; (1-2) is 1-2."""
    inside = _IN_BRACKETS.fullmatch(number)
    number = inside[1] if inside else number
    bare = number if "-" in number else number.strip("()[]【】〔〕<>〈〉.、:")
    letter = _KANA.fullmatch(bare) or _LETTER.fullmatch(bare)
    value = None if letter else item_number(bare)
    return str(value) if value is not None else bare


def _first_beside(leader: FormCell, cells: Sequence[FormCell]) -> FormCell | None:
    """Return the cell to the right of a leader that begins in its first row."""
    right = [cell for cell in cells if cell.left >= leader.right and cell.top == leader.top]
    nearest = min(right, key=by_left, default=None)
    return None if nearest is None or is_mark(nearest.text) else nearest


def name_cells(blocks: Iterable[Block]) -> set[FormCell]:
    """Return the cells that name blocks or number them."""
    named = set()
    for block in blocks:
        parts = (block.name, block.number_part)
        named |= {block.leader, *(part.cell for part in parts if part is not None)}
    return named
