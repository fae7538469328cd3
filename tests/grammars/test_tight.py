"""Rows without their blanks, and the way back to offsets."""

from sesaku.grammars.tight import Tight
from tests.grammars.evaluation_report.building import body, quoted


def test_blanks_are_left_out_and_found_again() -> None:
    made, rows = body("年 度 目|", "標 値", "実績値")
    tight = Tight(rows)
    assert tight.text == "年度目標値実績値"
    assert [made.text[offset] for offset in tight.offsets] == list(tight.text)
    assert tight.breaks == {5, 8}


def test_pieces_are_cut_at_rows_and_keep_the_blanks_within() -> None:
    made, rows = body("年 度目|", "標値 実績")
    tight = Tight(rows)
    assert [made.text[a:b] for a, b in tight.pieces(0, 5)] == ["年 度目", "標値"]
    assert [made.text[a:b] for a, b in tight.pieces(2, 4)] == ["目", "標"]
    assert tight.pieces(3, 3) == []
    assert quoted(made, tight.cite(made, 1, 6)) == "度目標値実"


def test_no_rows() -> None:
    assert (Tight([]).text, Tight([]).offsets, Tight([]).breaks) == ("", [], set())
