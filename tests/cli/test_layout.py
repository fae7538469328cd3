"""Setting Japanese on a terminal."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from sesaku.cli.layout import NO_END, NO_START, grid, pad, visible, wrap
from sesaku.text.wareki import era_year


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("離島の航路を守る。", 10, ["離島の航路", "を守る。"]),
        ("離島の航路。", 10, ["離島の航", "路。"]),
        ("離島航（注）の", 10, ["離島航", "（注）の"]),
        ("航路 maintenance 費", 14, ["航路", "maintenance 費"]),
        ("合計1,234,567円", 10, ["合計", "1,234,567", "円"]),
        ("一行目\n二行目", 20, ["一行目", "二行目"]),
        ("", 10, [""]),
        ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ],
)
def test_lines_break_where_they_may(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


@given(st.text(alphabet="あ漢、。（）「」aB1 ー\n", max_size=200), st.integers(4, 40))
def test_nothing_is_lost_and_nothing_is_wider(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(cell_len(line) <= width for line in lines)


@given(st.text(alphabet="あ漢、。（「", min_size=1, max_size=80))
def test_lines_begin_and_end_as_they_may(text: str) -> None:
    lines = wrap("漢" + text.replace("、。", "。").replace("（「", "（"), 30)
    for before, line in pairwise(lines):
        clean = before[-1] not in NO_END and line[0] not in NO_START
        assert clean or set(before) <= NO_START | NO_END | {"漢", "あ"}


def test_characters_that_command_a_terminal_are_replaced() -> None:
    assert visible("a\x1b[2Jb\u202ec\fd\te") == "a\ufffd[2Jb\ufffdc\nd e"


def test_padding_counts_cells() -> None:
    assert pad("離島", 6) == "離島  "
    assert pad("12", 4, right=True) == "  12"


def test_a_grid_sets_figures_to_the_right() -> None:
    rows = [["年度", "値"], ["2020", "△217"], ["2021", "1,200"]]
    assert grid(rows, 40) == ["年度     値", "2020   △217", "2021  1,200"]


def test_a_grid_that_does_not_fit_is_none() -> None:
    assert grid([["長い見出し", "長い見出し"]], 12) is None


@pytest.mark.parametrize(
    ("year", "era"),
    [(2019, "令和元"), (2020, "令和2"), (2018, "平成30"), (1989, "平成元"), (1988, "昭和63")],
)
def test_era_years(year: int, era: str) -> None:
    assert era_year(year) == era
