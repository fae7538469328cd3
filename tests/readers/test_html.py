"""Web pages: what is shown, where it stands, and markup made to break readers."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesaku.document import Document
from sesaku.exceptions import EncodingError, SesakuError, TooLargeError
from sesaku.readers import html, open_document
from sesaku.readers.source import Source


def read(markup: str | bytes) -> Document:
    data = markup.encode() if isinstance(markup, str) else markup
    return html.read(Source("folder/page.html", data))


def body(markup: str) -> str:
    """The text of a page that has no links."""
    return read(f"<!DOCTYPE html><html><body>{markup}</body></html>").text


PAGE = """<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><title>令和６年度
  政策評価｜環境森林省</title><style>p { color: red }</style></head><body>
<header><nav><ul><li><a href="/">ホーム</a><li><a href="/hyoka/">評価</a></ul></nav></header>
<main><h1>施策５　森林の
保全</h1>
<p>本省は、間伐の面積を<br>増やす。</p>
<ol><li>第一の取組<li>第二の取組</ol>
<p>詳細は<a href="https://www.shinrin.example/a?x=1&amp;y=2">資料１（PDF）</a>を参照。
<script>document.write("見えない")</script></main>
<footer>&copy; 環境森林省</footer></body></html>"""


def test_a_page() -> None:
    document = read(PAGE)
    assert document.text == (
        "ホーム\n評価\n施策５　森林の保全\n本省は、間伐の面積を\n増やす。\n"
        "1. 第一の取組\n2. 第二の取組\n詳細は資料１（PDF）を参照。\n© 環境森林省\n\n"
        "/\n/hyoka/\nhttps://www.shinrin.example/a?x=1&y=2\n"
    )
    assert document.title == "令和６年度 政策評価｜環境森林省"
    assert (document.media_type, document.encoding) == ("text/html", "utf-8")
    assert (document.name, document.path) == ("page.html", "folder/page.html")
    assert document.pages == ()


def test_links_know_their_text_and_their_address() -> None:
    document = read(PAGE)
    texts = [document.text[anchor.start : anchor.end] for anchor in document.anchors]
    assert texts == ["ホーム", "評価", "資料１（PDF）"]
    for anchor in document.anchors:
        assert document.text[anchor.url_start : anchor.url_end] == anchor.url


def test_an_address_is_printed_once_and_on_one_line() -> None:
    document = read('<p><a href=" /a\n/b ">一</a><a href="/a/b"></a>二<a href="/c d">三</a>')
    assert document.text == "一二三\n\n/a/b\n/c d\n"
    assert [(anchor.start, anchor.end) for anchor in document.anchors] == [(0, 1), (1, 1), (2, 3)]
    assert document.anchors[0].url_start == document.anchors[1].url_start


@pytest.mark.parametrize("address", ["", "#top", "javascript:void(0)", " JavaScript:x", "data:,x"])
def test_what_leads_nowhere_is_no_link(address: str) -> None:
    document = read(f'<p><a href="{address}">印刷</a><a name="x">目印</a>')
    assert (document.text, document.anchors) == ("印刷目印", ())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>一<p>二", "一\n二"),
        ("<div>一<div>二</div>三</div>", "一\n二\n三"),
        ("一<br>二<br><br>三", "一\n二\n\n三"),
        ("<br><br>一", "一"),
        ("一<hr>二", "一\n二"),
        ("<p> 一  二\t三 </p>", "一 二 三"),
        ("<p>森林の\n  保全</p>", "森林の保全"),
        ("<p>森林の\n<b>保全</b>\n計画</p>", "森林の保全計画"),
        ("<p>forest\nplan</p>", "forest plan"),
        ("<p>森林 <b> 保全</b></p>", "森林 保全"),
        ("<p>12<sup>2</sup>", "122"),
        ("<p>&lt;b&gt; &amp;amp; &#x68EE; &nbsp;|", "<b> &amp; 森 \u00a0|"),
        ("<pre>\n一\n  二\t三\r\n</pre>四", "一\n  二\t三\n四"),
        ("<p><ruby>森林<rp>（</rp><rt>しんりん</rt><rp>）</rp></ruby>を", "森林（しんりん）を"),
        ("<p><ruby>森林<rt>しんりん</ruby>を", "森林しんりんを"),
        ("<dl><dt>目標<dd>12件</dl>", "目標\n12件"),
        ("<details><summary>問</summary>答</details>", "問\n答"),
        ("<textarea> 欄\n 二</textarea>", " 欄\n 二"),
        ("<svg><title>図</title><text>棒</text><text>線</text></svg>", "棒\n線"),
        ("<b><p>一</b>二</p>", "一二"),
        ("一<wbr>二", "一二"),
        ("", ""),
        (" \n <p> </p>", ""),
    ],
)
def test_visible_text(markup: str, text: str) -> None:
    assert body(markup) == text


@pytest.mark.parametrize(
    "markup",
    [
        "<p hidden>秘</p>",
        '<p style="color: red; DISPLAY : none">秘</p>',
        '<p style="visibility:hidden">秘</p>',
        "<b hidden>秘</b>",
        "<div hidden><p>秘<table><tr><td>秘</table></div>",
        "<script>秘</script>",
        "<style>秘</style>",
        "<template>秘</template>",
        "<noscript>秘</noscript>",
        "<select><option>秘<option selected>秘</select>",
        "<datalist><option>秘</datalist>",
        "<iframe>秘</iframe>",
        "<video>秘</video>",
        "<dialog>秘</dialog>",
        "<!-- 秘 -->",
        "<?php 秘 ?>",
        '<img alt="秘">',
    ],
)
def test_what_is_not_shown_is_not_text(markup: str) -> None:
    assert body(f"前{markup}後").replace("\n", "") == "前後"


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ul><li>一<li>二</ul>", "・一\n・二"),
        ("<ul><li>・一<li>（１）二<li>① 三</ul>", "・一\n（１）二\n① 三"),
        ("<ul><li><p> 一</p></ul>", "・一"),
        ("<ul><li></ul>一", "一"),
        ('<ul style="list-style: none"><li>一</ul>', "一"),
        ("<footer><ul><li>一</ul></footer>", "一"),
        ("<ol start=3><li>一<li value=7>二<li>三</ol>", "3. 一\n7. 二\n8. 三"),
        ("<ol type=a><li>一件<li>二件</ol>", "a. 一件\nb. 二件"),
        ("<ol type=I><li>一件<li>二件</ol>", "I. 一件\nII. 二件"),
        ("<ol reversed start=2><li>一件<li>二件</ol>", "2. 一件\n1. 二件"),
        ("<ol><li>一件<ul><li>細目</ul><li>二件</ol>", "1. 一件\n・細目\n2. 二件"),
        ("<ol start=x><li value=-99999999999999>一件</ol>", "1. 一件"),
    ],
)
def test_marks_of_lists(markup: str, text: str) -> None:
    assert body(markup) == text


def test_the_mark_of_an_item_is_no_part_of_its_link() -> None:
    document = read('<table><tr><td><ul><li><a href="/a">計画</a></ul></table>')
    ((start, end, *_),) = document.anchors
    assert document.text[start:end] == "計画"
    assert document.quote(document.tables[0].cells[0].cite) == "・計画"


TABLE = """<table><caption>表１ 実績</caption>
<thead><tr><th rowspan=2>指標<th colspan=2>年度<tr><th>令和４<th>令和５</thead>
<tbody><tr><td>間伐の面積<br>（ha）<td>1,234<td><p>1,300</p>
<tr><td>人数<td><td>－<tr><td colspan=3 rowspan=9>注 速報値</table>後"""


def test_a_table() -> None:
    document = read(TABLE)
    (table,) = document.tables
    assert table.name == "表１ 実績"
    rows = [
        (cell.row, cell.column, cell.row_span, cell.column_span, document.quote(cell.cite))
        for cell in table.cells
    ]
    assert rows == [
        (0, 0, 2, 1, "指標"),
        (0, 1, 1, 2, "年度"),
        (1, 1, 1, 1, "令和４"),
        (1, 2, 1, 1, "令和５"),
        (2, 0, 1, 1, "間伐の面積\n（ha）"),
        (2, 1, 1, 1, "1,234"),
        (2, 2, 1, 1, "1,300"),
        (3, 0, 1, 1, "人数"),
        (3, 1, 1, 1, ""),
        (3, 2, 1, 1, "－"),
        (4, 0, 1, 3, "注 速報値"),
    ]
    assert document.text == (
        "表１ 実績\n指標\t年度\n令和４\t令和５\n間伐の面積\n（ha）\t1,234\t1,300\n"
        "人数\t\t－\n注 速報値\n後"
    )


def test_tables_inside_tables() -> None:
    document = read("<table><tr><td>外<table><tr><td>内１<td>内２</table><td>右</table>")
    outer, inner = document.tables
    assert [document.quote(cell.cite) for cell in inner.cells] == ["内１", "内２"]
    assert [document.quote(cell.cite) for cell in outer.cells] == ["外\n内１\t内２", "右"]


def test_spans_end_with_their_group_of_rows() -> None:
    markup = "<table><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙<tbody><tr><td>丁</table>"
    cells = read(markup).tables[0].cells
    assert [(cell.row, cell.column, cell.row_span) for cell in cells] == [
        (0, 0, 2),
        (0, 1, 1),
        (1, 1, 1),
        (2, 0, 1),
    ]


@pytest.mark.parametrize("value", ["0", "x", "-3", "", "9" * 5000])
def test_absurd_spans(value: str) -> None:
    document = read(f'<table><tr><td rowspan="{value}" colspan="{value}">甲<tr><td>乙</table>')
    first, second = document.tables[0].cells
    assert 1 <= first.column_span <= 1000
    assert first.row_span in (1, 2)
    assert second.row == 1


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="Shift_JIS">', "cp932"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=x-sjis">', "cp932"),
        ("<meta charset=EUC-JP>", "euc_jp"),
        ("<meta charset=iso-2022-jp>", "iso2022_jp_ext"),
        ('<?xml version="1.0" encoding="Shift_JIS"?>', "cp932"),
        ("<meta charset=utf-8>", "cp932"),
        ("<meta charset=iso-8859-1>", "euc_jp"),
        ("<meta charset=no-such-thing>", "cp932"),
        ("", "euc_jp"),
    ],
)
def test_the_declared_encoding_and_the_true_one(declaration: str, encoding: str) -> None:
    markup = f"{declaration}<html><title>森林の保全</title><p>間伐の面積を増やす。</p></html>"
    document = read(markup.encode(encoding))
    assert (document.title, document.text) == ("森林の保全", "間伐の面積を増やす。")
    assert document.encoding == encoding


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_marks_and_wide_encodings(encoding: str) -> None:
    source = Source("page", PAGE.encode(encoding))
    assert html.accepts(source)
    assert html.read(source).text == read(PAGE).text


def test_mended_bytes_are_named_where_they_stand() -> None:
    document = read(b"<p>" + ("施策の概要。" * 60).encode() + b"\xff</p>")
    ((code, offset, keys),) = document.defects
    assert (code, document.text[offset], keys["count"]) == ("characters-replaced", "\ufffd", 1)
    assert offset == 360


@pytest.mark.parametrize(
    ("name", "data", "accepted"),
    [
        ("page.html", b"<p>x", True),
        ("PAGE.HTM", b"", True),
        ("page", b"<!doctype HTML>", True),
        ("-", b"\n<!-- x --><html>", True),
        ("report.txt", b"<!DOCTYPE html><p>x", True),
        ("report.md", b"<div>x</div>", False),
        ("report.txt", b"x <html>", False),
        ("report.xml", b"<?xml version='1.0'?><policies/>", False),
        ("page.html", b"%PDF-1.7", False),
        ("page.html", b"PK\x03\x04", False),
    ],
)
def test_accepts(name: str, data: bytes, accepted: bool) -> None:  # noqa: FBT001 - a case
    assert html.accepts(Source(name, data)) is accepted


def test_the_front_door_takes_pages() -> None:
    assert open_document(Source("page.html", PAGE.encode())).media_type == "text/html"


@pytest.mark.parametrize("data", [b"", b" \n", b"<html></html>", b"<p>", b"<", b"</", b"<!--"])
def test_little_is_a_document(data: bytes) -> None:
    assert read(data).lines == () or data in (b"<", b"</")


@pytest.mark.parametrize("data", [b"\0" * 40, bytes(range(256)) * 9])
def test_binary_content_is_refused(data: bytes) -> None:
    with pytest.raises(EncodingError, match=r"page\.html: .*。$"):
        read(data)


def test_entities_that_a_page_declares_are_not_expanded() -> None:
    declared = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 40))
    document = read(f"<!DOCTYPE html [<!ENTITY e0 'x'>{declared}]><p>&e39;&amp;</p>")
    assert document.text.endswith("&e39;&")
    assert len(document.text) < 5000
    assert "root:" not in body('<!ENTITY x SYSTEM "file:///etc/passwd">&x;')


BOMBS = {
    "nested blocks": "<div>" * 100_000 + "森" + "</div>" * 100_000,
    "nested, never closed": "<div>" * 100_000 + "森",
    "nested inline": "<span>" * 100_000 + "</div>" * 100_000 + "森",
    "nested lists": "<ul><li>" * 100_000 + "森",
    "nested tables": "<table><tr><td>" * 50_000 + "森",
    "formatting repeated": "<p>"
    + "".join(f"<b id={n}>" for n in range(5000))
    + "</p>"
    + "<p>森" * 5000,
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">森",
    "options": "<select>" + "<option>x" * 50_000 + "</select>森",
    "spans": "<table><tr>" + "<td colspan=1000 rowspan=65534>森" * 1000 + "<tr><td>林" * 1000,
    "open quotes": '<a "' * 100_000 + '">森',
    "open values": '<a b="' * 100_001 + '">森',
    "comments": "<!--" * 100_000 + "-->森",
    "drawings": "森<svg><desc></svg></desc><style>" + "<div>" * 50_000,
    "unclosed links": "<a href=x>" * 50_000 + "森",
    "line breaks": "<br>" * 100_000 + "森",
    "blanks": " " * 2_000_000 + "森" + "\n" * 1_000_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_markup_made_to_take_long(name: str) -> None:
    begun = time.process_time()
    document = read(BOMBS[name])
    assert time.process_time() - begun < 10
    assert "森" in document.text


def test_more_tags_than_any_page_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesaku.readers.html_markup.MAX_TAGS", 10)
    assert read("<p>一" * 10).lines
    with pytest.raises(TooLargeError, match="要素が多すぎます"):
        read("<p>一" * 11)


def test_ordinary_depth_is_kept() -> None:
    document = read("<div>" * 400 + "一" + "</div>" * 400 + "<div>二</div>")
    assert document.text == "一\n二"
    deep = read("<div>" * 600 + "一" + "</div>" * 600 + "<div>二</div><p>三")
    assert [line.text for line in deep.lines] == ["一", "二", "三"]


def assert_consistent(document: Document) -> None:
    for line in document.lines:
        assert document.text[line.start : line.end] == line.text
        assert line.text.strip()
    for anchor in document.anchors:
        assert 0 <= anchor.start <= anchor.end <= anchor.url_start < anchor.url_end
        assert document.text[anchor.url_start : anchor.url_end] == anchor.url
    for table in document.tables:
        places = [(cell.row, cell.column) for cell in table.cells]
        assert len(places) == len(set(places))
        for cell in table.cells:
            assert cell.row_span >= 1
            assert cell.column_span >= 1
            assert all(0 <= span.start < span.end <= len(document.text) for span in cell.cite)


PIECES = """\
<p> </p> <div> </div> <table> </table> <tr> <td> <td|rowspan=2> <th|colspan=3> <tbody> <caption>
<ul> <ol> <li> </ul> </ol> <a|href=/x> <a|href='/y|z'> </a> <b> </b> <br> <pre> </pre> <script>
</script> <svg> </svg> <select> <option> <textarea> </textarea> <!-- --> <p|hidden> <style> <title>
</title> <math> <ruby> <rt> &amp; &#10; &x 施策 の概要 １ x | < > " ' = <?x <![CDATA[ ]]> <h1
<frameset> <template> </template> <form> <button> <nav> </nav>"""


@given(st.lists(st.sampled_from(PIECES.split()), max_size=60))
def test_any_markup_is_a_consistent_document(pieces: list[str]) -> None:
    assert_consistent(read("".join(pieces).replace("|", " ")))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_document_or_refused(data: bytes) -> None:
    try:
        document = read(data)
    except SesakuError:
        return
    assert_consistent(document)


@given(st.text(max_size=200))
def test_any_text_without_markup_is_kept(text: str) -> None:
    """Without a tag or an entity everything but white space is shown."""
    plain = "".join(letter for letter in text if letter not in "<&\x00\x7f" and letter > "\x1f")
    shown = read(f"<p>{plain}").text
    assert "".join(shown.split()) == "".join(plain.split())
