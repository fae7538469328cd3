"""A small table of money for each means, and second headings at the side of them, in fiction."""

from collections.abc import Sequence

import pytest

from sesaku.model.reading import Reading
from tests.grammars.forms.drawn import SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_tables_anew import TOLD, YEARS

NAMES = ("（１）灯台の整備", "（２）港の改修")
MEANS = "達成手段（単位：百万円）"
LIGHTS: Rows = (["予算額", "10", "12", "14"], ["執行額", "9", "11"])
PORTS: Rows = (["予算額", "30", "35", "40"], ["執行額", "31", "33"])


def _tables(years: str, corner: object) -> tuple[Rows, Rows]:
    first, second = YEARS[years]
    return ([corner, *first], *LIGHTS), ([corner, *second], *PORTS)


def _check(reading: Reading) -> None:
    means = of(reading, "means")
    assert [(one["number"], one["name"], one["unit"]) for one in means] == [
        ("1", "灯台の整備", "百万円"),
        ("2", "港の改修", "百万円"),
    ]
    told = [
        [
            (year["fiscal_year"], year["budget"]["raw"], year.get("executed", {}).get("raw"))
            for year in one["budgets"]
        ]
        for one in means
    ]
    assert told == [
        [(2021, "10", "9"), (2022, "12", "11"), (2023, "14", None)],
        [(2020, "30", "31"), (2021, "35", "33"), (2022, "40", None)],
    ]
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(("years", "corner"), TOLD)
@pytest.mark.parametrize("side", [(), ("事業ごとの状況",), ("各事業の予算",)])
def test_beside_the_name(years: str, corner: object, side: Sequence[str], suffix: str) -> None:
    rows: list[list[object]] = []
    before = 1 + len(side)
    for name, (first, *others) in zip(NAMES, _tables(years, corner), strict=True):
        rows += [[before, (name, 1, 3), *first], *([before + 1, *row] for row in others)]
    rows[0] = [(MEANS, 1, 6), *((text, 1, 6) for text in side), *rows[0][1:]]
    _check(read(drawn(*SHEET_HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("years", YEARS)
def test_below_the_name(years: str, suffix: str) -> None:
    rows: list[Sequence[object]] = []
    for name, table in zip(NAMES, _tables(years, "年度"), strict=True):
        rows += [[1, (name, 4)], *([1, *row] for row in table)]
    rows[0] = [(MEANS, 1, 8), *rows[0][1:]]
    _check(read(drawn(*SHEET_HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("side", ["事業ごとの状況", "達成手段の状況", "各事業の予算"])
@pytest.mark.parametrize("place", ["beside", "below", "bar"])
@pytest.mark.parametrize("head", ["達成手段名", 1])
def test_a_second_heading_at_their_side(side: str, place: str, head: object, suffix: str) -> None:
    heads = [head, "３年度予算額（執行額）", "４年度予算額（執行額）"]
    values = [[NAMES[0], "10（9）", "12（11）"], [NAMES[1], "30（31）", "35（33）"]]
    tables: dict[str, Rows] = {
        "beside": (
            [(MEANS, 1, 3), (side, 1, 3), *heads],
            *([2, *row] for row in values),
        ),
        "below": ([MEANS, *heads], [(side, 1, 2), *values[0]], [1, *values[1]]),
        "bar": ([(MEANS, 4)], [(side, 1, 3), *heads], *([1, *row] for row in values)),
    }
    reading = read(drawn(*SHEET_HEAD, *tables[place]), suffix=suffix)
    means = of(reading, "means")
    assert [(one["number"], one["name"], one["unit"]) for one in means] == [
        ("1", "灯台の整備", "百万円"),
        ("2", "港の改修", "百万円"),
    ]
    assert [len(one["budgets"]) for one in means] == [2, 2]
    assert unplaced(reading) == []


def test_names_that_speak_of_projects() -> None:
    rows: list[list[object]] = []
    names = ("離島振興事業の状況", "各事業の広報")
    for name, (first, *others) in zip(names, _tables("R", "年度"), strict=True):
        rows += [[1, (name, 1, 3), *first], *([2, *row] for row in others)]
    rows[0] = [(MEANS, 1, 6), *rows[0][1:]]
    assert [one["name"] for one in of(read(drawn(*SHEET_HEAD, *rows)), "means")] == list(names)


def test_a_name_beside_texts_of_its_own() -> None:
    rows = (
        [MEANS, "概要", "R3予算額", "R4予算額"],
        [("離島振興事業の状況", 1, 2), "島の道を直す", "1", "2"],
        [1, "島の橋を直す", "3", "4"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert one["name"] == "離島振興事業の状況"


@pytest.mark.parametrize("side", ["指標ごとの状況", "各指標の進捗"])
def test_the_unit_above_the_table_is_that_of_the_rows_beside_a_second_heading(side: str) -> None:
    heads = ["指標名", "基準値", "目標値"]
    rows = (
        [("（単位：件）", 5)],
        [("測定指標", 1, 3), (side, 1, 3), *heads],
        [2, "灯火の数", "10", "20"],
        [2, "小舟の数", "30", "40"],
    )
    assert [one["unit"] for one in of(read(drawn(*SHEET_HEAD, *rows)), "indicators")] == ["件"] * 2


def test_initial_budgets_of_years_are_kept_of_the_own_year() -> None:
    rows = (
        [(MEANS, 1, 4), (NAMES[0], 1, 4), "年度", "R4", "R5", "R6"],
        [2, "当初予算額", "1", "2", "3"],
        [2, "補正後予算額", "4", "5"],
        [2, "執行額", "6", "7"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert (one["initial"]["fiscal_year"], one["initial"]["raw"]) == (2024, "3")
    assert [(year["budget"]["raw"], year["executed"]["raw"]) for year in one["budgets"]] == [
        ("4", "6"),
        ("5", "7"),
    ]
