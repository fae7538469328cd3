"""Small signs of forms: 参考 for a number, bullets, units without 単位, in fictional forms."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

_DECIDED = "（令和４年６月７日閣議決定）"


def test_reference_in_the_place_of_the_number() -> None:
    rows: Rows = (
        ["番号", ("測定指標", 2), "単位", "区分", ("４年度", 2), ("５年度", 2), "達成"],
        [
            ("１", 1, 2),
            ("灯火の数", 2, 2),
            ("基", 1, 2),
            "目標",
            ("12", 2),
            ("15", 2),
            ("○", 1, 2),
        ],
        [4, "実績", ("11", 2), ("16", 2)],
        ["参考", ("漁港の利用率（％）", 3), "実績", ("3.4", 2), ("調査中", 2)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["name"], one["unit"]) == ("灯火の数", "基")
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "漁港の利用率（％）"
    values = reference["series"][0]["values"]
    assert [(one["fiscal_year"], one["raw"]) for one in values] == [(2022, "3.4"), (2023, "調査中")]
    assert values[0]["unit"] == "％"
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    ("printed", "unit", "accumulation"),
    [("（単位：千基、累計）", "千基", "cumulative"), ("（単位：隻、単年度）", "隻", "yearly")],
)
def test_a_unit_and_how_values_add_up_in_one_bracket(
    printed: str, unit: str, accumulation: str
) -> None:
    rows: Rows = (
        [("測定指標", 3), ("基準値（３年度）", 2), ("４年度目標値", 2), ("４年度実績値", 3)],
        [(f"１　新しい船{printed}", 3), ("8", 2), ("12", 2), ("11", 3)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["unit"], one["accumulation"]) == (unit, accumulation)


def test_numbers_of_goals_above_tables_are_no_goals() -> None:
    def table(number: str, name: str) -> Rows:
        return (
            [(f"【達成目標{number}】", 10)],
            [(f"測定指標{number}－１\n{name}", 4, 3), ("実績値", 4), ("目標値", 2)],
            [4, ("４年度", 2), ("５年度", 2), ("５年度", 2)],
            [4, ("11基", 2), ("16基", 2), ("15基", 2)],
        )

    rows = (
        ["達成すべき目標", ("達成目標１　岬を守る。\n達成目標２　航路を保つ。", 9)],
        *table("１", "灯火の数"),
        *table("２", "標識の数"),
    )
    reading = read(drawn(*HEAD, *rows))
    goals = [(one["number"], one["text"]) for one in of(reading, "goals")]
    assert goals == [("1", "岬を守る。"), ("2", "航路を保つ。")]
    assert [one["code"] for one in of(reading, "indicators")] == ["1-1", "2-1"]
    assert unplaced(reading) == []


@pytest.mark.parametrize("title", ["○", ""])
def test_bullets_before_places_in_a_policy_are_not_of_them(title: str) -> None:
    places = "・第２章「航路の安全」\n・第３章「灯火の更新」"
    text = f"{title}海の計画{_DECIDED}\n{places}\n{title}岬の計画{_DECIDED}\n・第１章"
    rows = (["施策に関係する内閣の重要政策", (text, 9)],)
    first, second = of(read(drawn(*HEAD, *rows)), "cabinet_policies")
    assert (first["title"], first["date"]) == ("海の計画", "令和４年６月７日")
    assert first["details"] == ["第２章「航路の安全」", "第３章「灯火の更新」"]
    assert (second["title"], second["details"]) == ("岬の計画", ["第１章"])


def test_a_unit_in_brackets_alone_above_the_budget() -> None:
    rows: Rows = (
        ["", ("（千円）", 9)],
        [("施策の予算額・執行額等", 2, 3), ("区分", 2), ("４年度", 3), ("５年度", 3)],
        [2, ("当初予算（a）", 2), ("1,200", 3), ("1,300", 3)],
        [2, ("執行額", 2), ("1,100", 3), ("1,250", 3)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["unit"] for one in of(reading, "budgets")] == ["千円", "千円"]
    assert unplaced(reading) == []


def test_what_changes_next_of_indicators_called_by_another_word() -> None:
    text = "【施策】\n灯火を増やす。\n【業績指標】\n業績指標１は改める。"
    reading = read(drawn(*HEAD, ["次期目標等への反映の方向性", (text, 9)]))
    assert of(reading, "next_measure") == {"text": "灯火を増やす。"}
    assert [one["text"] for one in of(reading, "next_indicators")] == ["業績指標１は改める。"]


def test_means_under_a_heading_that_says_which_line_is_which() -> None:
    rows: Rows = (
        [
            ("達成手段", 2, 2),
            ("上段：予算額計\n下段：（執行額）\n【百万円】", 4),
            ("関連指標", 4, 2),
        ],
        [2, ("３年度", 2), ("４年度", 2)],
        [("(1) 灯火の更新", 2, 2), ("20", 2), ("30", 2), ("１", 4, 2)],
        [2, ("（18）", 2), ("（集計中）", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (means,) = of(reading, "means")
    assert (means["name"], means["unit"], means["indicators"]) == ("灯火の更新", "百万円", ["1"])
    assert [one["budget"]["value"] for one in means["budgets"]] == [20, 30]
    assert [one["executed"]["raw"] for one in means["budgets"]] == ["18", "集計中"]
    assert unplaced(reading) == []


def test_a_year_in_a_reason_is_not_that_of_the_target() -> None:
    reason = "平成31年の嵐を受け、全ての灯火を改めることとした。"
    rows: Rows = (
        [("測定指標１", 2), ("改めた灯火の数", 8)],
        [("基準値", 2), "", ("年度ごとの目標値・実績値", 4), ("目標値", 3)],
        [("令和３年度", 2), "年度", ("令和４年度", 2), ("令和５年度", 2), ("令和６年度", 3)],
        [("8基", 2, 2), "目標", ("12基", 2), ("15基", 2), ("20基", 3, 2)],
        [2, "実績", ("11基", 2), ("16基", 2)],
        [("選定理由及び目標値の設定の根拠", 2), (reason, 8)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert one["target"]["fiscal_year"] == 2024
    assert one["rationale"] == {"text": reason}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}


def test_a_reference_indicator_whose_years_are_on_the_page_before_keeps_its_name() -> None:
    rows: Rows = ([("（参考指標）漁港の利用者数", 4), "千人", "実績値", ("190", 2), ("250", 2)],)
    reading = read(drawn(*HEAD, *rows))
    (reference,) = of(reading, "reference_indicators")
    assert reference == {"name": "漁港の利用者数"}
    assert unplaced(reading)
