"""Money of which a heading says once what it is, and units that a form prints once."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("施策の予算額（当初）\n（千円）", "initial"),
        ("施策の当初予算額（単位：千円）", "initial"),
        ("施策に要した決算額（千円）", "executed"),
        ("施策の予算額（補正後）（千円）", "total"),
        ("施策の予算額（千円）", "total"),
    ],
)
def test_the_heading_says_of_which_part_all_amounts_are(heading: str, part: str) -> None:
    rows: Rows = (
        [(heading, 2, 2), ("２年度", 3), ("３年度", 3), ("４年度", 2)],
        [2, ("1,482", 3), ("1,510", 3), ("1,498", 2)],
    )
    budgets = of(read(drawn(*HEAD, *rows)), "budgets")
    assert [(one["fiscal_year"], one[part]["raw"]) for one in budgets] == [
        (2020, "1,482"),
        (2021, "1,510"),
        (2022, "1,498"),
    ]
    for one in budgets:
        assert set(one) == {"fiscal_year", "unit", part}


def form(unit: str, amounts: tuple[str, str]) -> Rows:
    """Return a form that prints the unit of its money above the measure's, not above its means."""
    one, two = amounts
    return (
        [(f"施策の予算額・執行額等（{unit}）", 3, 3), "区分", ("３年度", 3), ("４年度", 3)],
        [3, "当初予算", ("3,100", 3), ("3,200", 3)],
        [3, "執行額", ("3,000", 3), ("3,150", 3)],
        [
            ("達成手段", 2, 3),
            ("事業名", 2),
            ("３年度\n予算額（執行額）", 3),
            ("４年度\n予算額（執行額）", 3),
        ],
        [2, ("ア　灯台の改修", 2), (one, 3), (two, 3)],
        [2, ("イ　霧笛の改修", 2), ("－", 3), ("40（38）", 3)],
    )


@pytest.mark.parametrize("unit", ["百万円", "単位：千円"])
def test_the_unit_of_the_measure_holds_for_its_means(unit: str) -> None:
    rows = form(unit, ("2,900（2,800）", "3,000（2,990）"))
    found = of(read(drawn(*HEAD, *rows)), "means")
    assert [one["unit"] for one in found] == [unit.removeprefix("単位：")] * 2


def test_it_does_not_hold_for_money_of_another_size() -> None:
    rows = form("百万円", ("2,900,000（2,800,000）", "3,000,000（2,990,000）"))
    assert all("unit" not in one for one in of(read(drawn(*HEAD, *rows)), "means"))


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("灯台の総数（万基）", "万基"),
        ("灯台の基の総数（千基）＊２", "千基"),
        ("岬を通った船の隻数（百隻）", "百隻"),
    ],
)
def test_a_counted_unit_with_its_scale_behind_the_name_of_a_reference(name: str, unit: str) -> None:
    rows: Rows = (
        [("参考指標", 2, 2), (name, 4, 2), "２年度", "３年度", "４年度"],
        [6, "68.1", "70.9", "74.2"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "reference_indicators")
    assert [value["unit"] for value in one["series"][0]["values"]] == [unit] * 3


@pytest.mark.parametrize("heading", ["参考となる数値", "参考となる統計値", "参考とする計数"])
def test_reference_figures_below_the_columns_of_indicators(heading: str) -> None:
    rows: Rows = (
        [("測定指標", 4), "基準値（３年度）", "４年度実績", "５年度実績", "目標値（６年度）"],
        [("灯火の数", 4), "12基", "13基", "14基", "20基"],
        [(heading, 2, 3), ("項目", 2), "４年度", "５年度", ("備考", 2)],
        [2, ("寄港した船の数", 2), "81隻", "79隻"],
        [2, ("灯台守の数", 2), "5人", "4人"],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["name"] for one in of(reading, "indicators")] == ["灯火の数"]
    assert [one["name"] for one in of(reading, "reference_indicators")] == [
        "寄港した船の数",
        "灯台守の数",
    ]


@pytest.mark.parametrize(
    ("heading", "values", "parts"),
    [
        ("施策の予算額・執行額（百万円）", ("120\n118", "140\n集計中"), ("total", "executed")),
        ("施策の予算額／執行額（百万円）", ("120／118", "140／集計中"), ("total", "executed")),
        (
            "施策の予算額・執行額（百万円）\n上段：予算額　下段：執行額",
            ("120\n118", "140\n集計中"),
            ("total", "executed"),
        ),
        (
            "施策の予算（上段：執行額　下段：予算額）（百万円）",
            ("120\n118", "140\n集計中"),
            ("executed", "total"),
        ),
    ],
)
def test_two_amounts_in_a_cell_below_a_heading_of_both(
    heading: str, values: tuple[str, str], parts: tuple[str, str]
) -> None:
    rows: Rows = (
        [(heading, 2, 2), ("３年度", 4), ("４年度", 4)],
        [2, *((value, 4) for value in values)],
    )
    one, two = of(read(drawn(*HEAD, *rows)), "budgets")
    assert [one[part]["raw"] for part in parts] == ["120", "118"]
    assert [two[part]["raw"] for part in parts] == ["140", "集計中"]


@pytest.mark.parametrize("value", ["140\n集計中", "140集計中"])
def test_words_for_no_figure_are_no_unit(value: str) -> None:
    rows: Rows = (
        ["測定指標", "基準値（３年度）", "４年度実績値", "目標値（６年度）"],
        ["１　灯火の数", "12", value, "20"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert set(one["years"][0]["result"]) == {"raw"}
    assert "unit" not in one


@pytest.mark.parametrize(
    "told",
    [
        "（括弧内は開始年度、金額の単位は千円）",
        "（丸括弧は執行額、単位：千円）",
        "（開始年度を付す。単位は千円とする。）",
    ],
)
def test_the_unit_behind_other_words_above_means_and_their_sums(told: str) -> None:
    rows: Rows = (
        [(f"８　達成手段{told}", 10)],
        ["No.", ("達成手段", 2), "区分", ("３年度", 2), ("４年度", 2), ("５年度当初", 2)],
        ["1", ("灯台の改修（平成30年度）", 2, 2), "予算額", ("40", 2), ("42", 2), ("45", 2)],
        [3, "執行額", ("38", 2), ("41", 2)],
        ["2", ("霧笛の改修（令和元年度）", 2, 2), "予算額", ("20", 2), ("22", 2), ("25", 2)],
        [3, "執行額", ("18", 2), ("21", 2)],
        [("施策の予算額・執行額", 3, 2), "予算額", ("60", 2), ("64", 2), ("70", 2)],
        [3, "執行額", ("56", 2), ("62", 2)],
    )
    reading = read(drawn(*SHEET_HEAD, *rows))
    assert [one["unit"] for one in of(reading, "means")] == ["千円", "千円"]
    assert {one["unit"] for one in of(reading, "budgets")} == {"千円"}
