"""Baselines and targets in two lines: the value in one of them, its year in the other."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

_HEADS: Rows = (
    [
        ("番号", 1, 2),
        ("測定指標", 1, 2),
        ("基準値", 1, 2),
        ("目標値", 1, 2),
        ("５年度", 2),
        ("６年度", 2),
    ],
    [4, "目標", "実績", "目標", "実績"],
)


def _block(number: int, name: str, lines: tuple[list[str], list[str]], of_years: list[str]) -> Rows:
    first, second = lines
    years = [(text, 1, 2) for text in of_years]
    return ([(str(number), 1, 2), (name, 1, 2), *first, *years], [2, *second])


@pytest.mark.parametrize("year_first", [False, True])
def test_a_number_in_a_column_and_the_year_in_a_line_of_its_own(*, year_first: bool) -> None:
    first = (["12基", "20基以上"], ["３年度", "７年度"])
    second = (["－", "前年度以上"], ["－", "毎年度"])
    if year_first:
        first, second = (first[1], first[0]), (second[1], second[0])
    rows = (
        *_HEADS,
        *_block(1, "灯火の数", first, ["14基", "15基", "16基"]),
        *_block(2, "霧笛の数", second, ["2基", "3基", "4基"]),
        *_block(3, "浮標の数", first, ["14基", "13基", "16基"]),
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    light, horn, buoy = of(reading, "indicators")
    for one in (light, buoy):
        assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2021, "12基")
        assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2025, "20基以上")
    assert horn["baseline"]["raw"] == "－"
    assert "fiscal_year" not in horn["baseline"]
    assert horn["target"]["raw"] == "前年度以上"
    assert yearly(horn, "target") == {2023: "2基", 2024: "4基"}
    assert yearly(horn, "result") == {2023: "3基"}
    assert unplaced(reading) == []


def test_the_period_of_a_count_is_not_its_unit() -> None:
    rows = (
        ["測定指標", "基準値（３年度）", "目標値（７年度）", "実績（５年度）"],
        ["１　灯火を点じた時間（年間）（千時間）", "12", "20", "14"],
        ["２　霧笛の回数（年間）", "3回", "5回", "4回"],
    )
    lights, horns = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert (lights["unit"], horns["unit"]) == ("千時間", "回")


@pytest.mark.parametrize("year", ["基準年度", "年度"])
@pytest.mark.parametrize("year_first", [False, True])
def test_a_dash_on_the_line_of_the_value_below_headings_one_upon_the_other(
    year: str, *, year_first: bool
) -> None:
    lines = [[("基準値", 1), ("目標値", 1)], [(year, 1), (year.replace("基準", "目標"), 1)]]
    value, dated = ["－", "毎年20回"], ["－", "６年度"]
    if year_first:
        lines.reverse()
        value, dated = dated, value
    rows: Rows = (
        [("測定指標", 1, 2), *lines[0], ("年度ごとの目標値", 2)],
        [1, *lines[1], "４年度", "５年度"],
        [("１　霧笛の回数", 1, 2), *value, ("19回", 1, 2), ("20回", 1, 2)],
        [1, *dated],
        [("２　灯火の数", 1, 2), ("－", 1, 2), ("30基", 1, 2), ("25基", 1, 2), ("28基", 1, 2)],
    )
    horns, lights = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert horns["baseline"] == lights["baseline"] == {"raw": "－"}
    assert (horns["target"]["fiscal_year"], horns["target"]["value"]) == (2024, 20)
    assert lights["target"]["raw"] == "30基"


def test_the_number_of_a_goal_to_the_left_of_several_names() -> None:
    rows = (
        ["基本目標", "測定指標", "基準値（３年度）", "目標値", "実績（５年度）"],
        [("１", 1, 2), "① 灯火の数", "12基", "20基", "14基"],
        [1, "② 霧笛の数", "2基", "4基", "3基"],
        ["２", "③ 浮標の数", "7基", "9基", "8基"],
    )
    found = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert [one["target"]["raw"] for one in found] == ["20基", "4基", "9基"]


@pytest.mark.parametrize(
    ("printed", "raw", "value", "year"),
    [
        ("平成30年度12.4", "12.4", 12.4, 2018),
        ("令和元年度△3.5", "△3.5", -3.5, 2019),
        ("２年度末 調査中", "調査中", None, 2020),
        ("12.4％令和２年度", "12.4％", 12.4, 2020),
        ("1,200件 ２年度", "1,200件", 1200, 2020),
        ("令和２年度比10％増", "令和２年度比10％増", None, None),
    ],
)
def test_a_year_that_a_narrow_cell_wraps_with_its_value(
    printed: str, raw: str, value: float | None, year: int | None
) -> None:
    rows: Rows = (["測定指標", "基準値", "目標値"], ["１　灯火の数", printed, "16"])
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert one["baseline"].get("fiscal_year") == year
    said = one["baseline"].get("raw", one["baseline"].get("text"))
    assert ("".join(said.split()), one["baseline"].get("value")) == (raw, value)
