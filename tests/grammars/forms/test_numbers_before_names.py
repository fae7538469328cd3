"""Numbers that a form prints again before the name of its measure, or in headings of goals."""

import pytest

from tests.grammars.forms.drawn import HEAD, SHEET_HEAD, Rows, drawn, of, read, unplaced


@pytest.mark.parametrize(
    "number",
    [
        "施策３　",
        "施策目標Ⅱ－１－４　",
        "④　",
        "政策１－（２） ",
        "３．",
        "（５）",
        "業績目標２-１　",
    ],
)
def test_the_number_of_a_measure_before_its_name(number: str) -> None:
    reading = read(drawn(*HEAD[:2], ["施策名", (f"{number}岬の保全", 9)]))
    assert of(reading, "name") == "岬の保全"
    assert unplaced(reading) == []


@pytest.mark.parametrize(
    "name", ["３つの岬の保全", "第２の灯台の保全", "ＩＣ灯台の保全", "５Ｇの灯台"]
)
def test_figures_of_a_name_stay(name: str) -> None:
    assert of(read(drawn(*HEAD[:2], ["施策名", (name, 9)])), "name") == name


@pytest.mark.parametrize("heading", ["達成目標{}", "施策目標{}"])
def test_goals_numbered_by_their_headings(heading: str) -> None:
    rows: Rows = (
        [
            heading.format("１"),
            ("灯台を守る。", 4),
            ("目標設定の考え方・根拠", 2),
            ("岬法第８条", 3),
        ],
        [heading.format("２"), ("霧笛を守る。", 4), ("目標設定の考え方・根拠", 2), ("同第９条", 3)],
    )
    goals = of(read(drawn(*SHEET_HEAD, *rows)), "goals")
    assert [(one.get("number"), one["text"]) for one in goals] == [
        ("1", "灯台を守る。"),
        ("2", "霧笛を守る。"),
    ]


def test_roman_numbers_of_goals_in_brackets() -> None:
    text = "（Ⅰ）灯台を守る。\n（Ⅱ）霧笛を守る。\n（Ⅲ）岬の道を直す。"
    goals = of(read(drawn(*HEAD, ["達成すべき目標", (text, 9)])), "goals")
    assert [(one["number"], one["text"]) for one in goals] == [
        ("Ⅰ", "灯台を守る。"),
        ("Ⅱ", "霧笛を守る。"),
        ("Ⅲ", "岬の道を直す。"),
    ]
