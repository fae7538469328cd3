"""Reference indicators 「参考指標」: a name, notes, years, and one or more series of values."""

import re
from dataclasses import dataclass, field

from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars.cells import Token, quantity_at, trailing_tokens
from sesaku.grammars.evaluation_report.blocks import Block
from sesaku.grammars.evaluation_report.notes import take_notes
from sesaku.grammars.evaluation_report.reference_cells import ReferenceCells, read_cells
from sesaku.grammars.rows import Row, compose
from sesaku.model.indicator import ReferenceIndicator, Series, SeriesValue
from sesaku.model.values import Quantity, Text
from sesaku.text.wareki import years_in

_VALUES = re.compile(r"(?:.*\s)?(?P<label>実\s*績\s*値?)$")
_YEAR_ROW = re.compile(
    r"(?:(?:(?:平成|令和|昭和|西暦)\s*)?(?:\d{1,4}|元)\s*年度?(?:\s+|$|(?=[平令昭西\d])))+$"
)
_MARK = re.compile(r"[①-⑳]")


@dataclass(slots=True)
class _Draft:
    years: list[int] = field(default_factory=list)
    labels: list[tuple[int, int]] = field(default_factory=list)
    legend: list[Row] = field(default_factory=list)
    values: list[Row] = field(default_factory=list)
    notes: list[Text] = field(default_factory=list)
    source: Text | None = None


def read_reference(
    document: Document, block: Block
) -> tuple[ReferenceIndicator, list[tuple[int, int]], int]:
    """Read a block of kind ``reference``.

    Returns:
        The record, the ranges of its headings, and how many values were left over.
    """
    name = compose(document, block.name)
    ruled = read_cells(document, block.rows) if document.tables else None
    if ruled is not None:
        return _ruled(document, block, name, ruled)
    draft = _sort(document, block.rows)
    series, spare = _series(document, draft)
    record = ReferenceIndicator(
        block.heading.code,
        name.text,
        tuple(series),
        tuple(draft.notes),
        draft.source,
        name.cite,
    )
    return record, block.labels + draft.labels, spare


def _ruled(
    document: Document, block: Block, name: Passage, ruled: ReferenceCells
) -> tuple[ReferenceIndicator, list[tuple[int, int]], int]:
    """Return a reference indicator whose cells are known; what is left of them are notes."""
    taken, rest = take_notes(document, ruled.rest, _is_heading)
    series = [_line(entry.label, list(ruled.years), list(entry.values)) for entry in ruled.series]
    record = ReferenceIndicator(
        block.heading.code, name.text, tuple(series), taken.notes, taken.source, name.cite
    )
    return record, block.labels + ruled.labels, len(rest)


def _sort(document: Document, rows: list[Row]) -> _Draft:
    """Tell headings, notes, the legend of the series and rows of values apart."""
    draft = _Draft()
    taken, rest = take_notes(document, rows, _is_heading)
    draft.notes, draft.source = list(taken.notes), taken.source
    for row in rest:
        heading = _VALUES.match(row.text)
        if heading is not None and not draft.values:
            start = heading.start("label")
            draft.labels.append((row.start + start, row.end))
            before = row.text[:start].rstrip()
            if before:
                draft.legend.append(row._replace(text=before, end=row.start + len(before)))
        elif _YEAR_ROW.match(row.text) and not draft.values:
            draft.years.extend(_years(row, draft.years))
            draft.labels.append((row.start, row.end))
        elif draft.years:
            draft.values.append(row)
        else:
            draft.legend.append(row)
    return draft


def _is_heading(row: Row) -> bool:
    return bool(_YEAR_ROW.match(row.text) or _VALUES.match(row.text))


def _years(row: Row, before: list[int]) -> list[int]:
    """Return the years of a heading row; an era is carried on from the row before it."""
    found = years_in(row.text)
    return found if found or not before else [before[-1] + 1]


def _series(document: Document, draft: _Draft) -> tuple[list[Series], int]:
    if not draft.years:
        return [], len(draft.values)
    if _by_mark(draft.values):
        return _marked(document, draft)
    series: list[Series] = []
    pending: list[tuple[Row, Token]] = []
    label: list[Row] = []
    for row in draft.values:
        found = trailing_tokens(row.text, len(draft.years) - len(pending))
        before = row.text[: found[0].start].rstrip() if found else row.text
        if before:
            rest = row._replace(text=before, end=row.start + len(before))
            note = None if series or pending else _cut_note(draft, rest)
            if note is not None:
                _append_note(document, draft, note, rest)
            else:
                label.append(rest)
        pending.extend((row, token) for token in found)
        if len(pending) == len(draft.years):
            cells = [quantity_at(document, at, token) for at, token in pending]
            series.append(_line(compose(document, label), draft.years, cells))
            pending, label = [], []
    return series, len(pending) + len(label)


def _by_mark(rows: list[Row]) -> bool:
    """Whether every value carries the mark ① of its series: cells of one year under another."""
    marked = [row for row in rows if _MARK.match(row.text)]
    return bool(marked) and all(
        len(trailing_tokens(row.text[1:], 2)) == 1
        and not row.text[1 : 1 + trailing_tokens(row.text[1:], 2)[0].start].strip()
        for row in marked
    )


def _marked(document: Document, draft: _Draft) -> tuple[list[Series], int]:
    """Read values that carry marks: the k-th value with a mark is that of the k-th year."""
    cells: dict[str, list[Quantity]] = {}
    spare = 0
    for row in draft.values:
        if not _MARK.match(row.text):
            spare += 1
            continue
        token = trailing_tokens(row.text[1:], 1)[0]
        at = row._replace(start=row.start + 1, text=row.text[1:])
        cells.setdefault(row.text[0], []).append(quantity_at(document, at, token))
        draft.labels.append((row.start, row.start + 1))
    legend = _legend(document, draft)
    series = [
        _line(legend.get(mark, Passage(mark, ())), draft.years, values)
        for mark, values in sorted(cells.items())
    ]
    odd = sum(len(values) != len(draft.years) for values in cells.values())
    return series, spare + odd


def _legend(document: Document, draft: _Draft) -> dict[str, Passage]:
    """Return the texts that say what the marks ① stand for."""
    groups: dict[str, list[Row]] = {}
    mark = ""
    for row in draft.legend:
        mark = row.text[0] if _MARK.match(row.text) else mark
        if mark:
            groups.setdefault(mark, []).append(row)
    draft.legend = [row for row in draft.legend if not any(row in rows for rows in groups.values())]
    return {mark: compose(document, rows) for mark, rows in groups.items()}


def _line(label: Passage, years: list[int], cells: list[Quantity]) -> Series:
    return Series(
        label.text,
        tuple(
            SeriesValue(year, cell.raw, cell.value, cell.unit, cell.cite)
            for year, cell in zip(years, cells, strict=False)
        ),
        label.cite,
    )


def _cut_note(draft: _Draft, rest: Row) -> int | None:
    """Return the note before a row that was cut off by the table: it ends in mid-sentence."""
    for index, note in reversed(list(enumerate(draft.notes))):
        if note.cite[-1].end <= rest.start:
            return None if note.text[-1:] in "。)）" else index
    return None


def _append_note(document: Document, draft: _Draft, index: int, rest: Row) -> None:
    note = draft.notes[index]
    passage = compose(document, [rest])
    draft.notes[index] = Text(note.text + passage.text, note.cite + passage.cite)
