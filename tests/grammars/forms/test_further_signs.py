"""Numbers, marks and ranges in further signs, in fiction."""

import pytest

from sesaku.grammars.forms.means import codes_in
from tests.grammars.forms.drawn import HEAD, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly


@pytest.mark.parametrize("said", ["参考１　", "参考①　", "参考値１：", "参考２．"])
def test_a_number_behind_the_word_marks_a_reference_indicator(said: str) -> None:
    rows = (
        [("測定指標", 1, 5), "指標", ("区分", 2), ("４年度", 3), ("５年度", 3)],
        [1, ("１　灯火の数", 1, 2), ("目標", 2), ("12基", 3), ("15基", 3)],
        [2, ("実績", 2), ("11基", 3), ("16基", 3)],
        [1, (f"{said}漁船の数（単位：隻）", 1, 2), ("実績", 2, 2), ("４年度", 3), ("５年度", 3)],
        [4, ("40", 3), ("38", 3)],
    )
    reading = read(drawn(*HEAD, *rows))
    (one,) = of(reading, "indicators")
    assert yearly(one, "result") == {2022: "11基", 2023: "16基"}
    (reference,) = of(reading, "reference_indicators")
    assert reference["name"] == "漁船の数（単位：隻）"
    values = [(one["fiscal_year"], one["raw"]) for one in reference["series"][0]["values"]]
    assert values == [(2022, "40"), (2023, "38")]


def test_a_year_behind_the_word_is_no_such_number() -> None:
    rows = (
        ["測定指標", "区分", "４年度", "５年度"],
        [("参考2020年版の海図の数", 1, 2), "目標", "12枚", "15枚"],
        [1, "実績", "11枚", "16枚"],
    )
    reading = read(drawn(*HEAD, *rows))
    assert [one["name"] for one in of(reading, "indicators")] == ["参考2020年版の海図の数"]
    assert of(reading, "reference_indicators") == []


def test_goals_with_small_roman_numbers() -> None:
    rows = ([("達成すべき目標", 2), ("ⅰ　岬を守る。\nⅱ　灯火を守る。", 8)],)
    reading = read(drawn(*HEAD, *rows))
    goals = [(goal["number"], goal["text"]) for goal in of(reading, "goals")]
    assert goals == [("ⅰ", "岬を守る。"), ("ⅱ", "灯火を守る。")]
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("①～③", ("1", "2", "3")),
        ("①③", ("1", "3")),
        ("①、③～⑤", ("1", "3", "4", "5")),
        ("指標②", ("2",)),
        ("１～３", ("1", "2", "3")),
    ],
)
def test_codes_in_circles_have_ranges_too(text: str, codes: tuple[str, ...]) -> None:
    assert codes_in(text.translate({0xFF10 + at: str(at) for at in range(10)})) == codes


@pytest.mark.parametrize("dash", ["－", "―", "—", "-"])
def test_any_dash_is_a_mark_below_marks(dash: str) -> None:
    rows = (
        ["測定指標", "区分", "４年度", "５年度"],
        [("灯火の数", 1, 3), "目標値", "12基", "15基"],
        [1, "実績値", "11基", "16基"],
        [1, "達成状況", dash, "○"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [year["result"]["mark"] for year in one["years"]] == [dash, "○"]
