"""Degrees of attainment that are ticked among all levels, and grades on a line of their own."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read

LEVELS = (
    "目標超過達成",
    "目標達成",
    "相当程度進展あり",
    "進展が大きくない",
    "目標に向かっていない",
)


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
