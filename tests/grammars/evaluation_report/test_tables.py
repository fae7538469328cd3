"""The table of a quantitative indicator, in the ways that it is flattened."""

import pytest

from sesaku.grammars.evaluation_report.tables import ReadTable, read_table
from sesaku.model.values import ItemisedText, Quantity
from tests.grammars.evaluation_report.building import body, labelled, quoted

HEADS = (
    "中期目標値 令和２年度 令和３年度 令和２・３",
    "年度目標の達",
    "成状況",
    "７年度",
    "年度目",
    "標値",
    "実績値",
    "年度目",
    "標値",
    "実績値",
)


def raws(table: ReadTable) -> list[tuple[int, str, str]]:
    found = []
    for year, target, result in table.cells:
        assert isinstance(target, Quantity)
        assert isinstance(result, Quantity)
        found.append((year, target.raw, result.raw))
    return found


@pytest.mark.parametrize(
    "values",
    [
        ("３位以内 ８位以内 ９位 ５位以内 ６位 ｂ",),
        ("３位以内", "８位以内", "９位", "５位以内", "６位", "ｂ"),
        ("３位以内 ８位以内 ９位", "５位以内 ６位", "ｂ"),
        ("ｂ", "３位以内 ８位以内 ９位 ５位以内 ６位"),
    ],
)
def test_values_by_column(values: tuple[str, ...]) -> None:
    made, rows = body(*HEADS, *values)
    table = read_table(made, rows)
    assert raws(table) == [(2020, "８位以内", "９位"), (2021, "５位以内", "６位")]
    assert isinstance(table.midterm, Quantity)
    assert (table.midterm.raw, table.midterm.value) == ("３位以内", 3)
    assert table.rating is not None
    assert table.rating.grade == "b"
    assert quoted(made, table.rating.cite) == "ｂ"
    assert (table.found, table.expected, table.numeric) == (5, 5, True)
    assert table.heads.years == (2020, 2021)
    for _, target, result in table.cells:
        for cell in (target, result):
            assert isinstance(cell, Quantity)
            assert made.quote(cell.cite) == cell.raw


def test_headings_are_labels_and_nothing_else_is() -> None:
    made, rows = body(*HEADS, "３位 ８位 ９位 ５位 ６位 ｂ")
    said = "".join(labelled(made, read_table(made, rows).labels))
    assert said == "".join("".join(HEADS).split())


@pytest.mark.parametrize("values", ["８位 ９位 ５位 ｂ", "１位 ８位 ９位 ５位 ６位 ７位 ｂ"])
def test_values_that_do_not_fit_are_not_given_columns(values: str) -> None:
    made, rows = body(*HEADS, values)
    table = read_table(made, rows)
    assert table.cells == ()
    assert table.found != table.expected == 5


def test_table_without_rating() -> None:
    made, rows = body(*HEADS, "－ 96.0％ 95.2％ 96.0％ 93.8％")
    table = read_table(made, rows)
    assert table.rating is None
    assert raws(table) == [(2020, "96.0％", "95.2％"), (2021, "96.0％", "93.8％")]
    assert isinstance(table.midterm, Quantity)
    assert table.midterm.value is None


def test_note_and_source_are_no_values() -> None:
    made, rows = body(
        "（出典：翠海省「航路の12年」）",
        *HEADS,
        "－ 12 回 11 回 12 回 10 回 ｃ",
        "（注）欠航は数えない。",
    )
    table = read_table(made, rows)
    assert raws(table) == [(2020, "12 回", "11 回"), (2021, "12 回", "10 回")]
    assert [note.text for note in table.notes.notes] == ["（注）欠航は数えない。"]
    assert table.notes.source is not None
    assert table.notes.source.text == "（出典：翠海省「航路の12年」）"


def test_page_number_among_cells_is_no_value() -> None:
    made, rows = body(*HEADS, "10 隻", "12 隻", "11 隻", "48", "12 隻", "10 隻", "ｃ")
    assert raws(read_table(made, rows)) == [(2020, "12 隻", "11 隻"), (2021, "12 隻", "10 隻")]


def test_cells_that_are_texts() -> None:
    made, rows = body(
        *HEADS,
        "航路を保つ。",
        "船を二隻|",
        "造る。",
        "一隻造った。",
        "港を直す。",
        "港を直した。",
        "ａ",
    )
    table = read_table(made, rows)
    texts = [cell for _, *cells in table.cells for cell in cells if isinstance(cell, ItemisedText)]
    said = [text.text for text in texts]
    assert said == ["船を二隻造る。", "一隻造った。", "港を直す。", "港を直した。"]
    assert not table.numeric
    assert isinstance(table.midterm, ItemisedText)
    assert table.midterm.text == "航路を保つ。"
    for text in texts:
        made.verify(text.text, text.cite)


@pytest.mark.parametrize(
    ("printed", "term"),
    [
        ("令和７年度", "2025"),
        ("--年度", "--年度"),
        ("７年度", "2025"),
    ],
)
def test_term_of_the_midterm_goal(printed: str, term: str) -> None:
    heads = [printed if head == "７年度" else head for head in HEADS]
    made, rows = body(*heads, "３位 ８位 ９位 ５位 ６位 ｂ")
    table = read_table(made, rows)
    assert table.heads.years == (2020, 2021)
    assert table.heads.term == term


def test_western_years_carry_no_era() -> None:
    heads = ("中期目標値 2020年度 2021年度 達成状況", "７年度", *HEADS[4:])
    table = read_table(*body(*heads, "３位 ８位 ９位 ５位 ６位 ｂ"))
    assert table.heads.years == (2020, 2021)
    assert table.heads.term is None
