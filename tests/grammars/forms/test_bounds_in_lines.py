"""基準 and 目標水準 as two lines of one heading, and bounds behind a word in their own cell."""

from typing import Any

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

SUFFIXES = pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])


def said(one: dict[str, Any]) -> list[tuple[str, int | None]]:
    bounds = (one["baseline"], one["target"])
    return [(bound["raw"], bound.get("fiscal_year")) for bound in bounds]


@pytest.mark.parametrize("head", ["基準\n目標水準", "基準値\n目標値"])
@SUFFIXES
def test_two_lines_of_a_heading_above_two_lines_of_a_cell(head: str, suffix: str) -> None:
    rows: Rows = (
        ["測定指標", head, "４年度実績", "５年度実績"],
        ["１　灯火の数", "8基\n20基", "9基", "15基"],
        ["２　霧笛の数", "－\n9", "6", "7"],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    lights, horns = of(reading, "indicators")
    assert said(lights) == [("8基", None), ("20基", None)]
    assert said(horns) == [("－", None), ("9", None)]
    assert yearly(horns, "result") == {2022: "6", 2023: "7"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("order", [("基準値", "目標値"), ("目標値", "基準値")])
@SUFFIXES
def test_two_lines_of_a_heading_above_two_rows(order: tuple[str, str], suffix: str) -> None:
    printed = {"基準値": "8（３年度）", "目標値": "20（７年度）"}
    first, second = (printed[word] for word in order)
    rows: Rows = (
        ["測定指標", "\n".join(order), "区分", "４年度", "５年度"],
        [("１　灯火の数", 1, 2), first, "目標", "10", "14"],
        [1, second, "実績", "9", "15"],
        [("２　霧笛の数", 1, 2), first, "目標", "10", "14"],
        [1, second, "実績", "9", "15"],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    for one in of(reading, "indicators"):
        assert said(one) == [("8", 2021), ("20", 2025)]
        assert yearly(one, "target") == {2022: "10", 2023: "14"}
        assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []


def test_one_value_below_two_lines_of_a_heading_is_neither() -> None:
    rows: Rows = (
        ["測定指標", "基準値\n目標値", "４年度実績", "５年度実績"],
        ["１　灯火の数", "20基", "9基", "15基"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert "baseline" not in one
    assert "target" not in one
    assert unplaced(reading) == ["20基"]


@pytest.mark.parametrize("head", ["水準", "基準値・目標値", "基準値"])
@SUFFIXES
def test_bounds_behind_their_words_in_a_column(head: str, suffix: str) -> None:
    rows: Rows = (
        ["測定指標", head, "４年度実績", "５年度実績"],
        ["１　灯火の数", "基準値：8\n目標値：20", "9", "15"],
        ["２　霧笛の数", "基準値（３年度）：3\n目標値（７年度）：9", "6", "7"],
    )
    lights, horns = of(read(drawn(*HEAD, *rows), suffix=suffix), "indicators")
    assert said(lights) == [("8", None), ("20", None)]
    assert said(horns) == [("3", 2021), ("9", 2025)]
    assert yearly(horns, "result") == {2022: "6", 2023: "7"}


_YEARS: Rows = (["年度", "R4", "R5"], ["目標", "10", "14"], ["実績", "9", "15"])


@pytest.mark.parametrize(
    "rows",
    [
        (["測定指標１", ("灯火の数", 2)], ["基準値：8", ("目標値：20", 2)], *_YEARS),
        ([("測定指標１　灯火の数", 3)], ["基準値：8", ("目標値：20", 2)], *_YEARS),
        (
            [("測定指標", 4)],
            [("１　灯火の数", 4)],
            ["基準値：8", "年度", "R4", "R5"],
            ["目標値：20", "目標", "10", "14"],
            [1, "実績", "9", "15"],
        ),
    ],
)
@SUFFIXES
def test_bounds_behind_their_words_in_small_tables(rows: Rows, suffix: str) -> None:
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    (one,) = of(reading, "indicators")
    assert (one["code"], one["name"]) == ("1", "灯火の数")
    assert said(one) == [("8", None), ("20", None)]
    assert yearly(one, "target") == {2022: "10", 2023: "14"}
    assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []


def test_a_bound_behind_its_word_names_no_indicator() -> None:
    rows: Rows = (
        ["測定指標", "４年度実績", "５年度実績"],
        ["１　灯火の数", "9", "15"],
        ["基準値：8", ("目標値：20", 2)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["name"] == "灯火の数"
    assert yearly(one, "result") == {2022: "9", 2023: "15"}


def test_targets_of_years_behind_their_word_are_those_of_the_years() -> None:
    rows: Rows = (
        ["測定指標", "基準値", "４年度", "５年度"],
        ["１　灯火の数", "8", "目標：10\n実績：9", "目標：14\n実績：15"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["baseline"]["raw"] == "8"
    assert "target" not in one
