"""Workbooks written by a test: by xlsxwriter, or part by part where a file has to be odd."""

import io
import zipfile
from collections.abc import Callable, Mapping

import xlsxwriter
from xlsxwriter.workbook import Workbook

from sesaku.document.document import Document
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOT = (
    f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
    'Target="xl/workbook.xml"/></Relationships>'
)


def written(write: Callable[[Workbook], None]) -> bytes:
    """Return a workbook that a function fills."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    write(book)
    book.close()
    return target.getvalue()


def by_parts(sheet: str, *, workbook: str = "", **parts: str) -> bytes:
    """Return a workbook of one sheet from the XML of its parts; names as in ``xl/``."""
    book = workbook or '<sheets><sheet name="表" sheetId="1" r:id="s1"/></sheets>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT,
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{book}</workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships xmlns="{RELATIONS}">'
            f'<Relationship Id="s1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
            + "".join(
                f'<Relationship Id="{name}" Type="{OFFICE}/{name}" Target="{name}.xml"/>'
                for name in parts
            )
            + "</Relationships>"
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}">{sheet}</worksheet>',
        **{f"xl/{name}.xml": content for name, content in parts.items()},
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    """Return an archive of files."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def opened(data: bytes, name: str = "表.xlsx") -> Document:
    """Open a workbook."""
    return open_document(Source(name, data))


def cells(document: Document) -> dict[str, str]:
    """Return the cells of a document by their names."""
    return {
        str(cell.name): document.quote(cell.cite)
        for table in document.tables
        for cell in table.cells
    }
