"""What the rows and columns of tables say, in layouts that ministries print, in fictional forms."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


@pytest.mark.parametrize(
    ("head", "printed", "year"),
    [("’22年度", "’21", 2021), ("FY2022", "FY2021", 2021), ("2022年度", "2021", 2021)],
)
def test_years_as_few_print_them(head: str, printed: str, year: int) -> None:
    rows = (
        [
            ("測定指標（KPI）", 1, 2),
            ("単位", 1, 2),
            ("基準値", 2),
            ("年度ごとの値", 2),
            ("区分", 1, 2),
        ],
        [2, "値", "年度", (head, 2)],
        ["KPI1 灯火の数", "基", "10", printed, ("12", 2)],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert (one["code"], one["name"]) == ("1", "灯火の数")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (year, "10")


def test_the_year_below_its_value() -> None:
    rows = (
        [("測定指標", 1, 2), "基準値", "目標値", ("年度ごとの目標値\n年度ごとの実績値", 2)],
        [1, "基準年度", "目標年度", "４年度", "５年度"],
        [("１　灯火の数", 1, 2), "10基", "20基以上", "12基", "15基"],
        [1, "３年度", "７年度", "11基", "16基"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2021, "10基")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2025, "20基以上")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}


def test_results_in_brackets_below_their_targets() -> None:
    heading = "年度ごとの目標（値）\n（括弧内は年度ごとの実績（値））"
    rows = (
        [("測定指標", 1, 2), "基準（値）", (heading, 2), "目標（値）"],
        [1, "【年度】", "４年度", "５年度", "【年度】"],
        [("①　灯火の数", 1, 2), "10基", "12基", "15基", "20基超"],
        [1, "【３年度】", "（11基）", "（16基）", "【７年度】"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert (one["baseline"]["fiscal_year"], one["target"]["fiscal_year"]) == (2021, 2025)


def test_target_and_result_in_columns_below_each_year() -> None:
    rows = (
        [("測定指標", 1, 3), ("年度ごとの目標値及び実績値", 4)],
        [1, ("４年度", 2), ("５年度", 2)],
        [1, "目標", "実績", "目標", "実績"],
        ["１　灯火の数", "12基", "11基", "15基", "16基"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}


def test_a_number_beside_the_name_and_a_reason_above_the_columns() -> None:
    rows = (
        [("64", 1, 4), ("灯火の数", 1, 4), ("指標の選定理由及び目標値の設定の根拠", 4)],
        [2, ("岬を照らすため。", 4)],
        [2, "初期値", "実績値", "評価", "目標値"],
        [2, "10基", "12基", "B", "20基"],
    )
    named = (
        [("指標１　鐘の数", 2, 3), "基準値", ("実績値", 2), "目標値"],
        [2, "元年度", "２年度", "３年度", "３年度"],
        [2, "1基", "2基", "3基", "4基"],
    )
    one, two = of(read(drawn(*HEAD, *named, *rows)), "indicators")
    assert (one["code"], one["name"]) == ("1", "鐘の数")
    assert yearly(one, "result") == {2020: "2基", 2021: "3基"}
    assert (two["code"], two["name"], two["mark"]) == ("64", "灯火の数", "B")
    assert (two["baseline"]["raw"], two["target"]["raw"]) == ("10基", "20基")


def test_goal_and_result_lead_rows_of_an_indicator_not_a_section() -> None:
    rows = (
        [("達成すべき目標", 1), ("岬を守る。", 5)],
        [("測定指標", 6)],
        [("測定指標１－１　灯火の数", 6)],
        [("", 1, 2), ("基準値（３年度）", 1, 2), ("年度ごとの目標値／実績値", 2), ("目標値", 1, 2)],
        [2, "４年度", "５年度"],
        ["目標", ("10基", 1, 2), "12基", "15基", ("20基", 1, 2)],
        ["実績", 1, "11基", "16基"],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [goal["text"] for goal in of(reading, "goals")] == ["岬を守る。"]
    (one,) = of(reading, "indicators")
    assert (one["code"], one["name"]) == ("1-1", "灯火の数")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}


def test_sums_below_the_columns_of_the_means() -> None:
    rows: Rows = (
        [
            ("達成手段", 2, 2),
            ("予算額計（執行額）【億円】", 2),
            "当初予算額【億円】",
            ("関連する指標", 1, 2),
        ],
        [2, "３年度", "４年度", "５年度"],
        [("①灯火の更新", 2), "1.2（1.1）", "1.4（1.3）", "1.5", "1-1\n1-2"],
        [("施策の予算額（執行額）", 2), "2.2（2.1）", "2.4（2.3）", "2.5", ""],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    found = {one["fiscal_year"]: one for one in of(reading, "budgets")}
    assert {year: one["unit"] for year, one in found.items()} == dict.fromkeys(found, "億円")
    assert (found[2021]["total"]["raw"], found[2022]["executed"]["raw"]) == ("2.2", "2.3")
    assert found[2023]["initial"]["raw"] == "2.5"
    (means,) = of(reading, "means")
    assert means["indicators"] == ["1-1", "1-2"]


def test_a_policy_and_its_part_on_one_line() -> None:
    text = "岬の再生計画2023（令和５年６月16日閣議決定）第２部第１章「灯火」"
    reading = read(drawn(*HEAD, ["関係する内閣の重要政策", (text, 9)]))
    assert of(reading, "cabinet_policies") == [
        {
            "title": "岬の再生計画2023",
            "date": "令和５年６月16日",
            "details": ["第２部第１章「灯火」"],
        }
    ]


def test_a_heading_with_its_unit_as_a_paragraph() -> None:
    rows = (
        [("【施策の予算額・執行額等】（単位：百万円）", 10)],
        ["区　分", "３年度", "４年度"],
        ["当初予算", "３８", "４１"],
        ["執行額", "２９", "３３"],
    )
    reading = read(drawn(*HEAD, *rows))
    found = of(reading, "budgets")
    assert [(one["initial"]["value"], one["executed"]["value"]) for one in found] == [
        (38, 29),
        (41, 33),
    ]
    assert unplaced(reading) == []


def test_numbers_of_goals_before_their_texts() -> None:
    rows = (
        [("達成すべき目標", 1, 2), ("達成目標１　岬を守る。", 9)],
        [1, ("達成目標２　灯火を守る。", 9)],
    )
    found = of(read(drawn(*HEAD, *rows)), "goals")
    assert [(goal["number"], goal["text"]) for goal in found] == [
        ("1", "岬を守る。"),
        ("2", "灯火を守る。"),
    ]


def test_targets_in_one_table_and_results_in_another() -> None:
    rows = (
        [("１　測定指標及び目標値", 6)],
        ["測定指標", "単位", "基準値", ("年度ごとの目標値", 2), "目標値"],
        [2, "元年度", "２年度", "３年度", "７年度"],
        ["（１）灯火の数（注１）", "基", "10", "12", "15", "20"],
        [("２　測定指標の実績値", 6)],
        ["測定指標", ("年度ごとの実績値", 3), "達成度", ""],
        [1, "２年度", "３年度", "４年度"],
        ["（１）灯火の数", "11基", "16基", "17基", "B"],
        [("注１　灯台のものを除く。", 6)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2020: "12", 2021: "15"}
    assert yearly(one, "result") == {2020: "11基", 2021: "16基", 2022: "17基"}
    assert (one["mark"], one["baseline"]["raw"], one["target"]["raw"]) == ("B", "10", "20")
    assert of(reading, "notes") == [{"mark": "注１", "text": "灯台のものを除く。"}]
    assert unplaced(reading) == []


def test_years_without_a_word_and_the_order_of_two_values() -> None:
    rows = (
        [("測定指標", 1, 2), ("選定理由", 1, 2), ("年度ごとの目標値（上段）・実績値（下段）", 2)],
        [2, "2021", "2022"],
        [("指標１：灯火の数", 1, 2), ("岬を照らすため。", 1, 2), "12基", "15基"],
        [2, "11基", "16基"],
        [("参考指標：\n鐘の数", 2, 2), "2021年度", "2022年度"],
        [2, "2021", "2020"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2021: "12基", 2022: "15基"}
    assert yearly(one, "result") == {2021: "11基", 2022: "16基"}
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "鐘の数"
    assert [value["value"] for value in reference["series"][0]["values"]] == [2021, 2020]


def test_what_changes_next_in_rows_of_its_own() -> None:
    rows = (
        [("評価結果", 1, 2), ("次期目標等への反映の方向性", 1, 2), "施策", ("灯火を増やす。", 6)],
        [2, "測定指標", ("指標２は改める。", 6)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "name") == "岬の保全"
    assert of(reading, "next_measure") == {"text": "灯火を増やす。"}
    assert [one["text"] for one in of(reading, "next_indicators")] == ["指標２は改める。"]
    assert of(reading, "indicators") == []


def test_totals_that_name_their_parts_and_numbers_to_the_left_of_means() -> None:
    rows = (
        [("施策の予算額・執行額等", 1, 4), "区分", "３年度", "４年度"],
        [1, "当初予算①", "10", "20"],
        [1, "補正予算②", "1", "2"],
        [1, "合計①＋②", "11", "22"],
        [("レビュー番号", 1, 2), ("達成手段（開始年度）", 1, 2), ("予算額（執行額）", 2)],
        [2, "３年度", "４年度"],
        ["0021", "１　灯火の更新（平成17年度）", "5（4）", "6（5）"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["total"]["value"] for one in of(reading, "budgets")] == [11, 22]
    (means,) = of(reading, "means")
    assert (means["review_number"], means["name"]) == ("0021", "灯火の更新")


def test_goals_whose_lines_begin_with_their_numbers() -> None:
    text = "○目標１：岬を守る。\n○目標２：灯火を守る。"
    found = of(read(drawn(*HEAD, ["施策の目標", (text, 9)])), "goals")
    assert [(goal["number"], goal["text"]) for goal in found] == [
        ("1", "岬を守る。"),
        ("2", "灯火を守る。"),
    ]


def test_columns_to_the_left_of_the_names() -> None:
    rows = (
        [("選定理由", 1, 2), ("測定指標", 1, 2), ("年度ごとの実績値", 2)],
        [2, "３年度", "４年度"],
        ["岬を照らすため。", "１　灯火の数", "11基", "16基"],
        [("関連指標", 1, 2), ("達成手段（開始年度）", 1, 2), ("予算額（執行額）", 2)],
        [2, "３年度", "４年度"],
        ["1", "１　灯火の更新（平成17年度）", "5（4）", "6（5）"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["name"], one["rationale"]) == ("灯火の数", {"text": "岬を照らすため。"})
    (means,) = of(reading, "means")
    assert (means["name"], means["indicators"]) == ("灯火の更新", ["1"])


@pytest.mark.parametrize("printed", ["【１】", "[１]", "（１）", "①", "１．"])
def test_numbers_before_names(printed: str) -> None:
    rows = (
        ["測定指標", "基準値（２年度）", "３年度実績", "目標値（５年度）"],
        [f"{printed}灯火の数", "10基", "11基", "20基"],
        [f"{printed.translate({0xFF11: 0xFF12, 0x2460: 0x2461})}鐘の数", "1基", "2基", "3基"],
    )
    found = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [(one["code"], one["name"]) for one in found] == [("1", "灯火の数"), ("2", "鐘の数")]


def test_means_of_two_lines_each() -> None:
    rows = (
        [
            ("達成手段（開始年度）", 1, 3),
            ("予算額計（執行額）", 4),
            ("５年度当初予算額", 2, 2),
            ("関連する指標", 3, 2),
        ],
        [1, ("３年度", 2), ("４年度", 2)],
        [1, ("達成手段の概要", 6), ("行政事業レビュー事業番号", 3)],
        [
            ("①灯火の整備（平成16年度）", 1, 2),
            ("30\n（29）", 2),
            ("32\n（31）", 2),
            ("35", 2),
            ("１、２", 3),
        ],
        [1, ("岬の灯火を新しくする。", 6), ("2022-港湾-21-0008", 3)],
        [
            ("②標識の整備（平成18年度）", 1, 2),
            ("10\n（9）", 2),
            ("12\n（11）", 2),
            ("15", 2),
            ("３", 3),
        ],
        [1, ("航路の標識を直す。", 6), ("2022-港湾-21-0009", 3)],
    )
    first, second = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert (first["text"], first["review_number"]) == (
        "岬の灯火を新しくする。",
        "2022-港湾-21-0008",
    )
    assert (first["indicators"], second["indicators"]) == (["1", "2"], ["3"])
    assert [one["executed"]["raw"] for one in second["budgets"]] == ["9", "11"]
    assert (second["initial"]["raw"], second["start_year"]) == ("15", 2006)
