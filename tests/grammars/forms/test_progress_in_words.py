"""Indicators whose progress is told in words, a year a row, in the words of further ministries."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced


def told(last: str, first: str, target: str, result: str) -> Rows:
    """Return the rows of a measured indicator and of one told in words, below one heading."""
    return (
        [("測定指標・参考指標", 1, 10), ("①　灯火の数", 1, 3), "基準値", ("実績値", 2), "目標値"],
        [2, "２年度", "４年度", "５年度", "５年度"],
        [2, "10基", "12基", "14基", "15基"],
        [1, ("②　岬の守り手の育成", 1, 5), "年度", target, (result, 2), "達成"],
        [2, last, ("守り手が岬ごとにいる。", 3), ("○", 1, 4)],
        [2, first, ("守り手がいない岬が多い。", 3)],
        [2, "４年度", "講習の案をつくる。", ("案をつくり、岬の町に示した。", 2)],
        [2, "５年度", "講習を始める。", ("３つの岬で講習を始めた。", 2)],
        [1, ("【参考】灯火の色の数", 1, 2), ("実績値", 1, 2), "３年度", "４年度", "５年度"],
        [3, "１色", "２色", "３色"],
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("last", "first", "target", "result"),
    [
        ("到達点\n（５年度）", "現況\n（２年度）", "進捗の目標", "進捗の実績"),
        ("目標\n（５年度）", "策定時\n（２年度）", "目標とする状況", "実際の状況"),
        ("最終目標（５年度）", "当初（２年度）", "進捗（目標）", "進捗（実績）"),
        ("到達水準（５年度）", "基準（２年度）", "取組（計画）", "取組（結果）"),
    ],
)
def test_rows_and_columns_of_what_is_told(
    last: str, first: str, target: str, result: str, suffix: str
) -> None:
    reading = read(drawn(*HEAD, *told(last, first, target, result)), suffix=suffix)
    measured, in_words = of(reading, "indicators")
    assert (measured["name"], in_words["name"]) == ("灯火の数", "岬の守り手の育成")
    assert measured["target"]["raw"] == "15基"
    assert in_words["kind"] == "qualitative"
    assert in_words["baseline"] == {"fiscal_year": 2020, "text": "守り手がいない岬が多い。"}
    assert in_words["target"] == {"fiscal_year": 2023, "text": "守り手が岬ごとにいる。"}
    assert [(year["target"]["text"], year["result"]["text"]) for year in in_words["years"]] == [
        ("講習の案をつくる。", "案をつくり、岬の町に示した。"),
        ("講習を始める。", "３つの岬で講習を始めた。"),
    ]
    assert in_words["mark"] == "○"
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    "heading",
    ["測定指標・参考指標", "業績指標及び参考指標", "測定指標と参考値", "評価指標・参考データ等"],
)
def test_a_heading_of_both_kinds_holds_indicators(heading: str) -> None:
    rows = (
        [(heading, 1, 2), "１　灯火の数", "10基", "15基"],
        [1, "【参考指標】鐘の数", "－", "－"],
    )
    head = [1, "指標", "基準値", "目標値"]
    (one,) = of(read(drawn(*HEAD, head, *rows)), "indicators")
    assert one["name"] == "灯火の数"


def test_the_last_target_behind_results_of_years_that_run_across() -> None:
    def block(name: str, result: str) -> Rows:
        return (
            [1, (name, 1, 4), "当初値", ("年度", 1, 2), ("推移", 2), "最終目標値"],
            [2, "２年度", 1, "４年度", "５年度", "５年度"],
            [2, ("10基", 1, 2), "実績", result, "14基", ("15基以上", 1, 2)],
            [3, "目標", "12基", "15基"],
        )

    first, *others = [*block("①　灯火の数", "11基"), *block("②　鐘の数", "13基")]
    rows = ([("測定指標", 1, 8), *first[1:]], *others)
    lamps, bells = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (lamps["target"]["raw"], bells["target"]["raw"]) == ("15基以上", "15基以上")
    assert [year["target"]["raw"] for year in bells["years"]] == ["12基", "15基"]
    assert [year["result"]["raw"] for year in bells["years"]] == ["13基", "14基"]
