"""Notes and sources, taken out of the rows of a table."""

import pytest

from sesaku.grammars.evaluation_report.notes import opens_note, take_notes
from sesaku.grammars.rows import Row
from tests.grammars.evaluation_report.building import body


def stops(row: Row) -> bool:
    return row.tight == "実績値"


@pytest.mark.parametrize(
    ("lines", "notes", "source", "left"),
    [
        (("（注）欠航は数えない。", "12 回"), ["（注）欠航は数えない。"], None, ["12回"]),
        (("12 回", "（注）欠航は|", "数えない。"), ["（注）欠航は数えない。"], None, ["12回"]),
        (
            ("（注１）甲である。", "（注２）乙である。"),
            ["（注１）甲である。", "（注２）乙である。"],
            None,
            [],
        ),
        (("※暦年の数", "実績値", "12 回"), ["※暦年の数"], None, ["実績値", "12回"]),
        (("注：暦年の|", "実績値"), ["注：暦年の"], None, ["実績値"]),
        (
            (
                "（出典：海の|",
                "年報） 12 回",
            ),
            [],
            "（出典：海の年報）",
            ["12回"],
        ),
        (("出典：海の年報", "12 回"), [], "出典：海の年報", ["12回"]),
        (("船を造る（|", "注）のとおり。"), [], None, ["船を造る(", "注)のとおり。"]),
        (("12 回", "14 回"), [], None, ["12回", "14回"]),
    ],
)
def test_take_notes(
    lines: tuple[str, ...], notes: list[str], source: str | None, left: list[str]
) -> None:
    made, rows = body(*lines)
    taken, rest = take_notes(made, rows, stops)
    assert [note.text for note in taken.notes] == notes
    assert (taken.source.text if taken.source else None) == source
    assert [row.tight for row in rest] == left
    for note in taken.notes:
        made.verify(note.text, note.cite)


def test_rest_of_a_row_behind_a_source_keeps_its_place() -> None:
    made, rows = body("（出典：海の年報） 12 回")
    _, (rest,) = take_notes(made, rows, stops)
    assert made.text[rest.start : rest.end] == "12 回"


def test_note_mark_within_a_paragraph_opens_nothing() -> None:
    made, rows = body("翠海省は航路の数え方を改め、|", "※印の船を除くこととした。")
    taken, rest = take_notes(made, rows, stops)
    assert taken.notes == ()
    assert len(rest) == 2


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("（注２）甲", True),
        ("（出典：甲）", True),
        ("※ 甲", True),
        ("＊ 甲", True),
        ("注目する", False),
    ],
)
def test_opens_note(text: str, opens: bool) -> None:  # noqa: FBT001 - a table
    _, (row,) = body(text)
    assert opens_note(row) is opens
