"""What is written reads back to the same rows, and what is read can be written again."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesaku.exports.cycle_workbook import SHEETS, Column, Row, Sheet, Value, read, write
from sesaku.readers.source import Source

_CONTROLS = st.characters(exclude_categories=("C", "Zl", "Zp"), include_characters="\n")
_TEXTS = st.text(_CONTROLS, min_size=1, max_size=60).filter(str.strip)


def amount(number: int) -> str:
    """Return an amount as the forms print it."""
    return f"△{-number:,}" if number < 0 else f"{number:,}"


def of_column(column: Column) -> st.SearchStrategy[Value]:
    """Return values of a column."""
    kinds: dict[str, st.SearchStrategy[Value]] = {
        "text": _TEXTS,
        "year": st.integers(1990, 2060),
        "amount": st.integers(-(10**17), 10**17).map(amount)
        | st.sampled_from(("－", "集計中", "12.5")),
        "flag": st.booleans(),
        "choice": st.sampled_from(column.values) if column.values else st.nothing(),
    }
    return kinds[column.kind]


def rows_of(sheet: Sheet) -> st.SearchStrategy[list[Row]]:
    """Return rows of a sheet, each about another thing."""
    columns = {
        column.name: of_column(column)
        if column.name in sheet.keys
        else st.none() | of_column(column)
        for column in sheet.columns
    }
    return st.lists(
        st.fixed_dictionaries(columns),
        max_size=4,
        unique_by=lambda row: tuple(row[key] for key in sheet.keys),
    )


books = st.fixed_dictionaries({sheet.name: rows_of(sheet) for sheet in SHEETS})


@settings(max_examples=60, deadline=None)
@given(books)
def test_what_is_written_reads_back(book: dict[str, list[Row]]) -> None:
    found = read(Source("a.xlsx", write(book)))
    assert found.problems == []
    back: dict[str, list[Row]] = {sheet.name: [] for sheet in SHEETS}
    for line in found.lines:
        back[line.sheet].append(line.values)
        assert set(line.cells) == set(line.values)
    for sheet in SHEETS:
        assert back[sheet.name] == [
            {name: value for name, value in row.items() if value is not None}
            for row in book[sheet.name]
            if any(value is not None for name, value in row.items() if name not in sheet.keys)
        ]


@settings(max_examples=15, deadline=None)
@given(books)
def test_the_same_rows_make_the_same_file(book: dict[str, list[Row]]) -> None:
    assert write(book, "題") == write(book, "題")


def test_a_text_longer_than_a_cell_is_put_together_again() -> None:
    long = "長い本文。" * 9_000
    row: Row = {"code": "2-1", "analysis": long, "rating_reason": "短い"}
    found = read(Source("a.xlsx", write({"indicators": [row, {**row, "code": "2-2"}]})))
    assert found.problems == []
    assert [line.values["analysis"] for line in found.lines] == [long, long]


def test_the_template_says_nothing() -> None:
    found = read(Source("a.xlsx", write({})))
    assert (found.lines, found.problems) == ([], [])


@pytest.mark.parametrize("text", ["_x3042_", "=1+1", "'03", "00123", "@a", " 前後 ", "一\n\n二\n"])
def test_texts_that_excel_would_take_for_something_else(text: str) -> None:
    row: Row = {"code": "2-1", "analysis": text}
    found = read(Source("a.xlsx", write({"indicators": [row]})))
    assert [line.values for line in found.lines] == [row]
