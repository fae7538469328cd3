"""Rows of marks among rows of targets and results, whatever word leads them, in fiction."""

from itertools import permutations

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read
from tests.grammars.forms.test_layouts import yearly

TARGET, RESULT = ("目標", "12基", "15基", "18基"), ("実績", "11基", "16基", "集計中")


def _form(lines: tuple[tuple[str, ...], ...], name: str = "１－１　灯火の数") -> Rows:
    heads = ["測定指標", "達成", "区分", "３年度", "４年度", "５年度", "目標値"]
    first, *others = lines
    led = [(name, 1, 3), ("○", 1, 3), *first, ("18基", 1, 3)]
    return (heads, led, *([2, *line] for line in others))


@pytest.mark.parametrize("word", ["状況", "結果", "評価", "達否", "成果の状況", "達成状況"])
@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_row_of_marks_is_of_the_years(word: str, order: tuple[int, ...]) -> None:
    lines = (TARGET, RESULT, (word, "×", "○", "－"))
    reading = read(drawn(*HEAD, *_form(tuple(lines[at] for at in order))))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2021: "12基", 2022: "15基", 2023: "18基"}
    assert yearly(one, "result") == {2021: "11基", 2022: "16基", 2023: "集計中"}
    assert [year["result"]["mark"] for year in one["years"]] == ["×", "○", "－"]
    assert one["mark"] == "○"


def test_a_row_of_dashes_says_nothing() -> None:
    lines = (TARGET, ("状況", "－", "－", "－"), RESULT)
    (one,) = of(read(drawn(*HEAD, *_form(lines))), "indicators")
    assert [year["result"].get("mark") for year in one["years"]] == [None, None, None]


def test_a_row_of_texts_is_none_of_marks() -> None:
    lines = (TARGET, ("状況", "灯を点検した。", "○", "×"), RESULT)
    (one,) = of(read(drawn(*HEAD, *_form(lines))), "indicators")
    assert [year["result"].get("mark") for year in one["years"]] == [None, None, None]


@pytest.mark.parametrize("said", ["累計、単位：か所", "単年度・単位：か所", "単位：か所、累計"])
def test_a_unit_behind_what_a_bracket_says_of_the_years(said: str) -> None:
    lines = (("目標", "12", "15", "18"), ("実績", "11", "16", "19"))
    rows = _form((*lines, ("状況", "×", "○", "○")), f"１－１　灯火の数（{said}）")
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["unit"] == "か所"
