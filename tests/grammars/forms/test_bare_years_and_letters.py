"""Years that print their figure alone below 年度, letters as numbers, and how values add up."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def block(name: str, adds: str, *values: str) -> Rows:
    """Return the rows of an indicator: results, a target of all years, and their marks."""
    first, second, third, target = values
    return (
        [
            1,
            (name, 1, 3),
            (adds, 1, 3),
            ("９基", 1, 3),
            ("29年度", 1, 3),
            "実績値",
            first,
            second,
            third,
            (target, 1, 3),
            ("毎年度", 1, 3),
            ("△", 1, 3),
        ],
        [5, "目標値", (target, 3)],
        [5, "達成状況", "○", "×", "－"],
    )


def table(years: tuple[str, ...], head: str, adding: str, *blocks: Rows) -> Rows:
    """Return a table of indicators with its two rows of headings."""
    high = 2 + sum(len(one) for one in blocks)
    return (
        [
            ("測定指標", 1, high),
            ("測定指標", 1, 2),
            (adding, 1, 2),
            ("基準値", 2),
            ("区分", 1, 2),
            (head, 3),
            ("目標値", 2),
            ("達成", 1, 2),
        ],
        [3, "値", "年度", 1, *years, "値", "年度"],
        *(row for one in blocks for row in one),
    )


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("years", "meant"),
    [
        (("30", "元", "２"), (2018, 2019, 2020)),
        (("３", "４", "５"), (2021, 2022, 2023)),
        (("2021", "2022", "2023"), (2021, 2022, 2023)),
    ],
)
@pytest.mark.parametrize("head", ["年　度", "各年度", "年度ごとの状況"])
def test_figures_below_a_heading_of_years(
    years: tuple[str, ...], meant: tuple[int, ...], head: str, suffix: str
) -> None:
    rows = table(
        years,
        head,
        "種別",
        block("Ａ　灯火の数", "単年度", "11基", "８基", "集計中", "10基以上"),
        block("Ｂ　鐘の数", "累計", "２個", "３個", "…", "４個以上"),
        block("Ｃ　岬の数", "－", "１岬", "２岬", "３岬", "２岬以上"),
    )
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    found = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in found] == [
        ("A", "灯火の数"),
        ("B", "鐘の数"),
        ("C", "岬の数"),
    ]
    assert [one.get("accumulation") for one in found] == ["yearly", "cumulative", None]
    assert yearly(found[0], "result") == dict(zip(meant, ("11基", "８基", "集計中"), strict=True))
    assert yearly(found[1], "result") == dict(zip(meant, ("２個", "３個", "…"), strict=True))
    assert yearly(found[2], "target") == dict.fromkeys(meant, "２岬以上")
    assert [year["result"]["mark"] for year in found[0]["years"]] == ["○", "×", "－"]
    assert {one["mark"] for one in found} == {"△"}
    assert unplaced(reading) == []


def test_figures_that_do_not_follow_one_another_are_no_years() -> None:
    rows = table(
        ("30", "12", "２"), "年度", "種別", block("１　灯火の数", "累計", "1", "2", "3", "4")
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one.get("years", []) == []


def test_letters_that_belong_to_the_names() -> None:
    rows = (
        [("測定指標", 1, 3), "指標", "基準値", "目標値"],
        [1, "Ａ重油の量", "10基", "15基"],
        [1, "Ｃ重油の量", "3個", "9個"],
    )
    names = [one["name"] for one in of(read(drawn(*HEAD, *rows)), "indicators")]
    assert names == ["Ａ重油の量", "Ｃ重油の量"]


def test_a_part_of_the_budget_that_is_not_known() -> None:
    rows = (
        [("予算額・執行額", 1, 3), "区分", "４年度", "５年度"],
        [1, "当初予算", "11", "12"],
        [1, "補正予算", "…", "1"],
    )
    first, _ = of(read(drawn(*HEAD, *rows)), "budgets")
    assert first["supplementary"] == {"raw": "…"}
