"""Degrees of attainment that are ticked among all levels, and grades on a line of their own."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced

LEVELS = (
    "目標超過達成",
    "目標達成",
    "相当程度進展あり",
    "進展が大きくない",
    "目標に向かっていない",
)


THIRD = 2
HEADINGS = ["各行政機関共通区分", "各府省庁共通の区分", "目標達成度合いの測定結果"]


@pytest.mark.parametrize(
    "heading", ["各行政機関共通区分", "各府省庁共通の区分", "目標達成度合いの測定結果"]
)
@pytest.mark.parametrize("signs", ["□■", "○●", "☐☑"])
@pytest.mark.parametrize("chosen", LEVELS)
def test_the_ticked_level_holds(heading: str, signs: str, chosen: str) -> None:
    line = "　".join(f"{signs[level == chosen]}{level}" for level in LEVELS)
    rows: Rows = ([(heading, 2), (line, 8)], [("判定の理由", 2), ("灯火が増えた。", 8)])
    found = of(read(drawn(*HEAD, *rows)), "attainment")
    if signs == "○●" and "label" not in found:
        return  # two signs that may both mark: none is taken
    assert found["label"] == chosen


@pytest.mark.parametrize(
    "said", ["（総合判定）　{}", "【判定】{}", "総合評価：{}", "［評定］（{}）"]
)
def test_the_grade_on_a_line_below_the_level(said: str) -> None:
    rows: Rows = (
        [
            ("評価結果", 1, 3),
            ("目標達成度合いの測定結果", 2, 3),
            ("（各行政機関共通区分）　目標達成", 7),
        ],
        [3, (said.format("Ｂ"), 7)],
        [3, ("（判定理由）\n灯火が増えたため。", 7)],
    )
    assert of(read(drawn(*HEAD, *rows)), "attainment") == {
        "label": "目標達成",
        "grade": "Ｂ",
        "basis": "灯火が増えたため。",
    }


def ticked(way: str) -> Rows:
    """Return the levels one to a cell, the third of them ticked in some way."""
    if way == "columns":
        return ([(HEADINGS[2], 2, 2), *((level, 2) for level in LEVELS[:4])], [2, 4, ("○", 2)])
    signs = zip(LEVELS, "□□■□□", strict=True)
    rows: list[list[object]] = [[sign, (level, 7)] for level, sign in signs]
    if way == "behind":
        rows = [[(level, 7), "○" if at == THIRD else ""] for at, level in enumerate(LEVELS)]
    return beside_heading(rows)


def beside_heading(rows: list[list[object]]) -> Rows:
    """Return rows with the heading of all of them at their side."""
    return ([(HEADINGS[2], 2, len(rows)), *rows[0]], *([2, *row] for row in rows[1:]))


@pytest.mark.parametrize("way", ["rows", "behind", "columns"])
def test_levels_one_to_a_cell(way: str) -> None:
    reading = read(drawn(*HEAD, *ticked(way), [("判断根拠", 2), ("灯火が増えた。", 8)]))
    found = of(reading, "attainment")
    assert found == {"label": "相当程度進展あり", "basis": "灯火が増えた。"}
    assert of(reading, "goals") == []
    assert unplaced(reading) == []


@pytest.mark.parametrize("signs", ["□□□□□", "■□■□□"])
def test_no_level_holds_where_none_or_several_are_ticked(signs: str) -> None:
    rows = beside_heading([[sign, (level, 7)] for level, sign in zip(LEVELS, signs, strict=True)])
    reading = read(drawn(*HEAD, *rows, [("判断根拠", 2), ("灯火が増えた。", 8)]))
    assert of(reading, "attainment") == {"basis": "灯火が増えた。"}


@pytest.mark.parametrize(
    "text",
    [
        "目標達成\n（総合判定）Ｂ\n（判定理由）\n灯火が増えたため。",
        "（各行政機関共通区分）　目標達成\n（総合評価）　Ｂ\n【判断根拠】灯火が増えたため。",
        "Ｂ　目標達成\n理由：灯火が増えたため。",
        "Ｂ　目標達成\n判定の理由：灯火が増えたため。",
    ],
)
def test_level_grade_and_reason_on_the_lines_of_one_cell(text: str) -> None:
    found = of(read(drawn(*HEAD, ["評価結果", (HEADINGS[2], 2), (text, 7)])), "attainment")
    assert found == {"label": "目標達成", "grade": "Ｂ", "basis": "灯火が増えたため。"}
