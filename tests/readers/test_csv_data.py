"""CSV: the canonical text is the file's own, and every cell points into it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.document.document import Document
from sesaku.exceptions import EncodingError, TooLargeError
from sesaku.readers import csv_data
from sesaku.readers.entries import Repeated, Unreadable
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=8)


def opened(text: str | bytes, name: str = "table.csv") -> Document:
    data = text.encode() if isinstance(text, str) else text
    return open_document(Source(name, data))


def values(document: Document) -> list[tuple[object, object]]:
    return [(entry.path, entry.value) for entry in document.entries]


def test_cells_have_their_row_and_column() -> None:
    document = opened("番号,事業名\n1,渡し船の事業\n2,\n")
    assert document.text == "番号,事業名\n1,渡し船の事業\n2,\n"
    assert values(document) == [
        ((2, "番号"), "1"),
        ((2, "事業名"), "渡し船の事業"),
        ((3, "番号"), "2"),
        ((3, "事業名"), ""),
    ]
    assert document.quote(document.entries[1].cite) == "渡し船の事業"
    assert document.entries[3].cite == ()


def test_quotes_are_left_out_of_the_cite() -> None:
    document = opened('a,b,c\n"一,二","「""灯""」\n続き",""""\n')
    one, two, three = document.entries
    assert (one.value, two.value, three.value) == ("一,二", '「"灯"」\n続き', '"')
    assert [len(entry.cite) for entry in document.entries] == [1, 3, 1]
    for entry in document.entries:
        assert document.quote(entry.cite) == entry.value


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932", "euc_jp"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_encoding_and_line_ends_make_no_difference(encoding: str, line_end: str) -> None:
    text = '番号,事業名\n1,"渡し船の\n待合所を直す事業"\n'
    document = opened(text.replace("\n", line_end).encode(encoding))
    assert document.text == text
    assert document.entries == opened(text).entries


def test_columns_without_a_name_and_with_the_same() -> None:
    document = opened("額,額,,額（1）\n1,2,3,4\n")
    assert [entry.path[1] for entry in document.entries] == ["額（2）", "額（3）", "列3", "額（1）"]
    assert [type(entry) is Repeated for entry in document.entries] == [True, True, False, False]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,2", "3列に対して2列"),
        ("1,2,3,4", "3列に対して4列"),
        ('1,"二,3', "引用符"),
        ('1,"二"つ,3', "引用符"),
    ],
)
def test_a_row_that_does_not_fit_is_kept_apart(row: str, reason: str) -> None:
    document = opened(f"a,b,c\n{row}\n4,5,6\n")
    broken = document.entries[0]
    assert isinstance(broken, Unreadable)
    assert broken.path[0] == 2
    assert reason in str(broken.path[1])
    assert document.quote(broken.cite) == broken.value == row
    assert [entry.value for entry in document.entries[1:]] == ["4", "5", "6"]


def test_blank_cells_beyond_the_headings_are_nothing() -> None:
    assert len(opened("a,b\n1,2,,\n").entries) == 2


def test_blank_lines_are_passed_over_but_counted() -> None:
    assert [entry.path for entry in opened("\na\n\n1\n \n2\n").entries] == [(4, "a"), (6, "a")]


def test_headings_that_are_never_closed() -> None:
    (broken,) = opened('"a,b\n1,2\n').entries
    assert isinstance(broken, Unreadable)


@pytest.mark.parametrize("text", ["", "\n\n", "a,b,c\n"])
def test_a_table_of_nothing(text: str) -> None:
    document = opened(text)
    assert document.entries == ()
    assert document.text == text


def test_tabs() -> None:
    assert values(opened("a\tb\n1,5\t2\n", "table.tsv")) == [((2, "a"), "1,5"), ((2, "b"), "2")]


def test_a_table_is_known_by_its_content_where_it_has_no_name() -> None:
    assert opened("a,b,c\n1,2,3\n4,5,6\n", "-").media_type == "text/csv"
    assert opened("一、二,三\nどれも文である。\n", "-").media_type == "text/plain"
    assert opened("a,b,c\n1,2,3\n", "table.txt").media_type == "text/plain"


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(EncodingError):
        opened(bytes(range(256)))


def test_more_cells_than_are_read_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_data, "MAX_ENTRIES", 10)
    assert len(opened("a\n" + "1\n" * 10).entries) == 10
    with pytest.raises(TooLargeError, match="分けて"):
        opened("a\n" + "1\n" * 11)


@given(st.lists(st.lists(CELLS, min_size=3, max_size=3), min_size=1, max_size=6))
def test_what_is_written_is_read(rows: list[list[str]]) -> None:
    written = io.StringIO()
    csv.writer(written, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(
        [["甲", "乙", "丙"], *rows]
    )
    document = opened(written.getvalue())
    assert [entry.value for entry in document.entries] == [
        cell.replace("\u2028", "\n").replace("\u2029", "\n") for row in rows for cell in row
    ]
    for entry in document.entries:
        assert document.quote(entry.cite) == entry.value


@given(st.text(st.sampled_from('a,"\n\t ')))
def test_any_quotes_end_in_cells_or_broken_rows(text: str) -> None:
    document = opened("h,h2\n" + text)
    for entry in document.entries:
        assert document.quote(entry.cite) == entry.value
