"""Targets that nothing could show to be missed."""

from sesaku.checks.target import unmeasurable as check
from tests.checks.cases import found, one_indicator, reasons


def _case(*targets: str, goals: list[str] | None = None) -> dict[str, object]:
    case = one_indicator(years={2019 + at: {"target": one} for at, one in enumerate(targets)})
    return {**case, "goals": goals or []}


def test_a_bearing_year_after_year() -> None:
    targets = ("灯台の役割への認識を高める。", "鐘を替える。島の人の認識を高める。")
    (finding,) = found(check, _case(*targets))
    assert [one.text for one in finding.evidence] == [targets[0], "島の人の認識を高める。"]


def test_once_or_with_a_figure_or_a_deed() -> None:
    assert found(check, _case("灯台への認識を高める。", "鐘を替える。")) == ()
    assert found(check, _case("認識を80％に高める。", "認識を85％に高める。")) == ()
    assert found(check, _case("認識を高める講座を開く。", "認識を高める講座を開く。")) == ()


def test_goals_without_figure_and_deadline() -> None:
    (finding,) = found(check, _case("鐘を替える。", goals=["海を守る。", "灯台を保つ。"]))
    assert (finding.subject, len(finding.evidence)) == ("measure", 2)
    dated = ["海を守る。", "令和8年度までに灯台を10基直す。"]
    assert found(check, _case("鐘を替える。", goals=dated)) == ()


def test_goals_that_indicators_with_numbers_measure() -> None:
    case = one_indicator(years={2020: {"target": "20回", "result": "19回"}})
    assert found(check, {**case, "goals": ["海を守る。"]}) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case("灯台への認識を高める。")) == [
        "Fewer than two years have a target in words."
    ]
