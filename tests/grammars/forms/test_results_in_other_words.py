"""The results of an evaluation and its sources below headings of other wordings, in fiction."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced


def test_what_follows_from_the_result_is_no_part_of_it() -> None:
    rows = (
        [
            ("評価結果", 1, 2),
            ("目標達成度合いの測定結果", 2),
            ("３（相当程度進展あり）\n（判断根拠）\n灯火が増えた。", 7),
        ],
        [1, ("評価結果を踏まえた今後の方針", 2), ("■施策\n灯火を増やす。", 7)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "attainment")["basis"] == "灯火が増えた。"
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    assert unplaced(reading) == []


def test_a_grade_before_a_level_in_quotation_marks() -> None:
    rows = (["目標達成度合いの測定結果", ("Ｂ：「相当程度進展あり」", 9)],)
    found = of(read(drawn(*HEAD, *rows)), "attainment")
    assert (found["grade"], found["label"]) == ("Ｂ", "相当程度進展あり")


def test_references_are_materials() -> None:
    rows = (["参考文献等", ("○「灯火の調査」（港湾庁、令和５年３月）", 9)],)
    (one,) = of(read(drawn(*HEAD, *rows)), "materials")
    assert one["title"] == "灯火の調査"


def test_who_is_responsible_between_two_other_headings() -> None:
    rows = (
        [("担当課室名", 4), ("責任者名", 3), ("評価書の作成時期", 3)],
        [("岬課", 4), ("岬課長　岬　守", 3), ("令和６年９月", 3)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert (of(reading, "department"), of(reading, "author")) == ("岬課", "岬課長　岬　守")
    assert of(reading, "evaluated_on") == "2024-09"
    assert unplaced(reading) == []


def test_what_is_said_of_the_measure_and_of_its_indicators() -> None:
    text = "(1)施策について\n灯火を増やす。\n(2)測定指標について\n指標を見直す。"
    reading = read(drawn(*HEAD, ["今後の方向性", (text, 9)]))
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    assert [one["text"] for one in of(reading, "next_indicators")] == ["指標を見直す。"]


def test_a_title_whose_kind_is_in_brackets() -> None:
    rows = ([("令和６年度　政策評価（事前分析表）", 10)], *SHEET_HEAD[2:])
    texts = (["測定指標", ("基準値", 4), ("目標値", 5)], ["１　灯火の数", ("10基", 4), ("20基", 5)])
    reading = read(drawn(*rows, *texts))
    assert reading.to_dict()["document"]["title"] == "令和６年度　政策評価（事前分析表）"


@pytest.mark.parametrize("named", ["根拠", "判断の根拠", "根拠・理由"])
def test_a_reason_in_a_row_of_its_own(named: str) -> None:
    rows = (
        [("目標達成度合い", 2, 2), ("共通区分", 2), ("目標達成", 6)],
        [2, (named, 2), ("灯火が増えた。", 6)],
    )
    found = of(read(drawn(*HEAD, *rows)), "attainment")
    assert (found["label"], found["basis"]) == ("目標達成", "灯火が増えた。")


@pytest.mark.parametrize("said", ["［根拠］", "根拠：", "判断：", "〈判定の理由〉"])
def test_a_reason_on_a_line_of_its_own(said: str) -> None:
    text = f"区分：目標達成\n{said}\n灯火が増えた。"
    found = of(read(drawn(*HEAD, ["目標の達成度合い", (text, 9)])), "attainment")
    assert (found["label"], found["basis"]) == ("目標達成", "灯火が増えた。")


def test_results_below_the_shortest_heading() -> None:
    rows = (
        ["測定指標", "基準", "４年度目標", "４年度実績", ("達成", 6)],
        ["１　灯火の数", "10基", "12基", "12基", ("○", 6)],
        ["２　鐘の数", "1個", "2個", "2個", ("○", 6)],
        [("結果", 1, 2), ("達成度", 2), ("目標達成", 7)],
        [1, ("分析", 2), ("灯火は岬を照らす。", 7)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["mark"] for one in of(reading, "indicators")] == ["○", "○"]
    assert of(reading, "attainment")["label"] == "目標達成"
    assert of(reading, "analysis")[0]["text"] == "灯火は岬を照らす。"


def test_the_shortest_headings_of_a_sheet() -> None:
    rows = (
        ["目標", ("岬を守る。", 4), "考え方・根拠", ("灯火の計画による。", 4)],
        ["重要政策", ("・灯火の計画（令和５年３月31日閣議決定）", 9)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert of(reading, "goal_basis")["text"] == "灯火の計画による。"
    assert of(reading, "cabinet_policies")[0]["title"] == "灯火の計画"


def test_what_a_measure_aims_at_beside_its_goals() -> None:
    rows = (
        ["施策のねらい", ("岬の暗さを減らす。", 9)],
        ["実現しようとする状態", ("岬が明るい。", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["text"] for one in of(reading, "overview")] == ["岬の暗さを減らす。"]
    assert [one["text"] for one in of(reading, "goals")] == ["岬が明るい。"]


def test_goals_below_a_table_whose_first_column_is_of_names() -> None:
    rows = (
        ["測定指標", ("基準値（４年度）", 3), ("５年度目標", 3), ("目標値（６年度）", 3)],
        ["１　灯火の数", ("10基", 3), ("12基", 3), ("15基", 3)],
        ["２　鐘の数", ("1個", 3), ("2個", 3), ("3個", 3)],
        ["目標（達成すべき状態）", ("岬が明るい。", 9)],
        ["担当課", ("岬課", 9)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["name"] for one in of(reading, "indicators")] == ["灯火の数", "鐘の数"]
    assert [one["text"] for one in of(reading, "goals")] == ["岬が明るい。"]


def test_means_below_a_bar_in_other_words() -> None:
    rows = (
        [("実施する事業", 10)],
        [
            ("番号", 1, 2),
            ("事業の名称", 1, 2),
            ("予算額及び執行額（千円）", 4),
            ("測定指標の番号", 2, 2),
            ("事業の概要", 2, 2),
        ],
        [2, ("４年度", 2), ("５年度", 2)],
        ["1", "灯火の修理", ("1,200", 2), ("1,300", 2), ("1", 2), ("灯火を直す。", 2)],
        ["2", "鐘の修理", ("200", 2), ("300", 2), ("2", 2), ("鐘を直す。", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["name"] for one in of(reading, "means")] == ["灯火の修理", "鐘の修理"]
    assert of(reading, "budgets") == []


def test_the_policy_above_is_none_of_the_cabinet() -> None:
    reading = read(drawn(*HEAD, ["関係する政策目標", ("３　岬の暮らし", 9)]))
    assert of(reading, "policy")["text"] == "３　岬の暮らし"
    assert of(reading, "cabinet_policies") == []


def test_a_reference_indicator_beside_the_word_alone() -> None:
    rows = (
        ["測定指標", "基準値", "４年度実績", "５年度実績", ("達成", 6)],
        ["１　灯火の数", "10基", "12基", "13基", ("○", 6)],
        [("（参考）", 1, 2), ("岬の人口（千人）", 1, 2), ("推計値", 1, 2), "４年度", ("５年度", 6)],
        [3, "50", ("－", 6)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "reference_indicators")
    assert one["name"] == "岬の人口（千人）"
    values = [(value["fiscal_year"], value["raw"]) for value in one["series"][0]["values"]]
    assert values == [(2022, "50"), (2023, "－")]


@pytest.mark.parametrize(
    "title", ["１　投入した予算（単位：千円）", "１　資金の推移（単位：千円）"]
)
def test_the_unit_of_money_in_a_title_above_it(title: str) -> None:
    rows = (
        [(title, 10)],
        [("投入した予算", 1, 2), "年度", ("当初予算額", 4), ("執行額", 4)],
        [1, "５年度", ("1,200", 4), ("1,100", 4)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "budgets")
    assert one["unit"] == "千円"
    assert one["initial"]["value"] == 1200
    assert unplaced(reading) == []
