"""Goals that the next cycle repeats."""

from sesaku.checks.target import goal_repeated as check
from tests.checks.cases import found, reasons

GOAL = "灯台の明かりを守り、夜の航路の安全を確保する。"


def test_word_for_word() -> None:
    (finding,) = found(check, {"goals": [GOAL, "鐘を替える。"], "next_goals": [GOAL]})
    assert finding.subject == "goal:1"
    assert [one.text for one in finding.evidence] == [GOAL, GOAL]


def test_marks_of_purposes_are_no_words() -> None:
    assert len(found(check, {"goals": [GOAL + "（①、②）"], "next_goals": [GOAL]})) == 1


def test_a_changed_goal_passes() -> None:
    changed = GOAL.replace("明かり", "明かりと霧笛")
    assert found(check, {"goals": [GOAL], "next_goals": [changed]}) == ()


def test_not_applicable() -> None:
    assert reasons(check, {"goals": [GOAL]}) == ["The next cycle has no goal of its number."]
