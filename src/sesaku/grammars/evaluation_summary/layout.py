"""How a summary 「評価書要旨」 is laid out: pages, sections, and the blocks of a section.

The prints differ: lines wrapped or whole, blank lines between paragraphs, between all lines or none,
headings beside or above their content, in tab cells, repeated 「（続）」 after a page break in the
middle of a sentence. What is furniture is taken away first; sections are cut at their headings.
"""

import dataclasses
import itertools
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.document.document import Document, Line
from sesaku.grammars import rows as prints
from sesaku.grammars.evaluation_summary import grammar, money
from sesaku.grammars.evaluation_summary.grammar import Heading, Mark
from sesaku.grammars.rows import Row
from sesaku.model.reading import Furniture
from sesaku.text.width import narrow, squeeze

_AIRY = 0.7
_MOST_STACKED = 6
_STACKED_WIDTH = 13
_MOST_PLAIN = 22
_WHOLE = 0.8
_ITEM_REACH = 40
_BOXES = "【《■□◆◇★☆"
# "- - - -", "────", "＊＊＊", "以上", "（次頁に続く）", "（次ページへ続く）"
_RULE = re.compile(r"[-=_*~―─━—＝…・.\s]{3,}|以\s*上|\(?次(?:頁|ページ)[にへ]続く\)?")


class Strip(NamedTuple):
    """A row with the blank line before it, where blank lines mean something."""

    row: Row
    gap: bool


