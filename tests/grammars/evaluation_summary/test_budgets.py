"""The budget table in its prints."""

from dataclasses import replace

import pytest

from sesaku.document.cite import cite_of
from sesaku.document.document import Cell, Table
from sesaku.grammars import evaluation_summary
from sesaku.model.budget import Budget
from sesaku.model.reading import Reading
from tests.grammars.evaluation_summary.checking import check, reading_of
from tests.grammars.evaluation_summary.rendering import document_of

HEAD = "施策名：島の灯り\n評価結果\n守られた。\n予算額・執行額等\n"
PARTS = ("initial", "supplementary", "carryover", "total", "executed")


def read(table: str, head: str = HEAD) -> Reading:
    reading = reading_of(evaluation_summary, document_of(head + table))
    check(reading)
    return reading


def budgets(table: str, head: str = HEAD) -> tuple[Budget, ...]:
    measure = read(table, head).content.measure
    assert measure is not None
    return measure.budgets


def raws(found: tuple[Budget, ...]) -> list[tuple[object, ...]]:
    return [
        (b.fiscal_year, *(cell.raw if (cell := getattr(b, part)) else None for part in PARTS))
        for b in found
    ]


def codes(reading: Reading) -> list[str]:
    return [d.code for d in reading.diagnostics if d.code != "section-missing"][1:]


FULL = (
    "区分\t令和４年度\t令和５年度\n当初予算(a)\t100\t120\n補正予算(b)\t0\t△20\n"
    "繰越し等(c)\t－\t5\n合計(a＋b＋c)\t100\t105\n執行額(千円)\t90\t\n"
)


def test_all_parts() -> None:
    found = budgets(FULL)
    assert raws(found) == [
        (2022, "100", "0", "－", "100", "90"),
        (2023, "120", "△20", "5", "105", ""),
    ]
    assert found[1].supplementary is not None
    assert found[1].supplementary.value == -20
    assert {b.unit for b in found} == {"千円"}
    assert "budget-total-differs" not in codes(read(FULL))


def test_a_total_that_is_not_the_sum_is_named_and_kept() -> None:
    reading = read(FULL.replace("105", "115"))
    found = next(d for d in reading.diagnostics if d.code == "budget-total-differs")
    assert found.keys == {"fiscal_year": 2023, "printed": 115, "computed": 105}
    assert reading.document.quote(found.cite) == "115"


def test_a_merged_label_cell_may_be_dropped_or_blank() -> None:
    years = "予算額\t区分\t令和４年度\t令和５年度\t令和６年度\n"
    dropped = years + "施策の予算額・執行額等\t予算の状況\t1\t2\t3\n執行額\t4\t5\t\n"
    blank = years + "施策の予算額・執行額等\t予算の状況\t1\t2\t3\n\t執行額\t4\t5\t\n"
    expected = [
        (2022, None, None, None, "1", "4"),
        (2023, None, None, None, "2", "5"),
        (2024, None, None, None, "3", ""),
    ]
    assert raws(budgets(dropped)) == expected
    assert raws(budgets(blank)) == expected


def test_a_blank_first_year_stays_where_it_is() -> None:
    found = budgets("区分\t令和４年度\t令和５年度\n予算の状況\t1\t2\n執行額\t\t5\n")
    assert raws(found) == [(2022, None, None, None, "1", ""), (2023, None, None, None, "2", "5")]


def test_amounts_below_their_years() -> None:
    table = (
        "区分　　　　　令和４年度　令和５年度　令和６年度\n"
        "予算の状況　　　　　　１　　　　　２　　　　　３\n"
        "執行額　　　　　　　　　　　　　　５\n"
    )
    reading = read(table)
    measure = reading.content.measure
    assert measure is not None
    assert raws(measure.budgets) == [
        (2022, None, None, None, "１", ""),
        (2023, None, None, None, "２", "５"),
        (2024, None, None, None, "３", ""),
    ]
    assert "table-unaligned" not in codes(reading)


def test_fewer_amounts_than_years_fill_the_earlier_years_and_are_named() -> None:
    reading = read("区分 令和４年度 令和５年度 令和６年度\n予算の状況 1 2 3\n執行額 4 5\n")
    measure = reading.content.measure
    assert measure is not None
    assert raws(measure.budgets)[1:] == [
        (2023, None, None, None, "2", "5"),
        (2024, None, None, None, "3", ""),
    ]
    assert "table-unaligned" in codes(reading)


def test_more_amounts_than_years_are_not_placed() -> None:
    reading = read("区分 令和４年度 令和５年度\n予算の状況 1 2 3\n")
    measure = reading.content.measure
    assert measure is not None
    assert measure.budgets == ()
    assert "table-unaligned" in codes(reading)


