"""Headings that what stands beside or below them settles, and lists behind their numbers."""

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

BOUNDS = (("10基", 1, 2), ("２年度", 1, 2), ("20基", 1, 2), ("５年度", 1, 2))


def test_a_target_over_the_results_of_years_has_their_columns() -> None:
    rows = (
        [
            ("測定指標", 1, 5),
            ("指標の名称", 1, 3),
            ("目標値", 2),
            ("基準値\n（基準年度）", 1, 3),
            ("目標値\n（目標年度）", 1, 3),
            ("達成度合", 1, 3),
        ],
        [2, ("年度ごとの実績値", 2)],
        [2, "４年度", "５年度"],
        [
            1,
            ("１　灯火の数", 1, 2),
            "12基",
            "15基",
            ("10基\n（３年度）", 1, 2),
            ("20基以上\n（７年度）", 1, 2),
            ("○", 1, 2),
        ],
        [2, "11基", "16基"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("10基", "20基以上")
    assert unplaced(reading) == []


def test_a_target_between_years_and_results_is_that_of_each_year() -> None:
    rows = (
        ["測定指標", "基準値\n（年度）", "目標値\n（年度）", "年度", "目標", "年度ごとの実績値"],
        [
            ("１　灯火の数", 1, 2),
            ("10基\n（３年度）", 1, 2),
            ("前年度以上\n（毎年度）", 1, 2),
            "４年度",
            ("前年度以上", 1, 2),
            "11基",
        ],
        [3, "５年度", 1, "16基"],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "target") == {2022: "前年度以上", 2023: "前年度以上"}
    assert one["target"]["raw"] == "前年度以上"
    assert unplaced(reading) == []


def test_names_of_indicators_behind_their_numbers_without_a_heading_at_the_side() -> None:
    rows = (
        ["No.", "指標", "単位", "基準値\n（年度）", "目標値\n（年度）", "年度", "目標値", "実績値"],
        [
            ("1", 1, 2),
            ("灯火の数", 1, 2),
            ("基", 1, 2),
            ("10\n（４年度）", 1, 2),
            ("20以上\n（７年度）", 1, 2),
            "５年度",
            "12",
            "11",
        ],
        [5, "６年度", "15"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["name"], one["unit"]) == ("灯火の数", "基")
    assert yearly(one, "target") == {2023: "12", 2024: "15"}
    assert yearly(one, "result") == {2023: "11"}
    assert unplaced(reading) == []


def test_ways_to_realise_the_measure_are_its_means() -> None:
    rows = (
        [
            ("施策の予算額・執行額\n（百万円）", 1, 3),
            ("区分", 2),
            "令和４年度",
            ("令和５年度", 2),
            ("令和６年度当初予算", 2),
        ],
        [1, ("予算額計", 2), "20", ("24", 2), ("26", 2)],
        [1, ("執行額", 2), "18", ("22", 2)],
        [
            ("No.", 1, 2),
            ("施策を実現する手段", 1, 2),
            ("開始年度", 1, 2),
            ("予算額（百万円）", 2),
            ("関連する指標", 1, 2),
            ("手段の概要", 1, 2),
            ("行政事業レビュー番号", 1, 2),
        ],
        [3, "４年度", "５年度"],
        ["１", "岬の灯火を保つ事業", "平成25年度", "20", "24", "1", "灯火を点検する。", "0123"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "means")
    assert (one["number"], one["name"], one["review_number"]) == (
        "1",
        "岬の灯火を保つ事業",
        "0123",
    )
    assert unplaced(reading) == []


def test_a_heading_that_has_the_words_of_a_level_is_none() -> None:
    printed = "目標達成度合いの測定結果（各行政機関共通区分）\n３相当程度進展あり"
    rows = (
        [("目標達成度合いの測定結果", 1, 2), (printed, 9)],
        [1, ("（判定の理由）\n灯火の数は増えた。", 9)],
    )
    reading = read(drawn(*HEAD, *rows))
    assert of(reading, "attainment") == {
        "grade": "3",
        "label": "相当程度進展あり",
        "basis": "灯火の数は増えた。",
    }


def test_a_line_between_level_and_reason_names_the_reason() -> None:
    reason = "灯火の数は増えたが、以上から「進展が大きくない」と判定した。"
    printed = f"（各行政機関共通区分）\n進展が大きくない【Ｃ】\n判断の根拠\n{reason}"
    reading = read(drawn(*HEAD, ["目標達成度合いの測定結果", (printed, 9)]))
    assert of(reading, "attainment") == {
        "grade": "Ｃ",
        "label": "進展が大きくない",
        "basis": reason,
    }


def test_a_reference_indicator_has_its_own_years_where_others_have_years_of_bounds() -> None:
    rows = (
        [("測定指標", 1, 6), ("内容", 1, 2), ("基準値", 2), ("目標値", 2), ("各年度の目標値", 3)],
        [2, "数値", "年度", "数値", "目標年度", "３年度", "４年度", "５年度"],
        [1, ("指標１：灯火の数", 1, 2), *BOUNDS, "12基", "15基", "20基"],
        [6, "13基", "14基", "21基"],
        [1, ("（参考指標）\n船の数", 1, 2), "実績値", ("３年度", 2), ("４年度", 2), ("５年度", 2)],
        [2 + 1, ("31", 2), ("32", 2), ("33", 2)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "reference_indicators")
    (series,) = one["series"]
    assert [(value["fiscal_year"], value["raw"]) for value in series["values"]] == [
        (2021, "31"),
        (2022, "32"),
        (2023, "33"),
    ]
