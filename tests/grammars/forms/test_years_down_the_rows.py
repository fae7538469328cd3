"""Years that run down the rows, with target, result and mark beside each other, in fiction."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def test_target_result_and_mark_of_each_year_below_one_heading() -> None:
    rows = (
        [
            ("測定指標", 1, 2),
            ("基準値\n（年度）", 1, 2),
            ("目標値\n（年度）", 1, 2),
            ("年度ごとの目標及び実績", 4),
            ("指標の\n達成", 1, 2),
        ],
        [3, "年度", "目標", "実績", "達成"],
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
