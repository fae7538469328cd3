"""Forms on pages of any height: the same facts wherever a page ends, however programs cut there."""

from typing import Any

import pytest

from sesaku.readers import pdf
from sesaku.readers.source import Source
from tests.grammars.forms.cites import check_cites, reading_of
from tests.grammars.forms.drawn import Rows, drawn, of
from tests.grammars.forms.paged import Block, Print, printed

HEIGHTS = range(260, 640, 23)
PARTS = ("indicators", "means")
UNITS = ("基", "％", "団体")
NAMES = ("灯火の数", "鐘の点検を行った岬の割合", "岬の保全活動に参加した団体の数")
PROJECTS = ("灯火更新事業", "鐘の点検に要する経費", "岬の保全活動支援")
STACKED: Rows = (
    [
        ("測定指標", 1, 2),
        "基準値",
        "目標値",
        ("年度ごとの目標値", 3),
        ("測定指標の選定理由及び目標値の設定の根拠", 1, 2),
    ],
    [1, "３年度", "６年度", "４年度", "５年度", "６年度"],
)
MEANS: Rows = (
    [
        "達成手段（開始年度）",
        "３年度予算額（執行額）",
        "４年度予算額（執行額）",
        "５年度予算額（執行額）",
        "６年度当初予算額",
        "関連する指標",
        "達成手段の概要等",
        "行政事業レビュー事業番号",
    ],
)


def sheet() -> list[Block]:
    """Return a form: its title, a table of texts, its indicators, and its means."""
    overview = "岬とその灯火を守り、鐘の点検を行う。" * 3
    texts = [["施策名", ("岬の保全", 5)], ["施策の概要", (overview, 5)]]
    indicators, means = [*STACKED], [*MEANS]
    for at, (unit, called, project) in enumerate(zip(UNITS, NAMES, PROJECTS, strict=True)):
        reason = f"{called}は岬の安全を直接に表すため、これまでの伸びを踏まえて設定した。"
        indicators += [
            [
                (f"{at + 1}　{called}", 1, 2),
                (f"{10 + at}{unit}", 1, 2),
                (f"{20 + at}{unit}以上", 1, 2),
                *(f"{12 + year + at}{unit}" for year in range(3)),
                (reason, 1, 2),
            ],
            [3, f"{11 + at}{unit}", f"{16 + at}{unit}", "－"],
        ]
        means.append(
            [
                f"({at + 1})　{project}（平成{20 + at}年度）",
                *(f"{100 + at + 10 * year}百万円（{99 + at}百万円）" for year in range(3)),
                f"{130 + at}百万円",
                str(at + 1),
                f"{project}として、岬ごとの状態を調べ、古いものから順に改める。",
                f"00{at + 11}",
            ]
        )
    return [
        "（港湾庁７－３）",
        "令和６年度実施施策に係る政策評価の事前分析表",
        (drawn(*texts), 0),
        (drawn(*indicators), 2),
        (drawn(*means), 1),
        (drawn(["担当部局名", "岬保全課", "作成責任者名", "課長　岬野　灯子"]), 0),
    ]


def facts(blocks: list[Block], how: Print) -> dict[str, Any]:
    """Return what is read of a form on paper; its cites are checked."""
    reading = reading_of(pdf.read(Source("様式.pdf", printed(blocks, how))))
    check_cites(reading)
    return {part: of(reading, part) for part in PARTS}


@pytest.mark.parametrize("repeats", [False, True], ids=["", "repeats"])
@pytest.mark.parametrize("closes", [False, True], ids=["", "closes"])
@pytest.mark.parametrize("cuts_rows", [False, True], ids=["", "cuts_rows"])
def test_the_same_facts_wherever_the_page_ends(
    cuts_rows: bool,  # noqa: FBT001 - a case
    closes: bool,  # noqa: FBT001 - a case
    repeats: bool,  # noqa: FBT001 - a case
) -> None:
    blocks = sheet()
    whole = facts(blocks, Print(1200))
    assert [len(whole[part]) for part in PARTS] == [3, 3]
    assert whole["means"][1]["budgets"][2]["executed"]["value"] == 100
    for height in HEIGHTS:
        how = Print(height, cuts_rows, closes, repeats)
        assert facts(blocks, how) == whole, how
