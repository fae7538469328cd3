"""Texts at the end of a page: whether what stands at the head of the next one goes on with them.

No line says so where a program closes both parts of a cell that the page cuts. Then the text tells:
a line that fills its cell and ends no sentence may go on, one that leaves a bracket open does; a
text that begins with a sign or a letter with which none begins is the rest of another.
"""

import re
import unicodedata
from typing import NamedTuple

from sesaku.document.document import Box
from sesaku.readers.pdf.layout import Item, TextLine
from sesaku.text.width import narrow, squeeze

_FULL = 2.6
_FULL_SHARE = 0.3
_LOW = 4.0
_ITEM = re.compile(r"\(?(\d{1,2})[).．、\s]")
_NUMBERED = re.compile(r"\(?\d{1,2}(?![\d,.])")
_BRACKETED = re.compile(r"\([^()]*\)")
_TWO_VALUES = 2
_TEXT_WIDTH = 12.0
_ENDS = "。.!?！？」』】"
_OPENS = "・○●◯◆■□※①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳【「"
_BRACKETS = {")": "(", "」": "「", "』": "『", "】": "【"}
# を図るため / り組む / ー事業 / ）/ 、また / ％以上
_REST = re.compile(r"[ぁ-んーァィゥェォッャュョ、。,.)」』】％%]")
# Words that begin a text although their first letter begins few.
_FIRST_WORDS = re.compile(
    r"その[他ほ]|この|こども|まち|ひとり|もの[づの]|いじめ|がん(?!ば)|おおむね|ほぼ|うち|なし|あり"
)
# 9,981施設以上
_VALUE = re.compile(r"[△▲約-]?\d[\d,.]*[^\d,.]")


class Seam(NamedTuple):
    """A cell that two pages may share: its lines before the end of the page, and those after it.

    ``box`` and ``below_box`` are the edges of the cell on the two pages.
    """

    above: list[TextLine]
    below: list[TextLine]
    box: Box
    below_box: Box

    @property
    def is_sewn(self) -> bool:
        """Whether text stands on both pages."""
        return bool(self.above and self.below)

    @property
    def is_wide(self) -> bool:
        """Whether the cell is wide enough for running text; a label often fills its cell."""
        line = self.below[0]
        wide = self.below_box[2] - self.below_box[0]
        return wide >= _TEXT_WIDTH * (line.box[3] - line.box[1])

    @property
    def runs_on(self) -> bool:
        """Whether the text fills its last line, ends no sentence, and goes on."""
        several = len(self.above) + len(self.below) > _TWO_VALUES
        return self.surely or (self.is_sewn and several and self.fills())

    @property
    def surely(self) -> bool:
        """Whether the text plainly goes on: with its bracket, or as no text begins."""
        if not self.is_sewn or not self._reaches_down():
            return False
        if self._closes_bracket():
            return True
        first = squeeze(self.below[0].text)
        rest = _REST.match(first) is not None and _FIRST_WORDS.match(first) is None
        return rest and self.fills()

    @property
    def is_of_values(self) -> bool:
        """Whether one line stands on each page, and does not plainly go on: values, labels."""
        if not self.is_sewn or len(self.above) + len(self.below) > _TWO_VALUES:
            return False
        return not self.surely and not _next_number(self.above, self.below[0])

    @property
    def may_go_on(self) -> bool:
        """Whether the text may go on: it is running text, or its numbers do."""
        if self.are_values:
            return self.surely
        if any(_is_full(line, self.box) for line in self.above):
            return True
        return self.surely or _next_number(self.above, self.below[0])

    @property
    def counts_on(self) -> bool:
        """Whether a number opens what stands on each page: two names, each with its own."""
        return self.is_sewn and all(
            _NUMBERED.match(narrow(lines[0].text)) is not None
            or unicodedata.category(lines[0].text[0]) == "No"
            for lines in (self.above, self.below)
        )

    @property
    def adds_bracket(self) -> bool:
        """Whether what stands in brackets is added to what stands in none: an amount, a year."""
        above, below = narrow(_said(self.above)), narrow(_said(self.below))
        return (
            self.is_sewn and not above.startswith("(") and _BRACKETED.fullmatch(below) is not None
        )

    def fills(self) -> bool:
        """Whether the text fills its last line before the end of the page, and may go on."""
        last = self.above[-1]
        return (
            _is_full(last, self.box)
            and last.text[-1] not in _ENDS
            and not _opens_item(self.above, self.below[0])
            and not self.are_values
        )

    @property
    def are_values(self) -> bool:
        """Whether a figure with its unit begins on each page."""
        both = all(_VALUE.match(_said(lines)) for lines in (self.above, self.below))
        return both and not _next_number(self.above, self.below[0])

    def _reaches_down(self) -> bool:
        """Whether the text goes down to the end of the page, a line or two aside."""
        _, top, _, bottom = self.above[-1].box
        return self.box[3] - bottom <= _LOW * (bottom - top)

    def _closes_bracket(self) -> bool:
        """Whether a bracket opens before the end of the page, and closes after it."""
        above, below = _said(self.above), _said(self.below)
        for closing, opening in _BRACKETS.items():
            at = below.find(closing)
            if (
                at >= 0
                and opening not in below[:at]
                and above.count(opening) > above.count(closing)
            ):
                return True
        return False


def lines_of(content: tuple[Item, ...]) -> list[TextLine]:
    """Return the lines of a cell, tables in it aside."""
    return [item for item in content if isinstance(item, TextLine)]


def _said(lines: list[TextLine]) -> str:
    return squeeze("".join(line.text for line in lines))


def _opens_item(above: list[TextLine], line: TextLine) -> bool:
    """Whether a line begins an item: by its sign, or by the number that comes next."""
    return narrow(line.text)[0] in _OPENS or _next_number(above, line)


def _next_number(above: list[TextLine], line: TextLine) -> bool:
    """Whether a line bears the number after the last one above."""
    said = [_enumerated(other.text) for other in above]
    last = max((number for number in said if number is not None), default=None)
    return last is not None and _enumerated(line.text) == last + 1


def _is_full(line: TextLine, box: Box) -> bool:
    """Whether a line leaves no room for another character or two in its cell."""
    left, right = line.box[0] - box[0], box[2] - line.box[2]
    em = line.box[3] - line.box[1]
    if left <= em / 2 and right - left < em:
        return True  # as much room as at its beginning, and less than a character
    centred = abs(left - right) <= em
    room = right + (left if centred else 0.0)
    return room <= min(_FULL * em, _FULL_SHARE * (box[2] - box[0]))


def _enumerated(text: str) -> int | None:
    """Return the number with which a line opens an item: ①, (1), 1."""
    if unicodedata.category(text[0]) == "No":
        return int(unicodedata.numeric(text[0]))
    match = _ITEM.match(narrow(text))
    return int(match[1]) if match else None
