"""Attainment as a suggestion: its working, and when it abstains."""

import pytest

from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from tests.workbench.cycle.people import Staffed, staffed, write
from workbench.cycle.actions.advise import load_scale
from workbench.cycle.suggesting import suggestion_of
from workbench.cycle.workflow import CycleRole

pytestmark = pytest.mark.django_db

INDICATORS = """
name: 測定指標の区分（試験）
of: indicator
source: 空想省 目標管理の手引（試験用）
levels:
  - {letter: s, at_least: 1.2}
  - {letter: a, at_least: 1}
  - {letter: b, at_least: 0.8}
  - {letter: c, at_least: 0.5}
  - {letter: d}
"""
MEASURES = """
name: 目標達成度合い（試験）
of: measure
source: 空想省 目標管理の手引（試験用）
levels:
  - {letter: S, label: 目標超過達成, at_least: 1.1}
  - {letter: A, label: 目標達成, at_least: 1}
  - {letter: B, label: 相当程度進展あり, at_least: 0.7}
  - {letter: C, label: 進展が大きくない, at_least: 0.3}
  - {letter: D, label: 目標に向かっていない}
"""


@pytest.fixture
def staff() -> Staffed:
    return staffed()


def rate(staff: Staffed, grades: str) -> int:
    main = [
        unit
        for unit in staff.cycle.units.filter(kind="indicator")
        if unit.cells.filter(key="main", value=True).exists()
    ]
    for place, unit in enumerate(main):
        write(staff[CycleRole.OFFICER], unit, "rating", grades[place % len(grades)])
    return len(main)


def test_without_criteria_it_abstains_and_says_why(staff: Staffed) -> None:
    found = suggestion_of(staff.cycle)
    assert found.level is None
    assert found.working == ("判定不能：施策の目標達成度合いの判定基準が読み込まれていません。",)
    load_scale(staff[CycleRole.OFFICER], staff.cycle, MEASURES)
    assert "測定指標の評価区分の判定基準" in suggestion_of(staff.cycle).reason
    load_scale(staff[CycleRole.OFFICER], staff.cycle, INDICATORS)
    assert "評価区分のない測定指標" in suggestion_of(staff.cycle).reason


@pytest.mark.parametrize(
    ("grades", "letter", "mean"),
    [("a", "A", 1.0), ("s", "S", 1.2), ("b", "B", 0.8), ("c", "C", 0.5), ("d", "D", 0.0)],
)
def test_the_level_follows_from_the_main_indicators(
    staff: Staffed, grades: str, letter: str, mean: float
) -> None:
    for scale in (INDICATORS, MEASURES):
        load_scale(staff[CycleRole.OFFICER], staff.cycle, scale)
    count = rate(staff, grades)
    found = suggestion_of(staff.cycle)
    assert found.level is not None
    assert (found.level.letter, found.mean, len(found.lines)) == (letter, mean, count)
    assert found.main_only
    working = "\n".join(found.working)
    assert f"平均は {mean:.3f}" in working
    assert str(found.level.label) in working
    assert "空想省 目標管理の手引（試験用）" in working


def test_a_grade_of_no_scale_is_not_guessed(staff: Staffed) -> None:
    for scale in (INDICATORS, MEASURES):
        load_scale(staff[CycleRole.OFFICER], staff.cycle, scale)
    rate(staff, "z")
    assert "読み込まれた基準の区分にない" in suggestion_of(staff.cycle).reason


@pytest.mark.parametrize("source", ["", "- 1", "of: measure", "{", "name: x\nof: y\nsource: z"])
def test_what_is_no_scale_is_not_loaded(staff: Staffed, source: str) -> None:
    with pytest.raises(ConditionError, match="評価区分"):
        load_scale(staff[CycleRole.OFFICER], staff.cycle, source)
    assert not staff.cycle.scales.exists()


def test_only_the_officer_loads_one(staff: Staffed) -> None:
    with pytest.raises(PermissionRefusedError):
        load_scale(staff[CycleRole.COORDINATOR], staff.cycle, MEASURES)
