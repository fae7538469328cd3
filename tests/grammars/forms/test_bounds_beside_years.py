"""Small tables of one indicator: 基準 and 目標水準, each with its value, beside the years."""

from typing import Any

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

Row = list[Any]


def shifted(rows: list[Row], columns: int) -> list[Row]:
    """Return rows that begin some columns farther to the right."""
    return [
        [columns + row[0], *row[1:]] if isinstance(row[0], int) else [columns, *row] for row in rows
    ]


def table(
    bounds: tuple[str, str] = ("8", "20"),
    leads: tuple[str, str] = ("基準", "目標水準"),
    corner: str | None = "年度",
    years: tuple[str, ...] = ("R4", "R5"),
) -> list[Row]:
    """Return the rows of one indicator: its bounds to the left, its years to the right."""
    first = [1] if corner is None else [corner]
    return [
        [leads[0], bounds[0], *first, *years],
        [(leads[1], 1, 2), (bounds[1], 1, 2), "目標", "10", "14"],
        [2, "実績", "9", "15"],
    ]


def below_names(one: list[Row], other: list[Row]) -> Rows:
    return (
        [("測定指標", 6)],
        [("１　灯火の数", 6)],
        *one,
        [("２　霧笛の数", 6)],
        *other,
    )


def below_names_at_a_side(one: list[Row], other: list[Row]) -> Rows:
    first, second = [("１　灯火の数", 6)], [("２　霧笛の数", 6)]
    rows: list[Row] = [*one, second, *other]
    return [("測定指標", 1, 1 + len(rows)), *first], *shifted(rows, 1)


def below_labelled_names(one: list[Row], other: list[Row]) -> Rows:
    first, second = [("測定指標１　灯火の数", 6)], [("測定指標２　霧笛の数", 6)]
    return (first, *one, second, *other)


def beside_names(one: list[Row], other: list[Row]) -> Rows:
    rows: list[Row] = [[("測定指標", 7)]]
    for name, block in (("１　灯火の数", one), ("２　霧笛の数", other)):
        rows += [[(name, 1, len(block)), *block[0]], *shifted(block[1:], 1)]
    return rows


PLACES = [below_names, below_names_at_a_side, below_labelled_names, beside_names]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
def test_bounds_to_the_left_of_years(place: Any, suffix: str) -> None:  # noqa: ANN401 - a function
    reading = read(drawn(*HEAD, *place(table(), table(("－", "9")))), suffix=suffix)
    lights, horns = of(reading, "indicators")
    assert [lights["name"], horns["name"]] == ["灯火の数", "霧笛の数"]
    assert lights["baseline"] == {"raw": "8", "value": 8}
    assert horns["baseline"] == {"raw": "－"}
    assert [one["target"]["raw"] for one in (lights, horns)] == ["20", "9"]
    for one in (lights, horns):
        assert "fiscal_year" not in one["baseline"]
        assert yearly(one, "target") == {2022: "10", 2023: "14"}
        assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    ("bounds", "leads"),
    [
        (("8基", "20基"), ("基準（３年度）", "目標水準（７年度）")),
        (("8基（３年度）", "20基（７年度）"), ("現状", "最終目標")),
        (("8基（３年度）", "20基（７年度）"), ("基準値", "目標値")),
    ],
)
def test_bounds_that_print_their_years(
    place: Any,  # noqa: ANN401 - a function
    bounds: tuple[str, str],
    leads: tuple[str, str],
) -> None:
    reading = read(drawn(*HEAD, *place(table(bounds, leads), table(bounds, leads))))
    for one in of(reading, "indicators"):
        assert (one["baseline"]["raw"], one["baseline"]["fiscal_year"]) == ("8基", 2021)
        assert (one["target"]["raw"], one["target"]["fiscal_year"]) == ("20基", 2025)
        assert yearly(one, "result") == {2022: "9", 2023: "15"}


