import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.places import overlap, parsed, written

_SPANS = st.lists(
    st.tuples(st.integers(0, 900), st.integers(1, 99)).map(lambda one: (one[0], one[0] + one[1])),
    min_size=1,
    max_size=9,
)


@given(_SPANS)
def test_places_come_back_as_they_were(spans: list[tuple[int, int]]) -> None:
    assert parsed(written(spans), 1000) == spans


@pytest.mark.parametrize(
    "text", ["x", "5", "5-3", "3-3", "0-11", "1-2,", "-1-2", "1-2;3-4", "１-２", "1-2 ", "9" * 30]
)
def test_what_is_no_place_is_refused(text: str) -> None:
    with pytest.raises(ConditionError):
        parsed(text, 10)


def test_no_place_is_no_error() -> None:
    assert parsed("", 10) == []


def test_pages_of_a_cite_are_left_out() -> None:
    assert written([[3, 9, 2], [12, 15, 3]]) == "3-9,12-15"


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [([[0, 5]], [[4, 9]], True), ([[0, 5]], [[5, 9]], False), ([[0, 2], [8, 9]], [[8, 20]], True)],
)
def test_overlap(one: list[list[int]], other: list[list[int]], shared: bool) -> None:  # noqa: FBT001 - a case
    assert overlap(one, other) is shared
