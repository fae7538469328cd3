"""An outcome that reaches twice its target or more in every year: the target asks for nothing.

At least three years are needed, and targets above zero. Not applicable to outcomes of which less is
better, or may be.
"""

from collections.abc import Iterator

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

ID = "outcome-targets-overshot"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("projects",)

_YEARS, _FAR = 3, 2.0


def check(case: Case) -> Iterator[Answer]:
    """Answer for every outcome of every project."""
    for project in case.content.projects:
        for outcome in project.outcomes:
            years = outcome_years(outcome)
            ratios = [year.ratio for year in years if year.ratio is not None]
            subject = project_subject(project)
            if len(ratios) < _YEARS or not more_is_better(outcome):
                yield abstained(subject, "not-comparable")
            else:
                far = min(ratios) >= _FAR
                yield judged(subject, [_question(case, outcome, years)] if far else [])


def _question(case: Case, outcome: ProjectIndicator, years: tuple[Year, ...]) -> Question:
    values: dict[str, Value] = {
        "name": outcome_name(outcome),
        "years": FiscalYears(tuple(year.fiscal_year for year in years)),
        "least": f"{min(year.ratio or 0 for year in years):.1f}",
    }
    shown = tuple(outcome_evidence(case, outcome, years))
    return Question("far", shown, (outcome_name(outcome),), values)
