"""The optimum is the optimum: equal to trying everything on small cases."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shimamoru.planning.asked import EVERY, Asked, Place
from shimamoru.planning.catalogue import Technology
from shimamoru.planning.coverage import value_of
from shimamoru.planning.packages import packages_of
from shimamoru.planning.programme import Programme, Solution
from tests.shimamoru.planning.small import CIRCUMSTANCES, everything, shores, technology

CHANCE = st.floats(0.05, 0.95)
PLACES = st.lists(
    st.tuples(
        st.sampled_from([0.2, 0.4, 0.7, 1.0]), st.lists(st.floats(0.5, 9), min_size=1, max_size=4)
    ),
    min_size=1,
    max_size=3,
)


@st.composite
def technologies(draw: st.DrawFn) -> tuple[Technology, ...]:
    scopes = draw(st.lists(st.sampled_from(["site", "island", "shared"]), min_size=1, max_size=3))
    return tuple(
        technology(
            f"t{at}",
            scope,
            range_km=draw(st.sampled_from([0.5, 2.5, 50.0])),
            sight=draw(st.booleans()),
            detects={"boat": draw(CHANCE), "drift": draw(CHANCE)},
            buy=draw(st.integers(1, 200)),
            run=draw(st.integers(0, 20)),
            staff=draw(st.integers(0, 2)),
        )
        for at, scope in enumerate(scopes)
    )


@st.composite
def questions(draw: st.DrawFn) -> Asked:
    places = tuple(
        Place(f"i{at}", f"i{at}", weight, shores(*lengths))
        for at, (weight, lengths) in enumerate(draw(PLACES))
    )
    found = draw(technologies())
    rule = st.tuples(st.sampled_from([EVERY, "i0"]), st.sampled_from([one.id for one in found]))
    return Asked(
        places,
        found,
        CIRCUMSTANCES,
        budget=draw(st.integers(0, 1500)),
        years=draw(st.integers(1, 10)),
        redundancy=draw(st.sampled_from([0.0, 0.2, 0.5])),
        required=tuple(draw(st.lists(rule, max_size=1))),
        excluded=tuple(draw(st.lists(rule, max_size=1))),
        floors=draw(st.sampled_from([{}, {"i0": 0.2}])),
        staff=draw(st.sampled_from([None, 1, 3])),
    )


def solved(asked: Asked) -> Solution | None:
    packages = [packages_of(asked, place) for place in asked.places]
    return Programme(asked, packages).solve(asked.budget) if all(packages) else None


@given(questions())
@settings(max_examples=150)
def test_equal_to_trying_everything(asked: Asked) -> None:
    expected, found = everything(asked, asked.budget), solved(asked)
    if expected is None:
        assert found is None
        return
    assert found is not None
    assert found.proven
    assert found.value == pytest.approx(expected, abs=1e-7)
    assert found.bound == found.value
    assert found.cost <= asked.budget
    assert asked.staff is None or found.staff <= asked.staff


@given(questions())
@settings(max_examples=60)
def test_packages_are_worth_what_the_definition_says(asked: Asked) -> None:
    for place in asked.places:
        found = packages_of(asked, place)
        for package in found:
            expected = value_of(asked, place, package.options)
            assert package.value == pytest.approx(expected, abs=1e-9)
            assert package.cost == sum(option.cost for option in package.options)


@given(questions())
@settings(max_examples=30)
def test_the_same_question_has_the_same_answer(asked: Asked) -> None:
    assert solved(asked) == solved(asked)


@given(questions(), st.integers(0, 500))
@settings(max_examples=30)
def test_more_money_is_never_worth_less(asked: Asked, more: int) -> None:
    less, richer = solved(asked), solved(replace(asked, budget=asked.budget + more))
    if less is not None:
        assert richer is not None
        assert richer.value >= less.value - 1e-7


def test_a_shared_unit_is_bought_once_for_as_many_as_it_serves() -> None:
    places = tuple(Place(f"i{at}", "", 1.0, shores(1)) for at in range(5))
    boat = technology("boat", "shared", buy=100, run=0, capacity=2)
    asked = Asked(places, (boat,), CIRCUMSTANCES, budget=250, years=1)
    found = solved(asked)
    assert found is not None
    assert found.units == {"boat": 2}
    assert found.cost == 200


def test_nothing_is_bought_with_nothing() -> None:
    asked = Asked((Place("i0", "", 1.0, shores(1)),), (technology("t"),), CIRCUMSTANCES, budget=0)
    found = solved(asked)
    assert found is not None
    assert (found.value, found.cost, found.gap) == (0.0, 0, 0.0)
