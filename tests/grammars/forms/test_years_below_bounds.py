"""Bounds above or beside the years of the others, in fiction."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def _stacked(number: str, name: str, last: str, *, unit: str = "基") -> Rows:
    return (
        [1, number, (name, 4)],
        [1, "基準値\n（2020年度）", f"10{unit}", "最終目標値\n（2023年度）", (f"16{unit}以上", 2)],
        [1, "年度", "目標値", ("実績値", 2), "判定"],
        [1, "2022年度", f"12{unit}", (f"11{unit}", 2), "×"],
        [1, "2023年度", f"16{unit}", (f"17{unit}", 2), "○"],
        [1, last, ("△", 4)],
    )


@pytest.mark.parametrize("last", ["総合", "達成度", "判定結果"])
@pytest.mark.parametrize(("one", "two"), [("指標１", "指標２"), ("①", "②"), ("1", "2")])
def test_a_number_below_the_mark_of_the_indicator_before(one: str, two: str, last: str) -> None:
    first, *rows = _stacked(one, "灯火の数", last)
    rows = [
        [("測\n定\n指\n標", 1, 12), *first[1:]],
        *rows,
        *_stacked(two, "点検の数", last, unit="回"),
    ]
    reading = read(drawn(*HEAD, *rows))
    lamps, checks = of(reading, "indicators")
    assert [one["code"] for one in (lamps, checks)] == ["1", "2"]
    assert [one["name"] for one in (lamps, checks)] == ["灯火の数", "点検の数"]
    assert (lamps["baseline"]["raw"], lamps["baseline"]["fiscal_year"]) == ("10基", 2020)
    assert (checks["target"]["raw"], checks["target"]["fiscal_year"]) == ("16回以上", 2023)
    assert yearly(checks, "target") == {2022: "12回", 2023: "16回"}
    assert yearly(lamps, "result") == {2022: "11基", 2023: "17基"}
    assert [year["result"]["mark"] for year in checks["years"]] == ["×", "○"]
    assert (lamps["mark"], checks["mark"]) == ("△", "△")
    assert unplaced(reading) == []


def _across(*bounds: tuple[str, str]) -> Rows:
    heads = [(head, 1, 3) for head, _ in bounds]
    values = [value for _, value in bounds]
    return (
        [("番号", 1, 3), ("測定指標", 1, 3), *heads, ("年度別の目標と実績", 4)],
        [2 + len(bounds), ("Ｒ４年度", 2), ("Ｒ５年度", 2)],
        [2 + len(bounds), "目標", "実績", "目標", "実績"],
        ["１", "灯火の数（基）", *values, "12", "11", "16", "17"],
        ["２", "点検の数（回）", *values, "12", "13", "16", "15"],
    )


@pytest.mark.parametrize(
    "bounds",
    [
        [("目標値", "20以上"), ("年度", "Ｒ６年度")],
        [("年度", "Ｒ６年度"), ("目標値", "20以上")],
        [("基準値", "10"), ("年度", "Ｒ２年度"), ("目標値", "20以上"), ("年度", "Ｒ６年度")],
        [("年度", "Ｒ２年度"), ("基準値", "10"), ("年度", "Ｒ６年度"), ("目標値", "20以上")],
    ],
)
def test_the_year_of_a_target_beside_it_where_the_others_run_across(
    bounds: list[tuple[str, str]],
) -> None:
    reading = read(drawn(*SHEET_HEAD, *_across(*bounds)))
    lamps, checks = of(reading, "indicators")
    assert (lamps["target"]["raw"], lamps["target"]["fiscal_year"]) == ("20以上", 2024)
    assert yearly(lamps, "target") == {2022: "12", 2023: "16"}
    assert yearly(checks, "result") == {2022: "13", 2023: "15"}
    based = {one.get("baseline", {}).get("fiscal_year") for one in (lamps, checks)}
    assert based == ({2020} if len(bounds) > 2 else {None})
    assert unplaced(reading) == []


def _card(number: str, name: str, *, results_first: bool) -> Rows:
    target = ("12以上", 1, 2)
    heads, first, second = (
        (["実績", "目標"], ["11", target], ["17", 1])
        if results_first
        else (["目標", "実績"], [target, "11"], [1, "17"])
    )
    return (
        [number, (name, 2), "単位", "基"],
        ["基準値\n（２年度）", "10", "目標値\n（５年度）", ("16以上", 2)],
        ["年度", *heads, ("達成", 2)],
        ["４年度", *first, ("×", 2)],
        ["５年度", *second, ("○", 2)],
        ["達成状況", ("○", 4)],
    )


@pytest.mark.parametrize("results_first", [True, False])
@pytest.mark.parametrize("bar", [True, False])
@pytest.mark.parametrize("word", ["指標({})", "業績指標{}", "測定指標（{}）"])
def test_cards_with_the_unit_behind_the_name(word: str, bar: bool, results_first: bool) -> None:  # noqa: FBT001 - cases
    rows = (
        *([[("２　測定指標の状況", 5)]] if bar else []),
        *_card(word.format(1), "灯火の数", results_first=results_first),
        *_card(word.format(2), "点検の数", results_first=results_first),
        ["担当部局", ("灯火局", 4)],
    )
    reading = read(drawn(*HEAD, *rows))
    lamps, checks = of(reading, "indicators")
    assert [one["name"] for one in (lamps, checks)] == ["灯火の数", "点検の数"]
    assert {one["unit"] for one in (lamps, checks)} == {"基"}
    assert yearly(checks, "target") == {2022: "12以上", 2023: "12以上"}
    assert yearly(checks, "result") == {2022: "11", 2023: "17"}
    assert (lamps["target"]["raw"], lamps["mark"]) == ("16以上", "○")
    assert unplaced(reading) == []
