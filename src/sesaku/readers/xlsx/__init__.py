"""Workbooks 「Excel」: the canonical text is what the cells show, sheet by sheet, row by row.

What a cell shows is its value through its number format. A merged cell is printed once, each line
of a cell on its own line. Hidden sheets, rows and columns, the lists behind cells to choose from,
comments and what is printed at the edge of the page are not content. Struck-out text gives no
value; a diagnostic says where it stood. Formulas are not computed: the file holds their results.
"""

from sesaku.document.document import Document
from sesaku.readers.ooxml.package import main_type
from sesaku.readers.source import Source
from sesaku.readers.xlsx.workbook import document_of

__all__ = ["NAME", "SUFFIXES", "accepts", "read"]

NAME = "xlsx"
SUFFIXES: tuple[str, ...] = (".xlsx", ".xlsm", ".xltx", ".xltm")

_TYPES = (
    "spreadsheetml.sheet.main+xml",
    "spreadsheetml.template.main+xml",
    "ms-excel.sheet.macroenabled.main+xml",
    "ms-excel.template.macroenabled.main+xml",
)


def accepts(source: Source) -> bool:
    """Whether the content is a workbook, whatever the file is called."""
    return main_type(source).lower().endswith(_TYPES)


def read(source: Source) -> Document:
    """Read a workbook; macros are not run, and nothing that it refers to is fetched.

    Raises:
        BrokenFileError: the file is damaged or not what it says.
        TooLargeError: it is larger than is read.
        UnsupportedFormatError: it is encrypted.
    """
    return document_of(source)
