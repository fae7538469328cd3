"""Notes （注） and sources （出典）, which stand before, after or inside a table."""

import re
from collections.abc import Callable
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.cells import ends_in_cells
from sesaku.grammars.rows import Row, compose, starts_paragraph
from sesaku.model.values import Text

# （注）民間主催による… / 注：… / ※右数は… / ＊ 暦年でカウント / （注２）… / 注１ …
_NOTE = re.compile(r"\(注\s*\d*[):：]|注\s*\d*\s*[:：]|注\d+\s|※\s*\d*(?!\))|[*]\s*\D")
# （注：27 年度は除く）より多くの…
_ASIDE = re.compile(r"\(注\s*\d*[:：]")
# （出典：内閣府「…」） / 出典：…
_SOURCE = re.compile(r"\(?出典\s*[:：]")
_MOST_ROWS = 40


class Notes(NamedTuple):
    """Notes and source of a table, and the last note if a cell cut it off."""

    notes: tuple[Text, ...]
    source: Text | None


def take_notes(
    document: Document, rows: list[Row], stops: Callable[[Row], bool]
) -> tuple[Notes, list[Row]]:
    """Take notes and sources out of the rows of a table.

    Args:
        document: what the rows were made of.
        rows: the rows.
        stops: says of a row that it is a heading of the table, so that a note ends before it.

    Returns:
        The notes, and the rows left.
    """
    notes: list[Text] = []
    source: Text | None = None
    left: list[Row] = []
    index = 0
    while index < len(rows):
        row = rows[index]
        if _SOURCE.match(row.text):
            taken, rest = _balanced(rows, index)
            source = source or Text(*compose(document, taken))
            index += len(taken)
            left.extend(rest)
        elif _NOTE.match(row.text) and _may_open(rows, index, stops):
            taken = _note(rows, index, stops)
            notes.append(Text(*compose(document, taken)))
            index += len(taken)
        else:
            left.append(row)
            index += 1
    return Notes(tuple(notes), source), left


def opens_note(row: Row) -> bool:
    """Whether a note or a source starts with a row."""
    return bool(_NOTE.match(row.text) or _SOURCE.match(row.text))


def _may_open(rows: list[Row], index: int, stops: Callable[[Row], bool]) -> bool:
    """Whether a note may open at a row: at the start of a paragraph, behind cells or headings."""
    if _ASIDE.match(rows[index].text) and _balanced(rows, index)[1]:
        return False  # a bracket within a sentence, which goes on behind it
    before = rows[index - 1]
    return starts_paragraph(rows, index) or ends_in_cells(before) or stops(before)


def _note(rows: list[Row], index: int, stops: Callable[[Row], bool]) -> list[Row]:
    """Return the rows of a note: to its full stop at the end of a paragraph, or to a heading.

    Where the print does not say where paragraphs end, a note goes on to a heading or to cells.
    """
    taken = [rows[index]]
    for row in rows[index + 1 : index + _MOST_ROWS]:
        last = taken[-1]
        ended = last.closes and last.sure and (last.text[-1:] in "。)" or _short(last))
        if ended or stops(row) or opens_note(row) or (not last.sure and ends_in_cells(row)):
            break
        taken.append(row)
    return taken


def _short(last: Row) -> bool:
    """Whether a paragraph ends for good: not after a Latin word, where the mark of the end lies."""
    return not (last.text[-1:].isascii() and last.text[-1:].isalnum())


def _balanced(rows: list[Row], index: int) -> tuple[list[Row], list[Row]]:
    """Return the rows of a source, to its closing bracket, and what of the last row is left."""
    depth = 0
    taken: list[Row] = []
    for row in rows[index : index + _MOST_ROWS]:
        for position, character in enumerate(row.text):
            depth += {"(": 1, ")": -1}.get(character, 0)
            if depth <= 0 and character == ")":
                end = position + 1
                taken.append(row._replace(text=row.text[:end], end=row.start + end))
                left = row.text[end:].lstrip()
                rest = [row._replace(start=row.end - len(left), text=left)] if left else []
                return taken, rest
        taken.append(row)
        if depth <= 0:
            return taken, []
    return [rows[index]], []
