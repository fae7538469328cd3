"""Projects and their outcomes as checks see them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import Evidence
from sesaku.model.review import Project
from sesaku.model.review_goals import ProjectIndicator
from sesaku.model.values import Quantity
from sesaku.text.width import squeeze


class Year(NamedTuple):
    """Target and result of one year of an outcome, both numbers."""

    fiscal_year: int
    target: Quantity
    result: Quantity

    @property
    def ratio(self) -> float | None:
        """Result by target; None where the target is not above zero."""
        aim, done = self.target.value, self.result.value
        return None if not aim or aim < 0 or done is None else done / aim


def project_subject(project: Project) -> str:
    """Return how findings name a sheet: its year and number, else its identifier, else its name."""
    name = project.full_number or project.project_id or squeeze(project.name or "")
    year = "" if project.fiscal_year is None else f"{project.fiscal_year}/"
    return f"project:{year}{name}"


def outcome_years(outcome: ProjectIndicator) -> tuple[Year, ...]:
    """Return the years for which both target and result are numbers, in order."""
    found = [
        Year(one.fiscal_year, one.target, one.result)
        for one in outcome.years
        if one.fiscal_year is not None and _number(one.target) and _number(one.result)
        if one.target is not None and one.result is not None
    ]
    return tuple(sorted(found, key=lambda year: year.fiscal_year))


def outcome_name(outcome: ProjectIndicator) -> str:
    """Return the indicator's name, else its goal."""
    return " ".join((outcome.indicator or outcome.goal or "").split())


def outcome_evidence(
    case: Case, outcome: ProjectIndicator, years: Sequence[Year] = ()
) -> Iterator[Evidence]:
    """Yield the outcome's words and the cells of the years."""
    document = case.reading.document.name
    for key, text in (("goal", outcome.goal), ("indicator", outcome.indicator)):
        if text and outcome.cites.get(key):
            yield Evidence(key, text, outcome.cites[key], document)
    for year in years:
        for role, cell in (("target", year.target), ("result", year.result)):
            if cell.cite:
                yield Evidence(f"{role} {year.fiscal_year}", cell.raw, cell.cite, document)


def _number(cell: Quantity | None) -> bool:
    return cell is not None and cell.value is not None
