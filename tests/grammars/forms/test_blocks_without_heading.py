"""Indicators in small tables of their own that no heading 測定指標 leads."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def block(name: str, mark: str, *values: str) -> Rows:
    """Return a block: the mark before the baseline, the targets of the years below the results."""
    first, second, target, *targets = values
    return (
        [(name, 2, 4), "結果", "基準となる値", ("実績値", 2), "目標値"],
        [2, (mark, 1, 3), "２年度", "４年度", "５年度", "５年度"],
        [3, "10基", first, second, (target, 1, 2)],
        [3, "年度目標値", *targets],
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("number", ["（{}）　", "{}　", "{}．", "指標{}　", ""])
def test_a_number_and_headings_of_values_beside_it_name_an_indicator(
    number: str, suffix: str
) -> None:
    rows: Rows = (
        ["予算額・執行額（千円）", "区分", "４年度", "５年度"],
        [1, "執行額", "11", "12"],
        *block(number.format("１") + "灯火の数", "◎", "12基", "21基", "20基以上", "11基", "20基"),
        *block(number.format("２") + "鐘の数", "×", "3個", "4個", "9個", "5個", "9個"),
        [
            (number.format("３") + "守り手の育成", 2, 4),
            "年度",
            ("進捗状況（目標）", 2),
            "進捗状況（実績）",
        ],
        [2, "基準（２年度）", ("守り手がいない岬が多い。", 3)],
        [2, "５年度", ("講習を始める。", 2), "３つの岬で講習を始めた。"],
        [2, "目標（５年度）", ("守り手が岬ごとにいる。", 3)],
        ["評価結果", "施策の分析", ("灯火は予定より早く増えた。", 6)],
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    one, two, three = of(reading, "indicators")
    assert [(found["code"], found["name"]) for found in (one, two, three)] == [
        ("1", "灯火の数"),
        ("2", "鐘の数"),
        ("3", "守り手の育成"),
    ]
    assert (one["mark"], two["mark"]) == ("◎", "×")
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("10基", "20基以上")
    assert yearly(one, "target") == {2022: "11基", 2023: "20基"}
    assert yearly(two, "result") == {2022: "3個", 2023: "4個"}
    assert three["target"]["text"] == "守り手が岬ごとにいる。"
    assert three["years"][0]["result"]["text"] == "３つの岬で講習を始めた。"
    assert [one["executed"]["raw"] for one in of(reading, "budgets")] == ["11", "12"]
    assert unplaced(reading) == []


def test_a_number_in_brackets_in_a_cell_of_its_own() -> None:
    rows = (
        [("(1)", 1, 3), ("灯火の数", 1, 3), "基準値", "目標値", "達成"],
        [2, "３年度", "５年度", ("○", 1, 2)],
        [2, "10基", "15基"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["code"], one["name"], one["mark"]) == ("1", "灯火の数", "○")
    assert one["target"] | {"value": 15} == {
        "fiscal_year": 2023,
        "raw": "15基",
        "value": 15,
        "unit": "基",
    }


def test_a_numbered_heading_in_other_words_names_no_indicator() -> None:
    rows = (
        ["２　ＫＰＩの状況", "基準値", "目標値"],
        ["灯火の数", "10基", "15基"],
        ["鐘の数", "3個", "9個"],
    )
    names = [one["name"] for one in of(read(drawn(*HEAD, *rows)), "indicators")]
    assert names == ["灯火の数", "鐘の数"]


def test_no_heading_of_the_blocks_above_holds_below_years_of_its_own() -> None:
    first, *others = block("（１）灯火の数", "◎", "12基", "21基", "20基以上", "11基", "20基")
    rows: Rows = (
        [("測定指標", 1, 9), *first],
        *([1, *row] for row in others),
        [1, ("（２）守り手の育成", 2, 5), "年度", ("こちら", 2), ("あちら", 2)],
        [3, "出発点（２年度）", ("守り手がいない岬が多い。", 4)],
        [3, "４年度", ("案をつくる。", 2), ("案を岬の町に示した。", 2)],
        [3, "５年度", ("講習を始める。", 2), ("講習を始めた。", 2)],
        [3, "ゴール（５年度）", ("守り手が岬ごとにいる。", 4)],
    )
    reading = read(drawn(*HEAD, *rows))
    one, two = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "12基", 2023: "21基"}
    assert two["baseline"] == {"fiscal_year": 2020, "text": "守り手がいない岬が多い。"}
    assert two["target"] == {"fiscal_year": 2023, "text": "守り手が岬ごとにいる。"}
    assert two.get("years", []) == []


@pytest.mark.parametrize(
    ("target", "result"), [("取組の予定", "取組の結果"), ("予定する取組", "行った取組")]
)
@pytest.mark.parametrize("headed", [True, False])
def test_what_is_planned_and_done_in_other_words(
    target: str,
    result: str,
    headed: bool,  # noqa: FBT001 - a case
) -> None:
    rows = (
        [("（１）守り手の育成", 2, 3), "年度", (target, 2), (result, 2)],
        [2, "スタート時（２年度）", ("守り手がいない岬が多い。", 4)],
        [2, "５年度", ("講習を始める。", 2), ("講習を始めた。", 2)],
    )
    above: Rows = (("測定指標",),) if headed else ()
    (one,) = of(read(drawn(*HEAD, *above, *rows)), "indicators")
    assert one["baseline"]["text"] == "守り手がいない岬が多い。"
    assert one["years"][0]["target"]["text"] == "講習を始める。"
    assert one["years"][0]["result"]["text"] == "講習を始めた。"
