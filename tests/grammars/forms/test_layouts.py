"""Layouts that ministries print, each in a fictional form: cards, names above, tables in cells."""

import io

import docx
import pytest

from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced


def yearly(indicator: dict[str, object], side: str) -> dict[int, str]:
    years = indicator["years"]
    assert isinstance(years, list)
    return {year["fiscal_year"]: year[side]["raw"] for year in years if side in year}


def test_number_and_name_in_the_cell_beside_the_headings() -> None:
    def block(name: str, mark: str, *values: str) -> Rows:
        first, second, target, *yearly_targets = values
        return (
            [(name, 1, 4), "基準値", ("実績値", 2), "目標値", "達成状況"],
            [1, "元年度", "２年度", "３年度", "３年度", (mark, 1, 3)],
            [1, "10基", first, second, (target, 1, 2)],
            [1, "年度ごとの目標値", *yearly_targets],
        )

    rows = (
        *block("測定指標１\n灯火の数", "○", "12基", "21基", "20基以上", "11基", "20基"),
        *block("測定指標２\n岬の数", "×", "3基", "4基", "9基", "5基", "9基"),
    )
    reading = read(drawn(*HEAD, *rows))
    one, two = of(reading, "indicators")
    assert (one["code"], one["name"], one["mark"]) == ("1", "灯火の数", "○")
    assert (two["code"], two["name"], two["mark"]) == ("2", "岬の数", "×")
    assert yearly(one, "target") == {2020: "11基", 2021: "20基"}
    assert yearly(two, "result") == {2020: "3基", 2021: "4基"}
    assert one["target"]["raw"] == "20基以上"
    assert unplaced(reading) == []


def test_names_above_their_columns_beside_the_goal() -> None:
    def block(goal: int, name: str) -> Rows:
        return (
            [(f"達成目標{goal}に係る指標", 1, 4), (name, 4), "主要な指標", "達成"],
            [1, "基準値", ("実績値", 2), "目標値", ("○", 1, 3), ("△", 1, 3)],
            [1, "元年度", "２年度", "３年度", "３年度"],
            [1, "10基", "12基", "21基", "20基以上"],
        )

    reading = read(drawn(*HEAD, *block(1, "指標１　灯火の数"), *block(2, "指標２　岬の数")))
    found = of(reading, "indicators")
    assert [(one["code"], one["name"], one["mark"]) for one in found] == [
        ("1", "灯火の数", "△"),
        ("2", "岬の数", "△"),
    ]
    assert yearly(found[1], "result") == {2020: "12基", 2021: "21基"}
    assert [one["baseline"]["raw"] for one in found] == ["10基", "10基"]


def test_a_table_for_each_indicator_below_one_heading() -> None:
    def block(name: str, mark: str, *values: str) -> Rows:
        return (
            [(name, 3), "達成状況"],
            ["基準", "目標", "４年度実績", (mark, 1, 2)],
            list(values),
        )

    rows = (
        [("【測定指標】", 4)],
        *block("測定指標①　灯火の点検", "達成", "（３年度）\n12基", "（４年度）\n20基", "21基"),
        *block("測定指標②　岬の清掃", "未達成", "（３年度）\n－", "（４年度）\n9回", "4回"),
    )
    reading = read(drawn(*HEAD, *rows))
    one, two = of(reading, "indicators")
    assert (one["code"], one["name"], one["mark"]) == ("1", "灯火の点検", "達成")
    assert (two["code"], two["name"], two["mark"]) == ("2", "岬の清掃", "未達成")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2021, "12基")
    assert (two["target"]["fiscal_year"], two["target"]["raw"]) == (2022, "9回")
    assert yearly(two, "result") == {2022: "4回"}


def test_cards_with_years_running_downwards() -> None:
    def card(number: str, name: str, *results: str) -> Rows:
        return (
            [f"測定指標{number}", (name, 5)],
            ["基準値", "元年度", "10基", "測定指標の選定理由", ("岬を照らすため。", 2)],
            [("年度", 2), "年度ごとの目標値", ("年度ごとの実績値", 3)],
            [("２年度", 2), "12基", (results[0], 3)],
            [("３年度", 2), "15基", (results[1], 3)],
            ["目標値", "３年度", ("15基以上", 4)],
        )

    rows = (*card("①", "灯火の数", "11基", "16基"), *card("②", "鐘の数", "1基", "集計中"))
    one, two = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert (one["code"], one["name"], two["code"], two["name"]) == ("1", "灯火の数", "2", "鐘の数")
    assert yearly(one, "result") == {2020: "11基", 2021: "16基"}
    assert yearly(two, "target") == {2020: "12基", 2021: "15基"}
    assert two["rationale"] == {"text": "岬を照らすため。"}
    assert (two["target"]["fiscal_year"], two["target"]["raw"]) == (2021, "15基以上")


def test_targets_above_results_under_one_heading_and_years_in_brackets() -> None:
    rows = (
        [
            ("測定指標", 1, 2),
            ("基準（値）\n【年度】", 1, 2),
            ("年度ごとの目標（値）\n年度ごとの実績（値）", 2),
            ("目標（値）\n【年度】", 1, 2),
        ],
        [2, "２年度", "３年度"],
        [
            ("１　灯火の数", 1, 2),
            ("10基\n【元年度】", 1, 2),
            "12基",
            "20基",
            ("20基\n【３年度】", 1, 2),
        ],
        [2, "11基", "21基"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2020: "12基", 2021: "20基"}
    assert yearly(one, "result") == {2020: "11基", 2021: "21基"}
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2019, "10基")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2021, "20基")


