"""Forms whose cells a page cuts, with lines around both parts: labels, and names without number."""

from collections.abc import Callable
from typing import Any

import pytest

from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import reading_of
from tests.grammars.forms.drawn import drawn, of
from tests.grammars.forms.paged import Block, Print, printed
from tests.grammars.forms.test_page_cuts import facts

NAMES = (
    "灯火の点検を行った岬の割合",
    "鐘の音が届いた集落の数",
    "岬の保全に関する活動に参加した人の数",
    "岬の名を知る生徒の割合",
)


def blocks_with_headings() -> list[Block]:
    """Return a form whose indicators have headings of their own beside their names."""
    rows: list[list[object]] = []
    for at, name in enumerate(NAMES):
        first = [("測\n定\n指\n標", 1, 4 * len(NAMES))] if at == 0 else [1]
        rows += [
            [*first, (f"{at + 1}　{name}", 1, 4), "基準値", ("実績値", 3), "目標値", "達成"],
            [2, "２年度", "３年度", "４年度", "５年度", "５年度", ("○", 1, 3)],
            [2, f"{at}0％", f"{at}1％", f"{at}2％", f"{at}3％", f"{at}5％以上"],
            [2, "年度ごとの目標値", f"{at}2％", f"{at}3％", f"{at}4％", ""],
        ]
    return [*_head(), (drawn(*rows), 0)]


def blocks_with_marks() -> list[Block]:
    """Return a form whose indicators have rows of targets, results and marks."""
    rows: list[list[object]] = [
        [
            ("測定指標", 1, 2),
            ("目標値（年度）", 1, 2),
            ("", 1, 2),
            ("年度ごとの目標値・実績値", 3),
            ("達成", 1, 2),
        ],
        [3, "３年度", "４年度", "５年度"],
    ]
    for at, name in enumerate(NAMES):
        rows += [
            [
                (f"({at + 1}) {name}", 1, 3),
                (f"{at}5％以上\n（５年度）", 1, 3),
                "目標",
                f"{at}2％",
                f"{at}3％",
                f"{at}4％",
                ("○", 1, 3),
            ],
            [2, "実績", f"{at}1％", f"{at}2％", f"{at}3％"],
            [2, "達成", "×", "○", "○"],
        ]
    return [*_head(), (drawn(*rows), 2)]


def _head() -> list[Block]:
    overview = "岬と灯火を守る。" * 9
    opening = drawn(["施策名", ("岬の保全", 5)], ["施策の概要", (overview, 5)])
    return ["（港湾庁７－３）", "令和５年度実施施策に係る政策評価書", (opening, 0)]


@pytest.mark.parametrize("cuts_rows", [False, True], ids=["", "cuts_rows"])
@pytest.mark.parametrize("closes", [False, True], ids=["", "closes"])
@pytest.mark.parametrize("form", [blocks_with_headings, blocks_with_marks])
def test_the_same_facts_wherever_the_page_ends(
    form: Callable[[], list[Block]],
    closes: bool,  # noqa: FBT001 - a case
    cuts_rows: bool,  # noqa: FBT001 - a case
) -> None:
    blocks = form()
    whole = facts(blocks, Print(1400))
    assert [one["name"] for one in whole["indicators"]] == [*NAMES]
    for height in range(200, 700, 19):
        how = Print(height, cuts_rows, closes, repeats=True)
        assert facts(blocks, how) == whole, how


def test_the_mark_of_a_reference_indicator_at_the_foot_of_a_page() -> None:
    rows = (
        [("測定指標", 1, 2), ("基準値（３年度）", 1, 2), ("年度ごとの実績値", 2)],
        [2, "４年度", "５年度"],
        ["１　灯火の点検率", "10％", "12％", "15％"],
        [("【参考指標】\n鐘の数（単位：個）", 2, 2), "４年度", "５年度"],
        [2, "38", "39"],
    )
    blocks = [*_head(), (drawn(*rows), 0)]
    whole = references(blocks, 1400)
    assert [one["name"] for one in whole] == ["鐘の数（単位：個）"]
    for height in range(200, 320, 5):
        assert references(blocks, height) == whole, height


def references(blocks: list[Block], height: float) -> Any:  # noqa: ANN401 - JSON
    printed_form = printed(blocks, Print(height, closes=True))
    return of(reading_of(pdf.read(Source("様式.pdf", printed_form))), "reference_indicators")
