"""Where units stand and what they cover."""

import pytest

from shimamoru.planning.asked import Asked, Place
from shimamoru.planning.coverage import Option, coverage_of, options_of, value_of
from tests.shimamoru.planning.small import CIRCUMSTANCES, shores, technology

PLACE = Place("i", "島", 1.0, shores(4, 2, 3, 1))


def asked(*technologies: object, **given: object) -> Asked:
    return Asked((PLACE,), technologies, CIRCUMSTANCES, 1000, years=1, **given)  # type: ignore[arg-type] # of a test


def test_land_hides_the_other_side() -> None:
    seeing = technology("t", range_km=50)
    one, whole = options_of(asked(seeing), PLACE, seeing)
    # From the east it sees north and south as well, 2 + 4 + 3 of 10; the west is left.
    assert one.sites == ("e",)
    assert one.covered == (True, True, True, False)
    assert whole.sites == ("e", "n")
    assert whole.cost == 2 * 110


def test_what_needs_no_sight_covers_all_within_its_range() -> None:
    hearing = technology("t", range_km=50, sight=False)
    (only,) = options_of(asked(hearing), PLACE, hearing)
    assert only.units == 1
    assert all(only.covered)


def test_a_short_range_needs_a_unit_each() -> None:
    near = technology("t", range_km=0.1)
    one, whole = options_of(asked(near), PLACE, near)
    assert one.sites == ("n",)
    assert whole.sites == ("n", "s", "e", "w")


def test_the_value_of_one_and_of_two_by_hand() -> None:
    first, second = technology("a", "island"), technology("b", "island")
    a = options_of(asked(first), PLACE, first)[0]
    b = options_of(asked(second), PLACE, second)[0]
    question = asked(first, second, redundancy=0.2)
    # By day .6, by night .3, drift in rough seas .3 * .4 = .12.
    alone = 0.4 * 0.6 + 0.35 * 0.3 + 0.25 * 0.12
    assert value_of(question, PLACE, [a]) == pytest.approx(0.8 * alone)
    one = 0.4 * (1 - 0.4**2) + 0.35 * (1 - 0.7**2) + 0.25 * (1 - 0.88**2)
    both = 0.4 * 0.6**2 + 0.35 * 0.3**2 + 0.25 * 0.12**2
    assert value_of(question, PLACE, [a, b]) == pytest.approx(0.8 * one + 0.2 * both)


def test_coverage_by_condition() -> None:
    one = technology("a", range_km=0.1)
    option = Option(one, 1, ("n",), (True, False, False, False), 110, 0)
    found = coverage_of(asked(one), PLACE, [option])
    assert found["boat", "day", "fair"] == pytest.approx(0.4 * 0.6)
