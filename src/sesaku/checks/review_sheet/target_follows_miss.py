"""A yearly target that is lowered right after the year before missed it.

Not applicable to outcomes of which less is better or may be, or without a miss that another year
with a target follows.
"""

from collections.abc import Iterator
from itertools import pairwise

from sesaku.checks.case import Case
from sesaku.checks.check import (
    Answer,
    Category,
    FiscalYears,
    Needs,
    Question,
    Severity,
    Value,
    abstained,
    judged,
)
from sesaku.checks.review_sheet.direction import more_is_better
from sesaku.checks.review_sheet.subjects import (
    Year,
    outcome_evidence,
    outcome_name,
    outcome_years,
    project_subject,
)
from sesaku.model.review_goals import ProjectIndicator
from sesaku.model.values import Quantity

ID = "outcome-target-follows-miss"
VERSION = 1
CATEGORY: Category = "target_lowered"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("projects",)


def check(case: Case) -> Iterator[Answer]:
    """Answer for every outcome of every project."""
    for project in case.content.projects:
        for outcome in project.outcomes:
            subject = project_subject(project)
            pairs = list(pairwise(outcome_years(outcome))) if more_is_better(outcome) else []
            missed = [pair for pair in pairs if _value(pair[0].result) < _value(pair[0].target)]
            if not missed:
                yield abstained(subject, "no-miss")
                continue
            lowered = [pair for pair in missed if _value(pair[1].target) < _value(pair[0].target)]
            yield judged(subject, [_question(case, outcome, pair) for pair in lowered[:1]])


def _value(cell: Quantity) -> float:
    return float(cell.value or 0)


def _question(case: Case, outcome: ProjectIndicator, pair: tuple[Year, Year]) -> Question:
    before, after = pair
    values: dict[str, Value] = {
        "name": outcome_name(outcome),
        "missed": FiscalYears((before.fiscal_year,)),
        "year": FiscalYears((after.fiscal_year,)),
        "old": before.target.raw,
        "new": after.target.raw,
    }
    shown = tuple(outcome_evidence(case, outcome, pair))
    return Question("lowered", shown, (outcome_name(outcome),), values)
