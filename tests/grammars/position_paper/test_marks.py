"""Numbers and bullets before a line's text."""

import pytest

from sesaku.grammars.position_paper.marks import read_mark, true_mark
from sesaku.text.width import narrow
from tests.grammars.position_paper.papers import brief, reading


@pytest.mark.parametrize(
    ("line", "style", "number", "rest"),
    [
        ("1. 船を守る", "digit.", "1", "船を守る"),
        ("１．船を守る", "digit.", "1", "船を守る"),
        ("03. 船を守る", "digit.", "3", "船を守る"),
        ("（２）船を守る", "bracketed()", "2", "船を守る"),
        ("③船を守る", "circled", "3", "船を守る"),
        ("- ③ 船を守る", "circled", "3", "船を守る"),
        ("- ・船を守る", "bullet・", None, "船を守る"),
        ("- 船を守る", "bullet-", None, "船を守る"),
        ("○ 船を守る", "bullet○", None, "船を守る"),
        ("Ⅱ 船を守る", "roman", "II", "船を守る"),
        ("第２章 船を守る", "ordinal章", "第2章", "船を守る"),
        ("提言３　船を守る", "word", "3", "船を守る"),
        ("【提言３】船を守る", "word", "3", "船を守る"),
        ("提言①：船を守る", "word", "1", "船を守る"),
    ],
)
def test_marks(line: str, style: str, number: str | None, rest: str) -> None:
    text = narrow(line)
    length, mark = read_mark(text)
    assert mark is not None
    assert (mark.style, mark.number, text[length:]) == (style, number, rest)


@pytest.mark.parametrize(
    "line", ["船を守る", "2030年までに", "重点3つの柱", "提言の背景", "-船", "1.5度", ""]
)
def test_no_marks(line: str) -> None:
    assert read_mark(narrow(line)) == (0, None)


@pytest.mark.parametrize(
    ("line", "last", "number"),
    [
        ("②4 船", 23, "24"),
        ("②4船", 23, "24"),
        ("③0 船", 29, "30"),
        ("②4 船", 0, "24"),
        ("①2 船", 11, "12"),
        ("①2 船", 0, "1"),
        ("②3つの柱", 1, "2"),
        ("②2030年の船", 1, "2"),
        ("②4船", 1, "2"),
    ],
)
def test_garbled_numbers(line: str, last: int, number: str) -> None:
    length, mark = read_mark(line)
    assert mark is not None
    _, true = true_mark(mark, line[length:], last)
    assert true.number == number


def test_a_mended_number_is_reported() -> None:
    text = "提言\n\n" + "".join(f"- {mark} 船{mark}を造る\n" for mark in ["⑧", "⑨", "①0", "①1"])
    found = reading(text)
    assert [position.number for position in found.content.positions] == ["8", "9", "10", "11"]
    assert [(d.code, d.keys["printed"]) for d in found.diagnostics] == [
        ("number-garbled", "①0"),
        ("number-garbled", "①1"),
    ]


def test_a_number_out_of_series_is_reported_and_kept() -> None:
    found = reading("提言\n\n(1) 船を守ります。\n(2) 港を守ります。\n(4) 島を守ります。\n")
    assert [position.number for position in found.content.positions] == ["1", "2", "4"]
    assert [(d.code, d.keys["expected"]) for d in found.diagnostics] == [
        ("item-number-unexpected", "3")
    ]


def test_numbers_restart_under_another_heading_without_report() -> None:
    found = reading("【船】\n1. 船を守ります。\n2. 船を造ります。\n【港】\n1. 港を守ります。\n")
    assert [position.number for position in found.content.positions] == ["1", "2", "1"]
    assert found.diagnostics == ()


def test_a_count_at_a_wrapped_line_is_no_number() -> None:
    text = "島の診療所は全国に広がり、巡回の船が訪れる島は県境を越えて\n12 か所となりました。\n"
    assert brief(text) == [(None, text.replace("\n", "", 1).strip())]
