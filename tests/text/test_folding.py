import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.text.folding import fold, fold_with_offsets

WRITTEN = st.text(alphabet="ＡaZ９1,，・･ 　\nかガがｶﾞﾊﾟー國国髙－−〜亜一々デュディ三", max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＱＵＡＤ", "quad"),
        ("ﾃﾞｭｰﾃﾞｨﾘｼﾞｪﾝｽ", "デューディリジェンス"),
        ("デュー・ディリジェンス", "デューディリジェンス"),
        ("國際聯合の會議", "国際聯合の会議"),
        ("３，０５５ 百万円", "3055百万円"),
        ("海 の\n道", "海の道"),
        ("5−4", "5‐4"),
    ],
)
def test_what_is_equal_is_folded_to_the_same(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("海", "陸"), ("1,2", "12"), ("三", "3"), ("ハ", "八"), ("シナイ", "しない")]
)
def test_what_is_not_equal_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(WRITTEN)
def test_offsets_belong_to_the_same_folded_text(text: str) -> None:
    folded = fold_with_offsets(text)
    assert folded.text == fold(text)
    assert len(folded.offsets) == len(folded.text)
    assert list(folded.offsets) == sorted(folded.offsets)


def test_a_range_of_the_folded_text_is_a_range_of_the_source() -> None:
    text = "全 ＱＵ\nＡＤ 会合"
    folded = fold_with_offsets(text)
    at = folded.text.find("quad")
    start, end = folded.source(at, at + 4)
    assert text[start:end] == "ＱＵ\nＡＤ"
