"""Doubles of kanji that PDFs print: folded for comparison, one character for one."""

import pytest

from sesaku.text.width import fold, narrow, squeeze


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("⽬標値", "目標値"),
        ("⻑期計画", "長期計画"),
        ("⻄⽇本", "西日本"),
        ("年度⽬標（⾔語）", "年度目標(言語)"),
        ("神社", "神社"),
    ],
)
def test_doubles_of_kanji(printed: str, meant: str) -> None:
    assert narrow(printed) == meant
    assert len(narrow(printed)) == len(printed)
    assert squeeze(printed) == meant


def test_signs_that_stand_for_themselves_are_kept() -> None:
    assert fold("⺀") == "⺀"
    assert narrow("㈱ｶﾅ") == "㈱ｶﾅ"
