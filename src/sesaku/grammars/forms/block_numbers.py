"""Numbers of blocks before their names: 指標１ 定時到着率, （２）灯火の数, ア　漁港."""

import re
from collections.abc import Sequence

from sesaku.grammars.forms.block import Block
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.numbers import has_word, label_before, number_before
from sesaku.grammars.forms.quantities import Part
from sesaku.text.numerals import item_number, marker

_COUNT = re.compile(r"\d{1,2}(?=[^\d.,%])")
_LETTER = re.compile(r"[(\[【〔]?[A-Z][)\]】〕]?[.、:]?")
_LETTERS = re.compile(r"[A-Za-z]|[IVX]{1,4}|[Ⅰ-Ⅻ]")
_KANA = re.compile(r"[ア-コ]")
_IN_BRACKETS = re.compile(r"[(\[【〔<〈](.+)[)\]】〕>〉]")
_BULLET = re.compile(r"[・●○◯◆◇■□]")
_FEWEST = 2


def number_by_order(blocks: Sequence[Block]) -> None:
    """Take the digits before names as their numbers where they count the names: 1島, 2岬, 3峠.

    A print that loses the blank after a number leaves no other sign. Letters count as well where
    something parts them from the name: Ａ　島, Ｂ　岬.
    """
    named = [block for block in blocks if not block.reference]
    for lead_of, counted in ((_digits_before, str), (_letter_before, _letter)):
        leads = [lead_of(block) for block in named]
        counts = [
            block.number or (lead and plain_number(lead.text))
            for block, lead in zip(named, leads, strict=True)
        ]
        if len(named) < _FEWEST or counts != [counted(at + 1) for at in range(len(named))]:
            continue
        for block, lead in zip(named, leads, strict=True):
            if block.number is None and block.name is not None and lead is not None:
                block.number = plain_number(lead.text)
                block.number_part = lead
                block.name = block.name._replace(start=lead.end)


def letters_beside(blocks: Sequence[Block], cells: Sequence[FormCell]) -> None:
    """Take letters in cells of their own, left of all names, as numbers: Ａ | 島, Ｂ | 岬.

    They count the names, each in the rows of one, so that a rating 「Ａ」 is none of them.
    """
    named = [block for block in blocks if not block.reference]
    if len(named) < _FEWEST or any(block.number is not None for block in named):
        return
    found: list[FormCell] = []
    for at, block in enumerate(named):
        leader = block.leader
        beside = [
            cell
            for cell in cells
            if cell.right <= leader.left
            and cell.group == leader.group
            and (cell.top, cell.bottom) == (leader.top, leader.bottom)
            and _LETTER.fullmatch(cell.text)
        ]
        if len(beside) != 1 or plain_number(beside[0].text) != _letter(at + 1):
            return
        found += beside
    for block, cell in zip(named, found, strict=True):
        block.number, block.number_part = plain_number(cell.text), Part(cell, 0, len(cell.text))


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


def block_named_by(cell: FormCell) -> Block:
    """Return a block whose number, if any, stands before its name in one cell."""
    label = start = label_before(cell.text)
    bullet = _BULLET.match(cell.text)
    if bullet:
        start = bullet.end()
    match = number_before(cell.text, start)
    if _is_kana_number(cell, start):
        return Block(
            cell,
            Part(cell, start + 1, len(cell.text)),
            cell.text[start],
            Part(cell, label, start + 1),
        )
    if match:  # a blank ends the number: １　30の施設 is not 130
        match = number_before(cell.text, start, cell.run_from(match.start("number")))
    if match is None or not _ends_number(cell, match):
        return Block(cell, Part(cell, start, len(cell.text)))
    name = Part(cell, match.end(), len(cell.text))
    return Block(cell, name, plain_number(match["number"]), Part(cell, label, match.end()))


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


def plain_number(number: str) -> str:
    """Return a number without its brackets and points: １, (1) and ① are 1; (1-2) is 1-2."""
    inside = _IN_BRACKETS.fullmatch(number)
    number = inside[1] if inside else number
    bare = number if "-" in number else number.strip("()[]【】〔〕<>〈〉.、:")
    letter = _KANA.fullmatch(bare) or _LETTERS.fullmatch(bare)
    value = None if letter else item_number(bare)
    return str(value) if value is not None else bare
