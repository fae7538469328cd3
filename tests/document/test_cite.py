"""Cites: spans joined, ranges covered."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sesaku.document import Cite, Span, cite_of, covered, merge

SPANS = st.builds(lambda start, length: Span(start, start + length), *[st.integers(0, 60)] * 2)


def test_a_cite_is_a_tuple_of_spans() -> None:
    assert cite_of(3, 5) == ((3, 5, None),)
    assert cite_of(3, 5, 2) == (Span(3, 5, 2),)


def test_touching_neighbours_are_joined() -> None:
    assert merge(cite_of(5, 9), cite_of(0, 3), cite_of(3, 5)) == (Span(0, 9),)
    assert merge(cite_of(0, 3), cite_of(4, 5)) == (Span(0, 3), Span(4, 5))
    assert merge(cite_of(0, 9), cite_of(2, 4)) == (Span(0, 9),)
    assert merge() == ()


def test_spans_of_two_pages_stay_apart() -> None:
    assert merge(cite_of(0, 3, 1), cite_of(3, 5, 2)) == (Span(0, 3, 1), Span(3, 5, 2))


@given(st.lists(st.lists(SPANS, max_size=4).map(tuple), max_size=4))
def test_what_is_covered_is_what_is_cited(cites: list[Cite]) -> None:
    cited = {place for cite in cites for span in cite for place in range(span.start, span.end)}
    ranges = covered(cites)
    assert {place for start, end in ranges for place in range(start, end)} == cited
    assert all(before[1] < after[0] for before, after in pairwise(ranges))
    joined = {place for span in merge(*cites) for place in range(span.start, span.end)}
    assert joined == cited
