"""Cards of a label and a name in the rows of a heading at the side: 測定指標 | 指標Ａ | name."""

from typing import Any

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

_COLUMNS = {
    "years of their own": (
        ["基準値", "基準年度", "目標値", "目標年度"],
        [["8", "３年度", "20", "７年度"], ["－", "－", "9", "７年度"]],
    ),
    "years in the headings": (
        ["基準値（３年度）", "目標値（７年度）", "４年度実績", "５年度実績"],
        [["8", "20", "9", "15"], ["－", "9", "6", "7"]],
    ),
    "results between": (
        ["基準値", "４年度実績", "５年度実績", "目標値"],
        [["8", "9", "15", "20"], ["－", "6", "7", "9"]],
    ),
}


def at_a_side(heading: str, cards: list[list[Any]]) -> Rows:
    """Return cards to the right of a heading that reaches over all of them."""
    first, *rest = cards
    shifted = [[1 + row[0], *row[1:]] if isinstance(row[0], int) else [1, *row] for row in rest]
    return [(heading, 1, len(cards)), *first], *shifted


@pytest.mark.parametrize("heading", ["測定指標", "指標の状況"])
@pytest.mark.parametrize("labels", [("指標Ａ", "指標Ｂ"), ("測定指標１", "測定指標２")])
@pytest.mark.parametrize("columns", list(_COLUMNS))
@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_bounds_in_columns_below_the_label(
    heading: str, labels: tuple[str, str], columns: str, suffix: str
) -> None:
    heads, (one, two) = _COLUMNS[columns]
    cards: list[list[Any]] = [
        [labels[0], ("灯火の数", 3)],
        heads,
        one,
        [labels[1], ("霧笛の数", 3)],
        heads,
        two,
    ]
    reading = read(drawn(*HEAD, *at_a_side(heading, cards)), suffix=suffix)
    lights, horns = of(reading, "indicators")
    assert [lights["name"], horns["name"]] == ["灯火の数", "霧笛の数"]
    assert (lights["baseline"]["raw"], horns["baseline"]["raw"]) == ("8", "－")
    assert (lights["target"]["raw"], horns["target"]["raw"]) == ("20", "9")
    dated = columns != "results between"
    assert lights["baseline"].get("fiscal_year") == (2021 if dated else None)
    assert lights["target"].get("fiscal_year") == (2025 if dated else None)
    if "own" not in columns:
        assert yearly(lights, "result") == {2022: "9", 2023: "15"}
        assert yearly(horns, "result") == {2022: "6", 2023: "7"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("heading", ["測定指標", "指標の状況"])
@pytest.mark.parametrize("labels", [("指標Ａ", "指標Ｂ"), ("測定指標１", "測定指標２")])
@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_the_years_of_a_card_are_not_those_of_the_next(
    heading: str, labels: tuple[str, str], suffix: str
) -> None:
    cards: list[list[Any]] = []
    for label, name in zip(labels, ("灯火の数", "霧笛の数"), strict=True):
        cards += [
            [label, (name, 5)],
            ["基準値", "8", "目標値", ("20", 3)],
            ["年度", ("R4", 2), ("R5", 3)],
            ["目標", ("10", 2), ("14", 3)],
            ["実績", ("9", 2), ("15", 3)],
        ]
    reading = read(drawn(*HEAD, *at_a_side(heading, cards)), suffix=suffix)
    for one in of(reading, "indicators"):
        assert one["baseline"] == {"raw": "8", "value": 8}
        assert one["target"]["raw"] == "20"
        assert yearly(one, "target") == {2022: "10", 2023: "14"}
        assert yearly(one, "result") == {2022: "9", 2023: "15"}
    assert unplaced(reading) == []
