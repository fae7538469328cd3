"""What is to be done with something: plain words only."""

import pytest

from sesaku.linking.topics.stances import stance_behind


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("航路を維持する", 1),
        ("航路の拡充", 1),
        ("航路維持に努める", 1),
        ("航路については当面維持する", 1),
        ("航路を廃止する", -1),
        ("航路の縮小", -1),
        ("航路を維持しない", -1),
        ("航路を廃止しません", 1),
        ("航路の岸壁を廃止する", None),
        ("航路を岸壁を壊して廃止する", None),
        ("航路。港を廃止する", None),
        ("航路を議論する", None),
    ],
)
def test_direction(text: str, direction: int | None) -> None:
    stance = stance_behind(text, text.index("航路") + 2)
    assert (stance.direction if stance else None) == direction
