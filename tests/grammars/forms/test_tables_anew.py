"""A small table for each indicator, its headings printed anew: 年度 | R3 | R4, then 目標, 実績."""

from collections.abc import Sequence

import pytest

from sesaku.model.reading import Reading
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

YEARS = {
    "R": (["R3", "R4", "R5"], ["R2", "R3", "R4"]),
    "named": (["３年度", "４年度", "５年度"], ["２年度", "３年度", "４年度"]),
    "civil": (["2021", "2022", "2023"], ["2020", "2021", "2022"]),
    "bare": (["３", "４", "５"], ["２", "３", "４"]),
}
TOLD = [
    (years, corner)
    for years in YEARS
    for corner in ("年度", "区分", 1)
    if years != "bare" or corner == "年度"  # else nothing says that the figures are years
]
LIGHTS: Rows = (["目標", "10", "12", "14"], ["実績", "9", "13"])
BOATS: Rows = (["目標", "30", "35", "40"], ["実績", "31", "33"])
NAMES = ("灯火の数", "小舟の数")


def _tables(years: str, corner: object = "年度") -> tuple[Rows, Rows]:
    first, second = YEARS[years]
    return ([corner, *first], *LIGHTS), ([corner, *second], *BOATS)


def _beside(name: object, table: Rows, before: int = 1) -> list[list[object]]:
    """Return a table with a name to its left."""
    first, *others = table
    return [[before, name, *first], *([before + 1, *row] for row in others)]


def _check(reading: Reading, bounds: Sequence[object] = (None, None, None, None)) -> None:
    first, second = of(reading, "indicators")
    assert [(one["code"], one["name"]) for one in (first, second)] == list(
        zip("12", NAMES, strict=True)
    )
    assert yearly(first, "target") == {2021: "10", 2022: "12", 2023: "14"}
    assert yearly(first, "result") == {2021: "9", 2022: "13"}
    assert yearly(second, "target") == {2020: "30", 2021: "35", 2022: "40"}
    assert yearly(second, "result") == {2020: "31", 2021: "33"}
    told = [
        (one[side].get("fiscal_year"), one[side]["raw"]) if side in one else None
        for one in (first, second)
        for side in ("baseline", "target")
    ]
    assert told == list(bounds)
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize(("years", "corner"), TOLD)
@pytest.mark.parametrize("lead", ["", "{}　", "指標{}　"])
def test_beside_the_name(years: str, corner: object, lead: str, suffix: str) -> None:
    tables = _tables(years, corner)
    rows: list[list[object]] = []
    for at, (name, table) in enumerate(zip(NAMES, tables, strict=True), 1):
        rows += _beside((lead.format(at) + name, 1, 3), table)
    rows[0] = [("測定指標", 1, 6), *rows[0][1:]]
    _check(read(drawn(*HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("lead", ["", "{}　", "指標{}　", "①　"])
def test_below_the_name(years: str, lead: str, suffix: str) -> None:
    rows: list[Sequence[object]] = []
    for at, (name, table) in enumerate(zip(NAMES, _tables(years), strict=True), 1):
        mark = lead.replace("①", "①②"[at - 1]).format(at)
        rows += [[1, (mark + name, 4)], *([1, *row] for row in table)]
    rows[0] = [("測定指標", 1, 8), *rows[0][1:]]
    _check(read(drawn(*HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("label", ["測定指標", "指標名", "測定指標{}", "指標{}"])
def test_below_the_name_and_what_labels_it(years: str, label: str, suffix: str) -> None:
    rows: list[Sequence[object]] = []
    for at, (name, table) in enumerate(zip(NAMES, _tables(years), strict=True), 1):
        rows += [[label.format(at), (name, 3)], *table]
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    _check(reading)


@pytest.mark.parametrize("high", [1, 4])
@pytest.mark.parametrize("years", YEARS)
def test_labels_inside_one_section(years: str, high: int) -> None:
    rows: list[Sequence[object]] = []
    for name, table in zip(NAMES, _tables(years), strict=True):
        beside = 1 if high == 1 else 2
        wide = 4 if high > 1 else 3
        rows += [[1, ("指標名", 1, high), (name, wide)], *([beside, *row] for row in table)]
    rows[0] = [("測定指標", 1, 8), *rows[0][1:]]
    _check(read(drawn(*HEAD, *rows)))


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("years", YEARS)
def test_names_below_a_heading_that_is_printed_anew(years: str, suffix: str) -> None:
    rows: list[Sequence[object]] = []
    for name, (first, second, third) in zip(NAMES, _tables(years), strict=True):
        rows += [["測定指標", *first], [(name, 1, 2), *second], [1, *third]]
    _check(read(drawn(*HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("years", YEARS)
def test_baselines_and_targets_before_the_corner(years: str, suffix: str) -> None:
    rows: list[list[object]] = []
    bounds = (("8", "20"), ("28", "50"))
    for name, table, (base, last) in zip(NAMES, _tables(years), bounds, strict=True):
        first, second, third = table
        rows += [
            [1, (name, 1, 3), "基準値（２年度）", "目標値（７年度）", *first],
            [2, (base, 1, 2), (last, 1, 2), *second],
            [4, *third],
        ]
    rows[0] = [("測定指標", 1, 6), *rows[0][1:]]
    expected = [(2020, "8"), (2025, "20"), (2020, "28"), (2025, "50")]
    _check(read(drawn(*HEAD, *rows), suffix=suffix), expected)


@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
@pytest.mark.parametrize("years", YEARS)
@pytest.mark.parametrize("said", ["（{}年度）", ""])
@pytest.mark.parametrize("below", [True, False])
def test_baselines_and_targets_in_rows(years: str, said: str, suffix: str, *, below: bool) -> None:
    rows: list[list[object]] = []
    bounds = (("8", "20"), ("28", "50"))
    for name, table, (base, last) in zip(NAMES, _tables(years), bounds, strict=True):
        leads = [
            [f"基準値{said.format('２')}", (base, 3)],
            [f"目標値{said.format('７')}", (last, 3)],
        ]
        whole = [*table, *leads] if below else [*leads, *table]
        rows += _beside((name, 1, 5), whole)
    rows[0] = [("測定指標", 1, 10), *rows[0][1:]]
    first, last_year = (2020, 2025) if said else (None, None)
    expected = [(first, "8"), (last_year, "20"), (first, "28"), (last_year, "50")]
    _check(read(drawn(*HEAD, *rows), suffix=suffix), expected)


def test_headings_of_the_block_before_say_nothing_of_a_row_before_its_own() -> None:
    rows: list[list[object]] = []
    bounds = (("8", "20"), ("28", "50"))
    for name, table, (base, last) in zip(NAMES, _tables("R"), bounds, strict=True):
        rows += _beside((name, 1, 4), (["基準値", base, "目標値", last], *table))
    rows[0] = [("測定指標", 1, 8), *rows[0][1:]]
    _check(read(drawn(*HEAD, *rows)), [(None, "8"), (None, "20"), (None, "28"), (None, "50")])


def test_figures_beside_a_year_that_do_not_follow_one_another_are_no_years() -> None:
    rows = ([("測定指標", 1, 3), ("灯火の数", 1, 3), "年度", "３", "７", "５"], [2, *LIGHTS[0]])
    assert all("years" not in one for one in of(read(drawn(*HEAD, *rows)), "indicators"))
