"""Ratings against the criteria of their scale."""

from typing import Any

import pytest

from sesaku.checks.rating import criteria as check
from sesaku.checks.scales import scale_from
from tests.checks.cases import asked, one_indicator, reasons

OWN = """
{name: 空想省の評価区分, of: indicator, ministry: 空想省, source: 空想省評価要領, levels: [
 {letter: a, at_least: 1}, {letter: b, criteria: 8割以上, at_least: 0.8}, {letter: c}]}
"""


def _case(results: str, rating: str, target: str = "10回") -> dict[str, Any]:
    years = {
        2019 + at: {"target": target, "result": result} for at, result in enumerate(results.split())
    }
    return {**one_indicator(rating=rating, years=years), "ministry": "空想省"}


@pytest.mark.parametrize(
    ("case", "said"),
    [
        (_case("6回 7回", "b"), "why higher"),
        (_case("10回 12回", "b"), "why lower"),
        (_case("20日 20日", "b", "10日以内"), "why higher"),
    ],
)
def test_another_level(case: dict[str, Any], said: str) -> None:
    (finding,) = asked(check, case, scales=(scale_from(OWN, "own.yml"),)).findings
    assert said in finding.message_en


@pytest.mark.parametrize(
    "case",
    [_case("8回 9回", "b"), _case("10回 30回", "a"), _case("1回 2回", "c")],
)
def test_the_level_it_belongs_to(case: dict[str, Any]) -> None:
    (tally,) = asked(check, case, scales=(scale_from(OWN, "own.yml"),)).tallies
    assert (tally.passed, tally.failed) == (1, 0)


def test_without_criteria_the_check_abstains() -> None:
    case = one_indicator(years={2020: {"target": "10回", "result": "6回"}})
    assert reasons(check, case) == ["The scale's criteria are not known (--scale gives them)."]
