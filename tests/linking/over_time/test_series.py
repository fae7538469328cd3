"""Joined series: values of both reports by year, breaks marked."""

from sesaku.linking.over_time import link
from sesaku.linking.over_time.series import joined
from tests.linking.making import Area, Made, Plan, made


def plan(name: str, code: str, figures: dict[int, tuple[str, float | None]], unit: str) -> Plan:
    indicator = Made(code, "港湾訓練の実施回数", figures=figures, unit=unit)
    return Plan(name, areas=(Area("1", "港湾", (indicator,)),))


def codes(first: Plan, second: Plan) -> list[str]:
    one, two = made(first), made(second)
    (series,) = joined(one, two, link(one, two).links)
    return [each.code for each in series.breaks]


def test_series_of_two_reports_are_one_line() -> None:
    one = made(plan("前.txt", "1-1", {2018: ("3回", 3), 2019: ("4回", 4)}, "回"))
    two = made(plan("後.txt", "1-2", {2020: ("5回", 5)}, "回"))
    (series,) = joined(one, two, link(one, two).links)
    assert [(point.fiscal_year, point.value) for point in series.points] == [
        (2018, 3),
        (2019, 4),
        (2020, 5),
    ]
    assert series.to_subject == "1-2"
    assert series.breaks == ()


def test_units_gaps_and_conflicts_are_breaks() -> None:
    first = plan("前.txt", "1-1", {2018: ("3回", 3), 2019: ("4回", 4)}, "回")
    assert codes(first, plan("後.txt", "1-1", {2020: ("5名", 5)}, "名")) == ["unit_changes"]
    assert codes(first, plan("後.txt", "1-1", {2022: ("5回", 5)}, "回")) == ["gap"]
    assert codes(first, plan("後.txt", "1-1", {2019: ("6回", 6)}, "回")) == ["value_differs"]


def test_a_series_that_is_not_continued_says_so() -> None:
    first = plan("前.txt", "1-1", {2018: ("3回", 3)}, "回")
    second = Plan("要旨.txt", kind="evaluation_summary", results=("訓練を行った。",))
    assert codes(first, second) == ["not_continued"]
