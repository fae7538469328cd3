"""Headings over the whole table: of one section, or of several, in fictional forms."""

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

WIDTH = 10
MONEY: Rows = (
    [("年度", 2), ("当初予算額", 2), ("補正予算額", 2), ("計", 2), ("執行額", 2)],
    [("令和３年度", 2), ("186.4", 2), ("24.0", 2), ("210.4", 2), ("200.1", 2)],
    [("令和４年度", 2), ("192.0", 2), ("－", 2), ("192.0", 2), ("190.5", 2)],
)
INDICATOR: Rows = (
    [("測定指標", 2), ("区分", 2), ("４年度", 3), ("５年度", 3)],
    [("１　灯火の数", 2, 2), ("目標値", 2), ("12基", 3), ("15基", 3)],
    [2, ("実績値", 2), ("11基", 3), ("16基", 3)],
)


def test_a_bar_heads_the_columns_of_money_right_below() -> None:
    reading = read(drawn(*HEAD, [("予算の状況（単位：億円）", WIDTH)], *MONEY))
    first, second = of(reading, "budgets")
    assert (first["fiscal_year"], first["initial"]["raw"], first["unit"]) == (2021, "186.4", "億円")
    assert (second["supplementary"]["raw"], second["executed"]["raw"]) == ("－", "190.5")
    assert unplaced(reading) == []


def test_bars_over_several_sections_end_what_stands_above_them() -> None:
    reading = read(
        drawn(
            *HEAD[:2],
            [("１　施策名等", WIDTH)],
            ["施策名", ("岬の保全", 9)],
            [("２　施策の概要及び達成すべき目標", WIDTH)],
            ["概要", ("岬の灯火を守る。", 9)],
            ["目標", ("灯火を絶やさない。", 9)],
            *INDICATOR,
            [("４　目標の達成状況及び施策の分析", WIDTH)],
            ["達成状況", ("達成の区分：目標達成", 9)],
            ["施策の分析", ("灯火の数は増えた。", 9)],
        )
    )
    assert of(reading, "name") == "岬の保全"
    assert [one["text"] for one in of(reading, "goals")] == ["灯火を絶やさない。"]
    (one,) = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert of(reading, "attainment")["label"] == "目標達成"
    assert of(reading, "analysis")[0]["text"] == "灯火の数は増えた。"
    assert unplaced(reading) == []


def test_the_unit_of_a_bar_holds_for_the_money_that_has_its_own_heading() -> None:
    reading = read(
        drawn(
            *HEAD,
            [("５　予算の状況（百万円）", WIDTH)],
            [("予算額・執行額", 2, 3), ("区分", 2), ("令和４年度", 3), ("令和５年度", 3)],
            [2, ("当初予算", 2), ("1,204", 3), ("1,187", 3)],
            [2, ("執行額", 2), ("1,098", 3), ("1,100", 3)],
        )
    )
    first, second = of(reading, "budgets")
    assert (first["unit"], second["unit"]) == ("百万円", "百万円")
    assert (first["initial"]["raw"], second["executed"]["raw"]) == ("1,204", "1,100")


def test_a_sentence_alone_above_a_heading_is_no_bar() -> None:
    rows = (
        ["達成すべき目標", ("１　灯火を絶やさない。", 9)],
        [("２　航路を保つ施策を進める。", WIDTH)],
        ["施策の分析", ("灯火の数は増えた。", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["text"] for one in of(reading, "goals")] == ["灯火を絶やさない。"]
    assert unplaced(reading) == ["２航路を保つ施策を進める。"]


def test_goals_by_roman_numbers_stay_as_printed() -> None:
    reading = read(drawn(*HEAD, ["達成すべき目標", ("Ⅰ　灯火を守る。\nⅡ　航路を保つ。", 9)]))
    goals = [(one["number"], one["text"]) for one in of(reading, "goals")]
    assert goals == [("Ⅰ", "灯火を守る。"), ("Ⅱ", "航路を保つ。")]


def test_a_reason_that_only_brackets_announce() -> None:
    text = "③　相当程度進展あり\n（根拠）灯火の数が増えた。"
    found = of(read(drawn(*HEAD, ["目標達成度合いの測定結果", (text, 9)])), "attainment")
    assert (found["grade"], found["basis"]) == ("3", "灯火の数が増えた。")


def test_a_unit_beside_the_way_of_counting_in_the_brackets_of_a_name() -> None:
    rows = (
        INDICATOR[0],
        [("１　相談の数（件、累計）", 2, 2), ("目標値", 2), ("12", 3), ("15", 3)],
        [2, ("実績値", 2), ("11", 3), ("16", 3)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["unit"] == "件"
    assert one["accumulation"] == "cumulative"


def test_a_reference_indicator_over_the_columns_of_number_and_name() -> None:
    rows = (
        ["番号", "測定指標", ("区分", 2), ("４年度", 3), ("５年度", 3)],
        [("１", 1, 2), ("灯火の数", 1, 2), ("目標値", 2), ("12基", 3), ("15基", 3)],
        [2, ("実績値", 2), ("11基", 3), ("16基", 3)],
        [("（参考指標）漁船の数（単位：隻）", 2, 2), ("実績値", 2), ("４年度", 3), ("５年度", 3)],
        [4, ("40", 3), ("38", 3)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "漁船の数（単位：隻）"
    values = [(one["fiscal_year"], one["raw"]) for one in reference["series"][0]["values"]]
    assert values == [(2022, "40"), (2023, "38")]


def test_a_reference_indicator_below_the_table_of_the_others() -> None:
    rows = (
        [("業績指標", 1, 3), ("業績指標", 2), ("進捗", 1), ("４年度", 3), ("５年度", 3)],
        [1, ("１　灯火の数", 2, 2), ("目標", 1), ("12基", 3), ("15基", 3)],
        [3, ("実績", 1), ("11基", 3), ("16基", 3)],
        [("（参考指標）漁船の数（隻）", 3, 2), ("実績", 1, 2), ("４年度", 3), ("５年度", 3)],
        [4, ("40", 3), ("38", 3)],
        ["施策の分析", ("灯火の数は増えた。", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "漁船の数（隻）"
    values = [(one["fiscal_year"], one["raw"]) for one in reference["series"][0]["values"]]
    assert values == [(2022, "40"), (2023, "38")]
    assert of(reading, "analysis")[0]["text"] == "灯火の数は増えた。"


def test_title_and_number_on_one_line() -> None:
    line = "令和５年度実施施策に係る政策評価書　港湾庁７－Ⅱ－３"
    reading = read(drawn([(line, WIDTH)], ["施策名", ("岬の保全", 9)]))
    assert reading.to_dict()["document"]["title"] == "令和５年度実施施策に係る政策評価書"
    assert (of(reading, "code"), of(reading, "ministry")) == ("港湾庁７－Ⅱ－３", "港湾庁")
