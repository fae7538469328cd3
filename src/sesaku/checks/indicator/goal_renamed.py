"""A goal of the measure 「施策目標」 that the next cycle words anew.

The outlook of a field quotes the old wording and the new one 「…」に変更する; the sentence is the
reason given. Not applicable where no outlook speaks of changing a goal.
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
    Value,
    abstained,
    judged,
)
from sesaku.checks.prose import Prose
from sesaku.model.evaluation import Goal
from sesaku.text.width import squeeze

ID = "goal-renamed"
VERSION = 1
CATEGORY: Category = "indicator_retired_or_renamed"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("measure",)

_CHANGED = re.compile(
    r"[^。]*施策目標[^。]*?「(?P<new>(?:[^「」]){6,})」に(?:変更|改め|修正|見直)[^。]*"
)
_QUOTED = re.compile(r"「([^「」]{6,})」")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every goal that an outlook changes."""
    measure = case.content.measure
    goals = measure.goals if measure else ()
    found = [
        (prose, match)
        for prose in case.prose
        if prose.role == "next measure"
        for match in _CHANGED.finditer(_whole_sentences(prose.tight))
    ]
    if not found:
        yield abstained("measure", "no-change")
    for prose, match in found:
        goal = _old(goals, match)
        subject = f"goal:{goal.number}" if goal and goal.number else prose.subject
        yield judged(subject, [_question(case, prose, match, goal)])


def _whole_sentences(text: str) -> str:
    """Return the text with the stops inside quotes made harmless, as long as before."""
    return re.sub(r"「[^「」]*」", lambda quote: quote[0].replace("。", "．"), text)


def _old(goals: tuple[Goal, ...], match: re.Match[str]) -> Goal | None:
    """Return the goal whose wording the sentence quotes."""
    quoted = [text.strip("．") for text in _QUOTED.findall(match[0])]
    fitting = (goal for goal in goals if any(text in squeeze(goal.text) for text in quoted))
    return next(fitting, None)


def _question(case: Case, prose: Prose, match: re.Match[str], goal: Goal | None) -> Question:
    document = case.reading.document
    shown = [prose.piece(document, *match.span())]
    if goal is not None:
        shown.append(Evidence("goal", goal.text, goal.cite, document.name))
    values: dict[str, Value] = {"new": match["new"].strip("．")}
    return Question("changed", tuple(shown), ("changed",), values)
