"""Passages: stretches of a document, short enough to read, in which a question is answered whole.

A passage runs on through neighbouring cells, so that a row of a table has its heading and a
sentence what it goes on from. Its text is what its cite says, the line wraps removed.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sesaku.retrieval.cells import Cell, Span, cells_of

LIMIT = 400
"""Most characters of a passage, white space aside, after NFKC."""

STRIDE = 100
"""A new passage begins at a sentence at the latest after so many characters of the one before."""

_SENTENCE_END = re.compile(
    r"[。！？][」』）)]*(?:\s*[（(](?:[^（）()]|[（(][^（）()]*[）)]){0,400}[）)](?=\s*(?:$|\n)))?"
)
_LINE_END = re.compile(r"\n")
_PAUSE = re.compile(r"[、，,\n]")
_FURNITURE = ("page-number", "running-head", "navigation")
_WRAP = re.compile(r"\s*\n\s*")
_STOPPED = re.compile(r"(?<=。)[ \t　]*\n\s*")
_AT_ONCE = 4
"""So many times what may stand there is measured at once."""

_WIDEST = 2  # a sign such as ㌢ or Ⅷ is several after NFKC
_STOPS = "。！？）)"
_TOLD = 0.2
"""Of a cell with a smaller share of its text a passage does not tell."""
_LABEL = 0.25
"""What a label counts for the cell that follows it."""
_SAYS = re.compile(r"\w")
_SMALL = 12
"""Cells of no more characters stand in one line."""
_SHORTEST = 40
"""So near to the start of a passage another begins only where something else is spoken of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document that search answers with.

    Attributes:
        text: what the cite says.
        spans: the cite, without pages.
        cell: the cell that most of it is.
        cells: the cells of which it tells, in the order of the text.
        facts: what the data say of the indicator that it is about.
        strength: how well it shows those facts, 0 to 1.
        core: what it was made for; all of it where empty.
        touched: the cells of which it has anything at all.
    """

    text: str
    spans: tuple[Span, ...]
    cell: Cell
    cells: tuple[Cell, ...]
    facts: frozenset[str] = frozenset()
    strength: float = 1.0
    core: tuple[Span, ...] = ()
    touched: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence, line or cell: what a passage is put together of.

    ``weight``: how much it says of its cell; ``first``: something else is spoken of from here;
    ``opens``: a cell, or its label, begins; ``says``: it has words.
    """

    start: int
    end: int
    ink: int
    cell: Cell
    weight: float
    opens: bool
    first: bool
    says: bool


def passages_of(snapshot: Mapping[str, Any], text: str, *, limit: int = LIMIT) -> Iterator[Passage]:
    """Yield the passages of a reading, in the order of the document.

    Args:
        snapshot: the reading, as ``sesaku-reading/1``.
        text: the document's canonical text.
        limit: most characters of a passage.
    """
    cells = [Cell(()), *cells_of(snapshot)]
    units = list(_units(text, cells, _owners(text, cells, snapshot), limit))
    covered = -1
    for at in _starts(units):
        window = _window(units, at, limit)
        if window[-1].end > covered or units[at].opens:
            covered = max(covered, window[-1].end)
            yield _passage(text, window)


def _owners(text: str, cells: Sequence[Cell], snapshot: Mapping[str, Any]) -> list[int]:
    """Return for each character the innermost cell that has it; 0: none, -1: page furniture."""
    owners = [0] * len(text)
    for number, cell in enumerate(cells):
        for start, end in cell.spans:
            owners[start:end] = [number] * (end - start)
    for piece in snapshot.get("furniture", ()):
        if piece["kind"] in _FURNITURE:
            for span in piece["cite"]:
                owners[span[0] : span[1]] = [-1] * (span[1] - span[0])
    return owners


def _units(text: str, cells: Sequence[Cell], owners: Sequence[int], limit: int) -> Iterator[_Unit]:
    """Yield the units of a text; what stands in no cell belongs to the cell that follows it."""
    runs = [
        (start, end, owner)
        for start, end, owner in _runs(owners)
        if owner >= 0 and text[start:end].strip()
    ]
    about = _about(runs)
    before, label = 0, False
    for (start, end, owner), number in zip(runs, about, strict=True):
        cell = cells[number]
        for place, (first, last) in enumerate(_pieces(text, start, end, limit, lines=not owner)):
            ink, says = ink_of(text[first:last]), bool(_SAYS.search(text, first, last))
            opens = says and place == 0 and not (label and owner)
            told = _topic(cell) != _topic(cells[before])
            weight = ink if owner else ink * _LABEL
            yield _Unit(first, last, ink, cell, weight, opens, opens and told, says)
            before = number
        label = not owner


