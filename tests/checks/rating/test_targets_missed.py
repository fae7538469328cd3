"""Numeric targets missed, against the rating."""

from typing import Any

import pytest

from sesaku.checks.rating import targets_missed as check
from sesaku.checks.scales import scale_from
from tests.checks.cases import asked, found, one_indicator, reasons


def _case(targets: str, results: str, rating: str | None = "b") -> dict[str, Any]:
    pairs = zip(targets.split(), results.split(), strict=True)
    years = {
        2018 + at: {"target": target, "result": result} for at, (target, result) in enumerate(pairs)
    }
    return one_indicator(rating=rating, years=years)


@pytest.mark.parametrize(
    ("targets", "results"),
    [
        ("20回 21回 18回", "21回 14回 10回"),
        ("8位以内 8位以内 8位以内", "9位 14位 8位"),
        ("3日以内 3日以内", "4日 5日"),
        ("80％ 80％", "79.9％ 70%"),
    ],
)
def test_most_targets_missed(targets: str, results: str) -> None:
    (finding,) = found(check, _case(targets, results))
    assert (finding.subject, finding.category) == ("1-1", "rating_vs_record")
    assert all(cell in finding.evidence[0].text for cell in (*targets.split(), *results.split()))


@pytest.mark.parametrize(
    ("targets", "results", "rating"),
    [
        ("20回 21回 18回", "21回 14回 18回", "b"),
        ("8位以内 8位以内", "8位 3位", "b"),
        ("20回 20回", "10回 10回", "d"),
    ],
)
def test_mostly_met_or_rated_low(targets: str, results: str, rating: str) -> None:
    assert found(check, _case(targets, results, rating)) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case("20回", "10回", None)) == ["No rating is printed."]
    assert reasons(check, _case("20回", "10件")) == [
        "In no year can target and result be compared as numbers."
    ]
    unknown = _case("20回", "10回", "甲")
    assert "scale" in reasons(check, unknown)[0]
    assert reasons(check, {"goals": ["明かりを守る。"]}) == ["The document has no indicators."]


def test_a_scale_of_the_user_is_taken() -> None:
    text = "{name: 空想省, of: indicator, source: 要領, levels: [{letter: 甲}, {letter: 乙}]}"
    case = {**_case("20回", "10回", "甲"), "ministry": "空想省"}
    assert len(asked(check, case, scales=(scale_from(text, "scale.yml"),)).findings) == 1


def test_a_miss_without_a_cause_is_said() -> None:
    case = _case("20回 20回", "14回 10回")
    case["fields"][0]["analysis"] = {"1-1": "点検は目標を下回ったが、続けていく。"}
    (finding,) = found(check, case)
    assert "原因がなく" in finding.message
    case["fields"][0]["analysis"] = {"1-1": "大雨の影響で、点検は目標を下回った。"}
    (finding,) = found(check, case)
    assert "原因がなく" not in finding.message