def test_one_cell_a_line() -> None:
    table = "区分\n令和４年度\n令和５年度\n予算の状況\n1,200\n1,300\n執行額\n1,100\n集計中\n"
    assert raws(budgets(table)) == [
        (2022, None, None, None, "1,200", "1,100"),
        (2023, None, None, None, "1,300", "集計中"),
    ]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ("平成30年度\t令和元年度\t令和２年度", [2018, 2019, 2020]),
        ("30年度\t元年度\t２年度", [2018, 2019, 2020]),
        ("令和３年度\t４年度\t５年度", [2021, 2022, 2023]),
        ("R3\tR4\tR5", [2021, 2022, 2023]),
        ("2021年度\t2022年度\t2023年度", [2021, 2022, 2023]),
        ("令和３(2021)年度\t令和４(2022)年度\t令和５(2023)年度", [2021, 2022, 2023]),
    ],
)
def test_years_of_any_era(years: str, expected: list[int]) -> None:
    found = budgets(f"区分\t{years}\n執行額\t1\t2\t3\n")
    assert [b.fiscal_year for b in found] == expected


def test_years_without_an_era_are_those_of_the_only_era_named() -> None:
    table = "区分\t３年度\t４年度\n執行額\t1\t2\n"
    assert [b.fiscal_year for b in budgets(table, "令和６年度評価書\n" + HEAD)] == [2021, 2022]
    reading = read(table)
    assert reading.content.measure is not None
    assert reading.content.measure.budgets == ()
    assert codes(reading).count("year-unreadable") == 2


def test_scopes() -> None:
    table = (
        "区分\t令和４年度\n施策の予算額・執行額等\t予算の状況\t1\n"
        "同（分担金・拠出金）\t予算の状況\t2\n"
        "同（分担金・拠出金を除く）\t予算の状況\t3\n"
    )
    assert [(b.scope, b.total and b.total.raw) for b in budgets(table)] == [
        (None, "1"),
        ("contributions", "2"),
        ("excluding_contributions", "3"),
    ]


def test_the_heading_may_say_what_is_left_out() -> None:
    head = HEAD.replace("予算額・執行額等", "施策の予算額・執行額等（分担金・拠出金除く）")
    found = budgets("区分\t令和４年度\n執行額\t1\n", head)
    assert [b.scope for b in found] == ["excluding_contributions"]


@pytest.mark.parametrize(
    ("head", "row", "note", "unit"),
    [
        ("（単位：千円）\n", "執行額", "", "千円"),
        ("", "執行額（億円）", "", "億円"),
        ("", "執行額", "（注）百万円単位。\n", "百万円"),
        ("", "執行額", "（注）円を切り捨てた。\n", None),
    ],
)
def test_units(head: str, row: str, note: str, unit: str | None) -> None:
    found = budgets(f"{head}区分\t令和４年度\n{row}\t1\n{note}")
    assert [b.unit for b in found] == [unit]


def test_brackets_that_only_mark_the_execution_are_no_part_of_it() -> None:
    found = budgets("区分\t令和４年度\n執行額\t（2,354）\n")
    assert [(b.executed.raw, b.executed.value) for b in found if b.executed] == [("2,354", 2354)]


def test_a_rate_is_no_amount() -> None:
    found = budgets("区分\t令和４年度\n執行額\t90\n執行率\t90%\n")
    assert raws(found) == [(2022, None, None, None, None, "90")]


def test_a_table_without_a_heading() -> None:
    head = "施策名：島の灯り\n評価結果\n守られた。\n"
    assert raws(budgets("区分\t令和４年度\t令和５年度\n予算の状況\t1\t2\n", head)) == [
        (2022, None, None, None, "1", None),
        (2023, None, None, None, "2", None),
    ]


def test_the_grid_of_the_document() -> None:
    lines = [
        ["予算額・執行額", "区分", "令和４\n年度", "令和５\n年度", "令和６\n年度"],
        ["施策の予算額（分担金・\n拠出金除く）", "予算の状況", "1,200", "1,300", "1,400"],
        ["", "執行額", "", "1,250", ""],
    ]
    text = "施策名：島の灯り\n評価結果\n守られた。\n"
    grid = []
    for row, cells in enumerate(lines):
        for column, said in enumerate(cells):
            if said:
                grid.append(Cell(row, column, cite_of(len(text), len(text) + len(said))))
                text += said + "\n"
    text += "（注）百万円単位。\n有識者の意見\n・よい。\n"
    plain = document_of(text)
    reading = reading_of(evaluation_summary, replace(plain, tables=(Table(tuple(grid)),)))
    check(reading)
    measure = reading.content.measure
    assert measure is not None
    assert raws(measure.budgets) == [
        (2022, None, None, None, "1,200", ""),
        (2023, None, None, None, "1,300", "1,250"),
        (2024, None, None, None, "1,400", ""),
    ]
    assert {(b.scope, b.unit) for b in measure.budgets} == {("excluding_contributions", "百万円")}
    assert len(measure.notes) == 1
    assert [opinion.text for opinion in measure.opinions] == ["よい。"]
