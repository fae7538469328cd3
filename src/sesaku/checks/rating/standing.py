"""Where an indicator's rating stands on its scale."""

from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import Evidence
from sesaku.checks.scales import Level, Scale, scale_for
from sesaku.model.indicator import Indicator


class Standing(NamedTuple):
    """A rating with its scale and level."""

    grade: str
    level: Level
    scale: Scale
    evidence: Evidence

    @property
    def high(self) -> bool:
        """Whether it stands in the upper half, the middle included."""
        return 2 * self.level.rank <= len(self.scale.levels) + 1


def standing(case: Case, indicator: Indicator) -> Standing | str:
    """Return the rating's standing, or the key of the reason why it has none."""
    if indicator.rating is None:
        return "no-rating"
    measure = case.content.measure
    scale = scale_for(
        case.scales,
        "indicator",
        measure.ministry if measure else None,
        measure.fiscal_year if measure else None,
    )
    level = scale.level(indicator.rating.grade) if scale else None
    if scale is None or level is None:
        return "no-scale"
    grade, cite = indicator.rating.grade, indicator.rating.cite
    evidence = Evidence("rating", grade, cite, case.reading.document.name)
    return Standing(grade, level, scale, evidence)
