"""Numbers of the target text that the next cycle no longer has."""

import pytest

from sesaku.checks.target import number_given_up as check
from tests.checks.cases import found, one_indicator, reasons


def _case(target: str, following: str | None) -> dict[str, object]:
    case = one_indicator(years={2020: {"target": [target]}})
    if following:
        case["fields"][0]["next"] = [{"code": "1-1", "name": "灯台の点検", "text": following}]
    return case


@pytest.mark.parametrize("target", ["灯台守を20名以上採る。", "毎年20名程度の採用を達成する。"])
def test_the_number_is_gone(target: str) -> None:
    (finding,) = found(check, _case(target, "採用を進める。令和8年度に見直す。"))
    assert [one.role for one in finding.evidence] == ["target 2020", "next"]
    assert "20人" in finding.message


def test_another_number_of_its_kind_is_set() -> None:
    assert found(check, _case("灯台守を20名以上採る。", "灯台守を25人採る。")) == ()


def test_not_applicable() -> None:
    assert "sets no number" in reasons(check, _case("灯台守を採る。", "採用を進める。"))[0]
    assert "next cycle" in reasons(check, _case("灯台守を20名以上採る。", None))[0]
