"""A unit on a line between the headings of columns and the first row of the table."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, Rows, drawn, of, read, unplaced


def _means(unit: str) -> Rows:
    return (
        [
            ("達成手段（開始年度）", 1, 2),
            ("６年度当初予算額", 1, 2),
            ("予算額計（執行額）", 2),
            ("関連指標", 1, 2),
            ("概要等", 1, 2),
        ],
        [2, "５年度", "４年度"],
        [(unit, 6)],
        [
            "(1) 灯火の更新\n（平成20年度）",
            "12",
            "11\n（10）",
            "9\n（8）",
            "１",
            "灯火を更新する。",
        ],
        ["(2) 岬の巡回\n（令和元年度）", "3", "2\n（1）", "－", "１", "岬を巡る。"],
    )


def _budgets(unit: str) -> Rows:
    return (
        [("施策の予算額・執行額等", 1, 4), "区分", "４年度", "５年度"],
        [1, (unit, 3)],
        [1, "当初予算", "12", "11"],
        [1, "執行額", "10", 1],
    )


def _indicators(unit: str) -> Rows:
    return (
        ["測定指標", "基準値", "目標値", "５年度", "６年度"],
        [(unit, 5)],
        ["１　灯火の数", "12（３年度）", "11（７年度）", "10", "8"],
        ["２　灯台の数", "5（３年度）", "7（７年度）", "6", "6"],
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("line", ["（単位：{}）", "単位：{}", "（{}）"])
def test_it_is_the_unit_of_all_rows(line: str, suffix: str) -> None:
    for part, rows, unit in (
        ("means", _means, "百万円"),
        ("budgets", _budgets, "百万円"),
        ("indicators", _indicators, "千件"),
    ):
        reading = read(drawn(*SHEET_HEAD, *rows(line.format(unit))), suffix=suffix)
        assert {one.get("unit") for one in of(reading, part)} == {unit}
        assert unplaced(reading) == []


def test_a_line_below_rows_is_that_of_the_next_table() -> None:
    budgets = (
        ["施策の予算額・執行額等", "区分", "４年度", "５年度"],
        [1, "当初予算", "12", "11"],
        [("（単位：千円）", 6)],
    )
    means = (*_means("（単位：億円）")[:2], *_means("")[3:])
    reading = read(drawn(*SHEET_HEAD, *budgets, *means))
    assert {one.get("unit") for one in of(reading, "means")} == {"千円"}
    assert {one.get("unit") for one in of(reading, "budgets")} == {None}


@pytest.mark.parametrize("head", ["会計年度", "予算年度", "実施年度"])
def test_a_year_by_another_word_heads_the_years(head: str) -> None:
    budgets = (
        [("予算の状況", 1, 3), ("（千円）", 4)],
        [1, head, "元年度", "２年度", "３年度"],
        [1, "当初予算", "12", "11", "13"],
    )
    reading = read(drawn(*SHEET_HEAD, *budgets))
    found = of(reading, "budgets")
    assert [one["fiscal_year"] for one in found] == [2019, 2020, 2021]
    assert unplaced(reading) == []
