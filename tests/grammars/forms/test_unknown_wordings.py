"""Headings in words that no vocabulary lists: named by what they say and where they stand."""

import pytest

from sesaku.model.reading import Reading
from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced

YEARS = ("３年度", "４年度")


def inferred(reading: Reading) -> dict[str, str]:
    """Return what the diagnostics say of headings: as printed, and as what they were taken."""
    return {
        str(found.keys["quote"]): str(found.keys["section"])
        for found in reading.diagnostics
        if found.code == "heading-inferred"
    }


@pytest.mark.parametrize(
    ("heading", "key", "taken_for"),
    [
        ("岬の保全により目指すありたい姿", "goals", "達成すべき目標"),
        ("取組の内容と背景", "overview", "施策の概要"),
        ("結果の要因の考察", "analysis", "施策の分析"),
        ("有識者懇談会での主なコメント", "opinions", "学識経験を有する者の知見の活用"),
        ("評価の典拠", "materials", "使用した資料その他の情報"),
        ("関係する政府の計画", "cabinet_policies", "施策に関係する内閣の重要政策"),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, key: str, taken_for: str) -> None:
    text = "・「岬の台帳」（港湾庁、令和３年４月）" if key == "materials" else "岬を守る計画"
    reading = read(drawn(*HEAD, [heading, (text, 9)]))
    assert len(of(reading, key)) == 1
    assert inferred(reading) == {heading: taken_for}
    assert unplaced(reading) == []


def test_headings_side_by_side_part_their_texts() -> None:
    row = ["担当部局名", "海辺局", "課長の氏名", "浜野　渚", "評価を実施した時期", "令和６年８月"]
    reading = read(drawn(*HEAD, row))
    assert (of(reading, "department"), of(reading, "author")) == ("海辺局", "浜野　渚")
    assert of(reading, "evaluated_on") == "2024-08"


def test_what_is_unknown_is_added_to_no_neighbour() -> None:
    reading = read(drawn(*HEAD, ["担当部局名", "海辺局", "電話", "内線番号", "備考", "なし"]))
    assert of(reading, "department") == "海辺局"
    assert unplaced(reading) == ["電話内線番号"]


def test_a_section_that_is_there_is_not_inferred_again() -> None:
    rows = (["施策の概要", ("岬を守る。", 9)], ["事業の概要", ("灯火をともす。", 9)])
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "overview") == [{"text": "岬を守る。"}]
    assert unplaced(reading) == ["事業の概要灯火をともす。"]


def test_columns_and_rows_of_indicators() -> None:
    rows = (
        ["KPI", "スタート", ("到達をめざす水準", 1), "区分", *YEARS, "達成したか"],
        ["１　岬の数", "３岬", "９岬", "めやすの目標", "４岬", "６岬", "○"],
        [3, "測った実績", "４岬", "５岬"],
    )
    reading = read(drawn(*HEAD, *rows))
    (indicator,) = of(reading, "indicators")
    assert (indicator["baseline"]["raw"], indicator["target"]["raw"]) == ("３岬", "９岬")
    assert [year["target"]["raw"] for year in indicator["years"]] == ["４岬", "６岬"]
    assert [year["result"]["raw"] for year in indicator["years"]] == ["４岬", "５岬"]
    assert indicator["mark"] == "○"


def test_rows_of_money() -> None:
    rows = (
        ["投入資源の額", "区分", *YEARS],
        [1, "当初予算①", "10", "20"],
        [1, "補正予算②", "1", "2"],
        [1, "予算現計", "11", "22"],
        [1, "支出実績", "9", "20"],
    )
    first, _ = of(read(drawn(*HEAD, *rows)), "budgets")
    named = ("initial", "supplementary", "total", "executed")
    assert [first[name]["raw"] for name in named] == ["10", "1", "11", "9"]


def test_names_in_the_rows_of_a_grid_are_no_headings() -> None:
    rows = (
        ["施策に係る主な事業", "予算額（決算額）", "令和６年度予算額", "取組の内容"],
        [1, "５年度"],
        ["有識者懇談会の開催", "12（11）", "13", "岬の将来を議論する。"],
        ["予算事務の効率化", "7（6）", "8", "帳票を改める。"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    names = [means["name"] for means in of(reading, "means")]
    assert names == ["有識者懇談会の開催", "予算事務の効率化"]
    assert [means["initial"]["raw"] for means in of(reading, "means")] == ["13", "8"]
    assert of(reading, "opinions") == []
    assert of(reading, "budgets") == []
