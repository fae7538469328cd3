"""Indicators whose numbers have parts, 1-2 in some sign, and references beside one label."""

import pytest

from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


@pytest.mark.parametrize(
    "numbers",
    [
        ("（1-1）", "（1-2）"),
        ("【１－１】", "【１－２】"),
        ("1-1　", "1-2　"),
        ("指標1-1　", "指標1-2　"),
    ],
)
def test_a_number_in_parts_before_a_name(numbers: tuple[str, str]) -> None:
    first, second = numbers
    rows = (
        ["測定指標", "基準値（３年度）", "目標値（７年度）", "実績（５年度）"],
        [f"{first}灯火の数", "12基", "20基", "14基"],
        [f"{second}霧笛の数", "2基", "5基", "4基"],
    )
    found = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [(one["code"], one["name"]) for one in found] == [
        ("1-1", "灯火の数"),
        ("1-2", "霧笛の数"),
    ]


def test_references_with_their_units_below_the_columns_of_indicators() -> None:
    rows = (
        [
            ("測定指標", 1, 5),
            ("指標名", 3),
            "単位",
            ("基準値（基準年度）", 2),
            "区分",
            "４年度",
            "５年度",
            "目標値（目標年度）",
        ],
        [
            1,
            ("(1-1)　灯火の数", 3, 2),
            ("基", 1, 2),
            ("12（３年度）", 2, 2),
            "目標値",
            "14",
            "16",
            ("16（５年度）", 1, 2),
        ],
        [7, "実績値", "13", "17"],
        [1, ("参考指標", 1, 2), ("寄港した船の数", 3), ("隻", 3), "81", "79"],
        [2, ("灯台守の平均の年齢", 3), ("歳", 3), "52.2", "－"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["code"], one["unit"], one["target"]["raw"]) == ("1-1", "基", "16")
    assert yearly(one, "result") == {2022: "13", 2023: "17"}
    references = [
        (one["name"], [(value["raw"], value.get("unit")) for value in one["series"][0]["values"]])
        for one in of(reading, "reference_indicators")
    ]
    assert references == [
        ("寄港した船の数", [("81", "隻"), ("79", "隻")]),
        ("灯台守の平均の年齢", [("52.2", "歳"), ("－", None)]),
    ]
    assert unplaced(reading) == []


def test_numbers_of_three_parts_and_means_that_name_them() -> None:
    rows = (
        ["番号", "測定指標", "基準値（３年度）", "目標値（７年度）", "実績（５年度）"],
        ["４-１-１", "灯火の数", "12基", "20基", "14基"],
        ["４-１-２", "霧笛の数", "2基", "5基", "4基"],
        ["４-１-３", "浮標の数", "8基", "9基", "8基"],
        [
            "達成手段",
            ("５年度\n予算額（執行額）（百万円）", 2),
            "関連する指標",
            ("概要", 2),
        ],
        ["（１）灯台の改修", ("40（38）", 2), "４-１-１、４-１-３", ("灯台を改める。", 2)],
        ["（２）海の見回り", ("12（11）", 2), "４-１-１～４-１-３", ("船で回る。", 2)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["code"] for one in of(reading, "indicators")] == ["4-1-1", "4-1-2", "4-1-3"]
    assert [one["indicators"] for one in of(reading, "means")] == [
        ["4-1-1", "4-1-3"],
        ["4-1-1", "4-1-2", "4-1-3"],
    ]
