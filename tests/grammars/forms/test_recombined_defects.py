"""Defects that recombined forms brought to light, each in the smallest form that shows it."""

import pytest

from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.paged import Print, printed
from tests.grammars.forms.test_layouts import yearly

GOAL: Rows = (["達成すべき目標", ("灯火を絶やさない。", 9)],)
YEARS = ["４年度", "５年度"]


@pytest.mark.parametrize("year", ["（平成28（2016）年度）", "（令和元（2019）年度）"])
def test_the_year_of_a_value_may_have_brackets_in_its_own(year: str) -> None:
    rows: Rows = (
        ["測定指標", "基準値", *YEARS, "目標値"],
        ["１　灯火の数", f"8基\n{year}", "11基", "12基", "16基"],
    )
    (one,) = of(read(drawn(*HEAD, *GOAL, *rows)), "indicators")
    assert one["baseline"]["raw"] == "8基"
    assert one["baseline"]["fiscal_year"] in {2016, 2019}


def card(number: int, name: str, *values: str) -> Rows:
    """Return an indicator whose name stands above its columns, targets above results."""
    return (
        [(f"{number}　{name}", 5)],
        [("基準値", 1, 2), ("上段：年度ごとの目標値\n下段：年度ごとの実績値", 2), ("達成", 1, 2)],
        [1, *YEARS],
        [(values[0], 1, 2), *values[1:3], ("○", 1, 2)],
        [1, *values[3:]],
    )


def test_the_first_row_below_a_name_over_its_columns_is_of_targets() -> None:
    rows = (*card(1, "灯火の数", "8", "10", "11", "9", "12"), *card(2, "岬の数", *"12345"))
    form = drawn(*HEAD, *GOAL, [("■測定指標", 5)], [("（単位：基）", 5)], *rows)
    first, second = of(read(form), "indicators")
    assert yearly(first, "target") == {2022: "10", 2023: "11"}
    assert yearly(first, "result") == {2022: "9", 2023: "12"}
    assert (first["unit"], second["unit"]) == ("基", "基")


@pytest.mark.parametrize(("value", "unit"), [("3回", "回"), ("3", "基")])
def test_a_unit_above_the_first_of_several_tables_is_that_of_values_without(
    value: str, unit: str
) -> None:
    heads = ["測定指標", "基準値", *YEARS, "目標値"]
    rows: Rows = (
        [("（単位：基）", 5)],
        heads,
        ["１　灯火の数", "8", "9", "10", "11"],
        heads,
        ["２　岬の数", *[value] * 4],
    )
    units = [one["unit"] for one in of(read(drawn(*HEAD, *GOAL, *rows)), "indicators")]
    assert units == ["基", unit]


@pytest.mark.parametrize("heading", ["翌年度繰越額", "翌年度への繰越し", "不用額（百万円）"])
def test_money_that_is_carried_over_to_the_next_year_is_no_budget(heading: str) -> None:
    rows: Rows = (
        [("施策の予算額・執行額等（百万円）", 1, 4), ("区分", 2), *YEARS],
        [1, ("当初予算", 2), "120", "130"],
        [1, ("執行額", 2), "110", "118"],
        [1, (heading, 2), "10", "12"],
    )
    first, _ = of(read(drawn(*HEAD, *GOAL, *rows)), "budgets")
    assert {part for part in first if isinstance(first[part], dict)} == {"initial", "executed"}


@pytest.mark.parametrize("name", ["合　計", "計", "達成手段の合計", "合計（千円）"])
def test_a_row_of_sums_is_no_means(name: str) -> None:
    rows: Rows = (
        [("達成手段", 2, 2), ("予算額（執行額）（百万円）", 2), ("関連する指標", 1, 2)],
        [2, *YEARS],
        [("（１）灯火の整備", 2), "204（198）", "210（201）", "1"],
        [(name, 2), "204（198）", "210（201）"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *GOAL, *rows)), "means")
    assert one["name"] == "灯火の整備"


def test_the_budget_of_the_own_year_apart_from_those_before_is_the_initial_one() -> None:
    rows: Rows = (
        [("達成手段", 2, 2), ("補正後予算額（百万円）", 2), ("６年度予算額", 1, 2)],
        [2, *YEARS],
        [("（１）灯火の整備", 2), "204", "210", "190"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *GOAL, *rows)), "means")
    assert (one["initial"]["fiscal_year"], one["initial"]["raw"]) == (2024, "190")
    assert [budget["fiscal_year"] for budget in one["budgets"]] == [2022, 2023]


def test_a_reason_headed_as_that_of_the_goals_is_a_column_among_columns() -> None:
    rows: Rows = (
        ["業績指標", "達成目標", "基準値", *YEARS, "達成目標の設定の考え方"],
        ["１　灯火の数", "16基", "8基", "11基", "12基", "島々を照らすため。"],
    )
    reading = read(drawn(*HEAD, *GOAL, *rows))
    (one,) = of(reading, "indicators")
    assert (one["rationale"]["text"], one["target"]["raw"]) == ("島々を照らすため。", "16基")
    assert of(reading, "goal_basis") is None


def test_a_target_headed_as_the_goals_are_is_a_column_below_a_name() -> None:
    rows: Rows = (
        [("測定指標１　灯火の数", 4)],
        ["達成目標", "基準値", ("実績値", 2)],
        ["６年度", "３年度", *YEARS],
        ["16基", "8基", "11基", "12基"],
    )
    (one,) = of(read(drawn(*HEAD, *GOAL, *rows)), "indicators")
    assert (one["target"]["raw"], one["baseline"]["raw"]) == ("16基", "8基")


