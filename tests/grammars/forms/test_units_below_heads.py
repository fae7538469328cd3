"""Units on a line between the headings of columns and the first row of values, in fiction."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, drawn, of, read, unplaced


@pytest.mark.parametrize("line", ["（金額の単位：百万円）", "（単位：百万円）", "単位：百万円"])
def test_a_unit_below_the_headings_of_means(line: str) -> None:
    rows = (
        [("番号", 1, 2), ("達成手段", 2, 2), ("４年度", 2), ("５年度", 2), ("概要", 3, 2)],
        [3, "予算額計", "執行額", "予算額計", "執行額"],
        [(line, 10)],
        ["(1)", ("灯台の改修", 2), "120", "118", "130", "129", ("灯台を改修する。", 3)],
        ["(2)", ("浮標の点検", 2), "20", "18", "30", "29", ("浮標を点検する。", 3)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["unit"] for one in of(reading, "means")] == ["百万円", "百万円"]
    assert unplaced(reading) == []


def test_a_unit_below_the_headings_of_indicators_is_of_all_of_them() -> None:
    rows = (
        [("測定指標", 2), ("基準値", 2), ("区分", 2), ("４年度", 2), ("５年度", 2)],
        [("（単位：基）", 10)],
        [("１　灯火の数", 2, 2), ("8", 2, 2), ("目標", 2), ("12", 2), ("15", 2)],
        [4, ("実績", 2), ("11", 2), ("16", 2)],
        [("２　浮標の数", 2, 2), ("9", 2, 2), ("目標", 2), ("22", 2), ("25", 2)],
        [4, ("実績", 2), ("21", 2), ("26", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["unit"] for one in of(reading, "indicators")] == ["基", "基"]


def test_a_unit_above_the_next_table_is_of_that() -> None:
    rows = (
        [("測定指標", 2), ("基準値", 2), ("区分", 2), ("４年度", 2), ("５年度", 2)],
        [("１　灯火の数", 2, 2), ("8基", 2, 2), ("目標", 2), ("12基", 2), ("15基", 2)],
        [4, ("実績", 2), ("11基", 2), ("16基", 2)],
        [("（単位：千円）", 10)],
        [("達成手段", 3), ("４年度予算額", 2), ("５年度予算額", 2), ("概要", 3)],
        [("灯台の改修", 3), ("120", 2), ("130", 2), ("灯台を改修する。", 3)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["unit"] for one in of(reading, "indicators")] == ["基"]
    assert [one["unit"] for one in of(reading, "means")] == ["千円"]


@pytest.mark.parametrize(
    "year",
    [
        "平成31年度・令和元年度",
        "平成31・令和元年度",
        "平成31年度／令和元年度",
        "平成31年度（令和元年度）",
    ],
)
def test_a_year_in_two_eras(year: str) -> None:
    rows = (
        [("施策の予算額（執行額）\n（単位：百万円）", 2, 3), (year, 4), ("令和２年度", 4)],
        [2, ("18,402", 4), ("21,310", 4)],
        [2, ("（17,655）", 4), ("（16,908）", 4)],
    )
    budgets = of(read(drawn(*SHEET_HEAD, *rows)), "budgets")
    found = [(one["fiscal_year"], one["total"]["raw"], one["executed"]["raw"]) for one in budgets]
    assert found == [(2019, "18,402", "17,655"), (2020, "21,310", "16,908")]


def test_years_that_are_not_the_same_are_no_one_year() -> None:
    rows = (
        [("施策の予算額（単位：百万円）", 2, 2), ("平成31年度・令和２年度", 4), ("令和３年度", 4)],
        [2, ("18,402", 4), ("21,310", 4)],
    )
    budgets = of(read(drawn(*SHEET_HEAD, *rows)), "budgets")
    assert 2019 not in [one["fiscal_year"] for one in budgets]


@pytest.mark.parametrize("head", ["施策名及び番号", "施策の名称・施策番号"])
def test_the_name_may_be_headed_with_its_number(head: str) -> None:
    reading = read(drawn(*SHEET_HEAD[:2], [(head, 2), ("岬の保全", 8)]))
    assert of(reading, "name") == "岬の保全"
