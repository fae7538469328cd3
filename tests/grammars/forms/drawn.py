"""Forms drawn row by row in a test, and read: a shorter way than a canvas for small ones."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from sesaku.model.reading import Reading
from sesaku.readers.registry import open_document
from sesaku.readers.source import Source
from tests.grammars.forms.cites import check_cites, reading_of
from tests.grammars.forms.fiction.canvas import Canvas, as_text_document, as_workbook
from tests.grammars.forms.paged import Print, printed

Rows: TypeAlias = Sequence[Sequence[object]]

HEAD: Rows = (
    [("（港湾庁７－３）", 10)],
    [("令和５年度実施施策に係る政策評価書", 10)],
    ["施策名", ("岬の保全", 9)],
)
SHEET_HEAD: Rows = (
    [("（港湾庁７－３）", 10)],
    [("令和６年度実施施策に係る政策評価の事前分析表", 10)],
    ["施策名", ("岬の保全", 9)],
)


def drawn(*rows: Sequence[object]) -> Canvas:
    """Return a canvas: a text, a text with its columns and rows, or a number of columns skipped."""
    canvas = Canvas()
    for at, row in enumerate(rows):
        column = 0
        for cell in row:
            if isinstance(cell, int):
                column += cell
                continue
            parts = cell if isinstance(cell, tuple) else (cell,)
            text, columns, high = (*parts, 1, 1)[:3]
            canvas.put((at, column), str(text), int(high), int(columns))
            column += int(columns)
    return canvas


def read(*canvases: Canvas, suffix: str = "xlsx") -> Reading:
    """Read a form; its cites are checked. A PDF is one page as high as it needs."""
    reading = reading_of(open_document(Source(f"様式.{suffix}", _WRITERS[suffix](*canvases))))
    check_cites(reading)
    return reading


def _on_one_page(*canvases: Canvas) -> bytes:
    return printed([(canvas, 0) for canvas in canvases], Print(height=_HIGH))


_HIGH = 2000.0
_WRITERS: dict[str, Callable[..., bytes]] = {
    "xlsx": as_workbook,
    "docx": as_text_document,
    "pdf": _on_one_page,
}


def of(reading: Reading, name: str) -> Any:  # noqa: ANN401 - JSON
    """Return a part of the measure or the field as JSON, without cites and what is null."""
    said = reading.to_dict()
    measure, field = said["measure"], said["fields"][0]
    return _bare(measure[name] if name in measure else field.get(name))


def unplaced(reading: Reading) -> list[str]:
    """Return what had no place, without white space."""
    return [
        "".join(str(found.keys["quote"]).split())
        for found in reading.diagnostics
        if found.code == "text-unplaced"
    ]


def _bare(node: Any) -> Any:  # noqa: ANN401 - JSON
    if isinstance(node, dict):
        return {
            key: _bare(value)
            for key, value in node.items()
            if not key.endswith(("cite", "cites"))
            and key not in {"main", "items"}
            and value not in (None, [], ())
        }
    return [_bare(value) for value in node] if isinstance(node, list) else node
