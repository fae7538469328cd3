"""Word: a sheet as a document of tables and paragraphs.

The body is written as markup and put into an empty document of ``python-docx``: building a table
of thousands of cells by its objects takes minutes.
"""

import datetime as dt
import io
import zipfile
from collections.abc import Iterator
from importlib import import_module
from typing import Any
from xml.sax.saxutils import escape

from sesaku.exports.official.grid import Keeping, Placed, head_lines, keeping, placed_rows, room_of
from sesaku.exports.official.layout import Block, Cell, Line, PageBreak, Sheet, Table
from sesaku.exports.official.wording import printable

SUFFIX = ".docx"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_STAMP = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - the same sheet makes the same file
_ZIP_DATE = (1980, 1, 1, 0, 0, 0)
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_FONT = "BIZ UDPゴシック"
_TEXT_WIDTH = {False: 9866, True: 14797}  # A4 less 18 mm on either side, in twentieths of a point
_PAGE = {False: (11906, 16838), True: (16838, 11906)}
_LINE = 1.3  # of the size of its text
_MARGIN, _BOTTOM = 1020, 1134
_GROUND = {"label": "F2F2F2", "head": "E8E8E8", "bar": "D6D6D6"}
_ALIGN = {"start": "left", "center": "center", "end": "right"}  # not justified: LibreOffice
# leaves out punctuation at the end of justified lines, in print too
_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="3C3C3C"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def docx(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of a Word document."""
    document = import_module("docx").Document()  # here, since it takes time to load
    _set_up(document, sheet)
    parse = import_module("docx.oxml").parse_xml
    body = document.element.body
    section = body.sectPr
    for child in list(body):
        if child is not section:
            body.remove(child)
    markup = "".join(_block(block, sheet) for block in sheet.blocks)
    for element in list(parse(f'<w:body xmlns:w="{_W}">{markup}</w:body>')):
        section.addprevious(element)
    buffer = io.BytesIO()
    document.save(buffer)
    return _dated(buffer.getvalue())


def _dated(data: bytes) -> bytes:
    """Return a package with fixed dates of its parts: the same sheet makes the same file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(buffer, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, _ZIP_DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(name))
    return buffer.getvalue()


def _set_up(document: Any, sheet: Sheet) -> None:  # noqa: ANN401 - untyped library
    """Set the properties, page, fonts and styles of a new document."""
    oxml = import_module("docx.oxml")
    properties = document.core_properties
    properties.title, properties.author = printable(sheet.title), printable(sheet.author)
    properties.subject, properties.language = sheet.subject, "ja-JP"
    properties.created = properties.modified = _STAMP
    properties.comments, properties.last_modified_by = "", ""
    width, height = _PAGE[sheet.wide]
    section = document.sections[0]
    for name, value in (
        ("page_width", width),
        ("page_height", height),
        ("left_margin", _MARGIN),
        ("right_margin", _MARGIN),
        ("top_margin", _MARGIN),
        ("bottom_margin", _BOTTOM),
    ):
        setattr(section, name, value * 635)  # EMU in a twentieth of a point
    if sheet.wide:
        section.orientation = 1
    for name in ("Normal", "Heading 1", "Heading 2", "Heading 3"):
        _style(document.styles[name], sheet.size, oxml)
    footer = section.footer.paragraphs[0]._p  # noqa: SLF001 - the library has no fields
    for element in oxml.parse_xml(
        f'<w:p xmlns:w="{_W}"><w:pPr><w:jc w:val="center"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    ):
        footer.append(element)


def _style(style: Any, size: float, oxml: Any) -> None:  # noqa: ANN401 - untyped library
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts = " ".join(f'w:{kind}="{_FONT}"' for kind in ("ascii", "hAnsi", "eastAsia", "cs"))
    markup = (
        f'<w:rPr xmlns:w="{_W}"><w:rFonts {fonts}/><w:sz w:val="{size * 2:g}"/>'
        '<w:lang w:val="en-US" w:eastAsia="ja-JP"/></w:rPr>'
    )
    for element in list(oxml.parse_xml(markup)):
        properties.append(element)
    paragraph = style.paragraph_format
    paragraph.space_before = paragraph.space_after = 0


def _block(block: Block, sheet: Sheet) -> str:
    if isinstance(block, PageBreak):
        return _BREAK
    if isinstance(block, Line):
        return _paragraph(block, sheet)
    seam = _SEAM if block.head else ""  # Word joins tables that touch: no heading is repeated then
    return (seam if block.joined else _GAP) + _table(block, sheet)


_BREAK = (
    '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr>'
    '<w:r><w:br w:type="page"/></w:r></w:p>'
)
_SEAM = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/></w:pPr></w:p>'
_GAP = '<w:p><w:pPr><w:spacing w:line="160" w:lineRule="exact"/></w:pPr></w:p>'


def _paragraph(line: Line, sheet: Sheet, side: str = "start", *, keep: bool = False) -> str:
    size = line.size or sheet.size
    align = _ALIGN[side if line.align == "start" else line.align]
    em = size * 20
    left, hang = round((line.indent + line.hang) * em), round(line.hang * em)
    style = f'<w:pStyle w:val="Heading{line.level}"/>' if line.level else ""
    kept = "<w:keepNext/>" if keep or line.level else ""
    set_in = f'<w:ind w:left="{left}" w:hanging="{hang}"/>' if left else ""
    bold = "<w:b/>" if line.bold else ""
    sized = f'<w:sz w:val="{line.size * 2:g}"/>' if line.size else ""
    looks = f"<w:rPr>{bold}{sized}</w:rPr>" if bold or sized else ""
    text = escape(printable(line.text))
    return (
        f'<w:p><w:pPr>{style}{kept}<w:kinsoku/>{set_in}<w:jc w:val="{align}"/></w:pPr>'
        f'<w:r>{looks}<w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _table(table: Table, sheet: Sheet) -> str:
    whole = _TEXT_WIDTH[sheet.wide]
    share = whole / sum(table.widths)
    widths = [round(width * share) for width in table.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = placed_rows(table)
    last, room = len(rows) - 1, room_of(sheet)
    high = round(head_lines(table, room) * sheet.size * _LINE * 20)
    markup = "".join(
        _row(
            row,
            widths,
            sheet,
            head=high if at < table.head else 0,
            kept=Keeping(kept.whole, kept.with_next or (table.together and at < last)),
        )
        for at, (row, kept) in enumerate(zip(rows, keeping(table, room), strict=True))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:tblBorders>{_EDGES}</w:tblBorders>'
        '<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
        '<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{markup}</w:tbl>"
    )


def _row(row: list[Placed], widths: list[int], sheet: Sheet, *, head: int, kept: Keeping) -> str:
    """Return a row; ``head`` is the least height of one that is printed again on each page."""
    whole = "<w:cantSplit/>" if kept.whole else ""
    again = f'<w:trHeight w:val="{head}" w:hRule="atLeast"/><w:tblHeader/>' if head else ""
    looks = f"<w:trPr>{whole}{again}</w:trPr>" if whole or again else ""
    cells = "".join(
        _cell(
            place,
            sum(widths[place.column : place.column + place.cell.columns]),
            sheet,
            keep=kept.with_next,
        )
        for place in row
    )
    return f"<w:tr>{looks}{cells}</w:tr>"


def _cell(place: Placed, width: int, sheet: Sheet, *, keep: bool) -> str:
    cell = place.cell
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = ""
    if cell.rows > 1:
        merge = '<w:vMerge w:val="restart"/>' if place.begins else "<w:vMerge/>"
    ground = _GROUND.get(cell.shade)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else ""
    middle = '<w:vAlign w:val="center"/>' if cell.middle else ""
    said = "".join(_lines(cell, sheet, keep=keep)) if place.begins else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{shade}{middle}</w:tcPr>'
        f"{said or '<w:p/>'}</w:tc>"
    )


def _lines(cell: Cell, sheet: Sheet, *, keep: bool) -> Iterator[str]:
    heads = cell.shade in {"head", "bar"}  # what they head stands on their page
    for line in cell.lines:
        yield _paragraph(line, sheet, cell.align, keep=keep or heads)