@dataclass(slots=True)
class Section:
    """A heading's kind and the rows under it; ``labels`` are the ranges of its headings.

    ``kind`` is ``""`` before the first heading, ``other`` under one that the record has no place
    for. ``ended`` says that the value beside the heading is complete.
    """

    kind: str
    labels: list[tuple[int, int]] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows."""
        return [strip.row for strip in self.strips]


class Block(NamedTuple):
    """A paragraph or item: its mark (None: unmarked), its rows, or a note."""

    mark: Mark | None
    rows: list[Row]
    note: bool = False


class Layout(NamedTuple):
    """The sections of a document in order, and what was taken away."""

    sections: list[Section]
    furniture: list[Furniture]


def lay_out(document: Document) -> Layout:
    """Cut a document into sections."""
    return _Cutter(document).cut()


class _Cutter:
    """Goes through the lines once; what a line is depends on what stands around it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        closing = _closing(document)
        self.rows = [_row(line, closing) for line in document.lines]
        blanks = [line.blanks > 0 for line in document.lines[1:]]
        airy = bool(blanks) and sum(blanks) / len(blanks) > _AIRY
        self.gaps = [line.blanks > 0 and not airy for line in document.lines]
        self.edges = _page_edges(document)
        self.styles = _styles(self.rows)
        self.heads = self._running_heads()
        self.run = _page_run(self.rows)
        self.sections = [Section("")]
        self.furniture: list[Furniture] = []
        self.last: Row | None = None
        self.page: int | None = None
        self.number = 0

    def cut(self) -> Layout:
        """Return the layout."""
        index = 0
        while index < len(self.rows):
            index += self._take(index)
        return Layout(self.sections, self.furniture)

    @property
    def section(self) -> Section:
        """The section that is open."""
        return self.sections[-1]

    def _take(self, index: int) -> int:
        """Place the line at ``index``; return how many lines were used."""
        row = self.rows[index]
        kind = self._furniture(index)
        if kind is not None:
            self._set_aside(kind, row)
            return 1
        if self.section.kind != "budget" and money.opens_table(
            row, self.rows[index + 1 : index + 4]
        ):
            self._open("budget", [])
        if self.section.kind == "budget" and money.tabular(row):
            self._add(Strip(row, self.gaps[index]))
            return 1
        stacked = self._stacked(index)
        if stacked is not None:
            kind, count = stacked
            self._open(kind, [(part.start, part.end) for part in self.rows[index : index + count]])
            return count
        following = self.rows[index + 1] if index + 1 < len(self.rows) else None
        cells = _cells(row)
        for place, cell in enumerate(cells):
            after = cells[place + 1] if place + 1 < len(cells) else following
            self._place(Strip(cell, self.gaps[index] or place > 0), after, index)
        return 1

    def _place(self, strip: Strip, after: Row | None, index: int) -> None:
        row = strip.row
        found = grammar.heading(row.text)
        if found is not None and self._stands(found, strip):
            self._begin(found, strip)
        elif self._unknown(strip, after, index):
            self._open("other", [(row.start, row.end)])
        else:
            self._add(strip)

    def _begin(self, found: Heading, strip: Strip) -> None:
        row = strip.row
        if found.kind == "budget" and self.section.kind == "budget" and not found.continued:
            self._add(strip)
            return
        label = (row.start, row.start + len(row.text[: found.end].rstrip()))
        if found.kind == self.section.kind:
            self.section.labels.append(label)
            self._cut_last()
        else:
            self._open(found.kind, [label])
        rest = row.text[found.end :]
        if rest:
            start = row.start + found.end
            self._add(Strip(row._replace(start=start, text=rest), gap=False))

    def _open(self, kind: str, labels: list[tuple[int, int]]) -> None:
        self.sections.append(Section(kind, labels))
        self.last = None
        self.number = 0

    def _add(self, strip: Strip) -> None:
        found = grammar.mark(strip.row.text)
        if found is not None and found.number == self.number + 1:
            self.number += 1
        self.section.strips.append(strip)
        self.last = strip.row

    def _set_aside(self, kind: str, row: Row) -> None:
        self.furniture.append(Furniture(kind, self.document.cite(row.start, row.end)))
        self._cut_last()

    def _cut_last(self) -> None:
        if self.section.strips:
            last = self.section.strips[-1]
            self.section.strips[-1] = last._replace(row=last.row._replace(cut=True))
            self.last = self.section.strips[-1].row

    def _free(self, strip: Strip) -> bool:
        """Whether a heading may stand here: what came before it has ended."""
        last = self.last
        if self.section.kind == "budget" or last is None:
            return True
        return strip.gap or last.cut or last.closes or grammar.terminated(last.text)

    def _stands(self, found: Heading, strip: Strip) -> bool:
        """Whether a line that looks like a heading is one here."""
        if grammar.note(strip.row.text):
            return False
        if found.continued or found.kind == self.section.kind:
            return found.continued or self._free(strip)
        boxed = any(mark in found.style for mark in _BOXES)
        beside = self.section.kind in grammar.PLAIN or (found.sure and boxed)
        if not beside and not self._free(strip):
            return False
        plain = not found.style or boxed
        known = self.styles[found.style] > 1 or (found.sure and self.styles[found.style] == 1)
        return plain or known

    def _unknown(self, strip: Strip, after: Row | None, index: int) -> bool:
        """Whether a line is a heading that the vocabulary does not have."""
        text = strip.row.text
        if not self.section.kind or after is None or not grammar.shaped(text) or grammar.note(text):
            return False
        if grammar.bare_number(text) is not None:
            return False
        if not self._free(strip) or grammar.inner(text) or self.section.kind == "opinions":
            return False
        style = grammar.style_of(text)
        if style:
            return style == _commonest(self.styles) and grammar.mark(after.text) != grammar.mark(
                text
            )
        ended = self.last is not None and grammar.terminated(self.last.text)
        apart = strip.gap and (self._gap_after(index) or grammar.mark(after.text) is not None)
        return ended and strip.row.closes and apart and len(squeeze(text)) <= _MOST_PLAIN

    def _gap_after(self, index: int) -> bool:
        return index + 1 < len(self.gaps) and self.gaps[index + 1]

    def _stacked(self, index: int) -> tuple[str, int] | None:
        """Find a heading wrapped over short lines: ``学識経験を / 有する者の / 知見の活用``."""
        best: tuple[str, int] | None = None
        if not self._free(Strip(self.rows[index], self.gaps[index])):
            return None
        for count in range(2, _MOST_STACKED + 1):
            group = self.rows[index : index + count]
            if len(group) < count or any(len(squeeze(row.text)) >= _STACKED_WIDTH for row in group):
                break
            kind = grammar.labelled("".join(row.text for row in group))
            if kind is not None:
                best = (kind, count)
        return best

    def _furniture(self, index: int) -> str | None:
        row = self.rows[index]
        if _RULE.fullmatch(row.text) and not money.amount(row.text):
            return "rule"
        number = grammar.page_number(row.text)
        if number is None and self._bare_page(index):
            number = grammar.bare_number(row.text)
        if number is not None:
            self.page = number
            return "page-number"
        return "running-head" if index in self.heads else None

    def _bare_page(self, index: int) -> bool:
        """Whether a line of digits alone is a page number: by its place and its neighbours."""
        number = grammar.bare_number(self.rows[index].text)
        if number is None:
            return False
        if index in self.edges or index in self.run:
            return True
        after = self.rows[index + 1] if index + 1 < len(self.rows) else None
        found = grammar.heading(after.text) if after is not None else None
        apart = self.document.lines[index].blanks > 0 and (
            after is None or self.document.lines[index + 1].blanks > 0
        )
        if found is not None and (found.continued or apart):
            return True
        marked = after is not None and grammar.mark(after.text) is not None
        if self.section.kind == "budget" or after is None:
            return after is None and apart
        if (
            self.last is not None
            and not self.last.closes
            and not grammar.terminated(self.last.text)
        ):
            return True
        if not marked and number == self.number + 1 and self._numbers_item(index, number):
            return False
        return marked or apart or number == (self.page or 0) + 1

    def _numbers_item(self, index: int, number: int) -> bool:
        """Whether a number alone on its line is an item's: the one after it comes next."""
        for row in self.rows[index + 1 : index + _ITEM_REACH]:
            mark = grammar.mark(row.text)
            found = mark.number if mark and mark.level == "digit" else grammar.bare_number(row.text)
            if found is not None:
                return found == number + 1
        return self.number > 0

    def _running_heads(self) -> set[int]:
        """Find the lines that repeat at the edges of pages."""
        counts = Counter(squeeze(row.text) for row in self.rows)
        numbers = {
            index
            for index, row in enumerate(self.rows)
            if grammar.page_number(row.text) is not None
        }
        seen: set[str] = set()
        found: set[int] = set()
        for index, row in enumerate(self.rows):
            text = squeeze(row.text)
            if counts[text] == 1 or len(text) > grammar.MOST_HEADING or grammar.terminated(text):
                continue
            near = index in self.edges or {index - 1, index + 1} & (numbers | found)
            if text in seen and near and grammar.shaped(row.text):
                found.add(index)
            seen.add(text)
        return found


