"""Targets never met and set again."""

from sesaku.checks.target import kept_unmet as check
from tests.checks.cases import found, one_indicator, reasons


def _case(results: str, following: str) -> dict[str, object]:
    years = {
        2019 + at: {"target": "83％", "result": result} for at, result in enumerate(results.split())
    }
    case = one_indicator(years=years)
    case["fields"][0]["next"] = [{"code": "1-1", "name": "灯台の点検", "text": following}]
    return case


def test_never_met_and_set_again() -> None:
    (finding,) = found(check, _case("80％ 81％", "引き続き83％を目標値として設定する。"))
    assert "2年のすべて" in finding.message
    assert len(finding.evidence) == 2


def test_met_once_or_changed() -> None:
    assert found(check, _case("80％ 84％", "引き続き83％を目標値として設定する。")) == ()
    assert found(check, _case("80％ 81％", "今後は85％を目標値として設定する。")) == ()


def test_not_applicable() -> None:
    assert "No number" in reasons(check, _case("80％ 81％", "引き続き努める。"))[0]
    assert "Fewer than two" in reasons(check, _case("80％", "83％とする。"))[0]
