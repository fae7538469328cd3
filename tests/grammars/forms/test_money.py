"""Budgets and means of achievement, whichever way their rows and columns run."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, drawn, of, read, unplaced


def test_units_by_row_unknown_rows_and_blanks() -> None:
    rows = (
        [("施策の予算額・執行額等", 1, 8), ("区分", 2), "２年度", "３年度", "４年度", "５年度"],
        [1, ("予算の状況\n（百万円）", 1, 5), "当初予算（a）", "100", "200", "300", "400"],
        [2, "補正予算（b）", "10", "△20", "－"],
        [2, "繰越し等（c）", "0", "5", "5"],
        [2, "予備費", "1", "2", "3"],
        [2, "合計（a＋b＋c）", "110", "185", "306"],
        [1, ("執行額（百万円）", 2), "100", "(180)", "調査中"],
        [1, ("執行率（％）", 2), "90.9", "97.3", "－"],
    )
    reading = read(drawn(*HEAD, *rows))
    found = of(reading, "budgets")
    assert [budget["fiscal_year"] for budget in found] == [2020, 2021, 2022, 2023]
    assert {budget["unit"] for budget in found} == {"百万円"}
    assert found[1]["supplementary"] == {"raw": "△20", "value": -20}
    assert found[1]["executed"] == {"raw": "180", "value": 180}
    assert found[2]["supplementary"] == {"raw": "－"}
    assert found[2]["executed"] == {"raw": "調査中"}
    assert found[3]["initial"]["value"] == 400
    assert found[3]["total"] == {"raw": ""}
    assert [found.code for found in reading.diagnostics] == ["text-unplaced"] * 2
    assert unplaced(reading) == ["予備費123", "90.997.3－"]


def test_letters_behind_headings() -> None:
    rows = (
        [("施策の予算額・執行額等（千円）", 1, 6), "区分", "３年度", "４年度"],
        [1, "当初予算額　Ａ", "100", "200"],
        [1, "補正予算額　Ｂ", "10", "－"],
        [1, "繰越額等　Ｃ", "▲5", "0"],
        [1, "予算額計　Ａ＋Ｂ＋Ｃ", "105", "200"],
        [1, "執行額　Ｄ", "99", "190"],
    )
    reading = read(drawn(*HEAD, *rows))
    found = of(reading, "budgets")
    assert [one["total"]["value"] for one in found] == [105, 200]
    assert [one["executed"]["value"] for one in found] == [99, 190]
    assert (unplaced(reading), reading.diagnostics) == ([], ())


def test_a_total_that_is_not_the_sum() -> None:
    rows = (
        [("施策の予算額・執行額等（千円）", 1, 6), "区分", "３年度", "４年度"],
        [1, "当初予算", "100", "200"],
        [1, "補正予算", "10", "－"],
        [1, "繰越し等", "▲5", "0"],
        [1, "計", "150", "200"],
        [1, "執行額", "99", "190"],
    )
    reading = read(drawn(*HEAD, *rows))
    (found,) = reading.diagnostics
    assert found.code == "budget-total-differs"
    assert (found.keys["fiscal_year"], found.keys["printed"], found.keys["computed"]) == (
        2021,
        150,
        105,
    )
    assert of(reading, "budgets")[0]["total"] == {"raw": "150", "value": 150}


def test_a_row_for_each_year_and_units_in_the_cells() -> None:
    rows = (
        ["予算額・執行額等", "年度", "当初予算", "補正予算", "繰越し等", "計", "執行額"],
        [1, "令和２年度", "100百万円", "10百万円", "0百万円", "110百万円", "99百万円"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "budgets")
    assert (one["fiscal_year"], one["unit"]) == (2020, "百万円")
    assert one["total"] == {"raw": "110百万円", "value": 110}


def test_the_budget_of_an_ex_ante_sheet_beside_another_section() -> None:
    policies = ("施策に関係する内閣の重要政策", 1, 2)
    rows = (
        [
            ("施策の予算額（執行額）\n（百万円）", 1, 2),
            "４年度",
            "５年度",
            "６年度当初",
            policies,
            ("岬基本計画（令和３年６月15日閣議決定）", 4, 2),
        ],
        [1, "100（90）", "200の内数\n（集計中）", "300"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert of(reading, "budgets") == [
        {
            "fiscal_year": 2022,
            "unit": "百万円",
            "total": {"raw": "100", "value": 100},
            "executed": {"raw": "90", "value": 90},
        },
        {
            "fiscal_year": 2023,
            "unit": "百万円",
            "total": {"raw": "200の内数", "relation": "part_of"},
            "executed": {"raw": "集計中"},
        },
        {"fiscal_year": 2024, "unit": "百万円", "initial": {"raw": "300", "value": 300}},
    ]
    assert [one["title"] for one in of(reading, "cabinet_policies")] == ["岬基本計画"]
    assert unplaced(reading) == []


def test_means_with_a_row_for_the_execution() -> None:
    rows = (
        [
            "達成手段（開始年度）",
            "区分",
            ("予算額・執行額（千円）", 2),
            "当初予算額",
            "関連指標",
            "達成手段の概要",
        ],
        [2, "４年度", "５年度", "６年度"],
        [
            ("（１）灯火の更新（平成25年度）", 1, 2),
            "予算額",
            "100",
            "200",
            ("300", 1, 2),
            ("①②", 1, 2),
            ("更新する。", 1, 2),
        ],
        [1, "執行額", "90", "180"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    (one,) = of(reading, "means")
    assert (one["number"], one["name"], one["start_year"]) == ("1", "灯火の更新", 2013)
    assert (one["unit"], one["indicators"], one["text"]) == ("千円", ["1", "2"], "更新する。")
    assert one["initial"] == {"fiscal_year": 2024, "raw": "300", "value": 300}
    assert [(b["budget"]["value"], b["executed"]["value"]) for b in one["budgets"]] == [
        (100, 90),
        (200, 180),
    ]


def test_means_with_columns_for_everything() -> None:
    rows = (
        [("（単位：百万円）", 10)],
        [
            ("番号", 1, 2),
            ("達成手段", 1, 2),
            ("開始年度", 1, 2),
            ("予算額", 2),
            ("執行額", 2),
            ("令和６年度当初予算額", 1, 2),
            ("関連する指標", 1, 2),
            ("事業番号", 1, 2),
        ],
        [3, "４年度", "５年度", "４年度", "５年度"],
        ["１", "灯火の更新", "平成25年度", "100", "200", "90", "(180)", "300", "１～３", "001"],
        ["２", "点検", "元年度", "－", "10の内数", "－", "9の内数", "－", "－", "－"],
        ["施策の沿革", ("昔からの取組を引き継ぐ。", 9)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    first, second = of(reading, "means")
    assert (first["start_year"], first["indicators"], first["unit"]) == (
        2013,
        ["1", "2", "3"],
        "百万円",
    )
    assert first["budgets"][1]["executed"] == {"raw": "180", "value": 180}
    assert (second["start_year"], second["review_number"]) == (2019, "－")
    assert second["budgets"][1]["budget"] == {"raw": "10の内数", "relation": "part_of"}
    assert second.get("indicators", []) == []
    assert unplaced(reading) == ["施策の沿革昔からの取組を引き継ぐ。"]


def test_a_number_that_a_narrow_cell_wraps_is_whole_where_its_figures_tell() -> None:
    rows = (
        ["施策の予算額・執行額等", "区分", "３年度", "４年度"],
        [1, "当初予算", "17,9\n03", "12\n34"],
    )
    first, second = of(read(drawn(*HEAD, *rows)), "budgets")
    assert (first["initial"]["raw"], first["initial"]["value"]) == ("17,903", 17903)
    assert "initial" not in second


def test_the_budget_above_the_execution_in_rows_of_their_own() -> None:
    rows = (
        [
            ("番号", 1, 2),
            ("達成手段", 1, 2),
            ("予算額（上段）・執行額（下段）（百万円）", 2),
            ("関連する指標", 1, 2),
        ],
        [2, "４年度", "５年度"],
        [("１", 1, 2), ("灯火の点検", 1, 2), "120", "130", ("１", 1, 2)],
        [2, "（118）", "－"],
        [("２", 1, 2), ("霧笛の改修", 1, 2), "", "40", ("２", 1, 2)],
        [2, "37", "集計中"],
        [("計", 2, 2), "120", "170", ("", 1, 2)],
        [2, "155", "－"],
    )
    lights, horns = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    money = [(one["budget"]["raw"], one["executed"]["raw"]) for one in lights["budgets"]]
    assert money == [("120", "118"), ("130", "－")]
    first, second = horns["budgets"]
    assert "budget" not in first
    assert first["executed"]["raw"] == "37"
    assert (second["budget"]["raw"], second["executed"]["raw"]) == ("40", "集計中")


@pytest.mark.parametrize("leads", [[("計", 2)], [1, "合計"], ["－", "施策の予算額計"]])
def test_the_sum_of_the_means_is_none_of_them(leads: list[object]) -> None:
    rows = (
        [("番号", 1, 2), ("達成手段", 1, 2), ("予算額（百万円）", 2), ("関連する指標", 1, 2)],
        [2, "４年度", "５年度"],
        ["１", "灯火の点検", "120", "130", "１"],
        ["２", "会計の統計", "", "40", "２"],
        [*leads, "120", "170"],
    )
    means = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert [one["name"] for one in means] == ["灯火の点検", "会計の統計"]
    assert [year["fiscal_year"] for year in means[1]["budgets"]] == [2023]


@pytest.mark.parametrize("pair", ["120\n118", "120\n（118）", "120／118"])
def test_budget_and_execution_in_one_cell_and_a_range_of_codes(pair: str) -> None:
    rows = (
        [
            ("番号", 1, 2),
            ("達成手段", 1, 2),
            ("予算額・執行額（百万円）", 2),
            ("関連する指標", 1, 2),
        ],
        [2, "４年度", "５年度"],
        ["１", "灯火の点検", pair, "130", "1-1～1-3"],
        ["２", "霧笛の改修", pair.replace("118", "－"), "－", "２～４"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    lights, horns = of(reading, "means")
    first, second = lights["budgets"]
    assert (first["budget"]["value"], first["executed"]["value"]) == (120, 118)
    assert second == {"fiscal_year": 2023, "budget": {"raw": "130", "value": 130}}
    assert horns["budgets"][0]["executed"] == {"raw": "－"}
    assert lights["indicators"] == ["1-1", "1-2", "1-3"]
    assert horns["indicators"] == ["2", "3", "4"]
    assert unplaced(reading) == []


def test_years_of_means_down_the_rows() -> None:
    rows = (
        ["番号", "達成手段", "年度", "予算額（千円）", "執行額（千円）", "関連する指標"],
        [("１", 1, 2), ("灯火の点検", 1, 2), "４年度", "120", "118", ("１", 1, 2)],
        [2, "５年度", "130", "－"],
        [("２", 1, 2), ("霧笛の改修", 1, 2), "４年度", "20", "18", ("２", 1, 2)],
        [2, "５年度", "30", "集計中"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    money = [
        [(year["fiscal_year"], year["budget"]["raw"], year["executed"]["raw"]) for year in years]
        for years in (one["budgets"] for one in of(reading, "means"))
    ]
    assert money == [
        [(2022, "120", "118"), (2023, "130", "－")],
        [(2022, "20", "18"), (2023, "30", "集計中")],
    ]
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    ("label", "value"),
    [("前年度からの繰越し及び翌年度への繰越し", -5), ("翌年度への繰越見込", None)],
)
def test_what_goes_to_the_next_year_alone_is_no_budget(label: str, value: int | None) -> None:
    rows = (
        [("施策の予算額・執行額等（千円）", 1, 3), "区分", "３年度", "４年度"],
        [1, "当初予算", "100", "200"],
        [1, label, "▲5", "0"],
    )
    found = of(read(drawn(*HEAD, *rows)), "budgets")
    assert (found[0].get("carryover") or {}).get("value") == value
