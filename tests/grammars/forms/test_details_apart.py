"""Details that a form prints apart from what they are of: dates, years, units, cut texts."""

import pytest

from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.readers.pdf.paper import Paper


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("bullet", ["・", "○　", ""])
def test_the_date_of_a_policy_on_a_line_of_its_own(bullet: str, suffix: str) -> None:
    text = (
        f"{bullet}岬の計画\n　（令和３年７月30日閣議決定）\n　　第２章「灯火」\n"
        f"{bullet}海辺の方針（令和４年６月７日閣議決定）\n　　Ⅲ「鐘」"
    )
    reading = read(drawn(*HEAD, ["関係する内閣の重要政策", (text, 9)]), suffix=suffix)
    found = of(reading, "cabinet_policies")
    assert [(one["title"], one["date"]) for one in found] == [
        ("岬の計画", "令和３年７月30日"),
        ("海辺の方針", "令和４年６月７日"),
    ]
    assert [one["details"] for one in found] == [["第２章「灯火」"], ["Ⅲ「鐘」"]]
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    "unit", ["（金額の単位：千円）", "（単位は千円）", "（予算額の単位：千円）", "（単位：千円）"]
)
@pytest.mark.parametrize("behind", [True, False])
def test_what_the_unit_is_of(unit: str, behind: bool) -> None:  # noqa: FBT001 - a case
    above: Rows = ([("達成手段の一覧" + unit, 10)] if behind else ["", ("", 7), (unit, 2)],)
    rows: Rows = (
        ["番号", ("達成手段", 3), ("開始年度", 2), ("令和６年度当初予算額", 2), ("概要", 2)],
        ["1", ("灯火を増やす事業", 3), ("令和３年度", 2), ("1,205", 2), ("灯火をともす。", 2)],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *above, *rows)), "means")
    assert one["initial"] | {"unit": one["unit"]} == {
        "fiscal_year": 2024,
        "raw": "1,205",
        "value": 1205,
        "unit": "千円",
    }


def test_a_dash_for_the_year_in_which_a_means_began() -> None:
    rows: Rows = (
        [("達成手段\n（開始年度）", 4), ("令和６年度当初予算額", 3), ("概要", 3)],
        [("(1)　灯火を増やす事業\n（令和３年度）", 4), ("1,205", 3), ("灯火をともす。", 3)],
        [("(2)　鐘に係る減税\n（－）", 4), ("－", 3), ("鐘の償却を早める。", 3)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    first, second = of(reading, "means")
    assert (first["name"], first["start_year"]) == ("灯火を増やす事業", 2021)
    assert second["name"] == "鐘に係る減税"
    assert "start_year" not in second
    assert unplaced(reading) == []


def test_a_page_ends_behind_the_heading_of_what_changes_next() -> None:
    paper = Paper()
    first = paper.page()
    first.text(60, 60, "（港湾庁７－３）", 9)
    first.text(180, 84, "令和５年度実施施策に係る政策評価書", 12)
    second = paper.page()
    tops = ((first, [700.0, 740.0, 780.0]), (second, [60.0, 120.0, 140.0]))
    for sheet, rows in tops:
        sheet.grid([60, 240, 540], rows)
    first.text(64, 714, "施策名", 9)
    first.text(244, 714, "岬の保全", 9)
    first.text(64, 754, "次期目標等への反映の方向性", 9)
    first.text(244, 754, "【施策】", 9)
    second.text(244, 74, "灯火をさらに増やす。", 9)
    second.text(244, 88, "【測定指標】", 9)
    second.text(244, 102, "灯火の数に鐘の数を加える。", 9)
    second.text(64, 134, "担当部局名", 9)
    second.text(244, 134, "岬保全課", 9)
    reading = reading_of(pdf.read(Source("様式.pdf", paper.bytes())))
    assert of(reading, "next_measure") == {"text": "灯火をさらに増やす。"}
    assert [one["text"] for one in of(reading, "next_indicators")] == ["灯火の数に鐘の数を加える。"]
    assert unplaced(reading) == []
