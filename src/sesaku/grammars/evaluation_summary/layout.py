"""How a summary 「評価書要旨」 is laid out: its sections.

The prints differ: lines wrapped or whole, blank lines between paragraphs, between all lines or
none, headings beside or above their content, in tab cells, repeated 「（続）」 after a page break
in the middle of a sentence. What is furniture is taken away first; sections are cut at their
headings.
"""

import itertools
import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from sesaku.document.document import Document, Line
from sesaku.grammars.evaluation_summary import grammar, money
from sesaku.grammars.evaluation_summary.grammar import Heading
from sesaku.grammars.evaluation_summary.pages import Context, Pages, closing
from sesaku.grammars.evaluation_summary.sections import Section, Strip
from sesaku.grammars.rows import Row
from sesaku.model.reading import Furniture
from sesaku.text.width import narrow, squeeze

_AIRY = 0.7
_MOST_STACKED = 6
_STACKED_WIDTH = 13
_MOST_ASIDE = 6
_MOST_PLAIN = 22
_MOST_REST = 80
_MOST_GAPS = 20
_BOXES = "【《■□◆◇★☆"


class Layout(NamedTuple):
    """The sections of a document in order, and what was taken away."""

    sections: list[Section]
    furniture: list[Furniture]


def lay_out(document: Document) -> Layout:
    """Cut a document into sections."""
    return _Cutter(document).cut()


def _below_empty_rows(document: Document) -> set[int]:
    """Return where the cells of a worksheet begin that stand below a row left empty."""
    found: set[int] = set()
    for table in document.tables:
        end = 0
        for cell in table.cells if table.name else ():
            if cell.row > end:
                found.add(cell.cite[0].start)
            end = max(end, cell.row + cell.row_span)
    return found


