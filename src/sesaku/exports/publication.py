"""Everything that is published of one evaluation: its documents and its open data.

The same reading makes the same files, so that their hashes say whether anything was changed.
"""

import hashlib
import io
from collections.abc import Iterator
from typing import NamedTuple

from sesaku.exports import as_csv, as_datapackage, as_json, iati
from sesaku.exports.official import forms_for
from sesaku.exports.official.as_docx import MEDIA_TYPE as DOCX_TYPE
from sesaku.exports.official.as_docx import docx
from sesaku.exports.official.as_pdf import MEDIA_TYPE as PDF_TYPE
from sesaku.exports.official.as_pdf import pdf
from sesaku.exports.official.as_workbook import MEDIA_TYPE as XLSX_TYPE
from sesaku.exports.official.as_workbook import xlsx
from sesaku.model.reading import Reading
from sesaku.model.schema import text as schema_text

SUMS = "SHA256SUMS"
SCHEMA = "reading.schema.json"
SCHEMA_TYPE = "application/schema+json"
_PRINTERS = ((".docx", DOCX_TYPE, docx), (".pdf", PDF_TYPE, pdf), (".xlsx", XLSX_TYPE, xlsx))
_WORKBOOKS = frozenset({"summary", "standard-form", "ex-ante-sheet", "budget-form"})
_DATA = (
    ("data.csv.zip", "表（CSV）", as_csv),
    ("reading.json", "読み取り結果（JSON）", as_json),
    ("iati.xml", "IATI 2.03", iati),
    ("datapackage.zip", "データパッケージ（Frictionless）", as_datapackage),
)


class Published(NamedTuple):
    """A file of a publication.

    Attributes:
        name: of the file.
        label: what it is, in Japanese.
        media_type: its type.
        data: its bytes.
    """

    name: str
    label: str
    media_type: str
    data: bytes

    @property
    def sha256(self) -> str:
        """The SHA-256 of its bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def publication(reading: Reading) -> Iterator[Published]:
    """Yield the files of a publication; the documents first, the list of hashes last.

    Raises:
        ExportError: the reading tells of no measure.
    """
    made: list[Published] = []
    for form in forms_for(reading.content, reading.detection.kind):
        sheet = form.lay_out(reading.content)
        for suffix, media_type, printer in _PRINTERS:
            if suffix == ".xlsx" and form.NAME not in _WORKBOOKS:
                continue
            made.append(Published(f"{form.NAME}{suffix}", form.LABEL, media_type, printer(sheet)))
            yield made[-1]
    for name, label, export in _DATA:
        stream = io.BytesIO()
        export.write([reading], stream)
        made.append(Published(name, label, export.MEDIA_TYPE, stream.getvalue()))
        yield made[-1]
    made.append(Published(SCHEMA, "JSON スキーマ", SCHEMA_TYPE, schema_text().encode()))
    yield made[-1]
    yield Published(SUMS, "SHA-256", "text/plain", sums(made))


def sums(files: list[Published]) -> bytes:
    """Return the list of hashes, in the form that ``sha256sum -c`` reads."""
    return "".join(f"{file.sha256}  {file.name}\n" for file in files).encode()
