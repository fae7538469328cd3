"""The list of ratings in the head."""

import pytest

from sesaku.grammars.evaluation_report.head_list import opens_list, read_list
from tests.grammars.evaluation_report.building import body, labelled, quoted


@pytest.mark.parametrize(
    ("lines", "entries"),
    [
        (("＊１－１ 航路の維持 ｂ",), [("1-1", "航路の維持", True, "b")]),
        (
            ("１－２ 就航率 ａ", "１－３ 海図 ｓ"),
            [("1-2", "就航率", False, "a"), ("1-3", "海図", False, "s")],
        ),
        (("１－２ 離島航路の|", "就航率", "ｃ"), [("1-2", "離島航路の就航率", False, "c")]),
        (
            ("１－２ 就航率", "１－３ 海図 ａ"),
            [("1-2", "就航率", False, None), ("1-3", "海図", False, "a")],
        ),
        (
            ("＊１ 航路の維持 ｂ", "２ 就航率 ａ"),
            [("1", "航路の維持", True, "b"), ("2", "就航率", False, "a")],
        ),
        (("＊１ 航路の維持 ｂ", "５ 就航率 ａ"), [("1", "航路の維持", True, "b")]),
        ((), []),
    ],
)
def test_entries(lines: tuple[str, ...], entries: list[tuple[str, str, bool, str | None]]) -> None:
    made, rows = body(*lines) if lines else body("空。")
    found = read_list(made, rows if lines else []).entries
    assert [(e.code, e.name, e.main, e.grade) for e in found] == entries
    for entry in found:
        assert "".join(entry.name.split()) in quoted(made, entry.cite)


def test_fields_and_the_label_between_lines_are_labels() -> None:
    made, rows = body(
        "個別分野１ 海の|",
        "ごみ",
        "１－１ 回収 ｂ",
        "目標の達成",
        "個別分野２ 航路",
        "２－１ 就航率 ａ",
    )
    found = read_list(made, rows)
    assert [(entry.code, entry.name) for entry in found.entries] == [
        ("1-1", "回収"),
        ("2-1", "就航率"),
    ]
    assert labelled(made, found.labels) == [
        "個別分野１ 海の",
        "ごみ",
        "目標の達成",
        "個別分野２ 航路",
    ]


@pytest.mark.parametrize(
    ("lines", "opens"),
    [
        (("個別分野１ 海のごみ", "１－１ 回収 ｂ"), True),
        (("個別分野１ 海のごみ", "施策の概要"), False),
        (("１－１ 回収", "ｂ"), True),
        (("１－１ 回収", "船を造る。"), False),
        (("＊１ 回収 ｂ",), True),
        (("１ 船を造る。",), False),
    ],
)
def test_opens_list(lines: tuple[str, ...], opens: bool) -> None:  # noqa: FBT001 - a table
    _, rows = body(*lines)
    assert opens_list(rows, 0) is opens
