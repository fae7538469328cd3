"""Pages as plain data, to hand them from one process to another.

Places go as whole hundredths of a point, so that every reader of the same file gets the same ones.
"""

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from sesaku.readers.pdf.layout import Grid, GridCell, Item, Overprinted, PageLayout, TextLine

if TYPE_CHECKING:
    from sesaku.document.document import Box

_HUNDREDTHS = 100


def pack(page: PageLayout) -> bytes:
    """Return a page as data, on one line."""
    head = [*_whole((page.width, page.height)), page.pictured, page.unmapped, page.broken]
    return json.dumps([*head, _packed(page.items)], separators=(",", ":")).encode()


def unpack(data: bytes) -> PageLayout:
    """Return a page from data."""
    wide, high, pictured, unmapped, broken, items = json.loads(data)
    size = (wide / _HUNDREDTHS, high / _HUNDREDTHS)
    return PageLayout(*size, _unpacked(items), pictured, unmapped, broken)


def _packed(items: tuple[Item, ...]) -> list[Any]:
    """Return lines as [text, places, marked], those in a row together; tables as lists of three.

    Marked are the numbers of lines in which one text is printed over another. A table is
    [columns, rows, cells].
    """
    packed: list[Any] = []
    texts: list[str] = []
    places: list[float] = []
    marked: list[int] = []
    for item in items:
        if isinstance(item, TextLine):
            if isinstance(item, Overprinted):
                marked.append(len(texts))
            texts.append(item.text)
            places.extend(item.box)
            continue
        packed.append(["\n".join(texts), _whole(places), marked])
        texts, places, marked = [], [], []
        cells = [
            [*cell[:4], _whole(cell.box), _packed(cell.content), *cell[6:]] for cell in item.cells
        ]
        packed.append([_whole(item.columns), _whole(item.rows), cells])
    packed.append(["\n".join(texts), _whole(places), marked])
    return packed


def _unpacked(items: list[Any]) -> tuple[Item, ...]:
    unpacked: list[Item] = []
    for item in items:
        if isinstance(item[0], str):
            text, whole, marked = item
            places = [place / _HUNDREDTHS for place in whole]
            boxes = zip(places[0::4], places[1::4], places[2::4], places[3::4], strict=True)
            if places:
                first = len(unpacked)
                unpacked.extend(map(TextLine, text.split("\n"), boxes))
                for number in marked:
                    unpacked[first + number] = Overprinted(*unpacked[first + number])
        else:
            columns, rows, cells = item
            unpacked.append(Grid(_points(columns), _points(rows), tuple(map(_cell, cells))))
    return tuple(unpacked)


def _cell(data: list[Any]) -> GridCell:
    row, column, row_span, column_span, box, content, open_top, open_bottom = data
    left, top, right, bottom = _points(box)
    placed: Box = (left, top, right, bottom)
    return GridCell(
        row, column, row_span, column_span, placed, _unpacked(content), open_top, open_bottom
    )


def _whole(places: Sequence[float]) -> list[int]:
    return [round(place * _HUNDREDTHS) for place in places]


def _points(places: list[int]) -> tuple[float, ...]:
    return tuple(place / _HUNDREDTHS for place in places)
