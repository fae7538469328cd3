"""What is not told cannot be worked out from what is, by whoever knows the rule and the sum."""

import itertools
from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shimamoru.open_data.suppression import LEAST, sum_may_be_told, suppressed

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1)
_MOST = 12


@given(COUNTS)
def test_no_small_count_is_told(counts: dict[str, int]) -> None:
    told = suppressed(counts)
    assert all(count is None or count == 0 or count >= LEAST for count in told.values())
    assert all(count == counts[name] for name, count in told.items() if count is not None)


@pytest.mark.parametrize("cells", [2, 3])
def test_what_is_hidden_stays_open_in_every_case(cells: int) -> None:
    """All counts that look the same from outside are gathered: none has but one value hidden."""
    alike: dict[tuple[object, int], list[dict[str, int]]] = defaultdict(list)
    for values in itertools.product(range(_MOST + 1), repeat=cells):
        counts = dict(zip("abc", values, strict=False))
        if sum_may_be_told(counts):
            alike[tuple(suppressed(counts).items()), sum(values)].append(counts)
    assert len(alike) > 50
    for (told, total), worlds in alike.items():
        if total > _MOST:
            continue  # some of its worlds were not tried
        for name, count in dict(told).items():  # type: ignore[call-overload] # pairs of a name and a count
            assert count is not None or len({world[name] for world in worlds}) > 1, worlds


def test_zero_is_told_and_one_is_not() -> None:
    assert suppressed({"a": 0, "b": 1, "c": 9, "d": 20}) == {"a": 0, "b": None, "c": None, "d": 20}
    assert suppressed({"a": 0, "b": 6}) == {"a": 0, "b": 6}
    assert not sum_may_be_told({"a": 0, "b": 3})
