"""What pages put between the lines of a summary: page numbers, running heads, rules.

A line of digits alone may be a page number or the number of an item; what the other such lines are,
and what stands around it, decides.
"""

import dataclasses
import itertools
import re
from collections import Counter
from typing import NamedTuple

from sesaku.document.document import Document
from sesaku.grammars import document_rows
from sesaku.grammars.evaluation_summary import grammar, money
from sesaku.grammars.rows import Row
from sesaku.text.width import narrow, squeeze

_WHOLE = 0.8
_ITEM_REACH = 40
# "- - - -", "────", "＊＊＊", "以上", "（次頁に続く）", "（次ページへ続く）"
_RULE = re.compile(r"[-=_*~―─━—＝…・.\s]{3,}|以\s*上|\(?次(?:頁|ページ)[にへ]続く\)?")


class Context(NamedTuple):
    """What is open where a line stands: the row before it, the last item's number, a table."""

    last: Row | None
    number: int
    table: bool


class Pages:
    """The page furniture of a document."""

    def __init__(self, document: Document, rows: list[Row]) -> None:
        self._rows = rows
        self._apart = [line.blanks > 0 for line in document.lines] + [True]
        self._margins = {start: kind for start, _, kind in document.margins}
        self._edges = _page_edges(document)
        self._heads = self._running_heads()
        self._run = _page_run(rows)
        self._page = 0

    def furniture(self, index: int, context: Context) -> str | None:
        """Return what kind of furniture a line is; None where it is content."""
        row = self._rows[index]
        if row.start in self._margins:
            return self._margins[row.start]
        if _RULE.fullmatch(row.text) and not money.amount(row.text):
            return "rule"
        number = grammar.page_number(row.text)
        if number is None and self._bare_page(index, context):
            number = grammar.bare_number(row.text)
        if number is not None:
            self._page = number
            return "page-number"
        return "running-head" if index in self._heads else None

    def _bare_page(self, index: int, context: Context) -> bool:
        """Whether a line of digits alone is a page number: by its place and its neighbours."""
        number = grammar.bare_number(self._rows[index].text)
        known = index in self._edges or index in self._run
        return number is not None and (known or self._by_neighbours(index, number, context))

    def _by_neighbours(self, index: int, number: int, context: Context) -> bool:
        apart = self._apart[index] and self._apart[index + 1]
        if index + 1 == len(self._rows):
            return apart
        after = self._rows[index + 1].text
        found = grammar.heading(after)
        breaks = found is not None and (found.continued or apart)
        if breaks or context.table:
            return breaks
        last = context.last
        inside = last is not None and not last.closes and not grammar.terminated(last.text)
        marked = grammar.mark(after) is not None
        item = not marked and number == context.number + 1 and self._numbers_item(index, context)
        return inside or (not item and (marked or apart or number == self._page + 1))

    def _numbers_item(self, index: int, context: Context) -> bool:
        """Whether a number alone on its line is an item's: the one after it comes next."""
        for row in self._rows[index + 1 : index + _ITEM_REACH]:
            mark = grammar.mark(row.text)
            found = mark.number if mark and mark.level == "digit" else grammar.bare_number(row.text)
            if found is not None:
                return found == context.number + 2
        return context.number > 0

    def _running_heads(self) -> set[int]:
        """Find the lines that repeat at the edges of pages."""
        counts = Counter(squeeze(row.text) for row in self._rows)
        numbers = {
            index
            for index, row in enumerate(self._rows)
            if grammar.page_number(row.text) is not None
        }
        seen: set[str] = set()
        found: set[int] = set()
        for index, row in enumerate(self._rows):
            text = squeeze(row.text)
            if counts[text] == 1 or len(text) > grammar.MOST_HEADING:
                continue
            near = index in self._edges or {index - 1, index + 1} & (numbers | found)
            if text in seen and near and grammar.shaped(row.text):
                found.add(index)
            seen.add(text)
        return found


def _page_edges(document: Document) -> set[int]:
    """Return the indices of the first and the last line of every page."""
    edges: set[int] = set()
    lines = document.lines
    for index, line in enumerate(lines):
        if line.page is None:
            break
        if index == 0 or lines[index - 1].page != line.page:
            edges.add(index)
        if index + 1 == len(lines) or lines[index + 1].page != line.page:
            edges.add(index)
    return edges


def _page_run(rows: list[Row]) -> set[int]:
    """Return the lines of digits alone that count the pages: one more each time, to the end."""
    bare = [(at, n) for at, row in enumerate(rows) if (n := grammar.bare_number(row.text))]
    runs: dict[int, tuple[int, int]] = {}  # the number a run has come to: its length, its last line
    before: dict[int, int] = {}
    for at, number in bare:
        length, last = runs.get(number - 1, (0, -1))
        if length >= runs.get(number, (0, -1))[0]:
            runs[number] = (length + 1, at)
        before[at] = last
    best: list[int] = []
    cursor = max(runs.values(), default=(0, -1))[1]
    while cursor >= 0:
        best.append(cursor)
        cursor = before[cursor]
    best.reverse()
    whole = len(best) > 1 and len(best) >= _WHOLE * len(bare)
    return set(best) if whole and not _number_items(rows, best) else set()


def _number_items(rows: list[Row], run: list[int]) -> bool:
    """Whether lines of digits number the items of one list: from its heading, a text after each."""
    first = rows[run[0] - 1].text if run[0] else ""
    if grammar.heading(first) is None and not grammar.leads_in(first):
        return False
    return all(
        at + 1 < len(rows)
        and grammar.mark(rows[at + 1].text) is None
        and grammar.heading(rows[at + 1].text) is None
        and (at == run[0] or grammar.terminated(rows[at - 1].text) or rows[at - 1].closes)
        for at in run
    )


def closing(document: Document) -> dict[int, bool]:
    """Say of every line, by its offset, whether a paragraph ends with it as far as is known.

    A blank at the line end tells that, where the print has one before the items; a blank cell or
    a form feed does not.
    """
    lines = [
        line
        for line in document.lines
        if "\t" not in line.text.strip("\f") and re.search(r"[^\d\s]", line.text)
    ]
    before = [
        line.text.rstrip("\f")[-1:].isspace()
        for line, after in itertools.pairwise(lines)
        if grammar.mark(narrow(after.text.strip())) is not None
    ]
    told = bool(before) and sum(before) >= _WHOLE * len(before)
    cleaned = tuple(
        line._replace(text=line.text.rstrip("\f\v\r") if told else line.text.rstrip())
        for line in lines
    )
    sheet = document_rows.lay_out(dataclasses.replace(document, lines=cleaned))
    return {row.start: row.closes for row in sheet.rows}
