"""Outcomes and money of review sheets."""

from typing import Any

import pytest

from sesaku.checks.check import Check
from sesaku.checks.review_sheet import (
    execution_low,
    outcome_without_target,
    target_follows_miss,
    targets_never_met,
    targets_overshot,
)
from sesaku.checks.review_sheet.direction import more_is_better
from sesaku.model.review_goals import ProjectIndicator
from tests.checks.cases import found, reasons

MORE, LESS, OPEN = "見学者を増やす。", "海難を減少させる。", "海難の件数"


def _sheet(pairs: str, goal: str = MORE, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - a sheet's own keys
    years = {}
    for at, pair in enumerate(pairs.split()):
        target, result = pair.split("/")
        years[2017 + at] = {"target": target, "result": result}
    outcome = {"goal": goal, "indicator": "件数", "years": years}
    return {"projects": [{"name": "灯台費", "number": "0012", "outcomes": [outcome], **more}]}


@pytest.mark.parametrize(
    ("check", "pairs", "goal"),
    [
        (targets_overshot, "300/700 300/2700 300/600", MORE),
        (targets_never_met, "300/200 310/299 320/1", MORE),
        (targets_never_met, "30/31 30/40 30/50", LESS),
        (target_follows_miss, "200/140 150/160", MORE),
    ],
)
def test_targets_that_are_asked_about(check: Check, pairs: str, goal: str) -> None:
    (finding,) = found(check, _sheet(pairs, goal))
    assert finding.subject == "project:2020/0012"
    cells = {one.text for one in finding.evidence}
    assert cells >= {number for pair in pairs.split() for number in pair.split("/")}


@pytest.mark.parametrize(
    ("check", "pairs", "goal"),
    [
        (targets_overshot, "300/700 300/2700 300/599", MORE),
        (targets_never_met, "300/200 310/299 320/320", MORE),
        (targets_never_met, "30/31 30/40 30/30", LESS),
        (target_follows_miss, "200/140 200/160", MORE),
    ],
)
def test_targets_that_pass(check: Check, pairs: str, goal: str) -> None:
    assert found(check, _sheet(pairs, goal)) == ()
    assert reasons(check, _sheet(pairs, goal)) == []


@pytest.mark.parametrize(
    ("check", "pairs", "goal"),
    [
        (targets_overshot, "300/700 300/2700", MORE),
        (targets_overshot, "3/7 3/27 3/9", LESS),
        (targets_overshot, "3/7 3/27 3/9", OPEN),
        (targets_never_met, "300/200 310/299", MORE),
        (targets_never_met, "30/31 30/40 30/50", OPEN),
        (target_follows_miss, "200/240 150/160", MORE),
    ],
)
def test_targets_that_cannot_be_judged(check: Check, pairs: str, goal: str) -> None:
    assert len(reasons(check, _sheet(pairs, goal))) == 1
    assert reasons(check, {}) == ["The document has no projects."]


def _without_target(**more: Any) -> dict[str, Any]:  # noqa: ANN401 - a sheet's own keys
    outcome = {"goal": MORE, "indicator": "見学者数", "years": {2019: {"result": "700"}}}
    return {"projects": [{"name": "灯台費", "outcomes": [outcome], **more}]}


def test_an_outcome_without_a_target() -> None:
    (finding,) = found(outcome_without_target, _without_target())
    assert (finding.subject, finding.severity) == ("project:2020/灯台費", "medium")
    (finding,) = found(outcome_without_target, _without_target(no_target_reason="測れないため。"))
    assert "測れないため" in finding.message
    assert finding.severity == "low"
    assert found(outcome_without_target, _sheet("300/200")) == ()
    assert reasons(outcome_without_target, _without_target(outcomes=[])) == ["No outcome was read."]


def _spent(*amounts: tuple[str, str]) -> dict[str, Any]:
    budgets = [
        {"year": 2017 + at, "total": total, "executed": executed}
        for at, (total, executed) in enumerate(amounts)
    ]
    return {"projects": [{"name": "灯台費", "number": "0012", "budgets": budgets}]}


def test_money_that_is_not_spent() -> None:
    low = (("100", "52"), ("100", "61"), ("120", "40"))
    (finding,) = found(execution_low, _spent(*low))
    assert "52%、61%、33%" in finding.message
    assert found(execution_low, _spent(*low[:2], ("100", "70"))) == ()
    assert reasons(execution_low, _spent(*low[:2], ("0", "0"))) == [
        "Fewer than three years have budget and execution."
    ]


@pytest.mark.parametrize(
    ("goal", "better"),
    [
        ("見学者を増やす。", True),
        ("以下の灯台を改修する。", True),
        ("霧笛の使用量を削減，最終的には全廃する。", False),
        ("点灯までの時間を３分以内とする。", False),
        ("審査期間の達成", None),
    ],
)
def test_which_way_is_better(goal: str, better: bool | None) -> None:  # noqa: FBT001 - a case
    assert more_is_better(ProjectIndicator(goal=goal, indicator="件数")) is better


def test_a_printed_direction_decides() -> None:
    assert more_is_better(ProjectIndicator(goal="減少する", direction="上向き")) is True