@pytest.mark.parametrize("corner", ["年度", "区分", None])
@pytest.mark.parametrize("years", [("R4", "R5"), ("令和４年度", "令和５年度"), ("2022", "2023")])
@pytest.mark.parametrize("bounds", [("8", "20"), ("調べていない", "全て調べる")])
def test_corners_years_and_words(
    corner: str | None, years: tuple[str, str], bounds: tuple[str, str]
) -> None:
    rows = table(bounds, corner=corner, years=years)
    reading = read(drawn(*HEAD, *below_names(rows, rows)))
    for one in of(reading, "indicators"):
        said = [one[bound].get("raw", one[bound].get("text")) for bound in ("baseline", "target")]
        assert said == list(bounds)
        assert "fiscal_year" not in one["baseline"]
        assert yearly(one, "target") == {2022: "10", 2023: "14"}
        assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    "rows",
    [
        [
            [("基準", 1, 3), ("8", 1, 3), ("目標水準", 1, 3), ("20", 1, 3), "年度", "R4", "R5"],
            [4, "目標", "10", "14"],
            [4, "実績", "9", "15"],
        ],
        [
            ["基準", "8", "目標水準", "20", "年度", "R4", "R5"],
            [4, "目標", "10", "14"],
            [4, "実績", "9", "15"],
        ],
        [
            ["目標水準", "20", "年度", "R4", "R5"],
            ["基準", "8", "目標", "10", "14"],
            [2, "実績", "9", "15"],
        ],
    ],
)
@pytest.mark.parametrize("place", [below_labelled_names, beside_names])
def test_both_bounds_in_the_row_of_years_or_the_target_first(place: Any, rows: list[Row]) -> None:  # noqa: ANN401 - a function
    reading = read(drawn(*HEAD, *place(rows, rows)))
    for one in of(reading, "indicators"):
        assert one["baseline"] == {"raw": "8", "value": 8}
        assert one["target"]["raw"] == "20"
        assert yearly(one, "target") == {2022: "10", 2023: "14"}
        assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("year_first", [True, False])
def test_the_year_of_a_bound_in_a_cell_of_its_own(place: Any, *, year_first: bool) -> None:  # noqa: ANN401 - a function
    baseline, target = ["３年度", "8"], ["７年度", "20"]
    if not year_first:
        baseline, target = baseline[::-1], target[::-1]
    rows: list[Row] = [
        ["基準", *baseline, "年度", "R4", "R5"],
        ["目標水準", *target, "目標", "10", "14"],
        [3, "実績", "9", "15"],
    ]
    reading = read(drawn(*HEAD, *place(rows, rows)))
    for one in of(reading, "indicators"):
        assert (one["baseline"]["raw"], one["baseline"]["fiscal_year"]) == ("8", 2021)
        assert (one["target"]["raw"], one["target"]["fiscal_year"]) == ("20", 2025)
        assert yearly(one, "target") == {2022: "10", 2023: "14"}
        assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("place", PLACES)
def test_a_single_year(place: Any) -> None:  # noqa: ANN401 - a function
    rows: list[Row] = [
        ["基準", "8", "年度", "R5"],
        ["目標水準", "20", "目標", "14"],
        [2, "実績", "15"],
    ]
    for one in of(read(drawn(*HEAD, *place(rows, rows))), "indicators"):
        assert one["baseline"] == {"raw": "8", "value": 8}
        assert yearly(one, "target") == {2023: "14"}
        assert yearly(one, "result") == {2023: "15"}


def test_a_value_in_a_column_of_its_own_heading_is_no_bound_beside_years() -> None:
    rows: Rows = (
        ["測定指標", "基準値", "目標値", "年度", "４年度", "５年度"],
        [("１　灯火の数", 1, 2), ("8", 1, 2), ("20", 1, 2), "目標", "10", "14"],
        [3, "実績", "9", "15"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert (one["baseline"]["raw"], one["target"]["raw"]) == ("8", "20")
    assert yearly(one, "result") == {2022: "9", 2023: "15"}
