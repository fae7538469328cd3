"""Last targets, and what says which values of a block are which, in fictional forms."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


def test_a_last_target_over_the_columns_of_years_prints_its_own_year() -> None:
    rows = (
        ["業績指標", ("基準値", 2), "区分", ("４年度", 3), ("５年度", 3)],
        [("①　灯火の数", 1, 3), ("10基\n（３年度）", 2, 3), "実績値", ("11基", 3), ("16基", 3)],
        [3, "各年度の目標", ("12基", 3), ("15基", 3)],
        [3, "目標値（目標年度）", ("20基以上（７年度）", 6)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2025, "20基以上")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert unplaced(reading) == []


def test_targets_above_and_results_below_when_the_name_begins_beside_the_headings() -> None:
    heading = "年度ごとの目標値（上段）・実績値（下段）"
    rows = (
        [("測定指標", 1, 5), ("１　灯火の数", 2, 5), "基準値", (heading, 6)],
        [3, "３年度", ("４年度", 3), ("５年度", 3)],
        [3, ("10基", 1, 2), ("12基", 3), ("15基", 3)],
        [4, ("11基", 3), ("16基", 3)],
        [3, "目標値", ("20基以上（７年度）", 6)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("10基", "20基以上")


def test_columns_part_what_a_label_over_rows_names_together() -> None:
    rows = (
        ["測定指標", "年度", ("区分", 2), ("年度ごとの目標値", 3), ("年度ごとの実績値", 3)],
        [("１　灯火の数", 1, 3), "３年度", ("基準値", 2), ("10基", 6)],
        [1, "４年度", ("目標・実績", 2, 2), ("12基", 3), ("11基", 3)],
        [1, "５年度", 2, ("15基", 3), ("16基", 3)],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2022: "12基", 2023: "15基"}
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}


def test_cards_of_indicators_under_goals_in_rows_of_their_own() -> None:
    def card(number: str, name: str) -> Rows:
        return (
            [(f"測定指標{number}", 2), (name, 8)],
            [("区分（件）", 2), ("基準値", 2), ("４年度", 2), ("５年度", 2), ("目標値", 2)],
            [
                ("年度目標値", 2),
                ("10\n（３年度）", 2, 2),
                ("12", 2),
                ("15", 2),
                ("20\n（７年度）", 2, 2),
            ],
            [("実績値", 2), 2, ("11", 2), ("16", 2)],
        )

    rows = (
        [("達成目標１", 2), ("岬の灯火を絶やさない。", 8)],
        *card("１－１", "灯火の数"),
        [("達成目標２", 2), ("航路を保つ。", 8)],
        *card("２－１", "航路の標識の数"),
    )
    reading = read(drawn(*HEAD, *rows))
    goals = [(one["number"], one["text"]) for one in of(reading, "goals")]
    assert goals == [("1", "岬の灯火を絶やさない。"), ("2", "航路を保つ。")]
    first, second = of(reading, "indicators")
    assert [first["code"], second["code"]] == ["1-1", "2-1"]
    assert [first["name"], second["name"]] == ["灯火の数", "航路の標識の数"]
    assert yearly(second, "result") == {2022: "11", 2023: "16"}
    assert (first["unit"], first["target"]["fiscal_year"]) == ("件", 2025)
    assert unplaced(reading) == []


def test_kana_with_a_blank_behind_them_number_the_indicators() -> None:
    def row(name: str) -> Rows:
        return (
            [(name, 2, 2), ("目標値", 2), ("12基", 3), ("15基", 3)],
            [2, ("実績値", 2), ("11基", 3), ("16基", 3)],
        )

    head = [("測定指標", 2), ("区分", 2), ("４年度", 3), ("５年度", 3)]
    both = of(read(drawn(*HEAD, head, *row("ア　灯火の数"), *row("イ　標識の数"))), "indicators")
    assert [(one["code"], one["name"]) for one in both] == [("ア", "灯火の数"), ("イ", "標識の数")]
    words = of(read(drawn(*HEAD, head, *row("アワビの数"), *row("イカの数"))), "indicators")
    assert [one["name"] for one in words] == ["アワビの数", "イカの数"]


def test_a_note_behind_a_figure_is_no_second_value() -> None:
    rows = (
        ["測定指標", ("年度ごとの目標値（上段）・実績値（下段）", 6)],
        [1, ("４年度", 3), ("５年度", 3)],
        [("１　灯火の数", 1, 2), ("12基", 3), ("15基", 3)],
        [1, ("11（注２）", 3), ("16基", 3)],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "result") == {2022: "11（注２）", 2023: "16基"}


def test_the_unit_of_a_title_above_a_table_of_means() -> None:
    rows = (
        ["＜達成手段＞（単位：千円）"],
        ["達成手段", ("令和４年度予算額", 3), ("令和５年度当初予算額", 3)],
        ["(1)灯火の整備", ("27,980", 3), ("28,003", 3)],
    )
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "means")
    assert one["unit"] == "千円"


@pytest.mark.parametrize("left", [False, True], ids=["behind the names", "before the names"])
@pytest.mark.parametrize("years", [("３年度", "４年度"), ("３年度", "４年度", "７年度")])
def test_a_target_over_several_years_is_that_of_each(years: tuple[str, ...], left: bool) -> None:  # noqa: FBT001 - a case
    values = ["5基", "6基", "9基"][: len(years)]
    name, names = [("測定指標", 2, 2)], [("１　灯台の数", 2)]
    heads, below = [("実績", 2), ("目標値", len(years))], ["３年度", "４年度", *years]
    row: list[object] = ["4基", "7基", *values]
    rows: Rows = (
        [*heads, *name, ("基準値", 1, 2)] if left else [*name, *heads, ("基準値", 1, 2)],
        below if left else [2, *below],
        [*row, *names, "3基"] if left else [*names, *row, "3基"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert yearly(one, "target") == {2021: "5基", 2022: "6基"}
    assert yearly(one, "result") == {2021: "4基", 2022: "7基"}
    assert one.get("target", {}).get("raw") == ("9基" if len(years) > 2 else None)
    assert one["baseline"]["raw"] == "3基"
