"""Asking one check about a case written by hand."""

from collections.abc import Mapping
from typing import Any

from sesaku.checks import Audit, Finding, Scale, audit
from sesaku.checks.check import Check
from sesaku.checks.written import reading_of

MINISTRY = "外務省"
"""The ministry whose letters the shipped scales hold."""


def asked(check: Check, case: Mapping[str, Any], *, scales: tuple[Scale, ...] = ()) -> Audit:
    """Return what one check says of a case."""
    return audit([reading_of(case)], checks=(check,), scales=scales)


def found(check: Check, case: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return the findings of one check."""
    return asked(check, case).findings


def one_indicator(**indicator: Any) -> dict[str, Any]:  # noqa: ANN401 - a case's own keys
    """Return a case with one indicator 1-1, rated b."""
    given = {"code": "1-1", "name": "灯台の点検", "rating": "b", **indicator}
    return {"ministry": MINISTRY, "fields": [{"number": "1", "indicators": [given]}]}


def reasons(check: Check, case: Mapping[str, Any]) -> list[str]:
    """Return why a check does not apply, in English."""
    (tally,) = asked(check, case).tallies
    return [one.reason.en for one in tally.abstentions]
