"""A project whose outcomes have no target at all, in any year.

Where the sheet gives a reason 「定量的な目標が設定できない理由」, it is quoted and the question is
a mild one. Not applicable to a sheet from which no outcome was read.
"""

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
from sesaku.checks.review_sheet.subjects import outcome_evidence, outcome_name, project_subject
from sesaku.model.review import Project
from sesaku.model.review_goals import ProjectIndicator

ID = "outcome-without-target"
VERSION = 1
CATEGORY: Category = "target_unmeasurable"
SEVERITY: Severity = "medium"
NEEDS: Needs = ("projects",)


def check(case: Case) -> Iterator[Answer]:
    """Answer for every project."""
    for project in case.content.projects:
        subject = project_subject(project)
        if not project.outcomes:
            yield abstained(subject, "no-outcome")
        elif any(_has_target(one) for one in project.outcomes):
            yield judged(subject, ())
        else:
            asked = _question(case, project)
            yield judged(subject, [asked] if asked.evidence else [])


def _has_target(outcome: ProjectIndicator) -> bool:
    cells = (outcome.target, *(year.target for year in outcome.years))
    return any(cell is not None and cell.raw.strip(" -－") for cell in cells)


def _question(case: Case, project: Project) -> Question:
    shown = [one for outcome in project.outcomes for one in outcome_evidence(case, outcome)]
    values: dict[str, Value] = {"name": outcome_name(project.outcomes[0])}
    reason, cite = project.no_target_reason, project.cites.get("no_target_reason")
    if reason and cite:
        shown.append(Evidence("reason", reason, cite, case.reading.document.name))
        values["reason"] = " ".join(reason.split())
        return Question("with-reason", tuple(shown), (), values, "low")
    return Question("none", tuple(shown), (), values)
