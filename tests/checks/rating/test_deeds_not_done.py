"""Promised deeds that the document itself says were not done."""

from typing import Any

import pytest

from sesaku.checks.rating import deeds_not_done as check
from tests.checks.cases import found, one_indicator, reasons

TARGET = "灯台守の養成講座を三つの港で開催する。"


def _case(result: str, rating: str | None = "b", target: str = TARGET) -> dict[str, Any]:
    return one_indicator(rating=rating, years={2020: {"target": [target], "result": [result]}})


@pytest.mark.parametrize(
    "result",
    [
        "大雨の影響により、養成講座は開催されなかったが、手引を配った。",
        "灯台守の養成講座は中止となった。",
        "灯台守の養成講座については、翌年への延期が決定した。",
        "灯台守の養成講座は、開催を見送ることとなった。",
        "灯台守の養成講座は、年度内の開催には至らなかった。",
        "灯台守の養成講座を開催することはできなかった。",
    ],
)
def test_not_done(result: str) -> None:
    (finding,) = found(check, _case(result))
    assert [one.text for one in finding.evidence] == [result, TARGET, "b"]


@pytest.mark.parametrize(
    "result",
    [
        "灯台守の養成講座を四つの港で開催した。",
        "延期となっていた灯台守の養成講座が、五月に三つの港で開催された。",
        "養成講座を開いた。なお、桟橋の塗替えは中止となった。",
    ],
)
def test_done_or_something_else(result: str) -> None:
    assert found(check, _case(result)) == ()


def test_what_others_hold_is_not_asked_about() -> None:
    target = "隣の県の灯台守の集いに参加し、考えを述べる。"
    assert found(check, _case("隣の県の灯台守の集いは開催されなかった。", target=target)) == ()


def test_the_analysis_speaks_of_the_year() -> None:
    case = _case("手引を配った。")
    field = case["fields"][0]
    field["analysis"] = {"1-1": "令和２年度の灯台守の養成講座については、実施できなかった。"}
    (finding,) = found(check, case)
    assert finding.evidence[0].role == "analysis"


def test_a_low_rating_has_weighed_it() -> None:
    assert found(check, _case("灯台守の養成講座は中止となった。", rating="d")) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case("中止となった。", rating=None)) == ["No rating is printed."]
    none = one_indicator(years={2020: {"result": ["講座は中止となった。"]}})
    assert reasons(check, none) == ["No target in words is printed."]
    assert "scale" in reasons(check, _case("中止となった。", rating="甲"))[0]
