"""Whatever the text: no exception, every cite holds, nothing is cited twice, nothing is lost."""

import hypothesis.strategies as st
from hypothesis import given, settings

from sesaku.document.cite import covered
from sesaku.model.walk import cites_in
from tests.conftest import ROOT
from tests.grammars.position_paper.papers import reading

FOLDER = ROOT / "examples" / "position_paper"
LINES = [
    line for path in sorted(FOLDER.glob("*.txt")) for line in path.read_text("utf-8").splitlines()
]
SIGNS = (
    "①②⑳㉔1２34.．、。！？「」（）()【】[]<>＜＞ 　\n\n\t\f-・○■▼▲※*#|_\\~:：/"
    "島船港を守ります。提言現状課題年月日令和第一章なお、httpw&"
)

lines = st.lists(st.sampled_from(LINES), max_size=60).map("\n".join)
noise = st.text(st.sampled_from(SIGNS), max_size=300)
anything = st.text(max_size=200)
cut = st.builds(
    lambda text, at, end: text[at : at + end],
    lines,
    st.integers(0, 200),
    st.integers(0, 600),
)


def check(text: str) -> None:
    found = reading(text)
    document = found.document
    taken: set[int] = set()
    for position in found.content.positions:
        assert position.text
        document.verify(position.text, position.cite)
        own = {at for span in position.cite for at in range(span.start, span.end)}
        assert not own & taken
        taken |= own
        for link in position.links:
            assert document.quote(link.cite)
    accounted = covered(
        cites_in((found.content.positions, found.content.furniture, found.diagnostics))
    )
    inside = {at for start, end in accounted for at in range(start, end)}
    lost = [
        at
        for at, character in enumerate(document.text)
        if not character.isspace() and at not in inside
    ]
    assert lost == []
    assert 0.0 <= found.detection.confidence <= 1.0


@given(lines)
@settings(max_examples=150, deadline=None)
def test_shuffled_lines(text: str) -> None:
    check(text)


@given(cut)
@settings(max_examples=60, deadline=None)
def test_cut_texts(text: str) -> None:
    check(text)


@given(noise)
@settings(max_examples=200, deadline=None)
def test_signs_at_random(text: str) -> None:
    check(text)


@given(anything)
@settings(max_examples=60, deadline=None)
def test_characters_at_random(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=40))
@settings(max_examples=40, deadline=None)
def test_reading_twice_gives_the_same(some: list[str]) -> None:
    assert reading("\n".join(some)) == reading("\n".join(some))
