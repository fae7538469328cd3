"""Which indicator a table of reference belongs to."""

from sesaku.checks.case import Case
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import ReferenceIndicator


def subject_of(case: Case, field: PolicyField, reference: ReferenceIndicator) -> str:
    """Return the code of the indicator that a table is printed under, or its field."""
    at = reference.cite[0].start if reference.cite else len(case.reading.document.text)
    before = [one.code for one in field.indicators if one.cite and one.cite[0].start < at]
    return before[-1] if before else f"F{field.number}"
