"""Indicators called 指標Ａ; bare years below 実績及び目標; 目標水準 below 基準, in fiction."""

from collections.abc import Sequence

import pytest

from sesaku.model.reading import Reading
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

VALUES = ["基準値", "目標値", "４年度", "５年度"]
LIGHTS = ["10基", "20基", "12基", "15基"]
BOATS = ["１隻", "４隻", "２隻", "３隻"]
LABELS = [
    ("指標Ａ", "指標Ｂ", ["A", "B"]),
    ("測定指標Ａ", "測定指標Ｂ", ["A", "B"]),
    ("指標a", "指標b", ["a", "b"]),
    ("指標ア", "指標イ", ["ア", "イ"]),
    ("指標Ⅰ", "指標Ⅱ", ["Ⅰ", "Ⅱ"]),
    ("【指標Ａ】", "【指標Ｂ】", ["A", "B"]),
    ("指標（Ａ）", "指標（Ｂ）", ["A", "B"]),
]


def _check(reading: Reading, codes: Sequence[str]) -> None:
    indicators = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in indicators] == list(
        zip(codes, ("灯火の数", "小舟の数"), strict=True)
    )
    for one, values in zip(indicators, (LIGHTS, BOATS), strict=True):
        assert [one["baseline"]["raw"], one["target"]["raw"]] == values[:2]
        assert yearly(one, "result") == {2022: values[2], 2023: values[3]}
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(("one", "other", "codes"), LABELS)
def test_letters_before_names(one: str, other: str, codes: list[str], suffix: str) -> None:
    rows = (
        ["測定指標", *VALUES],
        [f"{one}　灯火の数", *LIGHTS],
        [f"{other}　小舟の数", *BOATS],
    )
    _check(read(drawn(*HEAD, *rows), suffix=suffix), codes)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(("one", "other", "codes"), LABELS)
@pytest.mark.parametrize(
    "head", [[("測定指標", 1, 3), 2], [("測定指標", 1, 3), "番号", "指標"], [("測定指標", 2)]]
)
def test_letters_beside_names(
    one: str, other: str, codes: list[str], head: Sequence[object], suffix: str
) -> None:
    rows: list[list[object]] = [
        [*head, *VALUES],
        [one, "灯火の数", *LIGHTS],
        [other, "小舟の数", *BOATS],
    ]
    if len(head) > 1:
        rows[1:] = [[1, *row] for row in rows[1:]]
    _check(read(drawn(*HEAD, *rows), suffix=suffix), codes)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(("one", "other", "codes"), LABELS)
def test_letters_in_cards_and_beside_headings_of_their_own(
    one: str, other: str, codes: list[str], suffix: str
) -> None:
    card: Rows = (
        [one, ("灯火の数", 3)],
        VALUES,
        LIGHTS,
        [other, ("小舟の数", 3)],
        VALUES,
        BOATS,
    )
    _check(read(drawn(*HEAD, *card), suffix=suffix), codes)
    beside: Rows = (
        [(one, 1, 2), ("灯火の数", 1, 2), *VALUES],
        [2, *LIGHTS],
        [(other, 1, 2), ("小舟の数", 1, 2), *VALUES],
        [2, *BOATS],
    )
    _check(read(drawn(*HEAD, *beside), suffix=suffix), codes)


@pytest.mark.parametrize("name", ["指標ＡＩの利用", "指標アンケートの数", "指標Ａは増えた"])
def test_words_that_begin_with_letters_are_no_numbers(name: str) -> None:
    rows = (["測定指標", *VALUES], [name, *LIGHTS])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["code"], one["name"]) == ("1", name)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("years", [["R4", "R5"], ["４", "５"], ["Ｒ４", "Ｒ５"]])
@pytest.mark.parametrize("over", ["実績及び目標", "実績・目標", "実績と目標", "実績及び目標の推移"])
@pytest.mark.parametrize("corner", ["区分", 1, None])
def test_bare_years_below_a_spanning_heading(
    years: list[str], over: str, corner: object, suffix: str
) -> None:
    wide = 2 if corner else 3
    led: list[object] = [] if corner is None else [corner if corner == 1 else (corner, 1, 2)]
    rows: Rows = (
        [("測定指標", 1, 2), ("基準値", 1, 2), *led, (over, wide), ("目標値", 1, 2)],
        [3, *years],
        [("１　灯火の数", 1, 2), ("8", 1, 2), "目標", "10", "12", ("20", 1, 2)],
        [2, "実績", "9", "13"],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    (one,) = of(reading, "indicators")
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("8", "20")
    assert yearly(one, "target") == {2022: "10", 2023: "12"}
    assert yearly(one, "result") == {2022: "9", 2023: "13"}
    assert unplaced(reading) == []


def test_values_below_results_are_no_years() -> None:
    rows = (["測定指標", ("実績値", 2), "目標値"], ["灯火の数", "３", "４", "５"])
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["target"]["raw"], one.get("years", [])) == ("５", [])


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(
    ("upper", "lower"), [("基準", "目標水準"), ("基準値", "目標値"), ("現状値", "目標水準")]
)
def test_a_target_below_the_baseline(upper: str, lower: str, suffix: str) -> None:
    def block(name: str, *values: str) -> Rows:
        return (
            [(name, 1, 2), values[0], "目標", *values[2:4]],
            [1, values[1], "実績", *values[4:]],
        )

    rows: Rows = (
        [("測定指標", 1, 2), upper, ("区分", 1, 2), ("R4", 1, 2), ("R5", 1, 2)],
        [1, lower],
        *block("１　灯火の数", "8", "20", "10", "12", "9", "13"),
        *block("２　小舟の数", "1", "5", "2", "4", "3", "6"),
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    first, second = of(reading, "indicators")
    assert (first["baseline"]["raw"], first["target"]["raw"]) == ("8", "20")
    assert (second["baseline"]["raw"], second["target"]["raw"]) == ("1", "5")
    assert yearly(second, "target") == {2022: "2", 2023: "4"}
    assert yearly(second, "result") == {2022: "3", 2023: "6"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("head", ["記号", "番号", ""])
def test_letters_alone_beside_all_names(head: str, suffix: str) -> None:
    rows: Rows = (
        [head, "測定指標", *VALUES],
        ["Ａ", "灯火の数", *LIGHTS],
        ["Ｂ", "小舟の数", *BOATS],
    )
    _check(read(drawn(*HEAD, *rows), suffix=suffix), ["A", "B"])


@pytest.mark.parametrize("letters", [("Ａ", "Ａ"), ("Ｂ", "Ａ"), ("Ａ", "Ｃ")])
def test_letters_that_do_not_count_are_no_numbers(letters: tuple[str, str]) -> None:
    rows: Rows = (
        ["区分", "測定指標", *VALUES],
        [letters[0], "灯火の数", *LIGHTS],
        [letters[1], "小舟の数", *BOATS],
    )
    assert [one["code"] for one in of(read(drawn(*HEAD, *rows)), "indicators")] == ["1", "2"]
