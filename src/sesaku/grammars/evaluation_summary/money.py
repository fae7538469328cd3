"""The lines of the budget table 「予算額・執行額等」, as cells: labels, years, amounts, blanks.

Cells are told by tabs, by the document's own table where the format has one, or by blanks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Literal, NamedTuple, TypeAlias

from sesaku.document.cite import Cite
from sesaku.document.document import Document, Table
from sesaku.grammars.evaluation_summary import grammar
from sesaku.grammars.rows import Row, width
from sesaku.text.width import narrow, squeeze

Grid: TypeAlias = tuple[list[int], list[int]]
CellKind: TypeAlias = Literal["blank", "year", "amount", "text"]

_MOST_LABEL = 46
_MOST_HEADER_WORDS = 40
_MOST_FRAGMENT = 16
_MOST_CELLS = 60

# "3,223", "△217", "▲ 1,200", "（2,354）", "＜1,234＞の内数", "12.5百万円", "2,354（注１）"
_FIGURE = (
    r"[(<〈]?\s?(?:[△▲+]\s?|[-−]\s?(?=\d))?\d[\d,]*(?:\.\d+)?\s?(?:百万円|千円|億円|万円|円)?[)>〉]?"
    r"(?:\s?の?内数)?(?:\(注\s*\d*\)|※\d*)?"
)
# "－", "―", "-"
_DASH = r"[-−‐–—―ー─]{1,2}"
# "令和３年度", "平成30（2018）年度", "R5", "元年度", "2021年度", "6年度（当初）"
_YEAR = re.compile(
    r"(?:(?:明治|大正|昭和|平成|令和)\s*|(?<![A-Za-z\d])[MTSHR]\.?\s*)?(?<![\d.,])(?:元|\d{1,4})\s*"
    r"(?:\(\s*\d{4}\s*\)\s*)?年度?(?:\s*\([^()]{0,8}\))?|(?<![A-Za-z\d])[MTSHR]\.?\s?(?:元|\d{1,2})(?!\d)"
)
_TAIL_OF_YEAR = re.compile(r"(?:当初|補正後|予算|実績|見込|要求)?額?")
_GRID_TEXT = re.compile(r"[^\t]*")


class Cell(NamedTuple):
    """A cell: kind, range of offsets (empty where blank), text, and column where it is known."""

    kind: CellKind
    start: int
    end: int
    text: str
    column: int | None = None


class Line(NamedTuple):
    """A line of the table; ``ruled`` says that blank cells are among its cells."""

    cells: tuple[Cell, ...]
    row: Row
    ruled: bool

    def of(self, kind: CellKind) -> list[Cell]:
        """Return the cells of a kind."""
        return [cell for cell in self.cells if cell.kind == kind]

    @property
    def label(self) -> str:
        """The words of the line, folded and without blanks."""
        return squeeze("".join(cell.text for cell in self.of("text")))


@cache
def _amounts() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = grammar.vocabulary().budget["words"]
    cell = rf"(?:{_FIGURE}|{_DASH}(?:\(注\s*\d*\))?|{words})"
    return re.compile(cell), re.compile(rf"(?<!\S){cell}(?!\S)")


def amount(text: str) -> re.Match[str] | None:
    """Return a match where a text is an amount and nothing else."""
    return _amounts()[0].fullmatch(text.strip())


def tabular(row: Row) -> bool:
    """Whether a line below the heading of the table is a part of it, not a paragraph or note."""
    text = row.text
    if grammar.note(text) or text.rstrip().endswith("。"):
        return False
    found = grammar.heading(text)
    if found is not None and found.kind != "budget":
        return False
    if len(_YEAR.findall(text)) > 1 and "、" not in text:
        return True
    if found is not None and found.end == len(text) and "\t" not in text:
        return False
    if "\t" in text or len(squeeze(text)) <= _MOST_FRAGMENT:
        return True
    words = squeeze(_amounts()[1].sub("", _YEAR.sub("", text)))
    return len(words) <= _MOST_LABEL and "、" not in words


def opens_table(row: Row, after: list[Row]) -> bool:
    """Whether a table begins with a line that has no heading: its years, or its parts."""
    if "。" in row.text or grammar.note(row.text):
        return False
    found = [line_of(other) for other in after if tabular(other)]
    if len(_YEAR.findall(row.text)) < 2:  # noqa: PLR2004 - a row of years
        parts = {part_of(squeeze(word)) for word in row.text.split()} - {None}
        years = [line for line in found if line.cells[0].kind == "year"]
        return len(parts) > 1 and any(line.of("amount") for line in years)
    words = squeeze(_YEAR.sub("", row.text))
    if len(words) > _MOST_HEADER_WORDS or "、" in words:
        return False
    return any(part_of(line.label) and line.of("amount") for line in found)


def part_of(label: str) -> str | None:
    """Return the part of a year's money that a label names last; None where it names none."""
    words = grammar.vocabulary().budget
    bare = re.sub(r"\([^()]*\)", "", re.sub(words["group"], "", label))
    if re.search(words["ignored"], bare):
        return None
    found = [
        (match.end(), part)
        for part, pattern in words["parts"].items()
        for match in re.finditer(pattern, bare)
    ]
    return max(found)[1] if found else None


