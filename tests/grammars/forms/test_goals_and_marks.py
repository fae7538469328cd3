"""Goals wherever they stand, the ministry next to the title, and marks and units around values."""

import pytest

from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

KEEP, GUARD = "岬の灯火を常に保つ。", "岬の鐘を守る。"


def table(number: str, name: str) -> Rows:
    return (
        ["測定指標", "基準値（３年度）", "４年度目標値", "４年度実績値", "目標値（６年度）"],
        [f"{number}　{name}", "10基", "12基", "11基", "20基以上"],
    )


def numbered(rows: Rows, suffix: str = "xlsx") -> list[tuple[str, str]]:
    reading = read(drawn(*HEAD, *rows), suffix=suffix)
    assert not unplaced(reading)
    return [(goal["number"], goal["text"]) for goal in of(reading, "goals")]


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([f"達成目標１　{KEEP}"], [f"達成目標２　{GUARD}"]),
        ([f"【達成目標１】{KEEP}"], [f"【達成目標２】{GUARD}"]),
        (["施策目標①", KEEP], ["施策目標②", GUARD]),
    ],
)
def test_goals_between_the_tables_of_their_indicators(
    first: list[str], second: list[str], suffix: str
) -> None:
    rows: Rows = (
        *([(line, 10)] for line in first),
        *table("１", "灯火の数"),
        *([(line, 10)] for line in second),
        *table("２", "鐘の数"),
    )
    assert numbered(rows, suffix) == [("1", KEEP), ("2", GUARD)]


def test_goals_printed_again_above_their_tables_are_the_same() -> None:
    rows: Rows = (
        ["達成すべき目標", (f"達成目標１　{KEEP}\n達成目標２　{GUARD}", 9)],
        [(f"達成目標１　{KEEP}", 10)],
        *table("１", "灯火の数"),
        [("達成目標２", 10)],
        *table("２", "鐘の数"),
    )
    assert numbered(rows) == [("1", KEEP), ("2", GUARD)]


@pytest.mark.parametrize(
    ("marks", "numbers"),
    [
        (("ア　", "イ　"), ("ア", "イ")),
        (("（ア）", "（イ）"), ("ア", "イ")),
        (("「ア」", "「イ」"), ("ア", "イ")),
        (("［１］", "［２］"), ("1", "2")),
    ],
)
def test_signs_of_goals(marks: tuple[str, str], numbers: tuple[str, str]) -> None:
    texts = (KEEP, GUARD)
    lines = "\n".join(mark + text for mark, text in zip(marks, texts, strict=True))
    expected = list(zip(numbers, texts, strict=True))
    assert numbered((["達成すべき目標", (lines, 9)],)) == expected
    cells: Rows = (
        [("達成すべき目標", 1, 2), marks[0].strip(), (KEEP, 8)],
        [1, marks[1].strip(), (GUARD, 8)],
    )
    assert numbered(cells) == expected


TITLE = "令和５年度実施施策に係る政策評価書"


@pytest.mark.parametrize(
    "head",
    [
        ([("【湖沼環境省】", 10)], [(TITLE, 10)]),
        ([(TITLE, 10)], [("湖沼環境省", 10)]),
        ([(TITLE, 6), ("（湖沼環境省）", 4)],),
    ],
)
def test_the_ministry_next_to_the_title(head: Rows) -> None:
    reading = read(drawn(*head, ["施策名", ("岬の保全", 9)]))
    assert of(reading, "ministry") == "湖沼環境省"
    assert not unplaced(reading)


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
def test_opinions_in_a_paragraph_with_their_heading(suffix: str) -> None:
    text = "岬の灯火は船の安全に欠かせず、更新を急ぐべきである。"
    reading = read(drawn(*HEAD, [(f"【学識経験者の所見】{text}", 10)]), suffix=suffix)
    assert [one["text"] for one in of(reading, "opinions")] == [text]


@pytest.mark.parametrize(
    ("printed", "value", "unit"),
    [
        ("67歳", 67, "歳"),
        ("週27便", 27, "便"),
        ("１日８時間", 8, "時間"),
        ("年平均3.5回", 3.5, "回"),
    ],
)
def test_units_around_the_number(printed: str, value: float, unit: str) -> None:
    rows: Rows = (
        ["測定指標", "基準値（３年度）", "４年度目標値", "４年度実績値", "目標値（６年度）"],
        ["１　連絡船", printed, printed, printed, printed],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["kind"] == "quantitative"
    for said in (one["baseline"], one["target"], one["years"][0]["target"]):
        assert (said["raw"], said["value"], said["unit"]) == (printed, value, unit)


def test_the_target_of_a_year_beside_its_result_is_not_the_last_one() -> None:
    (one,) = of(read(drawn(*HEAD, *table("１", "灯火の数"))), "indicators")
    assert yearly(one, "target") == {2022: "12基"}
    assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2024, "20基以上")


def test_marks_below_the_results_of_a_qualitative_indicator() -> None:
    goal, done, half_done = "手順を定め公表する。", "手順の案を試した。", "手順を定めた。"
    rows: Rows = (
        [
            ("測定指標", 1, 2),
            ("基準（３年度）", 1, 2),
            ("施策の進捗状況（目標）", 2),
            ("目標（６年度）", 1, 2),
        ],
        [2, "４年度", "５年度"],
        [("１　手順の整備", 1, 4), ("定まっていない。", 1, 4), "案を試す。", goal, (goal, 1, 4)],
        [2, ("施策の進捗状況（実績）", 2)],
        [2, done, half_done],
        [2, "○", "△"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    results = [(year["result"]["text"], year["mark"]) for year in one["years"]]
    assert results == [(done, "○"), (half_done, "△")]


def test_a_mark_on_a_line_of_its_own() -> None:
    done = "手順の案を作り、三つの岬で試した。"
    rows: Rows = (
        [("測定指標", 1, 2), ("基準（３年度）", 1, 2), 1, ("年度", 2)],
        [3, "４年度", "５年度"],
        [("１　手順の整備", 1, 2), ("定まっていない。", 1, 2), "目標", "案を試す。", "公表する。"],
        [2, "実績", f"○\n{done}", f"{done}\n△"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    results = [(year["result"]["text"], year["mark"]) for year in one["years"]]
    assert results == [(done, "○"), (done, "△")]
