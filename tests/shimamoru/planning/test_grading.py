"""Grades: the working adds up, unknown values bound the grade, weights are moved one at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shimamoru.planning.catalogue import shipped
from shimamoru.planning.grading import Value, graded, scheme_of
from shimamoru.planning.sensitivity import changes, weighed

SCHEME = scheme_of(
    {
        "name": "試し",
        "grades": {"A": 60, "B": 30, "C": 0},
        "criteria": {
            "near": {
                "ja": "近さ",
                "field": "foreign_km",
                "weight": 3,
                "points": [[0, 100], [100, 0]],
            },
            "few": {
                "ja": "少なさ",
                "field": "population",
                "weight": 1,
                "points": [[0, 100], [10, 20]],
            },
        },
    }
)


def test_the_working_adds_up() -> None:
    found = graded(SCHEME, {"foreign_km": 20, "population": 5})
    near, few = found.steps
    assert (near.score, near.part) == (80, 60)
    assert (few.score, few.part) == (60, 15)
    assert found.low == found.high == 75
    assert (found.grade, found.shown) == ("A", "A")


def test_beyond_the_points_the_score_is_level() -> None:
    near = SCHEME.criteria[0]
    assert (near.score(-5), near.score(0), near.score(100), near.score(500)) == (100, 100, 0, 0)


def test_what_is_not_known_leaves_the_grade_open_between_bounds() -> None:
    found = graded(SCHEME, {"foreign_km": 50, "population": None})
    assert (found.low, found.high) == (37.5 + 5, 37.5 + 25)
    assert found.grade is None
    assert (found.shown, found.narrow, found.apart) == ("A–B", "A–B", 1)
    assert [one.id for one in found.unknown] == ["few"]


def test_a_range_over_more_than_neighbours_is_no_grade() -> None:
    found = graded(SCHEME, {"foreign_km": None, "population": 10})
    assert (found.shown, found.narrow, found.apart) == ("A–C", "", 2)


def test_a_grade_stands_where_the_unknown_cannot_change_it() -> None:
    assert graded(SCHEME, {"foreign_km": 0, "population": None}).grade == "A"


def test_zero_is_known() -> None:
    assert graded(SCHEME, {"foreign_km": 50, "population": 0}).grade == "A"


def test_a_text_scores_by_whether_it_says_something() -> None:
    sensors = scheme_of(shipped("criteria")).criteria[-1]
    assert (sensors.score("レーダー"), sensors.score("なし"), sensors.score("")) == (10, 100, None)


def test_whose_grade_changes_with_a_weight() -> None:
    # 3 * 50 + 1 * 90 of 4: 60 exactly. A heavier nearness pulls it below, a lighter one above.
    islands: dict[str, dict[str, Value]] = {
        "edge": {"foreign_km": 50, "population": 1.25},
        "firm": {"foreign_km": 0, "population": 0},
    }
    found = [
        (one.criterion.id, one.factor, one.island, one.before, one.after)
        for one in changes(SCHEME, islands)
    ]
    assert found == [("near", 1.1, "edge", "A", "B"), ("few", 0.9, "edge", "A", "B")]


@given(st.floats(0, 200), st.one_of(st.none(), st.floats(0, 50)))
def test_bounds_hold_whatever_the_value_turns_out_to_be(near: float, few: float | None) -> None:
    found = graded(SCHEME, {"foreign_km": near, "population": few})
    for guess in (0, 3, 10, 50) if few is None else (few,):
        known = graded(SCHEME, {"foreign_km": near, "population": guess})
        assert found.low - 1e-9 <= known.low <= found.high + 1e-9


@given(st.floats(0.1, 10))
def test_all_weights_together_change_nothing(factor: float) -> None:
    moved = weighed(weighed(SCHEME, "near", factor), "few", factor)
    values = {"foreign_km": 37, "population": 4}
    assert graded(moved, values).low == pytest.approx(graded(SCHEME, values).low)