def test_the_year_of_the_goal_is_marked_in_its_heading() -> None:
    rows = (
        ["測定指標", "基準値（元年度）", "区分", "２年度", "３年度\n（目標年度）"],
        [("１　灯火の数", 1, 2), ("10基", 1, 2), "目標値", "12基", "20基以上"],
        [2, "実績値", "11基", "21基"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2020: "12基", 2021: "20基以上"}
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2021, "20基以上")


def test_goals_and_their_reasons_in_columns_beside_one_heading() -> None:
    rows = (
        [("各課題に対応した達成目標", 2, 3), ("達成目標", 2), "達成目標の設定理由"],
        [2, "目標１", "岬を守る。", ("１　岬は崩れやすい。\n２　灯火は絶えやすい。", 1, 2)],
        [2, "目標２", "灯火を守る。"],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [(goal["number"], goal["text"]) for goal in of(reading, "goals")] == [
        ("1", "岬を守る。"),
        ("2", "灯火を守る。"),
    ]
    assert of(reading, "goal_basis") == {"text": "１　岬は崩れやすい。\n２　灯火は絶えやすい。"}
    assert unplaced(reading) == []


def test_cabinet_policies_in_columns() -> None:
    rows = (
        [
            ("施策に関係する内閣の重要政策（主なもの）", 1, 3),
            "施政方針演説等の名称",
            "年月日",
            "関係部分（概要・記載箇所）",
        ],
        [1, "岬の再生計画", "令和４年６月７日", "第２章　岬"],
        [1, "灯火の方針", "令和５年４月１日", "Ⅰ　灯火"],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "cabinet_policies") == [
        {"title": "岬の再生計画", "date": "令和４年６月７日", "details": ["第２章　岬"]},
        {"title": "灯火の方針", "date": "令和５年４月１日", "details": ["Ⅰ　灯火"]},
    ]
    assert unplaced(reading) == []


def test_the_policy_in_brackets_after_the_name() -> None:
    head = [*HEAD[:2], ["施策目標名（政策体系上の位置付け）", ("岬の保全（基本目標Ⅱ）", 9)]]
    reading = read(drawn(*head, ["達成すべき目標", ("岬を守る。", 9)]))
    assert (of(reading, "name"), of(reading, "policy")) == ("岬の保全", {"text": "基本目標Ⅱ"})
    reading = read(drawn(*HEAD[:2], ["施策名", ("岬の保全（仮称）", 9)]))
    assert of(reading, "name") == "岬の保全（仮称）"


@pytest.mark.parametrize(
    ("printed", "ministry", "code"),
    [
        ("（港湾庁６－㉒）", "港湾庁", "港湾庁６－㉒"),
        ("港湾庁元－①", "港湾庁", "港湾庁元－①"),
        ("（港湾庁５（Ⅱ－３－２））", "港湾庁", "港湾庁５（Ⅱ－３－２）"),
        ("（みさき庁令４（基本政策Ⅱ－施策２））", "みさき庁", "みさき庁令４（基本政策Ⅱ－施策２）"),
    ],
)
def test_numbers_of_measures(printed: str, ministry: str, code: str) -> None:
    reading = read(drawn([(printed, 10)], *HEAD[1:], ["達成すべき目標", ("岬を守る。", 9)]))
    assert (of(reading, "ministry"), of(reading, "code")) == (ministry, code)


def test_the_level_after_its_heading_in_one_cell() -> None:
    text = "（目標達成度合いの測定結果）　Ｂ（相当程度進展あり）\n【判断根拠】\n灯火が増えたため。"
    found = of(read(drawn(*HEAD, ["評価結果", (text, 9)])), "attainment")
    assert found == {"grade": "Ｂ", "label": "相当程度進展あり", "basis": "灯火が増えたため。"}


def test_what_stands_between_two_headings_is_no_heading() -> None:
    rows = (["担当部局", ("灯火総括課", 4), "作成責任者", ("課長　灯台　守", 4)],)
    reading = read(drawn(*HEAD, *rows))
    assert (of(reading, "department"), of(reading, "author")) == ("灯火総括課", "課長　灯台　守")


def test_a_table_in_a_cell() -> None:
    paper = docx.Document()
    paper.add_paragraph("（港湾庁７－３）")
    paper.add_paragraph("令和５年度実施施策に係る政策評価書")
    outer = paper.add_table(4, 2)
    texts = ("施策名", "達成すべき目標", "施策の予算額・執行額等（単位：百万円）", "施策の分析")
    for row, text in enumerate(texts):
        outer.cell(row, 0).text = text
    for row, text in ((0, "岬の保全"), (1, "岬を守る。"), (3, "順調である。")):
        outer.cell(row, 1).text = text
    inner = outer.cell(2, 1).add_table(3, 3)
    values = (("区分", "３年度", "４年度"), ("当初予算", "312", "298"), ("執行額", "301", "270"))
    for row, parts in enumerate(values):
        for column, text in enumerate(parts):
            inner.cell(row, column).text = text
    kept = io.BytesIO()
    paper.save(kept)
    reading = reading_of(open_document(Source("様式.docx", kept.getvalue())))
    found = {one["fiscal_year"]: one for one in of(reading, "budgets")}
    assert {year: one["initial"]["raw"] for year, one in found.items()} == {
        2021: "312",
        2022: "298",
    }
    assert found[2022]["executed"] == {"raw": "270", "value": 270}
    assert found[2022]["unit"] == "百万円"
    assert of(reading, "analysis") == [{"text": "順調である。"}]
    assert unplaced(reading) == []
