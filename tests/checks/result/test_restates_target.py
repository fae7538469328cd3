"""Results that only restate the target."""

from sesaku.checks.result import restates_target as check
from tests.checks.cases import found, one_indicator, reasons

TARGET = "灯台守の育成について島の学校との連携の強化を不断に検討していく。"


def _case(result: str) -> dict[str, object]:
    return one_indicator(
        years={2020: {"target": ["鐘を替える。", TARGET], "result": ["鐘を替えた。", result]}}
    )


def test_the_target_again() -> None:
    (finding,) = found(check, _case("灯台守の育成について島の学校との連携の強化を検討した。"))
    assert [one.role for one in finding.evidence] == ["result 2020", "target 2020"]
    assert "実績2" in finding.message


def test_a_figure_says_something() -> None:
    assert found(check, _case("灯台守の育成について島の学校3校との連携の強化を検討した。")) == ()


def test_a_number_in_words_or_falling_short_says_something() -> None:
    assert found(check, _case("灯台守の育成について島の学校三校との連携の強化を検討した。")) == ()
    assert (
        found(check, _case("灯台守の育成について島の学校との連携の強化は検討にとどまった。")) == ()
    )


def test_something_else_was_done() -> None:
    assert found(check, _case("養成所を設けて、若い人を迎え入れ、航海術を教え始めた。")) == ()


def test_not_applicable() -> None:
    case = one_indicator(years={2020: {"target": "20回", "result": "19回"}})
    assert found(check, case) == ()
    missing = one_indicator(years={2020: {"target": [TARGET]}})
    assert reasons(check, missing) == ["No year has items in both target and result."]
