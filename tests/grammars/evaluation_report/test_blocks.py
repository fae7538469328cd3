"""From rows to blocks: headings, their names, and what only looks like one."""

import pytest

from sesaku.grammars.evaluation_report.blocks import Block, body_start, cut
from tests.grammars.evaluation_report.building import body


def blocks(*lines: str, names: dict[str, str] | None = None) -> list[Block]:
    _, rows = body(*lines)
    return [block for block in cut(rows, names or {}) if block.kind or block.rows]


def brief(found: list[Block]) -> list[tuple[str, str | None, str, int]]:
    """Return kind, code, name and count of rows of blocks."""
    return [
        (b.kind, b.heading.code, "".join(row.text for row in b.name), len(b.rows)) for b in found
    ]


FIELD = (
    "個別分野２ 離島航路の維持",
    "施策の概要",
    "１ 航路を保つ。",
    "測定指標２－１ 航路の|",
    "運航体制 ＊",
    "中期目標（--年度）",
    "島の足を守る。",
    "令和元年度目標",
    "船を造る。",
    "施策の進捗状況・実績",
    "一隻造った。",
    "令和元・２年度目標の達成状況：ｂ",
)


def test_blocks_of_a_field() -> None:
    found = blocks(*FIELD)
    assert brief(found) == [
        ("field", "2", "離島航路の維持", 0),
        ("overview", None, "", 1),
        ("indicator", "2-1", "航路の運航体制", 0),
        ("midterm", None, "", 1),
        ("target", None, "", 1),
        ("result", None, "", 1),
        ("rating", None, "", 0),
    ]
    assert [block.main for block in found] == [False, False, True] + [False] * 4
    assert found[-1].heading.grade is not None


def test_mark_on_a_line_of_its_own() -> None:
    found = blocks("測定指標２－１ 運航体制", "＊", "中期目標（--年度）", "島の足を守る。")
    assert found[0].main
    assert brief(found)[0] == ("indicator", "2-1", "運航体制", 0)


@pytest.mark.parametrize(
    ("lines", "kinds"),
    [
        (("前文である。",), [""]),
        (("測定指標２－１ は続ける。", "なお検討する。"), [""]),
        (("測定指標２－１ 就航率", "中期目標値", "実績値"), ["indicator"]),
        (("参考指標１：就航率", "実績値"), ["reference"]),
        (("評価結果（個別分野２）", "施策の分析", "甲。"), ["evaluation", "analysis"]),
        (("次期目標等への反映の方向性", "【施策】", "甲。"), ["direction", "next_measure"]),
        (("甲と述べた。", "令和元年度目標の|", "達成に努める。"), [""]),
        (("次期目標等への反映の|", "方向性", "甲。"), ["", "direction"][1:]),
    ],
)
def test_kinds(lines: tuple[str, ...], kinds: list[str]) -> None:
    assert [block.kind for block in blocks(*lines)] == kinds


def test_codes_of_the_next_cycle_stand_only_in_their_section() -> None:
    lines = ("２－１ 運航体制 ＊", "続ける。", "２－２ 就航率", "改める。")
    assert [block.kind for block in blocks(*lines)] == [""]
    found = blocks("【測定指標】", *lines)
    assert brief(found) == [
        ("next_indicators", None, "", 0),
        ("next_code", "2-1", "運航体制", 1),
        ("next_code", "2-2", "就航率", 1),
    ]


def test_single_codes_where_no_code_has_a_hyphen() -> None:
    lines = ("【測定指標】", "１ 運航体制", "続ける。")
    assert brief(blocks(*lines, names={"1": "運航体制"}))[-1] == ("next_code", "1", "運航体制", 1)
    found = blocks(*lines, names={"1-1": "運航体制"})
    assert brief(found) == [("next_indicators", None, "", 2)]


def test_heading_of_an_analysis_ends_at_its_bracket() -> None:
    found = blocks("【測定指標２－１ 航路の|", "運航体制 ＊】 続ける。|", "船を造る。")
    assert found[0].kind == "analysed"
    assert found[0].heading.code == "2-1"
    assert found[0].main
    assert [row.text for row in found[0].rows] == ["続ける。", "船を造る。"]


def test_known_name_tells_where_a_name_ends() -> None:
    _, rows = body("【測定指標】", "２－１ 離島航路の", "運航体制", "船を造ることを続ける")
    guessed = [row._replace(sure=False, closes=False) for row in rows]
    guessed[0] = guessed[0]._replace(closes=True)
    found = cut(guessed, {"2-1": "離島航路の運航体制"})
    assert brief(found)[-1] == ("next_code", "2-1", "離島航路の運航体制", 1)


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (("施策名 航路", *FIELD), 1),
        (("施策名 航路", *FIELD[1:]), 1),
        (("施策名 航路", "目標", *FIELD[3:]), 2),
        (("施策名 航路", "目標"), 2),
    ],
)
def test_body_start(lines: tuple[str, ...], start: int) -> None:
    _, rows = body(*lines)
    assert body_start(rows) == start
