from hypothesis import given
from hypothesis import strategies as st

from sesaku_web.pages.segments import PORTION, Marks, Portion, portion_at, portions, segments

TEXT = "一の値、二の値。\n\n \n三の値"


def cut(cites: list[list[list[int]]], marks: Marks = Marks()) -> list[tuple[str, str, str]]:  # noqa: B008 - it is frozen
    whole = Portion(1, 0, len(TEXT))
    return [(one.text, one.at, one.kinds) for one in segments(TEXT, whole, cites, marks)]


def test_a_value_is_a_link_to_its_place() -> None:
    assert cut([[[0, 3, 1]]])[:2] == [("一の値", "0-3", ""), ("、二の値。\n", "", "")]


def test_of_values_within_one_another_the_innermost_is_meant() -> None:
    found = cut([[[0, 8]], [[0, 3]]])
    assert [one[:2] for one in found[:2]] == [("一の値", "0-3"), ("、二の値。", "0-8")]


def test_a_value_in_pieces_is_one_place() -> None:
    found = [one for one in cut([[[0, 3], [4, 7]]]) if one[1]]
    assert found == [("一の値", "0-3,4-7", ""), ("二の値", "0-3,4-7", "")]


def test_what_has_no_sign_to_see_is_no_link() -> None:
    found = cut([[[0, 9]], [[8, 12]]], Marks(hit=[(0, 8)]))
    assert [one[0] for one in found] == [TEXT[:8], "\n", "\n \n", "三の値"]
    assert [one[1] for one in found] == ["0-9", "", "", ""]


def test_marks_are_seen() -> None:
    found = cut([], Marks(hit=[(4, 7)], block=[(0, 8)], furniture=[(7, 8)]))
    assert [one[2] for one in found[:3]] == ["block", "hit block", "block furniture"]


def test_lines_without_text_stand_alone() -> None:
    assert [one for one in cut([]) if one[2] == "blank"] == [("\n \n", "", "blank")]


@given(
    st.text(alphabet="あい\n \x00\u202e\x0c", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=8),
)
def test_the_text_is_whole_and_offsets_hold(text: str, spans: list[tuple[int, int]]) -> None:
    cites = [[[a, min(a + n, len(text))]] for a, n in spans if a < len(text)]
    found = segments(text, Portion(1, 0, len(text)), cites, Marks())
    assert "".join(one.text for one in found).replace("\ufffd", "") == (
        text.replace("\x00", "").replace("\u202e", "").replace("\x0c", "").replace("\ufffd", "")
    )
    for one in found:
        assert len(one.text) == len(text[one.start : one.start + len(one.text)])
        assert "\x00" not in one.text
        assert "\u202e" not in one.text


def test_a_long_text_is_shown_in_parts_that_end_with_a_line() -> None:
    text = ("あ" * 99 + "\n") * 200
    parts = portions(text)
    assert len(parts) > 3
    assert [part.start for part in parts[1:]] == [part.end for part in parts[:-1]]
    assert (parts[0].start, parts[-1].end) == (0, len(text))
    assert all(text[part.end - 1] == "\n" for part in parts)
    assert portion_at(parts, PORTION + 200).number == 2


def test_a_text_without_lines_is_cut_all_the_same() -> None:
    parts = portions("あ" * 50_000)
    assert max(part.end - part.start for part in parts) <= 2 * PORTION


def test_pages_are_the_parts_of_a_text_that_has_them() -> None:
    assert portions("あいう", [[1, 0, 2, 595, 842], [2, 2, 3, 595, 842]]) == [
        Portion(1, 0, 2),
        Portion(2, 2, 3),
    ]


def test_an_empty_text_has_one_part() -> None:
    assert portions("") == [Portion(1, 0, 0)]
