"""Wordings and orders that forms of the common kind vary, in fictional forms."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

TEXTS: Rows = (
    ["達成すべき目標", ("灯火を絶やさない。", 9)],
    ["施策の分析", ("灯火の数は増えた。", 9)],
)
YEARS: Rows = (["測定指標", ("基準値", 2), ("目標値", 2), ("４年度", 2), ("５年度", 2), "達成"],)


@pytest.mark.parametrize(
    "printed",
    [
        "【指標１】\n灯火の数",
        "（業績指標１）灯火の数",
        "〈成果指標①〉　灯火の数",
        "［KPI1］灯火の数",
    ],
)
def test_a_number_in_brackets_with_its_word_is_no_part_of_a_name(printed: str) -> None:
    reading = read(
        drawn(*HEAD, *YEARS, [printed, ("8基", 2), ("16基", 2), ("11基", 2), ("16基", 2), "○"])
    )
    (one,) = of(reading, "indicators")
    assert (one["code"], one["name"]) == ("1", "灯火の数")
    assert one["target"]["raw"] == "16基"
    assert unplaced(reading) == []


@pytest.mark.parametrize("mark", ["〈参考指標〉", "《参考値》", "〔参考指標①〕", "参考："])
def test_a_name_behind_the_word_reference_is_one(mark: str) -> None:
    row = ["１　灯火の数", ("8基", 2), ("16基", 2), ("11基", 2), ("16基", 2), "○"]
    years = [f"{mark}\n漁船の数", ("実績値", 4), ("301隻", 2), ("296隻", 2)]
    reading = read(drawn(*HEAD, *YEARS, row, years))
    assert [one["name"] for one in of(reading, "indicators")] == ["灯火の数"]
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "漁船の数"


@pytest.mark.parametrize(
    ("measure", "indicators"),
    [
        ("【施策】", "【業績指標】"),
        ("（施策の見直し）", "（成果指標の見直し）"),
        ("〔政策に関する方向性〕", "〔評価指標及び目標値〕"),
        ("施策の方向性", "測定指標等の方向性"),
    ],
)
def test_what_changes_next_is_parted_by_headings_of_other_wording(
    measure: str, indicators: str
) -> None:
    text = f"{measure}\n灯火を増やす。\n{indicators}\n評価指標２は、次の年度から用いない。"
    reading = read(drawn(*HEAD, *TEXTS, ["今後の方向性", (text, 9)]))
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    (following,) = of(reading, "next_indicators")
    assert following["text"] == "評価指標２は、次の年度から用いない。"


def test_cells_beside_what_changes_next_part_it_and_a_sentence_is_no_indicator() -> None:
    reading = read(
        drawn(
            *HEAD,
            *TEXTS,
            [("今後の取組の方向性", 1, 2), ("施策の見直し", 2), ("灯火を増やす。", 7)],
            [1, ("業績指標", 2), ("業績指標２は、島ごとに分けて数える。", 7)],
        )
    )
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    assert of(reading, "next_indicators")[0]["text"] == "業績指標２は、島ごとに分けて数える。"
    assert of(reading, "indicators") == []


def test_a_heading_of_results_below_a_grid_at_its_side_is_none_of_its_rows() -> None:
    reading = read(
        drawn(
            *HEAD,
            *(TEXTS[:1]),
            [("業績指標", 1, 3), ("１　灯火の数", 2, 3), ("基準値", 2), ("実績値", 4), "評価"],
            [3, ("３年度", 2), ("４年度", 2), ("５年度", 2), ("○", 1, 2)],
            [3, ("8基", 2), ("11基", 2), ("16基", 2)],
            [("評価", 1, 4), ("目標達成度合いの評価", 2), ("目標達成", 7)],
            [1, ("測定結果の根拠", 2), ("灯火の数が目標を超えた。", 7)],
            [1, ("施策目標の分析", 2), ("灯火の数は増えた。", 7)],
            [1, ("今後の取組の方向性", 2), ("灯火を増やす。", 7)],
        )
    )
    assert of(reading, "analysis")[0]["text"] == "灯火の数は増えた。"
    assert of(reading, "next_measure")["text"] == "灯火を増やす。"
    attainment = of(reading, "attainment")
    assert (attainment["label"], attainment["basis"]) == ("目標達成", "灯火の数が目標を超えた。")
    assert unplaced(reading) == []


def test_a_heading_of_results_in_a_table_of_its_own_is_none_of_the_grid_before() -> None:
    grid = drawn(
        *HEAD,
        *(TEXTS[:1]),
        [("業績指標", 1, 3), ("１　灯火の数", 2, 3), ("基準値", 2), ("実績値", 4), "評価"],
        [3, ("３年度", 2), ("４年度", 2), ("５年度", 2), ("○", 1, 2)],
        [3, ("8基", 2), ("11基", 2), ("16基", 2)],
    )
    results = drawn(
        [("評価", 1, 2), ("目標達成度合いの測定結果", 2), ("目標達成", 4)],
        [1, ("施策目標の分析", 2), ("灯火の数は増えた。", 4)],
    )
    reading = read(grid, results, suffix="docx")
    assert of(reading, "analysis")[0]["text"] == "灯火の数は増えた。"


def test_a_reason_behind_a_heading_in_brackets_is_without_it() -> None:
    text = "（各行政機関共通区分）\n目標達成\n〔達成度合いの判定の理由〕\n灯火の数が目標を超えた。"
    reading = read(drawn(*HEAD, *TEXTS, ["目標達成度合いの測定結果", (text, 9)]))
    assert of(reading, "attainment")["basis"] == "灯火の数が目標を超えた。"


def test_a_heading_whose_bracket_is_never_closed_is_known() -> None:
    rows = (
        [("施策の達成", 1, 2), ("目標達成度合いの測定結果（共通区分", 3), ("目標達成", 6)],
        [1, ("判断根拠", 3), ("灯火の数が目標を超えた。", 6)],
    )
    assert of(read(drawn(*HEAD, *TEXTS, *rows)), "attainment")["label"] == "目標達成"


def test_a_speech_is_dated_by_a_bracket_before_its_words() -> None:
    text = (
        "・施政方針演説（令和５年２月２日）「灯火を（島に）守る。」\n"
        "・岬計画（令和４年６月閣議決定）第２章（灯火）"
    )
    reading = read(drawn(*HEAD, ["施策に関係する内閣の重要政策", (text, 9)]))
    speech, plan = of(reading, "cabinet_policies")
    assert (speech["title"], speech["date"]) == ("施政方針演説", "令和５年２月２日")
    assert speech["details"] == ["「灯火を（島に）守る。」"]
    assert (plan["title"], plan["details"]) == ("岬計画", ["第２章（灯火）"])


def test_a_title_whose_last_bracket_names_the_form_is_one() -> None:
    rows = (
        [("（港湾庁７－３）", 10)],
        [("令和５年度政策評価結果（実績評価書）", 10)],
        ["政策目標", ("岬の保全", 9)],
        ["政策目標の概要", ("岬の灯火を守る。", 9)],
    )
    reading = read(drawn(*rows, *TEXTS))
    assert (of(reading, "name"), of(reading, "fiscal_year")) == ("岬の保全", 2023)
    assert [one["text"] for one in of(reading, "goals")] == ["灯火を絶やさない。"]


MEANS: Rows = (
    [
        ("2022-港-0017", 2),
        ("（１）灯火の整備に要する経費", 2),
        ("204（198）", 2),
        "210",
        "2",
        "更新する。",
    ],
    [("2022-港-0018", 2), ("（２）岬を守る取組の推進", 2), ("31（30）", 2), "29", "1", "守る。"],
)
MEANS_HEADS = ("予算額計（執行額）（百万円）", 2), "６年度当初予算額", "関連する指標", "概要"


@pytest.mark.parametrize("printed", ["施策を構成する達成手段", "個別の取組手段の名称"])
def test_the_names_of_means_may_stand_behind_another_column(printed: str) -> None:
    amounts, initial, related, text = MEANS_HEADS
    reading = read(
        drawn(
            *SHEET_HEAD,
            *TEXTS[:1],
            [
                ("行政事業レビュー事業番号", 2, 2),
                (printed, 2, 2),
                amounts,
                (initial, 1, 2),
                (related, 1, 2),
                (text, 1, 2),
            ],
            [4, ("５年度", 2)],
            *MEANS,
        )
    )
    first, second = of(reading, "means")
    assert (first["name"], first["review_number"]) == ("灯火の整備に要する経費", "2022-港-0017")
    assert (first["indicators"], second["indicators"]) == (["2"], ["1"])
    assert second["budgets"][0]["executed"]["raw"] == "30"
    assert unplaced(reading) == []


def test_indicators_between_number_and_name_of_means_are_not_its_number() -> None:
    reading = read(
        drawn(
            *SHEET_HEAD,
            *TEXTS[:1],
            [
                "番号",
                "関連する指標",
                ("達成手段", 4),
                ("６年度当初予算額（百万円）", 2),
                ("概要", 2),
            ],
            ["１", "２", ("灯火の整備に要する経費", 4), ("210", 2), ("更新する。", 2)],
            ["２", "１", ("岬を守る取組の推進", 4), ("29", 2), ("守る。", 2)],
        )
    )
    found = [(one["number"], one["indicators"]) for one in of(reading, "means")]
    assert found == [("1", ["2"]), ("2", ["1"])]


def test_marks_and_targets_may_stand_before_names_that_have_no_heading() -> None:
    heads = ["達成度", "目標値", ("① 灯火の数", 3, 3), "基準値", ("実績値", 2)]
    others = ["達成度", "目標値", ("② 岬の数", 3, 3), "基準値", ("実績値", 2)]
    reading = read(
        drawn(
            *HEAD,
            *TEXTS[:1],
            [("測定指標", 1, 6), *heads],
            [1, ("○", 1, 2), "５年度", 3, "３年度", "４年度", "５年度"],
            [2, "15基", 3, "8基", "11基", "16基"],
            [1, *others],
            [1, ("－", 1, 2), "５年度", 3, "３年度", "４年度", "５年度"],
            [2, "7か所", 3, "3か所", "4か所", "5か所"],
        )
    )
    first, second = of(reading, "indicators")
    assert (first["name"], first["mark"], first["target"]["raw"]) == ("灯火の数", "○", "15基")
    assert (second["name"], second["mark"], second["baseline"]["raw"]) == ("岬の数", "－", "3か所")
    assert yearly(second, "result") == {2022: "4か所", 2023: "5か所"}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("保全を行う岬角の数（岬角）", "岬角"),
        ("灯台計画の策定数（累計）（計画）", "計画"),
        ("累計の見学者数（累計）", None),
    ],
)
def test_what_a_name_counts_may_stand_behind_it_as_the_unit(name: str, unit: str | None) -> None:
    rows = [f"１　{name}", ("8", 2), ("16", 2), ("11", 2), ("16", 2), "○"]
    (one,) = of(read(drawn(*HEAD, *YEARS, rows)), "indicators")
    assert one.get("unit") == unit
