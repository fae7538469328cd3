"""A sheet of cells drawn by a test, written as a workbook or as a text document."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import xlsxwriter

MADE = dt.datetime(2024, 1, 1, tzinfo=dt.UTC)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@dataclass
class Box:
    """A cell: its place, its extent, what it holds, and the number format that shows it."""

    row: int
    column: int
    rows: int
    columns: int
    text: str
    held: float | None = None
    code: str = ""
    struck: bool = False


@dataclass
class Canvas:
    """Cells put down in any order; ``text`` is what each of them shows."""

    boxes: list[Box] = field(default_factory=list)

    def put(self, at: tuple[int, int], text: str, rows: int = 1, columns: int = 1) -> Box:
        """Put down a cell."""
        box = Box(*at, rows, columns, text)
        self.boxes.append(box)
        return box

    @property
    def bottom(self) -> int:
        """The row after the last."""
        return max((box.row + box.rows for box in self.boxes), default=0)

    @property
    def right(self) -> int:
        """The column after the last."""
        return max((box.column + box.columns for box in self.boxes), default=0)


def as_workbook(*sheets: Canvas, hidden: Canvas | None = None) -> bytes:
    """Return canvases as the sheets of a workbook, and perhaps a hidden one."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    book.set_properties({"created": MADE})
    for number, canvas in enumerate((*sheets, *([hidden] if hidden else [])), 1):
        sheet = book.add_worksheet(f"様式{number}")
        if canvas is hidden:
            sheet.hide()
        for box in canvas.boxes:
            properties: dict[str, str | bool] = {"num_format": box.code} if box.code else {}
            if box.struck:
                properties["font_strikeout"] = True
            style = book.add_format({"text_wrap": True, **properties})
            value = box.text if box.held is None else box.held
            if box.rows > 1 or box.columns > 1:
                last = (box.row + box.rows - 1, box.column + box.columns - 1)
                sheet.merge_range(box.row, box.column, *last, "", style)
            if isinstance(value, str):
                sheet.write_string(box.row, box.column, value, style)
            else:
                sheet.write_number(box.row, box.column, value, style)
    book.close()
    return target.getvalue()


def as_text_document(*canvases: Canvas) -> bytes:
    """Return canvases as tables of a text document; a cell alone in its row is a paragraph."""
    body = "".join(_body(canvas) for canvas in canvases)
    return packed(f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>')


def packed(document: str, **parts: str) -> bytes:
    """Return the XML of a document as a file; ``parts`` are further parts, such as numbering."""
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    listed = "".join(
        f'<Relationship Id="p{name}" Type="{office}/{name}" Target="{name}.xml"/>' for name in parts
    )
    files = {
        "[Content_Types].xml": (
            f'<Types xmlns="{types}"><Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{relations}"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{relations}">{listed}</Relationships>'
        ),
        "word/document.xml": document,
        **{f"word/{name}.xml": content for name, content in parts.items()},
    }
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _body(canvas: Canvas) -> str:
    """Return the paragraphs and tables of a canvas: rows of one cell part the tables."""
    parts: list[str] = []
    rows: list[int] = []
    covered = {row for box in canvas.boxes for row in range(box.row + 1, box.row + box.rows)}
    for row in range(canvas.bottom):
        starting = [box for box in canvas.boxes if box.row == row]
        if len(starting) == 1 and row not in covered and starting[0].rows == 1:
            parts.append(_table(canvas, rows) if rows else "")
            parts.append(_paragraphs(starting[0].text))
            rows = []
        elif starting or row in covered:
            rows.append(row)
    parts.append(_table(canvas, rows) if rows else "")
    return "".join(parts)


def _table(canvas: Canvas, rows: list[int]) -> str:
    grid = "".join("<w:gridCol/>" for _ in range(canvas.right))
    return f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>{''.join(_row(canvas, r) for r in rows)}</w:tbl>"


def _row(canvas: Canvas, row: int) -> str:
    cells: list[str] = []
    column = 0
    covering = sorted(
        (box for box in canvas.boxes if box.row <= row < box.row + box.rows),
        key=lambda box: box.column,
    )
    for box in covering:
        if box.column > column:
            cells.append(_cell("", box.column - column))
        merge = ""
        if box.rows > 1:
            merge = '<w:vMerge w:val="restart"/>' if box.row == row else "<w:vMerge/>"
        text = box.text if box.row == row else ""
        cells.append(_cell(text, box.columns, merge, struck=box.struck))
        column = box.column + box.columns
    if column < canvas.right:
        cells.append(_cell("", canvas.right - column))
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _cell(text: str, columns: int, merge: str = "", *, struck: bool = False) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{_paragraphs(text, struck=struck)}</w:tc>"


def _paragraphs(text: str, *, struck: bool = False) -> str:
    style = "<w:rPr><w:strike/></w:rPr>" if struck else ""
    return "".join(
        f'<w:p><w:r>{style}<w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in text.split("\n")
    )
