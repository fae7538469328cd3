"""A numeric indicator that missed most of its targets is rated in the upper half of the scale.

Target and result are compared as the print says: 以内 and 以下 are met by less, everything else by
more. Where the analysis speaks of the miss without a cause, the finding says so. Not applicable
without a rating, without the rating's scale, or where not one year has both numbers.
"""

import re
from collections.abc import Iterator

from sesaku.checks.case import Case, numbers
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
from sesaku.checks.clauses import Clause
from sesaku.checks.rating.deeds import failed_deed
from sesaku.checks.rating.meeting import met
from sesaku.checks.rating.standing import Standing, standing
from sesaku.model.evaluation import Analysis
from sesaku.model.indicator import Indicator
from sesaku.text.width import squeeze

ID = "rating-targets-missed"
VERSION = 1
CATEGORY: Category = "rating_vs_record"
SEVERITY: Severity = "high"
NEEDS: Needs = ("indicators",)

_CAUSE = re.compile(r"影響|要因|原因|理由|背景|に伴い|により|による|ため[、に]|ことから|結果、")


def check(case: Case) -> Iterator[Answer]:
    """Ask about each numeric indicator."""
    for indicator in case.indicators:
        if indicator.kind == "quantitative":
            yield _answer(case, indicator)


def _answer(case: Case, indicator: Indicator) -> Answer:
    rated = standing(case, indicator)
    if not isinstance(rated, Standing):
        return abstained(indicator.code, rated)
    years = [(year, met(target, result)) for year, target, result in numbers(indicator)]
    judgable = [year for year, answer in years if answer is not None]
    missed = tuple(year for year, answer in years if answer is False)
    if not judgable:
        return abstained(indicator.code, "no-numbers")
    if 2 * len(missed) <= len(judgable) or not rated.high:
        return judged(indicator.code, ())
    values: dict[str, Value] = {
        "years": FiscalYears(missed),
        "missed": len(missed),
        "judged": len(judgable),
        "grade": rated.grade,
    }
    told = [clause for one in case.analyses(indicator) for clause in _on_miss(case, one)]
    explained = not told or any(_CAUSE.search(squeeze(one.text)) for one in told)
    evidence = (case.record(indicator), *(case.evidence("analysis", one) for one in told))
    key = "missed" if explained else "unexplained"
    return judged(indicator.code, [Question(key, evidence, ("missed",), values)])


def _on_miss(case: Case, analysis: Analysis) -> Iterator[Clause]:
    """Yield the sentences of an analysis that speak of the miss."""
    for clause in case.clauses(analysis.text, analysis.cite):
        if failed_deed(clause.text) is not None:
            yield clause
