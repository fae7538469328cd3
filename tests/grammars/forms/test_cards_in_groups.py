"""Cards of indicators below lines that group them, and values that must never name an indicator."""

from typing import Any

import pytest

from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.paged import Print, printed
from tests.grammars.forms.test_layouts import yearly

BOTH = "年度ごとの目標値（上段）・実績値（下段）"


def card(name: str, results: tuple[str, str, str], mark: str, first: tuple[object, ...]) -> Rows:
    """Return the rows of an indicator whose results stand below its targets."""
    return (
        [*first, (name, 10)],
        [2, ("基準値", 2), (BOTH, 3), ("目標値", 2), ("達成", 3)],
        [2, ("元年度", 2), "３年度", "４年度", "５年度", ("５年度", 2), (mark, 3, 3)],
        [2, ("812人", 2, 2), "900人", "1,000人", "1,100人", ("1,100人以上", 2, 2)],
        [4, *results],
    )


def grouped(lines: tuple[str, str], label: str = "測定指標") -> Rows:
    """Return two cards, each below a line that says of which goal it is."""
    side = [(label, 2, 12), (lines[0], 10)]
    one = card(
        "指標１　灯台を訪れた人の数", ("918人", "1,024人", "集計中（８月公表予定）"), "△", (2,)
    )
    two = card("指標２　岬を歩いた人の数", ("866人", "987人", "1,203人"), "○", (2,))
    return (side, *one, [2, (lines[1], 10)], *two)


@pytest.mark.parametrize(
    "lines",
    [
        ("達成目標１について", "達成目標２について"),
        ("【目標（１）関係】", "【目標（２）関係】"),
        ("岬を訪れる人を増やす", "岬を歩く人を増やす"),
    ],
)
@pytest.mark.parametrize("suffix", ["xlsx", "docx", "pdf"])
def test_lines_across_group_the_cards_below_them(lines: tuple[str, str], suffix: str) -> None:
    canvas = drawn(*HEAD, *grouped(lines))
    if suffix == "pdf":
        paper = Source("様式.pdf", printed([(canvas, 0)], Print(1400)))
        reading = reading_of(pdf.read(paper))
    else:
        reading = read(canvas, suffix=suffix)
    one, two = of(reading, "indicators")
    assert [one["name"], two["name"]] == ["灯台を訪れた人の数", "岬を歩いた人の数"]
    assert yearly(one, "target") == {2021: "900人", 2022: "1,000人", 2023: "1,100人"}
    assert yearly(one, "result") == {2021: "918人", 2022: "1,024人", 2023: "集計中（８月公表予定）"}
    assert yearly(two, "result") == {2021: "866人", 2022: "987人", 2023: "1,203人"}
    assert (one["mark"], two["mark"]) == ("△", "○")


@pytest.mark.parametrize(
    "note", ["（注）３年度の人数は速報による。", "※１　３年度の人数は速報による。"]
)
def test_a_note_in_the_rows_of_cards(note: str) -> None:
    rows = grouped(("達成目標１について", "達成目標２について"))
    first = [("測定指標", 2, 13), *rows[0][1:]]
    reading = read(drawn(*HEAD, first, *rows[1:], [2, (note, 10)]))
    assert [one["text"] for one in of(reading, "notes")] == ["３年度の人数は速報による。"]
    assert [one["code"] for one in of(reading, "indicators")] == ["1", "2"]
    assert not any("速報" in text for text in unplaced(reading))


QUANTITIES = [
    "1,024人",
    "15分以内",
    "40.1％",
    "18.2分",
    "△3",
    "約620面",
    "調査中",
    "－",
    "50％以上",
]


@pytest.mark.parametrize("printed_value", QUANTITIES)
def test_a_quantity_where_a_name_would_stand_names_nothing(printed_value: str) -> None:
    rows: Rows = (
        ["測定指標", "基準値（３年度）", "４年度実績", "目標値（６年度）"],
        ["１　灯火の数", "12基", "13基", "20基"],
        [printed_value, "14基", "15基", "16基"],
        ["２　霧笛の数", "3基", "4基", "5基"],
    )
    found = of(read(drawn(*HEAD, *rows)), "indicators")
    assert [one["name"] for one in found] == ["灯火の数", "霧笛の数"]


@pytest.mark.parametrize("name", ["１　連絡船", "①30の岬を結ぶ道の数", "２　24時間の見回りの割合"])
def test_names_with_figures_are_names_all_the_same(name: str) -> None:
    rows: Rows = (
        ["測定指標", "基準値（３年度）", "４年度実績", "目標値（６年度）"],
        [name, "12", "13", "20"],
    )
    (one,) = of(read(drawn(*HEAD, *rows)), "indicators")
    assert one["name"] in name


def test_means_are_not_named_by_amounts() -> None:
    rows: Rows = (
        ["達成手段", "４年度予算額", "５年度予算額", "概要"],
        ["灯台の改修", "120", "130", "灯台を改修する。"],
        ["1,250千円", "140", "150", "岬の柵を直す。"],
    )
    found: list[dict[str, Any]] = of(read(drawn(*HEAD, *rows)), "means")
    assert [one["name"] for one in found] == ["灯台の改修"]


def test_amounts_among_the_lines_of_means_are_no_means() -> None:
    reading = read(drawn(*HEAD, ["達成手段", ("・灯台の改修\n・霧笛の改修\n・1,250千円", 9)]))
    assert [one["name"] for one in of(reading, "means")] == ["灯台の改修", "霧笛の改修"]
    assert unplaced(reading) == ["・1,250千円"]
