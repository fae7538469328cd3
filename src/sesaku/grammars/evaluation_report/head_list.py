"""The list of ratings in the head: fields, and under each its indicators with a letter."""

import re
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars.evaluation_report.grammar import CODE, FIELD, code_of
from sesaku.grammars.evaluation_report.head_labels import is_list_label
from sesaku.grammars.rows import Row, compose
from sesaku.model.evaluation import RatingSummary

# ＊１－１ 調査研究の強化 ｂ / １－２ 対外発信の強化
_ENTRY = re.compile(rf"(?P<main>[*＊])?\s*(?P<code>{CODE})\s+(?P<name>\S.*)$")
_GRADE = re.compile(r"(?:^|\s+)(?P<grade>[a-es])$", re.IGNORECASE)


class RatingList(NamedTuple):
    """The entries of the list, and the ranges of headings in it."""

    entries: tuple[RatingSummary, ...]
    labels: list[tuple[int, int]]


def opens_list(rows: list[Row], index: int) -> bool:
    """Whether the list of ratings starts at a row: a field's heading and an entry, or an entry."""
    row = rows[index]
    following = rows[index + 1 : index + 4]
    if FIELD.match(row.text):
        return any(_coded(other) for other in following)
    if is_list_label(row) and row.text[:1] == "測":
        return True
    return _coded(row) and any(_GRADE.search(other.text) for other in [row, *following])


def _coded(row: Row) -> bool:
    match = _ENTRY.match(row.text)
    if match is None:
        return False
    marked = match["main"] is not None and _GRADE.search(row.text) is not None
    return "-" in code_of(match["code"]) or marked


class _Entry:
    """An entry as its rows come in."""

    def __init__(self, row: Row, match: re.Match[str]) -> None:
        self.code = code_of(match["code"])
        self.main = bool(match["main"])
        self.front = row._replace(
            end=row.start + match.end("code"), text=row.text[: match.end("code")]
        )
        self.rows: list[Row] = []
        self.grade: tuple[str, int] | None = None
        self.add(row._replace(start=row.start + match.start("name"), text=match["name"]))

    def add(self, row: Row) -> None:
        """Take a row of the name; a letter at its end is the rating."""
        match = _GRADE.search(row.text)
        if match is None:
            self.rows.append(row)
            return
        self.grade = (match["grade"].lower(), row.start + match.start("grade"))
        text = row.text[: match.start()].rstrip()
        if text:
            self.rows.append(row._replace(text=text, end=row.start + len(text), closes=True))


def read_list(document: Document, rows: list[Row]) -> RatingList:
    """Read the list of ratings."""
    labels: list[tuple[int, int]] = []
    entries: list[_Entry] = []
    open_field = False
    expected = "" if any(_hyphened(row) for row in rows) else "1"
    for row in rows:
        match = _ENTRY.match(row.text)
        if FIELD.match(row.text):
            labels.append((row.start, row.end))
            open_field = not row.closes
        elif match is not None and (_hyphened(row) or match["code"] == expected):
            entries.append(_Entry(row, match))
            expected = expected and str(int(expected) + 1)
            open_field = False
        elif open_field:
            labels.append((row.start, row.end))
            open_field = not row.closes
        elif entries and entries[-1].grade is None and not is_list_label(row):
            entries[-1].add(row)
        elif is_list_label(row):
            labels.append((row.start, row.end))
    return RatingList(tuple(_record(document, entry) for entry in entries), labels)


def _hyphened(row: Row) -> bool:
    match = _ENTRY.match(row.text)
    return match is not None and "-" in code_of(match["code"])


def _record(document: Document, entry: _Entry) -> RatingSummary:
    name = compose(document, entry.rows)
    cite = compose(document, [entry.front]).cite + name.cite
    grade = None
    if entry.grade is not None:
        grade, at = entry.grade
        cite += document.cite(at, at + 1)
    return RatingSummary(entry.code, name.text, entry.main, grade, tuple(sorted(cite)))
