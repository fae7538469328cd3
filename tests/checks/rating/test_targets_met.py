"""One letter for opposite records."""

from typing import Any

from sesaku.checks.rating import targets_met as check
from tests.checks.cases import MINISTRY, found, reasons


def _case(first: list[str], second: list[str], *, letter: str = "b") -> dict[str, Any]:
    def years(results: list[str]) -> dict[int, dict[str, str]]:
        return {2018 + at: {"target": "9回", "result": one} for at, one in enumerate(results)}

    return {
        "ministry": MINISTRY,
        "fields": [
            {
                "indicators": [
                    {"code": "1-1", "name": "点検", "rating": "b", "years": years(first)},
                    {"code": "1-2", "name": "見回り", "rating": letter, "years": years(second)},
                ]
            }
        ],
    }


def test_met_and_missed_alike() -> None:
    (finding,) = found(check, _case(["9回", "10回", "9回"], ["8回", "3回", "9回"]))
    assert finding.subject == "1-1"
    assert len(finding.evidence) == 2


def test_met_once_less_is_another_record() -> None:
    assert found(check, _case(["9回", "10回", "2回"], ["8回", "3回", "9回"])) == ()


def test_not_applicable() -> None:
    other = reasons(check, _case(["9回", "10回"], ["8回", "3回"], letter="c"))
    assert other == ["No other indicator of this rating missed most of its targets."] + [
        "No other indicator of this rating missed most of its targets."
    ] * (len(other) - 1)
    assert "Fewer than two years" in reasons(check, _case(["9回"], ["8回"]))[0]
