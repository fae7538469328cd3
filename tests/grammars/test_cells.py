"""Cells: numeric tokens in a row, and what they say."""

import pytest

from sesaku.grammars.cells import ends_in_cells, quantity_at, tokens, trailing_tokens
from tests.grammars.evaluation_report.building import body


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10 回 12 回", ["10 回", "12 回"]),
        ("8位以内 9位 8位以内 14 位", ["8位以内", "9位", "8位以内", "14 位"]),
        ("96.0% 95.2% -", ["96.0%", "95.2%", "-"]),
        ("1,240 △45 0", ["1,240", "△45", "0"]),
        ("- - 310", ["-", "-", "310"]),
        ("10~20% 30%", ["10~20%", "30%"]),
        ("約 3 千円 4 千円", ["約 3 千円", "4 千円"]),
        ("3.7 倍(注) 4.0 倍", ["3.7 倍(注)", "4.0 倍"]),
        ("12 回 調査中 14 回", ["12 回", "調査中", "14 回"]),
        ("12 回 a", ["12 回"]),
        ("船を造る。", []),
        ("", []),
    ],
)
def test_tokens(text: str, found: list[str]) -> None:
    assert [text[token.start : token.end].strip() for token in tokens(text)] == found


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [
        ("①旅客数 412 万人 398 万人", 4, ["412 万人", "398 万人"]),
        ("①旅客数 412 万人 398 万人", 1, ["398 万人"]),
        ("当初予算(a) 1,240 1,315", 9, ["1,240", "1,315"]),
        ("船を 12 隻造って海へと送り出した。", 2, []),
        ("12 回", 0, []),
        ("", 3, []),
    ],
)
def test_trailing_tokens(text: str, most: int, found: list[str]) -> None:
    assert [text[t.start : t.end].strip() for t in trailing_tokens(text, most)] == found


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("12 回", True),
        ("旅客数 12 回 14 回", True),
        ("旅客数 12 回 14 回 ｂ", True),
        ("96.0％ ａ", True),
        ("ｂ", True),
        ("船の数 12 隻", False),
        ("船を造る。", False),
    ],
)
def test_ends_in_cells(text: str, ends: bool) -> None:  # noqa: FBT001 - a table
    _, (row,) = body(text)
    assert ends_in_cells(row) is ends


@pytest.mark.parametrize(
    ("cell", "value", "unit", "relation"),
    [
        ("８位以内", 8, "位", "at_most"),
        ("1,240 人", 1240, "人", None),
        ("△45", -45, None, None),
        ("96.5％", 96.5, "％", None),
        ("－", None, None, None),
    ],
)
def test_quantity(cell: str, value: float | None, unit: str | None, relation: str | None) -> None:
    made, (row,) = body(f"就航の様子 {cell}")
    (token,) = trailing_tokens(row.text, 1)
    said = quantity_at(made, row, token)
    assert (said.raw, said.value, said.unit, said.relation) == (cell, value, unit, relation)
    assert made.quote(said.cite) == cell
