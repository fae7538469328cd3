"""An outcome that misses its target in every year.

At least three years are needed. Not applicable where the sheet leaves open whether more or less is
better.
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

ID = "outcome-targets-never-met"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("projects",)

_YEARS = 3


def check(case: Case) -> Iterator[Answer]:
    """Answer for every outcome of every project."""
    for project in case.content.projects:
        for outcome in project.outcomes:
            years, more = outcome_years(outcome), more_is_better(outcome)
            subject = project_subject(project)
            if len(years) < _YEARS or more is None:
                yield abstained(subject, "not-comparable")
            else:
                never = all(_missed(year, more=more) for year in years)
                yield judged(subject, [_question(case, outcome, years)] if never else [])


def _missed(year: Year, *, more: bool) -> bool:
    aim, done = year.target.value or 0, year.result.value or 0
    return done < aim if more else done > aim


def _question(case: Case, outcome: ProjectIndicator, years: tuple[Year, ...]) -> Question:
    values: dict[str, Value] = {
        "name": outcome_name(outcome),
        "years": FiscalYears(tuple(year.fiscal_year for year in years)),
    }
    shown = tuple(outcome_evidence(case, outcome, years))
    return Question("never", shown, (outcome_name(outcome),), values)
