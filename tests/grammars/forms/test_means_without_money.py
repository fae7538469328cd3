"""Means that have neither numbers nor money, and tables of means in words that nobody knows."""

import pytest

from tests.grammars.forms.drawn import SHEET_HEAD, Rows, drawn, of, read, unplaced

GOAL: Rows = (["達成すべき目標", ("灯火を絶やさない。", 9)],)
NAMES = ["灯台の更新", "標識の点検"]
MEASURED: Rows = (
    [("測定指標", 3), ("基準値", 2), ("目標値（７年度）", 2), ("設定の根拠", 3)],
    [("灯台の数", 3), ("3", 2), ("9", 2), ("計画による", 3)],
)
PLAIN: dict[str, Rows] = {
    "name first": (
        ["達成手段", "開始年度", ("概要", 8)],
        ["灯台の更新", "平成20年度", ("灯台を改める。", 8)],
        ["標識の点検", "－", ("標識を点検する。", 8)],
    ),
    "year first": (
        ["開始年度", ("達成手段", 3), ("概要", 6)],
        ["平成20年度", ("灯台の更新", 3), ("灯台を改める。", 6)],
        ["－", ("標識の点検", 3), ("標識を点検する。", 6)],
    ),
    "heading at the side": (
        [("達成手段", 1, 3), ("名称", 3), "開始年度", ("概要", 5)],
        [1, ("灯台の更新", 3), "平成20年度", ("灯台を改める。", 5)],
        [1, ("標識の点検", 3), "－", ("標識を点検する。", 5)],
    ),
    "in other words": (
        [("番号", 1), ("取組", 3), ("開始年度", 2), ("内容", 4)],
        ["１", ("灯台の更新", 3), ("平成20年度", 2), ("灯台を改める。", 4)],
        ["２", ("標識の点検", 3), ("－", 2), ("標識を点検する。", 4)],
    ),
}


@pytest.mark.parametrize("above", [(), MEASURED])
@pytest.mark.parametrize("layout", PLAIN)
def test_means_with_a_year_and_a_text(layout: str, above: Rows) -> None:
    reading = read(drawn(*SHEET_HEAD, *GOAL, *above, *PLAIN[layout]))
    first, second = of(reading, "means")
    assert (first["name"], first["start_year"], first["text"]) == (NAMES[0], 2008, "灯台を改める。")
    assert (second["name"], second.get("start_year")) == (NAMES[1], None)
    assert unplaced(reading) == []


def test_means_with_a_text_alone() -> None:
    rows: Rows = (
        [("達成手段", 3), ("達成手段の概要", 7)],
        [("灯台の更新", 3), ("灯台を改める。", 7)],
        [("標識の点検", 3), ("標識を点検する。", 7)],
        [("※　予算は一部を含む。", 10)],
    )
    means = of(read(drawn(*SHEET_HEAD, *GOAL, *rows)), "means")
    assert [(one["name"], one["text"]) for one in means] == [
        ("灯台の更新", "灯台を改める。"),
        ("標識の点検", "標識を点検する。"),
    ]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [("①灯台の更新\n②標識の点検", ["1", "2"]), ("・灯台の更新\n・標識の点検", [None, None])],
)
def test_means_that_are_a_list_in_one_cell(text: str, numbers: list[str | None]) -> None:
    reading = read(drawn(*SHEET_HEAD, *GOAL, ["達成手段", (text, 9)]))
    means = of(reading, "means")
    assert [one["name"] for one in means] == NAMES
    assert [one.get("number") for one in means] == numbers
    assert unplaced(reading) == []


@pytest.mark.parametrize("bar", ["この施策を支える取組", "３　予算を伴う事業の一覧"])
@pytest.mark.parametrize("above", [(), MEASURED])
def test_a_table_of_means_below_a_bar_in_unknown_words(bar: str, above: Rows) -> None:
    rows: Rows = (
        [(bar, 10)],
        [("番号", 1, 2), ("事業の名称", 3, 2), ("予算額（執行額）（百万円）", 4), ("内容", 2, 2)],
        [4, ("４年度", 2), ("５年度", 2)],
        ["１", ("灯台の更新", 3), ("20（18）", 2), ("30（27）", 2), ("改める", 2)],
        ["２", ("標識の点検", 3), ("7（6）", 2), ("8（8）", 2), ("点検する", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *GOAL, *above, *rows))
    means = of(reading, "means")
    assert [(one["number"], one["name"]) for one in means] == [("1", NAMES[0]), ("2", NAMES[1])]
    assert [one["budget"]["raw"] for one in means[0]["budgets"]] == ["20", "30"]
    assert len(of(reading, "indicators")) == len(above[1:])
    assert of(reading, "budgets") == []


def test_money_of_no_year_is_not_read() -> None:
    rows: Rows = (
        ["番号", ("取組", 3), ("予算額（百万円）", 2), ("開始年度", 2), ("内容", 2)],
        ["１", ("灯台の更新", 3), ("20", 2), ("平成18年度", 2), ("改める", 2)],
        ["２", ("標識の点検", 3), ("21", 2), ("平成18年度", 2), ("点検する", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *GOAL, *rows))
    assert [one["name"] for one in of(reading, "means")] == NAMES
    assert of(reading, "budgets") == []
    assert unplaced(reading) == ["20", "21"]
