"""Headings that name two things, bars above tables of other words, and rows of marks of years."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


@pytest.mark.parametrize("label", ["単年度判定", "年度ごとの評定", "各年度の達否", "判定"])
@pytest.mark.parametrize("whole", ["総合", "判定", "総合判定"])
def test_a_row_of_marks_below_the_results_of_years(label: str, whole: str) -> None:
    rows = (
        [("測定指標の実績", 7)],
        [("測定指標", 1, 2), ("目標", 1, 2), ("推移", 4), (whole, 1, 2)],
        [3, "３年度", "４年度", "５年度"],
        [
            ("（１）灯火の数", 1, 3),
            ("15基\n（５年度）", 1, 3),
            "目標値",
            "9",
            "12",
            "15",
            ("△", 1, 3),
        ],
        [2, "実績値", "10", "11", "16"],
        [2, label, "○", "×", "○"],
        [("（２）鐘の数", 1, 3), ("前年度以上", 1, 3), "目標値", "2", "3", "4", ("－", 1, 3)],
        [2, "実績値", "2", "2", "集計中"],
        [2, label, "○", "×", "－"],
    )
    reading = read(drawn(*HEAD, *rows))
    first, second = of(reading, "indicators")
    assert [one["mark"] for one in (first, second)] == ["△", "－"]
    assert [year["result"]["mark"] for year in first["years"]] == ["○", "×", "○"]
    assert [year["result"]["mark"] for year in second["years"]] == ["○", "×", "－"]
    assert yearly(first, "result") == {2021: "10", 2022: "11", 2023: "16"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("bar", ["目標の達成度を測る指標", "測定指標及び目標値", "測定指標"])
@pytest.mark.parametrize(
    "money", ["予算額（執行額）\n単位：千円", "施策の予算額等（執行額等）（千円）"]
)
def test_means_behind_their_numbers_end_the_table_below_a_bar(
    money: str, bar: str, suffix: str
) -> None:
    rows = (
        [(bar, 9)],
        [("指標", 2, 2), ("年次目標", 3), ("目標", 2, 2), ("選定の理由", 2, 2)],
        [2, "６年度", "７年度", "８年度"],
        [("１　灯火の数", 2), "12基", "14基", "15基", ("15基以上", 2), ("岬を照らす。", 2)],
        [
            ("番号", 1, 2),
            ("手段となる取組", 1, 2),
            ("開始\n年度", 1, 2),
            ("関係\n指標", 1, 2),
            ("予算額（下段は執行額）　（千円）", 3),
            ("概要", 1, 2),
            ("レビュー\n番号", 1, 2),
        ],
        [4, "４年度", "５年度", "６年度"],
        ["１", "灯台の修繕", "平成23年度", "１", "10\n（9）", "20\n（18）", "30", "塗る。", "31"],
        [(money, 2, 2), ("４年度", 2), ("1,010（909）", 5)],
        [2, ("５年度", 2), ("2,020（－）", 5)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows), suffix=suffix)
    (one,) = of(reading, "indicators")
    assert (one["target"]["raw"], one["rationale"]["text"]) == ("15基以上", "岬を照らす。")
    (means,) = of(reading, "means")
    assert (means["name"], means["indicators"], means["text"]) == ("灯台の修繕", ["1"], "塗る。")
    assert [year["budget"]["raw"] for year in means["budgets"]] == ["10", "20", "30"]
    said = [
        (year["fiscal_year"], year["unit"], year["total"]["raw"], year["executed"]["raw"])
        for year in of(reading, "budgets")
    ]
    assert said == [(2022, "千円", "1,010", "909"), (2023, "千円", "2,020", "－")]
    assert unplaced(reading) == []


def test_money_and_executions_above_a_column_of_means_are_no_section() -> None:
    rows = (
        ["手段となる取組", ("予算額（執行額）", 2), "開始年度", "概要"],
        [1, "４年度", "５年度"],
        ["灯台の修繕", "10（9）", "20（18）", "平成23年度", "塗る。"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (means,) = of(reading, "means")
    assert [year["executed"]["raw"] for year in means["budgets"]] == ["9", "18"]
    assert of(reading, "budgets") == []


def test_words_below_a_target_value_before_the_names_are_the_target() -> None:
    rows = (
        [
            ("測定指標", 1, 6),
            ("最終目標値", 2),
            ("指標", 1, 2),
            ("年度ごとの実績", 3),
            ("基準値", 2),
        ],
        [1, "値", "目標年度", 1, "区分", "４年度", "５年度", "値", "基準年度"],
        [
            1,
            ("20基", 1, 2),
            ("R5年度", 1, 2),
            ("１　灯火の数", 1, 2),
            "実績",
            "11",
            "16",
            "10",
            "R3年度",
        ],
        [4, "中間目標", "12", "15"],
        [
            1,
            ("全ての岬で使う。", 1, 2),
            ("毎年度", 1, 2),
            ("２　海図の整備", 1, 2),
            "実績",
            "案を作った。",
            "３つの岬で使った。",
            "海図がない。",
            "R3年度",
        ],
        [4, "中間目標", "案を作る。", "使い始める。"],
    )
    reading = read(drawn(*HEAD, *rows))
    first, second = of(reading, "indicators")
    assert (first["target"]["raw"], first["target"]["fiscal_year"]) == ("20基", 2023)
    assert second["target"] == {"text": "全ての岬で使う。"}
    assert second["baseline"] == {"text": "海図がない。", "fiscal_year": 2021}


@pytest.mark.parametrize("whole", ["中間評価の結果", "最終評価の結果", "評価の結果"])
def test_results_of_an_evaluation_on_the_way(whole: str) -> None:
    rows = (
        [("測定指標", 1, 3), ("１　灯火の数", 1, 3), "区分", ("４年度", 3), ("５年度", 4)],
        [2, "目標値", ("12基", 3), ("15基", 4)],
        [2, "実績値", ("11基", 3), ("16基", 4)],
        [(whole, 1, 2), "現時点での分析", ("灯火は増えた。", 8)],
        [1, "今後の進め方", ("【施策】\n岬の数を増やす。", 8)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [part["text"] for part in of(reading, "analysis")] == ["灯火は増えた。"]
    assert of(reading, "next_measure") == {"text": "岬の数を増やす。"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("whole", ["中間評価のまとめ", "これまでの歩み"])
@pytest.mark.parametrize(
    ("first", "second"), [("現時点での分析", "今後の進め方"), ("分析", "次期の対応")]
)
def test_words_that_nobody_knows_before_headings_of_texts(
    first: str, second: str, whole: str
) -> None:
    rows = (
        [("測定指標", 1, 3), ("１　灯火の数", 1, 3), "区分", ("４年度", 3), ("５年度", 4)],
        [2, "目標値", ("12基", 3), ("15基", 4)],
        [2, "実績値", ("11基", 3), ("16基", 4)],
        [(whole, 1, 2), first, ("灯火は増えた。", 8)],
        [1, second, ("【施策】\n岬の数を増やす。", 8)],
        ["担当部局", ("灯台局", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [part["text"] for part in of(reading, "analysis")] == ["灯火は増えた。"]
    assert of(reading, "next_measure") == {"text": "岬の数を増やす。"}
    assert (of(reading, "department"), unplaced(reading)) == ("灯台局", [whole])


def test_names_before_words_and_texts_hold_no_headings() -> None:
    rows = (
        ["達成手段", "区分", ("概要", 6), ("５年度当初予算額", 2)],
        ["灯台の修繕", "直営の事業", ("灯台を塗る。", 6), ("10", 2)],
        ["海図の整備", "委託の事業", ("船に配る。", 6), ("20", 2)],
    )
    first, second = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert (first["name"], second["name"]) == ("灯台の修繕", "海図の整備")
    assert (first["text"], second["text"]) == ("灯台を塗る。", "船に配る。")


def test_a_sign_begins_a_heading_that_names_several_things() -> None:
    rows = (
        [("■ 施策の概要", 10)],
        [("岬を守り、船の行く先を照らす。", 10)],
        [("■ 上位の計画、方針等", 10)],
        [("・岬の保全に関する計画（令和２年３月31日閣議決定）\n　　第２「灯火」", 10)],
        [("■ 達成すべき目標", 10)],
        [("岬を明るくする。", 10)],
    )
    reading = read(drawn(*HEAD, *rows))
    (policy,) = of(reading, "cabinet_policies")
    assert (policy["title"], policy["details"]) == ("岬の保全に関する計画", ["第２「灯火」"])
    assert [one["text"] for one in of(reading, "overview")] == ["岬を守り、船の行く先を照らす。"]
