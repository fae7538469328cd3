"""Numbered items １, ２, … of a block: the number must be the next one expected.

Wrapped lines begin with digits too ("10 月に…"), so a number alone opens no item: it must be the
one that comes next, at the start of a paragraph, followed by a blank, a bracket or a full stop.
"""

import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.rows import Row, compose
from sesaku.model.values import NumberedText

# "１ 国内の…", "10 二国間の…", "１（１）…", "２．北極の…", "３　…"
_NUMBER = re.compile(r"(?P<number>\d{1,2})(?:\s*[.．:：、](?!\d)\s*|\s+|(?=\(\d))(?=\S)")
# A wrapped line that goes on with a count: "10 月に…", "12 か国…", "3 日間…"; not "1 日本の…".
_COUNT = re.compile(
    r"\d{1,2}\s+(?:月|回|件|名|か国|カ国|ヶ国|億|万|%|日(?!本|米|中|韓|英|仏|露|豪|印|・|E))"
)


class Item(NamedTuple):
    """An item: rows ``first`` to ``last`` (excluded), and the characters its number takes."""

    number: int | None
    first: int
    last: int
    skip: int


def find_items(rows: list[Row]) -> tuple[list[Item], list[tuple[int, int]]]:
    """Find the numbered items of a block.

    Returns:
        The items in order, and (row, number) of the numbers that were not the expected one. What
        stands before the first item belongs to none. Where a block starts at ２, what comes before
        it is an item without a printed number; a ２ in its first row counts only where ３ follows.
    """
    opened = _second(rows)
    odd = [(index, number) for index, number, _ in opened]
    missed: tuple[int, int, int] | None = None
    expected = 3 if opened else 1
    for index in range(len(rows)):
        match = _NUMBER.match(rows[index].text)
        if match is None:
            continue
        number = int(match["number"])
        if not _opens(rows, index, awaited=number == expected):
            if number == expected:
                missed = (index, number, match.end())
            continue
        if number == expected + 1 and missed is not None and missed[1] == expected:
            opened.append(missed)  # the number behind it shows that it was one
            expected = number
        if number == expected:
            opened.append((index, number, match.end()))
            expected = number + 1
        elif number == expected + 1 and (opened or index > 0):
            odd.append((index, number))
            opened.append((index, number, match.end()))
            expected = number + 1
    if opened and opened[0][0] > 0 and opened[0][1] == 2:  # noqa: PLR2004 - its first unnumbered
        opened.insert(0, (0, 0, 0))
    if not opened:
        return [], []
    ends = [index for index, _, _ in opened[1:]] + [len(rows)]
    items = [
        Item(number or None, index, end, skip)
        for (index, number, skip), end in zip(opened, ends, strict=True)
    ]
    return items, odd


def _second(rows: list[Row]) -> list[tuple[int, int, int]]:
    """Return the ２ with which a block begins, where ３ opens an item later: else it is a count."""
    first = _NUMBER.match(rows[0].text) if rows else None
    if first is None or int(first["number"]) != 2:  # noqa: PLR2004 - the second item
        return []
    for index in range(1, len(rows)):
        match = _NUMBER.match(rows[index].text)
        if match and int(match["number"]) == 3 and _opens(rows, index, awaited=True):  # noqa: PLR2004 - the third
            return [(0, 2, first.end())]
    return []


def _opens(rows: list[Row], index: int, *, awaited: bool) -> bool:
    """Whether an item may open at a row that begins with a number.

    Where no mark says that a paragraph ends before it, a full stop has to, and the number must not
    count something.
    """
    if index == 0:
        return True
    before = rows[index - 1]
    stopped = before.text[-1:] in "。)」】"
    counts = _COUNT.match(rows[index].text) is not None
    if before.sure and before.closes:
        return stopped or not counts
    return (before.closes or stopped) and not counts and (awaited or not before.sure)


def numbered_texts(document: Document, rows: list[Row], items: list[Item]) -> list[NumberedText]:
    """Return the items as texts without their numbers."""
    texts: list[NumberedText] = []
    for item in items:
        passage = compose(document, rows[item.first : item.last], item.skip)
        number = None if item.number is None else str(item.number)
        texts.append(NumberedText(number, passage.text, passage.cite))
    return texts


def number_ranges(rows: list[Row], items: list[Item]) -> list[tuple[int, int]]:
    """Return the ranges of offsets of the items' numbers."""
    return [
        (rows[item.first].start, rows[item.first].start + item.skip) for item in items if item.skip
    ]
