"""Years that run down the rows, with target, result and mark beside each other, in fiction."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


@pytest.mark.parametrize("years", ["年度", "区分"])
def test_target_result_and_mark_of_each_year_below_one_heading(years: str) -> None:
    rows = (
        [
            ("測定指標", 1, 2),
            ("基準値\n（年度）", 1, 2),
            ("目標値\n（年度）", 1, 2),
            ("年度ごとの目標及び実績", 4),
            ("指標の\n達成", 1, 2),
        ],
        [3, years, "目標", "実績", "達成"],
        [
            ("１　灯火の数", 1, 2),
            ("10基\n（３年度）", 1, 2),
            ("20基以上\n（毎年度）", 1, 2),
            "４年度",
            ("12基", 1, 2),
            "11基",
            "×",
            ("△", 1, 2),
        ],
        [3, "５年度", 1, "16基", "○"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("10基", "20基以上")
    assert yearly(one, "target") == {2022: "12基", 2023: "12基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert [year["result"]["mark"] for year in one["years"]] == ["×", "○"]
    assert one["mark"] == "△"
    assert unplaced(reading) == []


def _planned(unit: str) -> tuple[list[object], ...]:
    return (
        ["測定指標", "結果", "基準", "区分", "４年度", "５年度", "目標"],
        [
            ("１　巡回の数", 1, 2),
            ("○", 1, 2),
            (f"10{unit}（３年度）", 1, 2),
            "計画",
            f"12{unit}",
            f"15{unit}",
            (f"20{unit}（７年度）", 1, 2),
        ],
        [3, "実績", f"11{unit}", f"16{unit}", 1],
    )


@pytest.mark.parametrize("unit", ["回", "計画"])
def test_plan_and_result_as_headings_of_rows(unit: str) -> None:
    reading = read(drawn(*SHEET_HEAD, *_planned(unit)))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2022: f"12{unit}", 2023: f"15{unit}"}
    assert yearly(one, "result") == {2022: f"11{unit}", 2023: f"16{unit}"}
    assert (one["mark"], one["target"]["value"]) == ("○", 20)
    assert unplaced(reading) == []


def test_a_title_that_ends_with_the_result() -> None:
    rows = (
        [("令和５年度実施施策の評価結果", 10)],
        ["施策名", ("岬の保全", 9)],
        ["施策の概要", ("岬を守る。", 9)],
        ["達成すべき目標", ("岬の灯火を守る。", 9)],
        ["評価結果", ("Ａ　目標達成", 9)],
    )
    reading = read(drawn(*rows))
    assert reading.to_dict()["document"]["title"] == "令和５年度実施施策の評価結果"
    assert of(reading, "fiscal_year") == 2023


def _stacked(number: str, name: str) -> tuple[list[object], ...]:
    """Return the rows of an indicator whose name stands above its columns, its reason below."""
    return (
        [(f"指標{number}　{name}", 5)],
        ["基準値", "目標値", ("", 1, 2), ("年度ごとの目標値及び実績値", 2)],
        ["R3年度", "R7年度", 1, "R4年度", "R5年度"],
        [("10基", 1, 2), ("20基以上", 1, 2), "目標値", "12基", "15基"],
        [2, "実績値", "11基", "16基"],
        [("指標の選定理由及び目標設定の根拠", 2), (f"{name}は守りの要である。", 3)],
    )


def test_indicators_named_above_their_columns_without_a_heading_of_all() -> None:
    reading = read(
        drawn(*SHEET_HEAD), drawn(*_stacked("１", "灯火の数"), *_stacked("２", "鐘の数"))
    )
    found = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in found] == [("1", "灯火の数"), ("2", "鐘の数")]
    assert [one["rationale"]["text"] for one in found] == [
        "灯火の数は守りの要である。",
        "鐘の数は守りの要である。",
    ]
    assert all(yearly(one, "result") == {2022: "11基", 2023: "16基"} for one in found)
    assert unplaced(reading) == []


def test_the_sum_of_the_policy_below_the_means_is_no_means() -> None:
    rows = (
        ["主な達成手段", "R6年度当初予算額", ("予算額計（執行額）（百万円）", 2), "関連する指標"],
        [2, "R4年度", "R5年度", 1],
        ["①　灯火の更新", "20", "15（14）", "16（15）", "1"],
        ["②　鐘の更新", "10", "5（4）", "6（5）", "1"],
        ["政策の予算額（執行額）", "30", "20（18）", "22（20）"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["name"] for one in of(reading, "means")] == ["灯火の更新", "鐘の更新"]
    (first, *_) = of(reading, "budgets")
    assert (first["total"]["value"], first["executed"]["value"]) == (20, 18)


def test_an_indicator_with_rows_of_years_below_one_with_columns_of_them() -> None:
    rows = (
        [
            ("測定指標", 1, 9),
            ("１　灯火の数", 1, 4),
            "基準値",
            "目標値",
            ("区分", 1, 2),
            ("年度ごとの状況", 2),
            "達成",
        ],
        [2, "３年度", "７年度", 1, "４年度", "５年度", ("○", 1, 3)],
        [2, ("10基", 1, 2), ("20基以上", 1, 2), "実績値", "11基", "16基"],
        [4, "目標値", "12基", "15基"],
        [1, ("２　灯火の設計", 1, 5), "年度ごとの状況", ("目標", 2), ("実績", 2), "達成"],
        [2, "基準\n（３年度）", ("設計の案がまだない。", 4), ("△", 1, 4)],
        [2, "４年度", ("設計の案を作る。", 2), ("設計の案を作った。", 2)],
        [2, "５年度", ("設計を終える。", 2), ("設計を終えた。", 2)],
        [2, "最終目標\n（７年度）", ("全ての灯火を設計する。", 4)],
    )
    reading = read(drawn(*HEAD, *rows))
    one, two = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert (two["baseline"]["fiscal_year"], two["target"]["fiscal_year"]) == (2021, 2025)
    assert (two["target"]["text"], two["mark"]) == ("全ての灯火を設計する。", "△")
    assert [year["target"]["text"] for year in two["years"]] == [
        "設計の案を作る。",
        "設計を終える。",
    ]
    assert [year["result"]["text"] for year in two["years"]] == [
        "設計の案を作った。",
        "設計を終えた。",
    ]
    assert unplaced(reading) == []


def test_marks_of_indicators_before_their_names() -> None:
    head = [
        ("測定指標", 1, 3),
        *("達成\n状況", "測定指標の内容", "単位", "基準値", ("", 1, 1), "2022年度", "2023年度"),
    ]
    named = [("○", 1, 2), ("（１）灯火の数", 1, 2), ("基", 1, 2), ("10\n（2021年度）", 1, 2)]
    rows: Rows = (head, [1, *named, "年度目標", "12", "15"], [5, "年度実績", "11", "16"])
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["mark"], one["unit"]) == ("○", "基")
    assert unplaced(reading) == []


def test_bounds_in_a_row_above_the_headings_of_years_down_the_rows() -> None:
    rows = (
        ["測定指標１", ("灯火の数", 5)],
        ["基準値", "12基（元年度）", "目標値", "20基以上（４年度）", "達成", "○"],
        ["年度", "年度ごとの目標値", "実績値", "達成率", ("達成状況", 2)],
        ["３年度", "15基", "14基", "93％", ("△", 2)],
        ["４年度", "20基", "21基", "105％", ("○", 2)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2022, "20基以上")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2019, "12基")
    assert yearly(one, "target") == {2021: "15基", 2022: "20基"}
    assert yearly(one, "result") == {2021: "14基", 2022: "21基"}


def test_the_last_target_in_a_column_beside_the_row_of_the_baseline() -> None:
    rows = (
        [("測定指標１\n霧笛の鳴らし方", 1, 4), "年度", "目標", "実績", "評価", "目標値"],
        [1, "初期値（元年度）", ("鳴らし方が岬ごとに異なる。", 2), ("○", 1, 3), "４年度"],
        [1, "３年度", "案を示す。", "案を示した。", 1, ("全ての岬で同じ鳴らし方とする。", 1, 2)],
        [1, "４年度", "手引を配る。", "手引を配った。"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert one["baseline"] == {"fiscal_year": 2019, "text": "鳴らし方が岬ごとに異なる。"}
    assert one["target"] == {"fiscal_year": 2022, "text": "全ての岬で同じ鳴らし方とする。"}
    assert [year["target"]["text"] for year in one["years"]] == ["案を示す。", "手引を配る。"]


@pytest.mark.parametrize(
    "bounds",
    [
        ["基準値", "12基", "基準年度", "元年度", "目標値", "20基以上", "目標年度", "４年度"],
        ["基準値", "12基", "年度", "元年度", "目標値", "20基以上", "年度", "４年度"],
        ["目標年度", "４年度", "目標値", "20基以上", "基準年度", "元年度", "基準値", "12基"],
    ],
)
def test_bounds_and_their_years_beside_their_headings_in_one_row(bounds: list[object]) -> None:
    rows = (
        ["測定指標１", ("灯火の数", 7)],
        bounds,
        ["年度", ("目標値", 2), ("実績値", 3), ("達成状況", 2)],
        ["３年度", ("15基", 2), ("14基", 3), ("△", 2)],
        ["４年度", ("20基", 2), ("21基", 3), ("○", 2)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2019, "12基")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2022, "20基以上")
    assert yearly(one, "result") == {2021: "14基", 2022: "21基"}
    assert unplaced(reading) == []
