"""What the ratings of a document say together, and what the measure's level rests on."""

from typing import Any

from sesaku.checks.rating import all_alike, outside_main
from tests.checks.cases import MINISTRY, found, reasons

BASIS = "主要な測定指標が目標に近かったため。"


def _rated(letters: str) -> dict[str, Any]:
    indicators = [
        {"code": f"1-{number}", "name": f"点検{number}", "rating": letter}
        for number, letter in enumerate(letters, 1)
    ]
    return {"ministry": MINISTRY, "fields": [{"indicators": indicators}]}


def _level(results: str, *, main: bool = False, basis: str = BASIS) -> dict[str, Any]:
    years = {
        2019 + at: {"target": "9回", "result": result} for at, result in enumerate(results.split())
    }
    words = {"code": "1-1", "name": "維持", "main": True, "rating": "b"}
    figures = {"code": "1-2", "name": "点検", "main": main, "rating": "b", "years": years}
    return {
        "attainment": {"grade": "B", "label": "相当程度進展あり", "basis": basis},
        "fields": [{"indicators": [words, figures]}],
    }


def test_nearly_all_alike() -> None:
    (finding,) = found(all_alike, _rated("bbbbbbbbab"))
    assert (finding.subject, finding.severity) == ("measure", "high")
    assert "10件のうち9件" in finding.message


def test_ratings_that_differ_pass_and_few_are_not_judged() -> None:
    assert found(all_alike, _rated("bbbbaabbab")) == ()
    assert reasons(all_alike, _rated("bbb")) == ["There are fewer than ten rated indicators."]


def test_misses_outside_the_main_indicators() -> None:
    (finding,) = found(outside_main, _level("3回 4回"))
    assert [one.role for one in finding.evidence] == ["basis", "targets, results, rating"]


def test_met_or_main_passes() -> None:
    assert found(outside_main, _level("9回 9回")) == ()
    assert found(outside_main, _level("3回 4回", main=True)) == ()


def test_a_level_without_such_a_reason_is_not_judged() -> None:
    other = _level("3回 4回", basis="おおむね順調であるため。")
    assert "main indicators" in reasons(outside_main, other)[0]
    assert "compared as numbers" in reasons(outside_main, _level("－ －"))[0]