@pytest.mark.parametrize(
    "heading", ["基本目標", "政策目標", "大目標", "分野【政策体系上の位置付け】"]
)
def test_what_is_above_the_measure_is_its_policy_where_its_goals_are_named(heading: str) -> None:
    reading = read(drawn(*HEAD, [heading, ("安全な海", 9)], *GOAL))
    assert of(reading, "policy")["text"] == "安全な海"
    assert [goal["text"] for goal in of(reading, "goals")] == ["灯火を絶やさない。"]


def test_the_basic_goal_is_the_goal_where_no_other_is_printed() -> None:
    reading = read(drawn(*HEAD, ["基本目標", ("灯火を絶やさない。", 9)]))
    assert [goal["text"] for goal in of(reading, "goals")] == ["灯火を絶やさない。"]
    assert of(reading, "policy") is None


def test_kana_before_the_name_of_one_indicator_is_its_number() -> None:
    rows: Rows = (
        ["測定指標", "基準値", *YEARS, "目標値"],
        ["ア　灯火の数", "8基", "11基", "12基", "16基"],
    )
    (one,) = of(read(drawn(*HEAD, *GOAL, *rows)), "indicators")
    assert (one["code"], one["name"]) == ("ア", "灯火の数")


def test_a_title_behind_the_kind_of_the_form_is_one() -> None:
    rows: Rows = (
        [("（港湾庁７－３）", 10)],
        [("施策目標個票（令和５年度実績評価書）", 10)],
        ["施策目標", ("岬の保全", 9)],
    )
    assert of(read(drawn(*rows, *GOAL)), "fiscal_year") == 2023


def test_what_a_heading_remarks_behind_a_sign_is_no_part_of_it() -> None:
    rows: Rows = (
        [("測定指標（成果）※数字に○を付した指標は主要なもの", 1, 2), "基準値", *YEARS, "目標値"],
        [1, "8基", "11基", "12基", "16基"],
    )
    heads: Rows = ([rows[0][0], "測定指標", *rows[0][1:]], [1, "１　灯火の数", *rows[1][1:]])
    (one,) = of(read(drawn(*HEAD, *GOAL, *heads)), "indicators")
    assert one["name"] == "灯火の数"


def test_a_line_behind_the_sign_of_the_headings_is_one_too() -> None:
    rows: Rows = (
        [("■施策の概要", 10)],
        [("岬の灯火を守る。", 10)],
        [("■達成すべき目標", 10)],
        [("灯火を絶やさない。", 10)],
        [("■岬の会からの意見の紹介", 10)],
        [("灯火を増やすべきである。", 10)],
        [("■灯火の沿革", 10)],
        [("昔からの灯火である。", 10)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [goal["text"] for goal in of(reading, "goals")] == ["灯火を絶やさない。"]
    assert [one["text"] for one in of(reading, "opinions")] == ["灯火を増やすべきである。"]
    assert unplaced(reading) == ["■灯火の沿革昔からの灯火である。"]


def test_a_mark_beside_target_and_result_of_each_year() -> None:
    rows: Rows = (
        [("測定指標", 1, 2), ("基準値", 1, 2), ("４年度", 3), ("５年度", 3), ("目標値", 1, 2)],
        [2, *["目標", "実績", "達成"] * 2],
        ["１　灯火の数", "8基", "10基", "9基", "×", "11基", "12基", "○", "16基"],
    )
    (one,) = of(read(drawn(*HEAD, *GOAL, *rows)), "indicators")
    assert [year["result"]["mark"] for year in one["years"]] == ["×", "○"]


@pytest.mark.parametrize("said", ["１７，９\n０３", "１７，\n９０３", "１７，９０\n３"])
def test_a_wide_number_that_a_narrow_cell_wraps_is_whole_as_printed(said: str) -> None:
    rows: Rows = (
        ["施策の予算額・執行額等", "区分", "３年度"],
        [1, "当初予算", said],
    )
    (year,) = of(read(drawn(*HEAD, *rows)), "budgets")
    assert (year["initial"]["raw"], year["initial"]["value"]) == ("１７，９０３", 17903)


def test_policies_in_columns_below_means_are_none_of_them() -> None:
    rows: Rows = (
        [("達成手段", 2, 2), ("予算額（執行額）（百万円）", 2), ("関連する指標", 1, 2)],
        [2, *YEARS],
        [("（１）灯火の整備", 2), "204（198）", "210（201）", "1"],
        [("海に係る政府の方針等", 1, 2), "名称", "年月日", ("関係部分", 2)],
        [1, "岬基本計画", "令和３年６月15日", ("第３章「灯火」", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *GOAL, *rows))
    assert [one["name"] for one in of(reading, "means")] == ["灯火の整備"]
    assert [one["title"] for one in of(reading, "cabinet_policies")] == ["岬基本計画"]


@pytest.mark.parametrize("height", range(220, 300, 10))
def test_a_heading_that_says_all_at_the_foot_of_a_page_is_not_that_below_it(height: int) -> None:
    rows = drawn(
        *HEAD,
        *GOAL,
        ["使用した資料その他の情報", ("「岬の報告書」（港湾庁）", 9)],
        ["沿革", ("昔からの灯火である。", 9)],
    )
    reading = reading_of(
        pdf.read(Source("様式.pdf", printed([(rows, 0)], Print(height, closes=True))))
    )
    (material,) = of(reading, "materials")
    assert (material["title"], material["publisher"]) == ("岬の報告書", "港湾庁")
