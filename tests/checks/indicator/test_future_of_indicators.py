"""What becomes of indicators in the next cycle."""

from typing import Any

from sesaku.checks.indicator import goal_renamed
from sesaku.checks.indicator import retired_or_renamed as check
from tests.checks.cases import found, one_indicator, reasons


def _case(*followers: dict[str, str], outlook: str | None = None) -> dict[str, Any]:
    case = one_indicator()
    case["fields"][0]["next"] = list(followers)
    if outlook:
        case["fields"][0]["next_measure"] = outlook
    return case


def _next(name: str, change: str, text: str, code: str = "1-1") -> dict[str, str]:
    return {"code": code, "name": name, "change": change, "text": text}


RENAMED = _next("灯台と浮標の点検", "renamed", "浮標も点検する。")
RETIRED = _next("灯台の点検", "retired", "灯台の点検は終了する。")
NEW = _next("海霧の観測", "new", "海霧を観測する。")


def test_a_renamed_indicator_without_a_reason() -> None:
    (finding,) = found(check, _case(RENAMED))
    assert (finding.subject, finding.severity) == ("1-1", "medium")
    assert "理由が見当たりません" in finding.message
    assert {"next name", "name"} <= {one.role for one in finding.evidence}


def test_the_reason_is_quoted() -> None:
    outlook = "灯台は整った。省内の所掌変更により、測定指標１－１の名称を変更する。"
    (finding,) = found(check, _case(RENAMED, outlook=outlook))
    assert "省内の所掌変更により" in finding.message
    assert "灯台は整った" not in finding.message


def test_a_reason_for_another_indicator_is_not_taken() -> None:
    outlook = "省内の所掌変更により、測定指標１－２の名称を変更する。"
    (finding,) = found(check, _case(RENAMED, outlook=outlook))
    assert "理由が見当たりません" in finding.message


def test_a_number_given_to_another_is_one_finding() -> None:
    (finding,) = found(check, _case(NEW, RETIRED))
    assert (finding.subject, finding.severity) == ("1-1", "high")
    assert "海霧の観測" in finding.message


def test_an_indicator_that_only_ends() -> None:
    (finding,) = found(check, _case(RETIRED))
    assert (finding.subject, finding.severity) == ("1-1", "high")


def test_a_new_indicator_with_a_number_of_its_own() -> None:
    kept = _next("灯台の点検", "kept", "続ける。")
    (finding,) = found(check, _case(kept, {**NEW, "code": "1-2"}))
    assert finding.subject == "next:1-2"


def test_a_kept_indicator_passes() -> None:
    assert found(check, _case(_next("灯台の点検", "kept", "続ける。"))) == ()
    wide = _next("灯台 の点検", "renamed", "続ける。")
    assert found(check, _case(wide)) == ()


def test_not_applicable() -> None:
    assert reasons(check, _case()) == ["The document does not say what becomes of it."]


OLD, NEW_GOAL = "灯台の明かりを守る取組を推進する。", "航路の見通しを守る取組を推進する。"


def test_a_goal_worded_anew() -> None:
    case = {
        **_case(outlook=f"霧に備えるため、施策目標「{OLD}」は「{NEW_GOAL}」に変更する。"),
        "goals": [OLD],
    }
    (finding,) = found(goal_renamed, case)
    assert finding.subject == "goal:1"
    assert [one.role for one in finding.evidence] == ["next measure", "goal"]


def test_a_goal_that_stays() -> None:
    case = _case(outlook=f"施策目標「{OLD}」は妥当であり、維持する。")
    assert found(goal_renamed, case) == ()
    assert reasons(goal_renamed, case) == ["No change of a goal is spoken of."]
