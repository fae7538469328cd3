"""PDF: a sheet set by typst, with the fonts of the package.

The file is tagged (PDF/UA-1), has bookmarks, title and language, embeds its fonts and follows the
Japanese rules of line breaking. The same sheet makes the same file.
"""

import datetime as dt
import json
from dataclasses import asdict
from functools import cache
from importlib.resources import as_file, files
from typing import Any

from sesaku.exceptions import ExportError
from sesaku.exports.official.grid import Room, keeping, room_of
from sesaku.exports.official.layout import Block, Cell, Line, PageBreak, Sheet
from sesaku.exports.official.wording import printable

SUFFIX = ".pdf"
MEDIA_TYPE = "application/pdf"

_STAMP = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def pdf(sheet: Sheet) -> bytes:
    """Return a sheet as the bytes of a PDF file.

    Raises:
        ExportError: the fonts of the package are missing.
    """
    import typst  # noqa: PLC0415 - it takes time to load

    made = typst.compile(
        _template(),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(_plain(sheet), ensure_ascii=False)},
        pdf_standards=["ua-1"],
        timestamp=_STAMP,
    )
    if not isinstance(made, bytes):
        raise ExportError("PDF を組めませんでした。typst のパッケージを入れ直してください。")
    return made


@cache
def _fonts() -> Any:  # noqa: ANN401 - the library's own class, which is loaded late
    import typst  # noqa: PLC0415 - it takes time to load

    with as_file(files("sesaku") / "fonts") as folder:
        if not any(folder.glob("*.ttf")):
            raise ExportError(
                f"{folder}: PDF に埋め込むフォントがありません。make setup を実行するか、"
                "配布されたパッケージを入れ直してください。"
            )
        return typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)]
        )


@cache
def _template() -> bytes:
    return (files("sesaku.exports.official") / "official.typ").read_bytes()


def _plain(sheet: Sheet) -> dict[str, object]:
    return {
        "title": printable(sheet.title),
        "author": printable(sheet.author),
        "subject": sheet.subject,
        "wide": sheet.wide,
        "size": sheet.size,
        "blocks": [_block(block, room_of(sheet)) for block in sheet.blocks],
    }


def _block(block: Block, room: Room) -> dict[str, object]:
    if isinstance(block, PageBreak):
        return {"kind": "break"}
    if isinstance(block, Line):
        return {"kind": "line", **_line(block)}
    return {
        "kind": "table",
        "widths": block.widths,
        "head": block.head,
        "together": block.together,
        "joined": block.joined,
        "rows": [
            [_cell(cell, whole=kept.with_next if cell.rows > 1 else kept.whole) for cell in row]
            for row, kept in zip(block.rows, keeping(block, room), strict=True)
        ],
    }


def _cell(cell: Cell, *, whole: bool) -> dict[str, object]:
    return {
        "columns": cell.columns,
        "rows": cell.rows,
        "shade": cell.shade,
        "align": cell.align,
        "middle": cell.middle,
        "whole": whole,
        "lines": [_line(line) for line in cell.lines],
    }


def _line(line: Line) -> dict[str, object]:
    return {**asdict(line), "text": printable(line.text)}
