import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.evaluations.breaks import Breaks
from workbench.evaluations.charts import budget, series
from workbench.evaluations.charts.budget import YearOfMoney
from workbench.evaluations.charts.scale import scale_of, shown
from workbench.evaluations.charts.series import Figure, Series

NO_BREAKS = Breaks()


def line(style: str, **figures: float) -> Series:
    found = {int(year[1:]): Figure(value, str(value)) for year, value in figures.items()}
    return Series(style, style, found)


@given(st.lists(st.floats(-1e9, 1e9, allow_nan=False), min_size=1, max_size=9))
def test_a_scale_holds_all_values(values: list[float]) -> None:
    scale = scale_of(values, top=10, bottom=210)
    assert scale.low <= min(values)
    assert max(values) <= scale.high
    assert 2 <= len(scale.ticks()) <= 12
    assert all(9 <= scale.y(value) <= 211 for value in values)


@pytest.mark.parametrize("values", [[0.0, 5e-324], [1e9, 1e9 + 1e-6], [-1e-12], [0.1, 0.3]])
def test_values_that_hardly_differ_have_a_scale(values: list[float]) -> None:
    scale = scale_of(values, top=10, bottom=210)
    assert scale.low <= min(values) <= max(values) <= scale.high
    assert 2 <= len(scale.ticks()) <= 12


def test_bars_begin_at_zero() -> None:
    assert scale_of([900.0, 1000.0], top=0, bottom=100, from_zero=True).low == 0


@pytest.mark.parametrize(("value", "text"), [(1200.0, "1,200"), (0.5, "0.5"), (-3.0, "-3")])
def test_numbers_of_a_scale(value: float, text: str) -> None:
    assert shown(value) == text


def test_targets_and_results_are_drawn() -> None:
    made = series.chart(
        [line("target", y2019=10, y2020=10), line("result", y2019=8, y2020=12)],
        [2019, 2020],
        NO_BREAKS,
    )
    assert made is not None
    target, result = made.series
    assert (len(target.lines), len(result.lines)) == (1, 1)
    first, second = result.points
    assert first.label_y > first.y  # the target stands above it
    assert second.label_y < second.y
    assert target.points[0].label_y < target.points[0].y


def test_a_break_ends_the_line_and_is_shown() -> None:
    made = series.chart(
        [line("result", y2018=1, y2019=2, y2020=3)],
        [2018, 2019, 2020],
        Breaks(years=frozenset({2019})),
    )
    assert made is not None
    assert [one.count(",") for one in made.series[0].lines] == [2]
    assert len(made.gaps) == 1


def test_a_missing_year_is_not_bridged() -> None:
    made = series.chart([line("result", y2018=1, y2020=3)], [2018, 2019, 2020], NO_BREAKS)
    assert made is not None
    assert made.series[0].lines == []
    assert len(made.series[0].points) == 2


def test_one_year_is_no_chart() -> None:
    assert series.chart([line("result", y2018=1)], [2018, 2019], NO_BREAKS) is None


def test_money_unknown_is_no_bar_and_zero_is_one() -> None:
    made = budget.chart([YearOfMoney(2019, 100, None), YearOfMoney(2020, 0, 50)])
    assert made is not None
    assert [(bar.style, bar.label) for bar in made.bars] == [
        ("total", "100"),
        ("total", "0"),
        ("executed", "50"),
    ]


def test_a_year_without_total_shows_its_initial_budget() -> None:
    made = budget.chart([YearOfMoney(2019, 100, 90), YearOfMoney(2020, None, None, 80)])
    assert made is not None
    assert made.bars[-1].style == "initial"


def test_money_below_zero_hangs_from_the_line() -> None:
    made = budget.chart([YearOfMoney(2019, -50, 100)])
    assert made is not None
    below, above = made.bars
    assert below.y == made.zero
    assert above.y + above.height == pytest.approx(made.zero, abs=0.2)


def test_no_money_is_no_chart() -> None:
    assert budget.chart([YearOfMoney(2019, None, None)]) is None
    assert budget.sparks([YearOfMoney(2019, None, None)]) == []


def test_small_bars_are_on_one_scale() -> None:
    found = budget.sparks([YearOfMoney(2019, 100, 50), YearOfMoney(2020, 50, 25)], height=20)
    assert [(one.total_height, one.executed_height) for one in found] == [(20, 10), (10, 5)]
