"""Reading a file for the library: all that is long or can fail, before anything is changed.

What comes out is plain data, and neither Django nor the library's folder is needed for it, so that
it can be made in another process or on another machine.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sesaku import READER_VERSION
from sesaku.document.document import Document
from sesaku.exceptions import BrokenFileError
from sesaku.exports import as_json
from sesaku.readers.source import Source
from sesaku.reading import read
from sesaku_web.sources.names import seen
from sesaku_web.sources.rows import Columns, rows_of

OCR_MARK = "+ocr"
OCR_VERSION = f"{READER_VERSION}{OCR_MARK}"
"""The reader's version in a reading for which characters were to be recognised."""

READER_VERSIONS = (READER_VERSION, OCR_VERSION)
"""What the reader of this version calls its readings."""

_UNSTORABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}
"""Characters that no database takes; one sign for one, so that offsets hold."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A reading, ready to be stored.

    Attributes:
        sha256: hash of the file.
        name: the file's name, without folders.
        size: of the file, in bytes.
        document: what ``sesaku-reading/1`` says of the document itself, and ``share``.
        snapshot: the reading as ``sesaku read --json`` prints it.
        text: the canonical text.
        layout: pages and lines with a box (``ReadingContent``).
        rows: columns of rows by the name of their model.
        reader_version: what read it.
    """

    sha256: str
    name: str
    size: int
    document: Mapping[str, Any]
    snapshot: str
    text: str
    layout: Mapping[str, Any]
    rows: Mapping[str, list[Columns]]
    reader_version: str = READER_VERSION

    @property
    def defective(self) -> bool:
        """Whether a diagnostic of severity error was found."""
        return any(row["severity"] == "error" for row in self.rows["DiagnosticRow"])


def prepare(source: Source) -> Prepared:
    """Read a file; folders in its name are left out, as they belong to one machine.

    Raises:
        DocumentError: the file cannot be opened as a document.
        MissingExtraError: characters are to be recognised, and nothing for it is installed.
    """
    if not source.data:
        raise BrokenFileError(source.path, "空のファイルです。中身のあるファイルを選んでください。")
    reading = read(Source(source.name, source.data, source.ocr))
    line = as_json.line(reading).decode("utf-8")
    snapshot = json.loads(line)
    return Prepared(
        sha256=source.sha256,
        name=seen(source.name),
        size=len(source.data),
        document=storable({**snapshot["document"], "share": snapshot["coverage"]["share"]}),
        snapshot=line,
        text=storable(reading.document.text),
        layout=_layout(reading.document),
        rows=storable(rows_of(snapshot)),
        reader_version=OCR_VERSION if source.ocr else READER_VERSION,
    )


def storable(value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return a text, or all texts of JSON, without characters that no database takes."""
    if isinstance(value, str):
        return value.translate(_UNSTORABLE)
    if isinstance(value, dict):
        return {key: storable(part) for key, part in value.items()}
    if isinstance(value, list):
        return [storable(part) for part in value]
    return value


def _layout(document: Document) -> dict[str, Any]:
    return {
        "pages": [list(page) for page in document.pages],
        "lines": [
            [line.start, line.end, line.page, *line.box]
            for line in document.lines
            if line.box is not None
        ],
    }
