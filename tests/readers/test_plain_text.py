"""Plain text: lines, pages and what stands in the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.document import Document
from sesaku.exceptions import EncodingError
from sesaku.readers import plain_text
from sesaku.readers.source import Source


def read(data: bytes) -> Document:
    return plain_text.read(Source("folder/report.txt", data))


@pytest.mark.parametrize("data", [b"", b" ", b"\n\n", b"\xef\xbb\xbf", "　\n".encode()])
def test_nothing_is_a_document_without_lines(data: bytes) -> None:
    document = read(data)
    assert document.lines == ()
    assert document.pages == ()
    assert (document.name, document.media_type) == ("report.txt", "text/plain")


def test_lines_know_their_place_and_the_blanks_before_them() -> None:
    document = read("施策\r\n\r\n　概要 \r\n".encode("cp932"))
    assert document.text == "施策\n\n　概要 \n"
    assert [(line.text, line.blanks) for line in document.lines] == [("施策", 0), ("　概要 ", 1)]
    assert document.encoding == "cp932"


def test_form_feeds_end_pages() -> None:
    document = read("一頁\n\f二頁\n二頁\n\f\f".encode())
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert [line.page for line in document.lines] == [1, 2, 2]
    assert document.page_at(document.text.index("二")) == 2
    assert "".join(document.text[page.start : page.end] for page in document.pages) == document.text


def test_a_form_feed_at_the_end_makes_no_pages() -> None:
    assert read("一頁\n\f\n".encode()).pages == ()


def test_few_nul_characters_are_kept() -> None:
    document = read(("施策の概要を示す。" * 20 + "\0").encode())
    assert document.text.endswith("\0")


def test_many_nul_characters_are_no_text() -> None:
    with pytest.raises(EncodingError, match="文字の文書ではありません"):
        read(b"a\0b\0\0\0c\0\0")


def test_mended_bytes_are_named() -> None:
    document = read(("施策の概要を示す。" * 40).encode() + b"\xff\n")
    ((code, offset, keys),) = document.defects
    assert (code, document.text[offset], keys["count"]) == ("characters-replaced", "\ufffd", 1)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    try:
        document = read(data)
    except EncodingError:
        return
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
        assert line.text.strip()
        assert "\n" not in line.text
    assert sum(page.end - page.start for page in document.pages) in (0, len(document.text))
