"""How the budget form 「政策評価調書（個別票）」 is laid out: cells, words, wrapped labels.

In a ruled print (tabs, or the document's own table) a cell is a cell, and blank cells count. In a
flat one the words of a line are told by blanks; where a PDF was flattened, labels, items and rows
stand apart, and only a block of lines without a blank line tells what belongs together.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from sesaku.document.cite import Cite
from sesaku.document.document import Document, Table
from sesaku.document.document import Line as PrintedLine
from sesaku.document.passage import Passage, join
from sesaku.grammars.budget_form import grammar
from sesaku.grammars.budget_form.grammar import Kind
from sesaku.text.width import narrow, squeeze

_MOST_STACKED = 5
_MOST_LABEL = 60
_AIRY = 0.9
Grid: TypeAlias = tuple[list[int], list[int]]
_BLANKS = re.compile(r"\s+")
# "１", "- 2 -", "3 / 5": a page number, where a page or block is nothing else
_PAGE = re.compile(r"[-‐–—]\s*\d{1,3}\s*[-‐–—]|\d{1,3}\s*/\s*\d{1,3}")


class Cell(NamedTuple):
    """A cell or word: kind, ranges of offsets (none where blank), text made half-width."""

    kind: Kind
    pieces: tuple[tuple[int, int], ...]
    text: str

    def passage(self, document: Document) -> Passage:
        """Return what is printed, and where."""
        return join(document, self.pieces)


class Line(NamedTuple):
    """A line or row of a table.

    ``gap`` says that a blank line stands before it, ``cut`` that a row of amounts does.
    """

    cells: tuple[Cell, ...]
    ruled: bool
    gap: bool
    cut: bool = False

    def having(self, *kinds: Kind) -> list[Cell]:
        """Return the cells of some kinds."""
        return [cell for cell in self.cells if cell.kind in kinds]


class Sheet(NamedTuple):
    """The lines of a form, and the ranges of its page numbers and running heads."""

    lines: list[Line]
    page_numbers: list[tuple[int, int]]


def lay_out(document: Document, lines: Sequence[PrintedLine]) -> Sheet:
    """Cut lines into cells and words."""
    found: list[Line] = []
    pages: list[tuple[int, int]] = []
    done: set[int] = set()
    margins = {start: end for start, end, _ in document.margins}
    whole = (lines[0].start, lines[-1].end) if lines else (0, 0)
    grids = [_bounds_of(table) for table in document.tables]
    stacked = _stacked(lines)
    for index, line in enumerate(lines):
        place = _table_of(grids, line)
        bounds = _bounds(line)
        if place is not None:
            if place not in done:
                done.add(place)
                table = document.tables[place]
                found.extend(_table_lines(document, table, line.blanks > 0, whole))
        elif bounds[0] in margins or _PAGE.fullmatch(narrow(line.text).strip()):
            pages.append(bounds)
        elif index in stacked:
            cell = Cell(stacked[index], (bounds,), narrow(line.text).strip())
            found.append(Line((cell,), ruled=False, gap=line.blanks > 0))
        else:
            found.append(_cut(line))
    return Sheet(found, pages)


def blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Group neighbouring lines that nothing parts; by the ends of items where all are apart."""
    gaps = [line.gap for line in lines[1:]]
    airy = len(gaps) > 1 and sum(gaps) / len(gaps) >= _AIRY
    groups: list[list[Line]] = []
    for line in lines:
        before = words_of(groups[-1][-2:]) if groups else ""
        whole = grammar.is_item(before) and "経費" in before
        apart = line.ruled and groups and groups[-1][-1].ruled  # rows of a table are whole
        if not groups or line.cut or apart or (whole if airy else line.gap):
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups


def words_of(group: Iterable[Line]) -> str:
    """Return the words of lines, squeezed."""
    return squeeze("".join(cell.text for line in group for cell in line.cells))


def cite_of(document: Document, cells: Iterable[Cell]) -> Cite:
    """Return the cite of several cells together."""
    pieces = sorted(piece for cell in cells for piece in cell.pieces)
    return join(document, pieces).cite


def _bounds(line: PrintedLine) -> tuple[int, int]:
    stripped = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    return start, start + len(stripped)


def _stacked(lines: Sequence[PrintedLine]) -> dict[int, Kind]:
    """Find labels wrapped over lines: ``他に記載のある / 個別票の番号``."""
    found: dict[int, Kind] = {}
    index = 0
    while index < len(lines):
        size = next(
            (
                count
                for count in range(_MOST_STACKED, 1, -1)
                if index + count <= len(lines) and _is_stack(lines[index : index + count])
            ),
            1,
        )
        if size > 1:
            found.update(dict.fromkeys(range(index, index + size), "label"))
        index += size
    return found