def _runs(owners: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    start = 0
    for owner, members in groupby(owners):
        end = start + sum(1 for _ in members)
        yield start, end, owner
        start = end


def _about(runs: Sequence[tuple[int, int, int]]) -> list[int]:
    """Return the cell that each run is about: for a label, that of the run after it."""
    about, following = [], 0
    for _, _, owner in reversed(runs):
        following = owner or following
        about.append(following)
    return about[::-1]


def _topic(cell: Cell) -> tuple[str, str]:
    return cell.subject, cell.field


def _pieces(
    text: str, start: int, end: int, limit: int, *, lines: bool
) -> Iterator[tuple[int, int]]:
    """Yield the sentences of a run, or its lines; one that is too long is cut at a pause."""
    ends = _LINE_END if lines else _SENTENCE_END
    at = start
    marks = [match.end() for match in ends.finditer(text, start, end)]
    for mark in [*marks, end]:
        for first, last in _cut(text, at, mark, limit):
            piece = text[first:last]
            if piece.strip():
                yield first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())
        at = mark


def _cut(text: str, start: int, end: int, limit: int) -> Iterator[tuple[int, int]]:
    while _has_more_than(limit, text, start, end):
        longest = start + limit // _WIDEST
        pauses = [match.end() for match in _PAUSE.finditer(text, start, longest)]
        last = pauses[-1] if pauses else longest
        yield start, last
        start = last
    yield start, end


def _has_more_than(limit: int, text: str, start: int, end: int) -> bool:
    """Whether more than so many characters stand there: measured no further than it takes.

    A file of one line would be measured to its end once for each of its pieces.
    """
    held = 0
    for at in range(start, end, limit * _AT_ONCE):
        held += ink_of(text[at : min(at + limit * _AT_ONCE, end)])
        if held > limit:
            return True
    return False


def _starts(units: Sequence[_Unit]) -> Iterator[int]:
    """Yield where passages begin: at cells, and within a long one again and again."""
    since = STRIDE
    for at, unit in enumerate(units):
        if unit.first or (unit.says and since >= STRIDE) or (unit.opens and since >= _SHORTEST):
            yield at
            since = 0
        since += unit.ink


def _window(units: Sequence[_Unit], at: int, limit: int) -> list[_Unit]:
    window: list[_Unit] = []
    ink = 0
    for place in range(at, len(units)):
        unit = units[place]
        if ink + unit.ink > limit and window:
            break
        window.append(unit)
        ink += unit.ink
    return window


def _passage(text: str, window: Sequence[_Unit]) -> Passage:
    spans: list[Span] = []
    said: list[str] = []
    before: _Unit | None = None
    for unit in window:
        if before is not None:
            said.append(_between(text, before, unit))
        said.append(flowing(text[unit.start : unit.end]))
        if spans and not text[spans[-1][1] : unit.start].strip():
            spans[-1] = (spans[-1][0], unit.end)
        else:
            spans.append((unit.start, unit.end))
        before = unit
    touched = tuple(dict.fromkeys(unit.cell for unit in window))
    return Passage("".join(said), tuple(spans), _main(window), _told(window), touched=touched)


def _told(window: Sequence[_Unit]) -> tuple[Cell, ...]:
    """Return the cells of which a passage tells, in order; a mere end of another is not told of."""
    whole = sum(unit.weight for unit in window)
    groups: defaultdict[tuple[str, int | None, str], float] = defaultdict(float)
    for unit in window:
        groups[unit.cell.kind, unit.cell.year, unit.cell.subject] += unit.weight
    told = {group for group, weight in groups.items() if weight >= _TOLD * whole}
    return tuple(
        dict.fromkeys(
            unit.cell
            for unit in window
            if (unit.cell.kind, unit.cell.year, unit.cell.subject) in told
        )
    )


def _main(window: Sequence[_Unit]) -> Cell:
    """Return the cell that a passage is about: of the topic with most text, its longest."""
    topics: Counter[tuple[str, str]] = Counter()
    cells: Counter[Cell] = Counter()
    for unit in window:
        topics[unit.cell.subject, unit.cell.kind] += unit.weight  # type: ignore[assignment] # it is a share
        cells[unit.cell] += unit.weight  # type: ignore[assignment] # it is a share
    topic = max(topics, key=lambda one: topics[one])
    return max(
        (cell for cell in cells if (cell.subject, cell.kind) == topic), key=lambda one: cells[one]
    )


def _between(text: str, before: _Unit, unit: _Unit) -> str:
    """Return what stands between two units as a passage is shown: a line end between cells."""
    gap = text[before.end : unit.start]
    if before.cell is unit.cell and not unit.opens:
        return "\n" if "\n" in gap and text[before.end - 1] in _STOPS else gap.strip("\n")[:1]
    return "\n" if max(before.ink, unit.ink) > _SMALL else " "


def flowing(text: str) -> str:
    """Return a stretch of text without its line wraps; a line end after a full stop stays."""
    return "\n".join(_WRAP.sub(_seam, piece.strip()) for piece in _STOPPED.split(text))


def _seam(match: re.Match[str]) -> str:
    before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
    latin = before.isascii() and after.isascii() and before.isalnum() and after.isalnum()
    return " " if latin else ""


def ink_of(text: str) -> int:
    """Return how many characters a text has, as it is measured: NFKC, white space aside."""
    return len("".join(unicodedata.normalize("NFKC", text).split()))