def _row(line: Line, closing: dict[int, bool]) -> Row:
    stripped = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    if "\t" in line.text:  # a blank cell at the end of a row is a cell
        stripped = line.text[start - line.start :].rstrip(" \n\f\v\r　")
    return Row(start, start + len(stripped), narrow(stripped), closing.get(start, True))


def _closing(document: Document) -> dict[int, bool]:
    """Say of every line, by its offset, whether a paragraph ends with it as far as is known.

    A blank at the line end tells that, where the print has one before the items; a blank cell or
    a form feed does not.
    """
    lines = [line for line in document.lines if "\t" not in line.text.strip("\f")]
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
    sheet = prints.lay_out(dataclasses.replace(document, lines=cleaned))
    return {row.start: row.closes for row in sheet.rows}


def _cells(row: Row) -> list[Row]:
    """Return the cells of a row: between tabs, or from label to label across wide blanks."""
    if "\t" in row.text:
        spans = [match.span() for match in re.finditer(r"[^\t\s][^\t]*", row.text)]
    else:
        starts = [
            match.end()
            for match in re.finditer(r"\s{2,}", row.text)
            if grammar.labels_value(row.text[match.end() :])
        ]
        spans = list(itertools.pairwise([0, *starts, len(row.text)]))
    return [
        row._replace(
            start=row.start + start,
            end=row.start + start + len(row.text[start:end].rstrip()),
            text=row.text[start:end].rstrip(),
        )
        for start, end in spans
    ]


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
    best: list[int] = []
    for first in range(len(bare)):
        run, number = [bare[first][0]], bare[first][1]
        for at, printed in bare[first + 1 :]:
            if printed == number + 1:
                run.append(at)
                number = printed
        best = max(best, run, key=len)
        if len(best) >= len(bare) - first - 1:
            break
    return set(best) if len(best) > 1 and len(best) >= _WHOLE * len(bare) else set()


