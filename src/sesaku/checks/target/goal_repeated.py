"""A goal of the next cycle repeats the present one word for word.

Goals are compared by their numbers; marks of purposes in brackets at their ends are left aside. Not
applicable to a goal without one of its number in the next cycle.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Evidence,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.similarity import alike, plain
from sesaku.model.evaluation import Goal
from sesaku.model.values import NumberedText

ID = "goal-repeated"
VERSION = 1
CATEGORY: Category = "target_copied"
SEVERITY: Severity = "low"
NEEDS: Needs = ("measure",)

_SAME = 0.97
_MARKS = re.compile(r"\([\d、,①-⑳]+\)(?=。?$)")


def check(case: Case) -> Iterator[Answer]:
    """Ask about each goal of the measure."""
    measure = case.content.measure
    if measure is None:
        return
    following = {one.number: one for one in measure.next_goals if one.number is not None}
    for goal in measure.goals:
        if goal.number is None or goal.number not in following:
            yield abstained(f"goal:{goal.number or ''}".rstrip(":"), "no-next")
        else:
            yield judged(f"goal:{goal.number}", _asked(case, goal, following[goal.number]))


def _asked(case: Case, goal: Goal, following: NumberedText) -> list[Question]:
    if alike(_words(goal.text), _words(following.text)) < _SAME:
        return []
    name = case.reading.document.name
    evidence = (
        Evidence("goal", goal.text, goal.cite, name),
        Evidence("next goal", following.text, following.cite, name),
    )
    return [Question("same", evidence, (), {"number": goal.number or ""})]


def _words(text: str) -> str:
    return _MARKS.sub("", plain(text))