def lines_of(document: Document, rows: list[Row]) -> list[Line]:
    """Return the lines of the table; those of the document's own tables come from its grid."""
    lines: list[Line] = []
    done: set[int] = set()
    grids = [_bounds_of(table) for table in document.tables]
    bounds = (rows[0].start, max(row.end for row in rows)) if rows else (0, 0)
    for row in rows:
        place = _table_at(grids, row) if "\t" not in row.text else None
        if place is not None:
            if place not in done:
                done.add(place)
                lines.extend(_table_lines(document, document.tables[place], bounds))
            continue
        lines.append(line_of(row))
    return _joined(lines)


def line_of(row: Row) -> Line:
    """Cut a line into cells: at tabs, or where amounts and years stand between blanks."""
    if "\t" in row.text:
        cells = (_cell(row, *match.span(), place) for place, match in _between_tabs(row.text))
        return Line(tuple(cells), row, ruled=True)
    pattern = _YEAR if _is_header(row.text) else _amounts()[1]
    found = [match.span() for match in pattern.finditer(row.text)]
    bounds = [0, *(bound for span in found for bound in span), len(row.text)]
    spans = [(start, end) for start, end in pairwise(bounds) if row.text[start:end].strip()]
    return Line(tuple(_cell(row, start, end, None) for start, end in spans), row, ruled=False)


def column_of(document: Document, cell: Cell) -> float:
    """Return the middle of a cell in columns of the printed line, full-width counting two."""
    line = document.text.rfind("\n", 0, cell.start) + 1
    before = width(document.text[line : cell.start])
    return before + width(cell.text) / 2


def _between_tabs(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    at = -1
    place = 0
    for match in _GRID_TEXT.finditer(text):
        if match.start() == at and not match[0]:
            continue  # the empty match right after a cell
        yield place, match
        at = match.end()
        place += 1


def _is_header(text: str) -> bool:
    """Whether the figures of a line without tabs are years."""
    found = _YEAR.findall(text)
    words = _YEAR.sub("", text)
    return bool(found) and not re.search(r"\d", re.sub(r"\([^()]*\)", "", words))


def _cell(row: Row, start: int, end: int, column: int | None) -> Cell:
    text = row.text[start:end]
    stripped = text.strip()
    first = start + len(text) - len(text.lstrip()) if stripped else start
    place = row.start + first
    return Cell(_kind(stripped), place, place + len(stripped), stripped, column)


def _kind(text: str) -> CellKind:
    if not text:
        return "blank"
    year = _YEAR.match(text)
    if year and _TAIL_OF_YEAR.fullmatch(text[year.end() :].strip()):
        return "year"
    return "amount" if amount(text) else "text"


def _table_at(grids: list[Grid], row: Row) -> int | None:
    """Return the place of the table that a row without tabs is part of."""
    for place, (starts, ends) in enumerate(grids):
        at = bisect_right(starts, row.start) - 1
        if at >= 0 and row.start < ends[at]:
            return place
    return None


def _bounds_of(table: Table) -> Grid:
    """Return where the cells of a table begin and end, in order."""
    spans = sorted((span.start, span.end) for cell in table.cells for span in cell.cite)
    return [start for start, _ in spans], [end for _, end in spans]


def _table_lines(document: Document, table: Table, bounds: tuple[int, int]) -> Iterator[Line]:
    """Yield the rows of a table, as far as they stand within bounds, blank cells among them."""
    kept = [cell for cell in table.cells if _within(cell.cite, bounds)]
    columns = range(max((cell.column for cell in kept), default=-1) + 1)
    for number in sorted({cell.row for cell in kept}):
        cites = {cell.column: cell.cite for cell in kept if cell.row == number}
        cells = tuple(_grid_cell(document, cites.get(column, ()), column) for column in columns)
        first = next((cell for cell in cells if cell.text), None)
        if first is not None:
            text = "\t".join(cell.text for cell in cells)
            yield Line(cells, Row(first.start, first.end, text, closes=True), ruled=True)


def _within(cite: Cite, bounds: tuple[int, int]) -> bool:
    return all(bounds[0] <= span.start and span.end <= bounds[1] for span in cite)


def _grid_cell(document: Document, cite: Cite, column: int) -> Cell:
    if not cite:
        return Cell("blank", 0, 0, "", column)
    start, end = cite[0].start, cite[-1].end
    text = narrow(document.text[start:end])
    return Cell(_kind(re.sub(r"\s+", " ", text).strip()), start, end, text, column)


def _joined(lines: list[Line]) -> list[Line]:
    """Join lines that hold one cell each 「一行に一つのセル」 to the line of their label."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        kinds = {cell.kind for cell in line.cells}
        alone = not line.ruled and len(line.cells) == 1
        if (
            last is not None
            and alone
            and not last.ruled
            and kinds <= {"amount", "year"}
            and len(last.cells) < _MOST_CELLS
            and last.cells[-1].kind in (kinds | {"text"})
        ):
            joined[-1] = last._replace(cells=last.cells + line.cells)
        else:
            joined.append(line)
    return joined
