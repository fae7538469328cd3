"""Text documents: what is content, in what order, and where it stands."""

import pytest

from sesaku.document.document import Document, lines_of
from sesaku.exceptions import BrokenFileError
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.fiction.canvas import W, packed

MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def opened(body: str, name: str = "文書.docx", **parts: str) -> Document:
    """Open a document with the XML of its body."""
    spaces = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wps="{WPS}"'
    document = f"<w:document {spaces}><w:body>{body}</w:body></w:document>"
    return open_document(Source(name, packed(document, **parts)))


def p(text: str, properties: str = "", run: str = "") -> str:
    """Return a paragraph."""
    return (
        f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr>"
        f'<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def tc(content: str, properties: str = "") -> str:
    """Return a cell."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def table(*rows: str) -> str:
    """Return a table of rows of cells."""
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + "</w:tbl>"


def shown(document: Document) -> list[list[tuple[int, int, str, int, int]]]:
    """Return the cells of the tables: place, text, extent."""
    return [
        [
            (cell.row, cell.column, document.quote(cell.cite), cell.row_span, cell.column_span)
            for cell in one.cells
        ]
        for one in document.tables
    ]


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    body = p("前") + table(tc(p("一")) + tc(p("二\u3000") + p("三"))) + p("") + p("後")
    document = opened(body)
    assert document.text == "前\n一\n二\n三\n\n後\n"
    assert document.lines == lines_of(document.text)
    assert shown(document) == [[(0, 0, "一", 1, 1), (0, 1, "二\n三", 1, 1)]]
    assert document.media_type.endswith("wordprocessingml.document")
    assert document.pages == ()


def test_merged_cells_are_printed_once_with_their_extent() -> None:
    rows = (
        tc(p("題"), '<w:gridSpan w:val="3"/>'),
        tc(p("縦"), '<w:vMerge w:val="restart"/>') + tc(p("甲"), '<w:gridSpan w:val="2"/>'),
        tc(p("隠れた字"), "<w:vMerge/>") + tc(p("乙")) + tc(p("丙")),
    )
    assert shown(opened(table(*rows))) == [
        [
            (0, 0, "題", 1, 3),
            (1, 0, "縦", 2, 1),
            (1, 1, "甲", 1, 2),
            (2, 1, "乙", 1, 1),
            (2, 2, "丙", 1, 1),
        ]
    ]


def test_a_row_may_leave_columns_out() -> None:
    late = "<w:trPr><w:gridBefore w:val='2'/></w:trPr>" + tc(p("右"))
    assert shown(opened(table(late)))[0][0][:3] == (0, 2, "右")


def test_blank_cells_are_cells_without_text() -> None:
    document = opened(table(tc(p("")) + tc(p("字"))))
    assert document.text == "字\n"
    assert shown(document) == [[(0, 0, "", 1, 1), (0, 1, "字", 1, 1)]]


def test_a_table_in_a_cell_is_a_table_of_its_own() -> None:
    inner = table(tc(p("内")) + tc(p("側")))
    document = opened(table(tc(p("上") + inner + p("下")) + tc(p("隣"))))
    assert document.text == "上\n内\n側\n下\n隣\n"
    assert shown(document) == [
        [(0, 0, "上\n内\n側\n下", 1, 1), (0, 1, "隣", 1, 1)],
        [(0, 0, "内", 1, 1), (0, 1, "側", 1, 1)],
    ]


def test_breaks_and_tabs() -> None:
    run = "<w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:t>三</w:t><w:noBreakHyphen/></w:r>"
    tabs = '<w:pPr><w:tabs><w:tab w:val="left" w:pos="9"/></w:tabs></w:pPr>'
    assert opened(f"<w:p>{tabs}{run}</w:p>").text == "一\n二\t三-\n"


def test_what_is_tracked_as_deleted_is_not_shown_and_what_is_inserted_is() -> None:
    body = (
        "<w:p><w:ins><w:r><w:t>加えた</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>消した</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>移した</w:t></w:r></w:moveFrom>"
        "<w:moveTo><w:r><w:t>先</w:t></w:r></w:moveTo></w:p>"
    )
    assert opened(body).text == "加えた先\n"


def test_a_deleted_end_of_a_paragraph_joins_it_with_the_next() -> None:
    first = p("前の段", "<w:rPr><w:del/></w:rPr>")
    assert opened(first + p("後の段")).text == "前の段後の段\n"


def test_a_deleted_row_is_not_shown() -> None:
    deleted = "<w:trPr><w:del/></w:trPr>" + tc(p("消"))
    assert shown(opened(table(tc(p("残")), deleted))) == [[(0, 0, "残", 1, 1)]]


def test_hidden_text_and_entries_to_fill_in_are_not_shown() -> None:
    control = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/><w:dropDownList><w:listItem w:value='○'/>"
        "</w:dropDownList></w:sdtPr><w:sdtContent><w:r><w:t>選択</w:t></w:r></w:sdtContent></w:sdt>"
    )
    filled = "<w:sdt><w:sdtContent><w:r><w:t>○</w:t></w:r></w:sdtContent></w:sdt>"
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>隠</w:t></w:r>"
    assert opened(f"<w:p>{control}{filled}{hidden}</w:p>").text == "○\n"


def test_struck_out_text_gives_no_value_and_is_named() -> None:
    document = opened(p("10件", run="<w:strike/>") + p("20件", run='<w:strike w:val="0"/>'))
    assert document.text.strip() == "20件"
    assert document.defects == (("text-struck", 0, {"quote": "10件", "cell": "本文"}),)


def test_styles_may_strike_out_and_hide() -> None:
    styles = (
        f'<w:styles xmlns:w="{W}"><w:style w:styleId="old"><w:rPr><w:dstrike/></w:rPr></w:style>'
        '<w:style w:styleId="older"><w:basedOn w:val="old"/></w:style>'
        '<w:style w:styleId="loop"><w:basedOn w:val="loop"/></w:style>'
        '<w:style w:styleId="gone"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
    )
    body = (
        p("一", run='<w:rStyle w:val="older"/>')
        + p("二", '<w:pStyle w:val="gone"/>')
        + p("三", '<w:pStyle w:val="loop"/>')
    )
    document = opened(body, styles=styles)
    assert document.text.split() == ["三"]
    assert [keys["quote"] for _, _, keys in document.defects] == ["一"]


def test_fields_show_their_results_but_page_numbers_are_no_content() -> None:
    def field(instruction: str, result: str) -> str:
        kinds = ("begin", "separate", "end")
        begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{k}"/></w:r>' for k in kinds)
        return (
            f"{begin}<w:r><w:instrText> {instruction} </w:instrText></w:r>"
            f"{separate}<w:r><w:t>{result}</w:t></w:r>{end}"
        )

    simple = '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    body = f"<w:p>{field('REF a', '図１')}{field('PAGE', '7')}{simple}</w:p>"
    assert opened(body).text == "図１\n"


def test_headers_and_footers_are_no_content() -> None:
    footer = f'<w:ftr xmlns:w="{W}">{p("頁")}</w:ftr>'
    assert opened(p("本文"), footer=footer).text == "本文\n"


def test_a_text_box_follows_its_paragraph_and_is_printed_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('囲み')}</w:txbxContent></wps:txbx>"
    old = f"<w:pict><w:txbxContent>{p('囲み')}</w:txbxContent></w:pict>"
    choice = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    body = f"<w:p><w:r><w:t>前</w:t>{choice}<w:t>後</w:t></w:r></w:p>"
    assert opened(body).text == "前後\n囲み\n"
    assert opened(f"<w:p><w:r>{old}</w:r></w:p>").text.split() == ["囲み"]


def test_notes_stand_at_the_end_in_the_order_in_which_they_are_called() -> None:
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1">{p("線")}'
        f'</w:footnote><w:footnote w:id="1">{p("第一の注")}</w:footnote>'
        f'<w:footnote w:id="2">{p("第二の注")}</w:footnote></w:footnotes>'
    )
    called = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    body = f"<w:p><w:r><w:t>甲</w:t></w:r>{called.format(2)}{called.format(1)}</w:p>{p('乙')}"
    assert opened(body, footnotes=notes).text == "甲\n乙\n第二の注\n第一の注\n"


LISTS = (
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalFullWidth"/>'
    '<w:lvlText w:val="%1"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
    '<w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>'
    '<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="{}"/><w:lvlText w:val="{}"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>'
)


def item(text: str, list_id: int = 1, level: int = 0) -> str:
    numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    return p(text, numbered)


def test_numbers_of_lists_are_printed_and_begin_anew_below_each_item() -> None:
    body = item("甲") + item("乙", level=1) + item("丙", level=1) + item("丁") + item("戊", level=1)
    text = opened(body, numbering=LISTS.format("bullet", "・")).text
    assert text == "１ 甲\n(1) 乙\n(2) 丙\n２ 丁\n(1) 戊\n"


@pytest.mark.parametrize(
    ("form", "printed", "expected"),
    [
        ("decimalEnclosedCircle", "%1", "① ②"),
        ("aiueoFullWidth", "%1．", "ア． イ．"),
        ("irohaFullWidth", "（%1）", "（イ） （ロ）"),
        ("upperRoman", "%1", "I II"),
        ("lowerLetter", "%1)", "a) b)"),
        ("japaneseCounting", "第%1", "第一 第二"),
        ("bullet", "\uf0b7", "・ ・"),
        ("none", "", " "),
        ("anything", "%1", "1 2"),
    ],
)
def test_manners_of_numbering(form: str, printed: str, expected: str) -> None:
    text = opened(item("x", 2) + item("x", 2), numbering=LISTS.format(form, printed)).text
    marks = [line.removesuffix("x").strip() for line in text.splitlines()]
    assert marks == expected.split(" ")


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert opened(item("甲", 9)).text == "甲\n"
    assert opened(item("甲", 0), numbering=LISTS.format("bullet", "・")).text == "甲\n"


@pytest.mark.parametrize("name", ["文書.txt", "文書", "-", "文書.doc"])
def test_it_is_known_by_its_content(name: str) -> None:
    assert opened(p("本文"), name).text == "本文\n"


def test_a_document_type_is_refused() -> None:
    document = f'<!DOCTYPE w [<!ENTITY a "x">]><w:document xmlns:w="{W}"/>'
    with pytest.raises(BrokenFileError, match="文書型宣言"):
        open_document(Source("文書.docx", packed(document)))


def test_elements_in_odd_places_do_no_harm() -> None:
    body = (
        "<w:tc><w:p/></w:tc><w:tr/><w:t>浮いた字</w:t><w:r><w:t>走り</w:t></w:r>"
        "<w:fldChar w:fldCharType='end'/><w:vMerge/><w:showingPlcHdr/>"
    )
    assert opened(body + p("本文")).text.strip() == "本文"


def test_the_same_bytes_give_the_same_document() -> None:
    body = p("前") + table(tc(p("一")))
    assert opened(body) == opened(body)
