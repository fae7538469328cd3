"""The blocks of a section of a summary: paragraphs, items and notes.

The first mark tells the level of the items; marks of other levels stay inside an item's text.
"""

import re
from typing import NamedTuple

from sesaku.grammars.evaluation_summary import grammar
from sesaku.grammars.evaluation_summary.grammar import Mark
from sesaku.grammars.evaluation_summary.sections import Section, Strip
from sesaku.grammars.rows import Row

# "（○○懇談会の委員の意見）": a line that is complete by itself
_BRACKETED = re.compile(r"[(【].*[)】]")


class Block(NamedTuple):
    """A paragraph or item: its mark (None: unmarked), its rows, or a note."""

    mark: Mark | None
    rows: list[Row]
    note: bool = False


def cut_blocks(section: Section) -> tuple[list[Block], list[tuple[Row, int, int]]]:
    """Cut a section into paragraphs, items and notes.

    Returns:
        The blocks, and (row, expected, printed) of the numbers that were not the expected ones.
    """
    found: list[Block] = []
    odd: list[tuple[Row, int, int]] = []
    top: str | None = None
    count = 0
    tight = _glued_numbers(section)
    for strip in section.strips:
        row = strip.row
        last = found[-1] if found else None
        mark = grammar.mark(row.text) or (grammar.glued(row.text) if tight else None)
        if grammar.note(row.text) and (last is None or _ended(last, strip)):
            found.append(Block(None, [row], note=True))
        elif mark is not None and top in (None, mark.level) and _opens(mark, strip, last, count):
            if mark.number is not None and top is not None and mark.number != count + 1:
                odd.append((row, count + 1, mark.number))
            top, count = mark.level, mark.number or 0
            found.append(Block(mark, [row]))
        elif last is None or _parts(last, strip):
            found.append(Block(None, [row]))
        else:
            last.rows.append(row)
    return found, odd


def _glued_numbers(section: Section) -> bool:
    """Whether the section's items have numbers that nothing sets apart from the text."""
    numbers = {mark.number for row in section.rows if (mark := grammar.glued(row.text))}
    return {1, 2} <= numbers


def _ended(last: Block, strip: Strip) -> bool:
    before = last.rows[-1]
    return strip.gap or before.closes or grammar.terminated(before.text)


def _opens(mark: Mark, strip: Strip, last: Block | None, count: int) -> bool:
    """Whether a mark opens an item here, rather than going on with a wrapped line."""
    ended = last is None or _ended(last, strip)
    if mark.number is None:
        return ended
    if mark.number == count + 1 and mark.level.startswith("- "):
        return True
    if mark.number == count + 1:
        sure = last is None or grammar.terminated(last.rows[-1].text) or mark.level != "digit"
        return ended and (sure or not grammar.counts(strip.row.text))
    if last is None:
        return mark.strong or not grammar.counts(strip.row.text)
    return ended and mark.number > count and (mark.strong or not grammar.counts(strip.row.text))


def _parts(last: Block, strip: Strip) -> bool:
    """Whether an unmarked row starts a paragraph of its own."""
    before = last.rows[-1]
    if before.cut and (last.mark is not None or not grammar.terminated(before.text)):
        return False
    if last.mark is None and _BRACKETED.fullmatch(before.text):
        return True
    if strip.gap:
        return grammar.terminated(before.text) or (before.closes and not _goes_on(strip.row.text))
    if last.mark is not None or last.note:
        return last.note and before.closes and grammar.terminated(before.text)
    return before.closes and grammar.terminated(before.text)


def _goes_on(text: str) -> bool:
    """Whether a row can only go on with a sentence: it begins with a particle or a stop."""
    return re.match(r"[をにがはのでともへや、。）)」っぁ-ょ]", text) is not None