def _styles(rows: Iterable[Row]) -> Counter[str]:
    """Count the ornaments of the headings that the vocabulary has as a whole."""
    found = (grammar.heading(cell.text) for row in rows for cell in _cells(row))
    return Counter(one.style for one in found if one is not None and one.sure)


def _commonest(styles: Counter[str]) -> str | None:
    return styles.most_common(1)[0][0] if styles else None


def blocks(section: Section) -> tuple[list[Block], list[tuple[Row, int, int]]]:
    """Cut a section into paragraphs, items and notes.

    The first mark tells the level of the items; marks of other levels stay inside an item's text.

    Returns:
        The blocks, and (row, expected, printed) of the numbers that were not the expected ones.
    """
    found: list[Block] = []
    odd: list[tuple[Row, int, int]] = []
    top: str | None = None
    count = 0
    tight = _glued_numbers(section)
    for strip in section.strips:
        row = strip.row
        last = found[-1] if found else None
        mark = grammar.mark(row.text) or (grammar.glued(row.text) if tight else None)
        if grammar.note(row.text) and (last is None or _ended(last, strip)):
            found.append(Block(None, [row], note=True))
        elif mark is not None and top in (None, mark.level) and _opens(mark, strip, last, count):
            if mark.number is not None and top is not None and mark.number != count + 1:
                odd.append((row, count + 1, mark.number))
            top, count = mark.level, mark.number or 0
            found.append(Block(mark, [row]))
        elif last is None or _parts(last, strip):
            found.append(Block(None, [row]))
        else:
            last.rows.append(row)
    return found, odd


def _glued_numbers(section: Section) -> bool:
    """Whether the section's items have numbers that nothing sets apart from the text."""
    numbers = {mark.number for row in section.rows if (mark := grammar.glued(row.text))}
    return {1, 2} <= numbers


def _ended(last: Block, strip: Strip) -> bool:
    before = last.rows[-1]
    return strip.gap or before.closes or grammar.terminated(before.text)


def _opens(mark: Mark, strip: Strip, last: Block | None, count: int) -> bool:
    """Whether a mark opens an item here, rather than going on with a wrapped line."""
    ended = last is None or _ended(last, strip)
    if mark.number is None:
        return ended
    if mark.number == count + 1:
        sure = last is None or grammar.terminated(last.rows[-1].text) or mark.level != "digit"
        return ended and (sure or not grammar.counts(strip.row.text))
    if last is None:
        return mark.strong or not grammar.counts(strip.row.text)
    return ended and mark.number > count and (mark.strong or not grammar.counts(strip.row.text))


def _parts(last: Block, strip: Strip) -> bool:
    """Whether an unmarked row starts a paragraph of its own."""
    before = last.rows[-1]
    if before.cut and (last.mark is not None or not grammar.terminated(before.text)):
        return False
    if strip.gap:
        return grammar.terminated(before.text) or (before.closes and not _goes_on(strip.row.text))
    if last.mark is not None or last.note:
        return last.note and before.closes and grammar.terminated(before.text)
    return before.closes and grammar.terminated(before.text)


def _goes_on(text: str) -> bool:
    """Whether a row can only go on with a sentence: it begins with a particle or a stop."""
    return re.match(r"[をにがはのでともへや、。）)」っぁ-ょ]", text) is not None
