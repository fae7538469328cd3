"""Targets and reasons in a row of their own right below the name of an indicator, in fiction."""

from collections.abc import Sequence

import pytest

from sesaku.model.reading import Reading
from tests.grammars.forms.drawn import SHEET_HEAD, Rows, drawn, of, read, unplaced
from tests.grammars.forms.test_layouts import yearly

LAST: Sequence[object] = [
    ("目標値（７年度）", 2),
    ("20基以上", 4),
    ("選定理由・設定根拠", 2),
    ("岬を照らす。", 6),
]


def _block(number: int, *below: Sequence[object]) -> Rows:
    years = ("４年度", "５年度", "６年度", "７年度")
    return (
        [
            (f"指標{number}　灯火の数", 2, 3),
            ("基準値（２年度）", 2),
            ("区分", 2),
            *((y, 2) for y in years),
        ],
        [2, ("8基", 2, 2), ("目標", 2), *((f"{at}基", 2) for at in (10, 12, 15, 20))],
        [4, ("実績", 2), ("9基", 2), ("13基", 2)],
        *below,
    )


def _check(reading: Reading, reason: str | None = "岬を照らす。") -> None:
    indicators = of(reading, "indicators")
    assert [one["code"] for one in indicators] == ["1", "2"]
    for one in indicators:
        assert one["name"] == "灯火の数"
        assert (one["baseline"]["fiscal_year"], one["baseline"]["raw"]) == (2020, "8基")
        assert (one["target"]["fiscal_year"], one["target"]["raw"]) == (2025, "20基以上")
        assert one.get("rationale", {}).get("text") == reason
        targets = yearly(one, "target")
        assert targets == {2022: "10基", 2023: "12基", 2024: "15基", 2025: "20基"}
        assert yearly(one, "result") == {2022: "9基", 2023: "13基"}
    assert unplaced(reading) == []


@pytest.mark.parametrize("suffix", ["xlsx", "docx"])
@pytest.mark.parametrize("heading", [(), ([("測定指標", 14)],)])
def test_a_target_and_its_reason_in_one_row(heading: Rows, suffix: str) -> None:
    rows = (*heading, *_block(1, LAST), *_block(2, LAST))
    _check(read(drawn(*SHEET_HEAD, *rows), suffix=suffix))


@pytest.mark.parametrize("reason", ["選定理由・設定根拠", "選定理由", "目標値の設定の根拠"])
def test_a_target_and_its_reason_in_rows_of_their_own(reason: str) -> None:
    below: Rows = ([("目標値（７年度）", 2), ("20基以上", 12)], [(reason, 2), ("岬を照らす。", 12)])
    rows = ([("測定指標", 14)], *_block(1, *below), *_block(2, *below))
    _check(read(drawn(*SHEET_HEAD, *rows)))
    below = below[::-1]
    rows = ([("測定指標", 14)], *_block(1, *below), *_block(2, *below))
    _check(read(drawn(*SHEET_HEAD, *rows)))


@pytest.mark.parametrize("lead", ["目標値（７年度）", "達成目標（令和７年度末）"])
def test_a_target_alone(lead: str) -> None:
    below = [(lead, 2), ("20基以上", 12)]
    _check(read(drawn(*SHEET_HEAD, *_block(1, below), *_block(2, below))), reason=None)


def test_a_target_of_every_year() -> None:
    below = [("目標値（毎年度）", 2), ("20基以上", 12)]
    rows = ([("測定指標", 14)], *_block(1, below))
    (one,) = of(read(drawn(*SHEET_HEAD, *rows)), "indicators")
    assert "fiscal_year" not in one["target"]
    assert (one["target"]["raw"], one["baseline"]["raw"]) == ("20基以上", "8基")


def test_blocks_below_one_heading_at_their_side() -> None:
    blocks = (*_block(1, LAST), *_block(2, LAST))
    rows = [[1, *row] for row in blocks]
    rows[0] = [("測定指標", 1, 8), *blocks[0]]
    _check(read(drawn(*SHEET_HEAD, *rows)))