def _is_stack(lines: Sequence[PrintedLine]) -> bool:
    alone = any(grammar.kind_of(line.text) not in {"text", "blank"} for line in lines)
    return not alone and grammar.kind_of("".join(line.text for line in lines)) == "label"


def _cut(line: PrintedLine) -> Line:
    text = narrow(line.text)
    if "\t" in text:
        cells = tuple(_cell(line.start, text, *span) for span in _between_tabs(text))
        return Line(cells, ruled=True, gap=line.blanks > 0)
    spans = list(_words(text))
    cells = tuple(_cell(line.start, text, *span) for span in spans)
    return Line(_labels_of_words(line.start, text, cells), ruled=False, gap=line.blanks > 0)


def _between_tabs(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for part in text.rstrip("\n\r\f ").split("\t"):
        yield start, start + len(part)
        start += len(part) + 1


def _words(text: str) -> Iterator[tuple[int, int]]:
    """Yield the words of a line; ``＜ ＞ の内数`` is one word, and so is △ with its figure."""
    at = 0
    for start, end in [*grammar.inner_spans(text), (len(text), len(text))]:
        for match in re.finditer(r"(?:[△▲]\s)?\S+", text[at:start]):
            yield at + match.start(), at + match.end()
        if end > start:
            yield start, end
        at = end


def _cell(offset: int, text: str, start: int, end: int) -> Cell:
    part = text[start:end]
    stripped = part.strip()
    if not stripped:
        return Cell("blank", (), "")
    first = offset + start + len(part) - len(part.lstrip())
    return Cell(grammar.kind_of(stripped), ((first, first + len(stripped)),), stripped)


def _labels_of_words(offset: int, text: str, cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Join neighbouring words that only together are something: ``合　計``, ``３ 年度``."""
    joined: list[Cell] = []
    index = 0
    while index < len(cells):
        size = 1
        for count in range(min(_MOST_STACKED, len(cells) - index), 1, -1):
            group = cells[index : index + count]
            start, end = group[0].pieces[0][0] - offset, group[-1].pieces[0][1] - offset
            if end - start > _MOST_LABEL:
                continue
            kind = grammar.kind_of(text[start:end])
            alone = any(cell.kind not in {"text", "amount", "number", "total"} for cell in group)
            if not alone and kind not in {"text", "amount", "number", "mark"}:
                joined.append(Cell(kind, ((start + offset, end + offset),), text[start:end]))
                size = count
                break
        else:
            joined.append(cells[index])
        index += size
    return tuple(joined)


def _table_of(grids: Sequence[Grid], line: PrintedLine) -> int | None:
    """Return the place of the table that a line without tabs is part of."""
    if "\t" in line.text:
        return None
    start, end = _bounds(line)
    for place, (starts, ends) in enumerate(grids):
        at = bisect_right(starts, end - 1) - 1
        if at >= 0 and start < ends[at]:
            return place
    return None


def _bounds_of(table: Table) -> Grid:
    """Return where the cells of a table begin and end, in order."""
    spans = sorted((span.start, span.end) for cell in table.cells for span in cell.cite)
    return [start for start, _ in spans], [end for _, end in spans]


def _table_lines(
    document: Document,
    table: Table,
    gap: bool,  # noqa: FBT001 - handed through
    bounds: tuple[int, int],
) -> Iterator[Line]:
    """Yield the rows of a table, as far as they stand within bounds, blank cells among them."""
    kept = [
        cell
        for cell in table.cells
        if all(bounds[0] <= span.start and span.end <= bounds[1] for span in cell.cite)
    ]
    columns = range(max((cell.column for cell in kept), default=-1) + 1)
    for number in sorted({cell.row for cell in kept}):
        cites = {cell.column: cell.cite for cell in kept if cell.row == number}
        line = tuple(_grid_cell(document, cites.get(column, ())) for column in columns)
        yield Line(line, ruled=True, gap=gap)


def _grid_cell(document: Document, cite: Cite) -> Cell:
    if not cite:
        return Cell("blank", (), "")
    text = _BLANKS.sub(" ", narrow(document.quote(cite))).strip()
    pieces = tuple(
        (span.start + match.start(), span.start + match.end())
        for span in cite
        for match in re.finditer(r"[^\n]+", document.text[span.start : span.end])
    )
    return Cell(grammar.kind_of(text), pieces, text) if text else Cell("blank", (), "")
