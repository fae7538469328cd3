"""Names in rows that are worded as headings are, and headings of one word beside other texts."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, Rows, drawn, of, read, unplaced

GOAL: Rows = (["達成すべき目標", ("灯火を絶やさない。", 9)],)
NAMES = ["施策の分析", "測定指標の開発", "有識者の意見の聴取", "灯台の更新"]


@pytest.mark.parametrize("number", ["（{}）", ""])
@pytest.mark.parametrize("bar", [(), ([("３　達成手段", 9)],)])
def test_means_named_like_headings(number: str, bar: Rows) -> None:
    rows: Rows = (
        [("達成手段", 3, 2), ("予算額（執行額）", 2), ("関連指標", 2, 2), ("概要", 2, 2)],
        [3, ("４年度", 2)],
        *(
            [(f"{number.format(at)}{name}", 3), (f"{at}0（{at}）", 2), ("1", 2), ("努める", 2)]
            for at, name in enumerate(NAMES, 1)
        ),
    )
    reading = read(drawn(*SHEET_HEAD, *GOAL, *bar, *rows))
    means = of(reading, "means")
    assert [one["name"] for one in means] == NAMES
    assert [one["budgets"][0]["budget"]["raw"] for one in means] == ["10", "20", "30", "40"]
    assert (of(reading, "analysis"), of(reading, "opinions")) == ([], [])
    assert unplaced(reading) == []


def test_headings_below_a_table_of_the_same_columns_are_headings() -> None:
    rows: Rows = (
        [("達成手段", 3), ("４年度予算額", 2), ("関連指標", 2), ("概要", 3)],
        [("灯台の更新", 3), ("10", 2), ("1", 2), ("努める", 3)],
        [("担当部局名", 3), ("海辺局", 2), ("作成責任者名", 2), ("浜野　渚", 3)],
    )
    reading = read(drawn(*SHEET_HEAD, *GOAL, *rows))
    assert [one["name"] for one in of(reading, "means")] == ["灯台の更新"]
    assert (of(reading, "department"), of(reading, "author")) == ("海辺局", "浜野　渚")


def test_content_alone_is_the_overview() -> None:
    rows: Rows = (["施策名", ("岬の保全", 4), "内容", ("灯台を守る。", 4)], *GOAL)
    reading = read(drawn(*SHEET_HEAD[:2], *rows))
    assert of(reading, "name") == "岬の保全"
    assert of(reading, "overview") == [{"text": "灯台を守る。"}]
    assert unplaced(reading) == []