class _Cutter:
    """Goes through the lines once; what a line is depends on what stands around it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        ends = closing(document)
        self.rows = [_row(line, ends) for line in document.lines]
        apart = _below_empty_rows(document)
        blanks = [line.blanks > 0 or line.start in apart for line in document.lines]
        airy = len(blanks) > 1 and sum(blanks[1:]) / len(blanks[1:]) > _AIRY
        self.gaps = [blank and not airy for blank in blanks]
        self.styles = _styles(self.rows)
        self.pages = Pages(document, self.rows)
        self.sections = [Section("")]
        self.furniture: list[Furniture] = []
        self.last: Row | None = None
        self.number = 0
        self.heading_number = 0

    def cut(self) -> Layout:
        """Return the layout."""
        index = 0
        while index < len(self.rows):
            index += self._take(index)
        once = {id(section): section for section in self.sections}
        return Layout(list(once.values()), self.furniture)

    @property
    def section(self) -> Section:
        """The section that is open."""
        return self.sections[-1]

    def _take(self, index: int) -> int:
        """Place the line at ``index``; return how many lines were used."""
        row = self.rows[index]
        context = Context(self.last, self.number, self.section.kind == "budget")
        furniture = self.pages.furniture(index, context)
        if furniture is not None:
            self._set_aside(furniture, row)
            return 1
        kind, count = self._stacked(index)
        if count and kind != "budget":
            group = self.rows[index : index + count]
            self._open(kind, [(part.start, part.end) for part in group])
            return count
        after = self.rows[index + 1 : index + 4]
        if self.section.kind != "budget" and (count or money.opens_table(row, after)):
            self._open("budget", [])
        if self.section.kind == "budget" and money.tabular(row):
            self._add(Strip(row, self.gaps[index]))
            return 1
        following = self.rows[index + 1] if index + 1 < len(self.rows) else None
        cells = _cells(row)
        for place, cell in enumerate(cells):
            beside = cells[place + 1] if place + 1 < len(cells) else following
            self._place(Strip(cell, self.gaps[index] or place > 0), beside, index)
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
        earlier = [one for one in self.sections if found.continued and one.kind == found.kind]
        if found.kind == self.section.kind or earlier:
            if earlier and earlier[-1] is not self.section:
                self.sections.append(earlier[-1])
            self.section.labels.append(label)
            self._cut_last()
        else:
            self._open(found.kind, [label])
            self.heading_number = grammar.number_of(row.text) or self.heading_number
        if found.kind == "budget" and not found.continued and "(" in row.text[: found.end]:
            at = row.text.index("(")  # the heading may say what the table leaves out
            part = row._replace(start=row.start + at, text=row.text[at : found.end].rstrip())
            self._add(Strip(part._replace(end=part.start + len(part.text)), gap=False))
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
        text, style = strip.row.text, grammar.style_of(strip.row.text)
        common = _commonest(self.styles)
        if after is None or not self.section.kind or not grammar.may_head(text):
            return False
        if not self._free(strip) or grammar.inner(text, boxed=style != common):
            return False
        if style == "number":
            follows = grammar.number_of(text) == self.heading_number + 1
            return common == "number" and follows
        if style or self.section.kind == "opinions":
            return bool(style) and style == common
        ended = self.last is not None and grammar.terminated(self.last.text)
        apart = strip.gap and (self._gap_after(index) or grammar.mark(after.text) is not None)
        return ended and strip.row.closes and apart and len(squeeze(text)) <= _MOST_PLAIN

    def _gap_after(self, index: int) -> bool:
        return index + 1 < len(self.gaps) and self.gaps[index + 1]

    def _stacked(self, index: int) -> tuple[str, int]:
        """Find a heading wrapped over short lines: ``学識経験を / 有する者の / 知見の活用``.

        Returns:
            The kind and the number of lines; no lines where there is none.
        """
        best = ("", 0)
        if not self._free(Strip(self.rows[index], self.gaps[index])):
            return best
        beside = self.section.kind in grammar.PLAIN
        for count in range(1, _MOST_STACKED + 1):
            group = [row.text for row in self.rows[index : index + count]]
            if len(group) < count or not _may_stack(group[-1], count):
                break
            kind = grammar.stacked(group, plain=beside) if count > 1 else None
            best = best if kind is None else (kind, count)
        return best


def _may_stack(text: str, count: int) -> bool:
    """Whether a line may be the ``count``-th of a wrapped heading: short, no cell, no heading."""
    if len(squeeze(text)) >= _STACKED_WIDTH or grammar.mark(text) or money.amount(text):
        return False
    found = grammar.heading(text)
    aside = len(squeeze(text)) > _MOST_ASIDE and re.fullmatch(r"\(.*\)", text) is not None
    return count == 1 or not (aside or (found is not None and found.sure))


def _row(line: Line, ends: dict[int, bool]) -> Row:
    stripped = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    if "\t" in line.text:  # a blank cell at the end of a row is a cell
        stripped = line.text[start - line.start :].rstrip(" \n\f\v\r　")
    return Row(start, start + len(stripped), narrow(stripped), ends.get(start, True))


def _cells(row: Row) -> list[Row]:
    """Return the cells of a row: between tabs, or from label to label across wide blanks."""
    if "\t" in row.text:
        spans = [match.span() for match in re.finditer(r"[^\t\s][^\t]*", row.text)]
    else:
        starts = [
            match.end()
            for match in itertools.islice(re.finditer(r"\s{2,}", row.text), _MOST_GAPS)
            if grammar.labels_value(row.text[match.end() : match.end() + _MOST_REST])
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


def _styles(rows: Iterable[Row]) -> Counter[str]:
    """Count the ornaments of the headings that the vocabulary has as a whole."""
    found = (grammar.heading(cell.text) for row in rows for cell in _cells(row))
    return Counter(one.style for one in found if one is not None and one.sure)


def _commonest(styles: Counter[str]) -> str | None:
    return styles.most_common(1)[0][0] if styles else None
