"""Goals of the measure 「施策目標」: a lead-in with its purposes ①, ②, and numbered goals."""

import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.document.passage import join
from sesaku.grammars import items
from sesaku.grammars.rows import Row, compose
from sesaku.grammars.tight import Tight
from sesaku.model.evaluation import Goal
from sesaku.model.values import NumberedText, Text

_CIRCLED = "①-⑳"
# …を確保する（①）とともに、…に寄与（②）するため
_PURPOSE = re.compile(rf"\((?P<mark>[{_CIRCLED}])\)")
# （①、②） / （②）
_SERVES = re.compile(rf"\((?P<marks>[{_CIRCLED}](?:[、,・及び]*[{_CIRCLED}])*)\)")
# what leads over from one purpose to the next
_CONNECTION = re.compile(
    r"^(?:する|し)?(?:とともに|と共に|と同時に|ため|ことにより|こととし)?[、,]?"
)


class GoalList(NamedTuple):
    """Lead-in, purposes and goals, and the ranges of the goals' numbers."""

    preamble: Text | None
    purposes: tuple[NumberedText, ...]
    goals: tuple[Goal, ...]
    labels: list[tuple[int, int]]


def read_goals(document: Document, rows: list[Row]) -> GoalList:
    """Read lead-in, purposes and goals."""
    if not rows:
        return GoalList(None, (), (), [])
    found, _ = items.find_items(rows)
    first = found[0].first if found else len(rows)
    lead = compose(document, rows[:first])
    goals = tuple(
        Goal(text.number, text.text, _purposes_of(text.text), text.cite)
        for text in items.numbered_texts(document, rows, found)
    )
    preamble = Text(lead.text, lead.cite) if lead.text else None
    if not goals and preamble is not None:
        only = Goal(None, lead.text, _purposes_of(lead.text), lead.cite)
        return GoalList(None, (), (only,), [])
    numbers = items.number_ranges(rows, found)
    return GoalList(preamble, _purposes(document, rows[:first]), goals, numbers)


def _purposes_of(text: str) -> tuple[str, ...]:
    marks = {
        mark
        for match in _SERVES.finditer(text.replace("（", "(").replace("）", ")"))
        for mark in re.findall(rf"[{_CIRCLED}]", match["marks"])
    }
    return tuple(sorted(marks))


def _purposes(document: Document, rows: list[Row]) -> tuple[NumberedText, ...]:
    """Read what stands before each mark （①） of the lead-in."""
    tight = Tight(rows)
    purposes: list[NumberedText] = []
    start = 0
    for match in _PURPOSE.finditer(tight.text):
        if purposes:
            connection = _CONNECTION.match(tight.text[start : match.start()])
            start += connection.end() if connection else 0
        passage = join(document, tight.pieces(start, match.start()))
        purposes.append(NumberedText(match["mark"], passage.text, passage.cite))
        start = match.end()
    return tuple(purposes)
