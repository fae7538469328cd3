"""What is not told cannot be worked out from what is."""

import itertools
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from shimamoru.open_data.suppression import LEAST, sum_may_be_told, suppressed

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 30), min_size=1)


def worlds(told: dict[str, int | None], total: int) -> Iterator[dict[str, int]]:
    """Yield all counts that look the same from outside: what is told, and the same sum."""
    hidden = [name for name, count in told.items() if count is None]
    left = total - sum(count for count in told.values() if count is not None)
    for parts in itertools.product(range(1, min(left, 12) + 1), repeat=len(hidden)):
        if sum(parts) == left:
            world = {
                **{k: v for k, v in told.items() if v is not None},
                **dict(zip(hidden, parts, strict=True)),
            }
            if suppressed(world) == told:
                yield world


@given(COUNTS)
def test_no_small_count_is_told(counts: dict[str, int]) -> None:
    told = suppressed(counts)
    assert all(count is None or count == 0 or count >= LEAST for count in told.values())
    assert all(count == counts[name] for name, count in told.items() if count is not None)


@given(st.dictionaries(st.sampled_from("abcd"), st.integers(0, 9), min_size=2))
def test_a_small_count_stays_open_beside_the_sum(counts: dict[str, int]) -> None:
    if not sum_may_be_told(counts):
        return
    told = suppressed(counts)
    possible = list(worlds(told, sum(counts.values())))
    for name, count in told.items():
        if count is None:
            assert len({world[name] for world in possible}) > 1, (counts, told)


def test_zero_is_told_and_one_is_not() -> None:
    assert suppressed({"a": 0, "b": 1, "c": 9, "d": 20}) == {"a": 0, "b": None, "c": None, "d": 20}
    assert suppressed({"a": 0, "b": 6}) == {"a": 0, "b": 6}
