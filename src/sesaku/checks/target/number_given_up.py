"""A target text sets a number, and the text on the next cycle has none of its kind.

Numbers count that the target says to reach: with 以上, 以内, 超, or in a sentence that says 達成 or
目標. Not applicable where the last target sets no such number, or nothing is said of a next cycle
in which the indicator goes on.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    Needs,
    Question,
    Severity,
    abstained,
    judged,
)
from sesaku.checks.clauses import Clause
from sesaku.checks.figures import Figure, figures
from sesaku.checks.yearly import sentences, texts
from sesaku.model.indicator import Indicator
from sesaku.text.width import squeeze

ID = "target-number-given-up"
VERSION = 1
CATEGORY: Category = "target_lowered"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("indicators",)

_REACH = re.compile("達成|目標")
_FIRM = frozenset({"at_least", "more_than", "at_most", "less_than"})


def check(case: Case) -> Iterator[Answer]:
    """Ask about each indicator with targets in words."""
    for indicator in case.indicators:
        if indicator.kind == "qualitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    years = texts(indicator, "target")
    set_numbers = list(_numbers(sentences(case, years[-1]))) if years else []
    following = [one for one in case.following(indicator) if one.change in ("kept", "renamed")]
    if not set_numbers:
        return abstained(indicator.code, "no-number")
    if len(following) != 1:
        return abstained(indicator.code, "no-next")
    units = {_kind(one) for one in figures(squeeze(following[0].text))}
    gone = [(clause, figure) for clause, figure in set_numbers if _kind(figure) not in units]
    if len(gone) < len(set_numbers):
        return judged(indicator.code, ())
    role = years[-1].role
    cells = dict.fromkeys(case.evidence(role, clause) for clause, _ in gone)
    asked = Question(
        "gone",
        (*cells, case.evidence("next", following[0])),
        ("gone",),
        {"number": f"{gone[0][1].value:g}{gone[0][1].unit}"},
    )
    return judged(indicator.code, [asked])


def _numbers(clauses: tuple[Clause, ...]) -> Iterator[tuple[Clause, Figure]]:
    for clause in clauses:
        text = squeeze(clause.text)
        for figure in figures(text):
            wanted = figure.relation is not None and _REACH.search(text)
            if figure.relation in _FIRM or wanted:
                yield clause, figure


def _kind(figure: Figure) -> str:
    """Return a figure's unit without what it is joined with: か国 of か国・機関."""
    return figure.unit.partition("・")[0]
