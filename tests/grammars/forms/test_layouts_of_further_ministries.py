"""Layouts of further ministries: the order of columns, rows of years, units, in fictional forms."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def test_the_target_with_its_year_before_the_baseline() -> None:
    rows = (
        [
            ("測定指標", 1, 2),
            ("目標値\n（年度）", 1, 2),
            ("基準値\n（年度）", 1, 2),
            ("", 1, 2),
            ("年度ごとの目標値・実績値", 2),
        ],
        [4, "４年度", "５年度"],
        [
            ("１　灯火の数", 1, 2),
            ("20基以上\n（７年度）", 1, 2),
            ("10基\n（３年度）", 1, 2),
            "目標",
            "12基",
            "15基",
        ],
        [3, "実績", "11基", "16基"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2021, "10基")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2025, "20基以上")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert unplaced(reading) == []


def test_targets_of_years_below_a_heading_that_says_year() -> None:
    rows = (
        [("測定指標", 1, 2), ("基準値（年度）", 1, 2), ("目標値（年度）", 2)],
        [2, "４年度", "５年度"],
        ["１　灯火の数", "10基（３年度）", "12基", "15基"],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}


def test_the_value_of_the_target_and_its_year_below_one_heading() -> None:
    rows = (
        [("測定指標", 1, 2), ("目標", 2), ("基準", 2), ("区分", 1, 2), ("年度", 2)],
        [1, "目標値", "年度", "基準値", "年度", 1, "R4", "R5"],
        [
            ("(1) 灯火の数", 1, 2),
            ("20以上", 1, 2),
            ("R7", 1, 2),
            ("10", 1, 2),
            ("R3", 1, 2),
            "目標値",
            "12",
            "15",
        ],
        [5, "実績値", "11", "16"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["target"]["fiscal_year"], one["target"]["value"]) == (2025, 20)
    assert (one["baseline"]["fiscal_year"], one["baseline"]["value"]) == (2021, 10)
    assert unplaced(reading) == []


def _by_year(*rows: list[object]) -> Rows:
    """Return the rows of an indicator whose years lead its rows."""
    first, *others = rows
    head = ["測定指標", "年度", "目標値（目標）", "実績値（実績）", "達成状況"]
    return (head, [("① 灯火の点灯率", 1, len(rows)), *first], *([1, *row] for row in others))


def test_rows_of_years_between_the_baseline_and_the_target() -> None:
    rows = _by_year(
        ["基準値（３年度）", ("71％", 2), ""],
        ["４年度", "80％", "82％", "○"],
        ["５年度", "85％", "84％", "×"],
        ["目標値（５年度）", ("85％以上", 2), "△"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert one["mark"] == "△"
    assert [year["result"]["mark"] for year in one["years"]] == ["○", "×"]
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("71％", "85％以上")
    assert unplaced(reading) == []


def test_a_target_merged_over_the_rows_of_years() -> None:
    rows = _by_year(
        ["基準値", ("－", 2), ""],
        ["４年度", ("80％以上", 1, 2), "82％", "○"],
        ["５年度", 1, "79％", "×"],
        ["目標値（毎年度）", ("80％以上", 2), "－"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2022: "80％以上", 2023: "80％以上"}
    assert (one["baseline"]["raw"], one["target"]["raw"], one["mark"]) == ("－", "80％以上", "－")
    assert unplaced(reading) == []


def test_the_last_target_beside_the_rows_of_years() -> None:
    rows = (
        ["測定指標", "年度", "施策の進捗状況（実績）", "目標"],
        [("１　灯火の設計", 1, 2), "４年度", "設計の案を作った。", ("設計を終える。", 1, 2)],
        [1, "５年度", "設計を全て終えた。"],
        [("２　鐘の設計", 1, 2), "４年度", "設計の案を作った。", ("鐘を鳴らす。", 1, 2)],
        [1, "５年度", "設計を全て終えた。"],
    )
    found = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [one["target"]["text"] for one in found] == ["設計を終える。", "鐘を鳴らす。"]
    assert all(yearly_targets(one) == [] for one in found)


def yearly_targets(indicator: dict[str, list[dict[str, object]]]) -> list[object]:
    return [year["target"] for year in indicator["years"] if "target" in year]


@pytest.mark.parametrize("unit", ["年", "年度", "年目"])
def test_a_unit_that_could_head_a_row_of_years(unit: str) -> None:
    rows = (
        [
            ("番号", 1, 2),
            ("測定指標", 1, 2),
            ("単位", 1, 2),
            ("基準値", 2),
            ("年度", 2),
            ("目標値", 2),
        ],
        [3, "年度", "値", "R4", "R5", "年度", "値"],
        ["3-1", "灯火の更新の間隔", unit, "R3", "12", "11", "10", "R7", "8以内"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["code"], one["unit"]) == ("3-1", unit)
    assert (one["target"]["fiscal_year"], one["target"]["value"]) == (2025, 8)


def _card(number: str, name: str, *rows: tuple[object, ...]) -> Rows:
    """Return a small table of one indicator, its corner blank."""
    head = ["", "基準値\n（R3年度）", "R4年度", "R5年度", "目標値\n（R7年度）", "達成"]
    return ([f"測定指標\n（{number}）", (name, 5)], head, *rows)


def test_cards_whose_corner_is_blank() -> None:
    one_card = _card(
        "１",
        "灯火の数",
        ("年度目標", ("10基", 1, 2), "12基", "15基", ("20基以上", 1, 2), ("○", 1, 2)),
        ("実績", 1, "11基", "16基"),
    )
    other = _card(
        "２",
        "鐘の数",
        ("年度目標", ("1基", 1, 2), ("2基以上", 2), ("2基以上", 1, 2), ("×", 1, 2)),
        ("実績", 1, "1基", "集計中"),
    )
    reading = read(drawn(*HEAD, *one_card, *other))
    one, two = of(reading, "indicators")
    assert (one["code"], one["name"], one["mark"]) == ("1", "灯火の数", "○")
    assert (two["code"], two["name"], two["mark"]) == ("2", "鐘の数", "×")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(two, "result") == {2022: "1基", 2023: "集計中"}
    assert (one["baseline"]["fiscal_year"], one["target"]["fiscal_year"]) == (2021, 2025)
    assert unplaced(reading) == []


def test_columns_of_cabinet_policies_below_a_bare_heading() -> None:
    rows = (
        [
            ("施策に関係する内閣の重要政策", 1, 3),
            "名称",
            ("決定年月日", 2),
            ("関係部分（抜粋）", 6),
        ],
        [1, "岬の再生計画", ("令和５年６月16日\n閣議決定", 2), ("第１章「灯火」", 6)],
        [1, "灯火の戦略", ("令和４年10月３日", 2), ("２「鐘」\n３「笛」", 6)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "name") == "岬の保全"
    first, second = of(reading, "cabinet_policies")
    assert first == {
        "title": "岬の再生計画",
        "date": "令和５年６月16日",
        "details": ["第１章「灯火」"],
    }
    assert (second["title"], second["date"]) == ("灯火の戦略", "令和４年10月３日")
    assert unplaced(reading) == []


@pytest.mark.parametrize("printed", ["（平成17年度）", "【平成17年度】", "〔平成17年度から〕"])
def test_the_unit_above_the_means_holds_for_their_sums_below(printed: str) -> None:
    rows = (
        [("（単位：百万円）", 10)],
        [
            ("達成手段\n【開始年度】", 2, 2),
            ("予算額計（執行額）", 2),
            "５年度当初予算額",
            ("関連指標", 1, 2),
        ],
        [2, "３年度", "４年度", ""],
        [(f"(1) 灯火の更新\n{printed}", 2), "12（11）", "14（13）", "15", "1"],
        [("施策の予算額（執行額）", 2, 2), "３年度", "４年度", "５年度当初"],
        [2, "12（11）", "14（－）", "15"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (means,) = of(reading, "means")
    assert (means["name"], means["start_year"], means["unit"]) == ("灯火の更新", 2005, "百万円")
    found = of(reading, "budgets")
    assert [one["unit"] for one in found] == ["百万円"] * 3
    assert (found[0]["total"]["value"], found[1]["executed"]["raw"]) == (12, "－")
    assert found[2]["initial"]["value"] == 15


def test_headings_of_means_printed_again_keep_their_unit() -> None:
    heads = (
        [("達成手段（開始年度）", 2, 2), ("予算額計（執行額）", 2), ("関連指標", 1, 2)],
        [2, "３年度", "４年度"],
    )
    rows = (
        [("（単位：百万円）", 10)],
        *heads,
        *heads,
        [("(1) 灯火の更新（平成17年度）", 2), "12（11）", "14（13）", "1"],
    )
    (means,) = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert (means["name"], means["unit"]) == ("灯火の更新", "百万円")


def test_a_heading_above_the_labels_of_targets_and_results() -> None:
    rows = (
        ["測定指標", "基準値", "年度ごと", "４年度", "５年度", "目標値"],
        [
            ("１　灯火の数", 1, 2),
            ("10基（３年度）", 1, 2),
            "目標値",
            "12基",
            "15基",
            ("20基以上（７年度）", 1, 2),
        ],
        [2, "実績値", "11基", "16基"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("10基", "20基以上")
    assert unplaced(reading) == []


def test_a_reference_indicator_with_years_of_its_own_heads_no_section() -> None:
    rows = (
        ["測定指標", "基準値（３年度）", "４年度実績", "５年度実績"],
        ["１　灯火の点検率", "10％", "12％", "15％"],
        [("【参考指標】\n鐘の数（単位：個）", 1, 2), ("実績", 1, 2), "４年度", "５年度"],
        [2, "38", "39"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "reference_indicators")
    assert one["name"] == "鐘の数（単位：個）"
    assert [value["value"] for value in one["series"][0]["values"]] == [38, 39]


@pytest.mark.parametrize(
    ("printed", "mark", "text"),
    [
        ("※2020年度は推計である。", "※", "2020年度は推計である。"),
        ("※１2020年度は推計である。", "※１", "2020年度は推計である。"),
        ("※12　速報である。", "※12", "速報である。"),
        ("注２　30年度は推計である。", "注２", "30年度は推計である。"),
    ],
)
def test_figures_right_behind_the_mark_of_a_note(printed: str, mark: str, text: str) -> None:
    rows = (
        ["測定指標", "４年度実績", "５年度実績"],
        ["１　灯火の数", "12基", "15基"],
        [(printed, 10)],
    )
    assert of(read(drawn(*HEAD, *rows)), "notes") == [{"mark": mark, "text": text}]


def test_the_mark_of_a_reference_indicator_in_a_row_of_its_own() -> None:
    rows = (
        [("測定指標", 1, 4), "指標名", "基準値（３年度）", "４年度実績", "５年度実績"],
        [1, "１　灯火の点検率", "10％", "12％", "15％"],
        [1, "【参考指標】", "", "４年度", "５年度"],
        [1, "鐘の数（単位：個）", "実績", "38", "39"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "reference_indicators")
    assert one["name"] == "鐘の数（単位：個）"
    assert [value["unit"] for value in one["series"][0]["values"]] == ["個", "個"]
    assert unplaced(reading) == []
