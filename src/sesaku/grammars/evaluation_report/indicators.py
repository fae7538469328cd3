"""Indicators 「測定指標」: blocks of goals, yearly targets, results and ratings put together."""

import re
from dataclasses import dataclass, field

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.document.passage import Passage
from sesaku.grammars import items
from sesaku.grammars.cells import is_dash, quantity_of
from sesaku.grammars.evaluation_report import grammar
from sesaku.grammars.evaluation_report.blocks import Block
from sesaku.grammars.evaluation_report.notes import Notes, opens_note, take_notes
from sesaku.grammars.evaluation_report.tables import ReadTable, is_table_heading, read_table
from sesaku.grammars.rows import Row, compose
from sesaku.model.diagnostic import Collector
from sesaku.model.indicator import Indicator, MidtermGoal, Rating, YearlyValue
from sesaku.model.values import ItemisedText, NumberedText, Quantity, YearlyContent
from sesaku.text.wareki import years_in
from sesaku.text.width import squeeze

# …への出席率（注） / …の件数（※）
_NOTE_MARK = re.compile(r"\s*\((?:注|※)\s*\d*\)\s*$|\s*※\s*\d*$")


@dataclass(slots=True)
class Year:
    """The blocks of one year."""

    fiscal_year: int
    target: Block | None = None
    result: Block | None = None


@dataclass(slots=True)
class Draft:
    """An indicator as its blocks come in; ``table`` where it is printed as a table."""

    code: str
    block: Block
    midterm: Block | None = None
    years: list[Year] = field(default_factory=list)
    rating: Block | None = None
    table: ReadTable | None = None
    displaced: bool = False

    @property
    def complete(self) -> bool:
        """Whether the rating, which comes last, has been seen."""
        return self.rating is not None or self.table is not None

    def add_target(self, block: Block) -> bool:
        """Take a target's block; False where its year cannot be read."""
        years = years_in(block.heading.year or "")
        if not years:
            return False
        waiting = next(
            (year for year in self.years if year.fiscal_year == years[0] and not year.target), None
        )
        if waiting is None:
            self.years.append(Year(years[0], block))
        else:
            waiting.target = block
        return True

    def add_result(self, block: Block) -> bool:
        """Take a result's block; without a year of its own it belongs to the last target."""
        named = years_in(block.heading.year or "")
        for year in self.years if named else reversed(self.years):
            if year.result is None and (not named or year.fiscal_year == named[0]):
                year.result = block
                return True
        if named:
            self.years.append(Year(named[0], None, block))
        return bool(named)


class IndicatorReader:
    """Turns drafts into records; collects the ranges of headings, and what is wrong."""

    def __init__(self, document: Document, collector: Collector) -> None:
        self.document = document
        self.collector = collector
        self.labels: list[tuple[int, int]] = []

    def read(self, draft: Draft) -> Indicator:
        """Return the record of a draft."""
        name = compose(self.document, draft.block.name)
        text, cite = self._named(name, draft.block)
        if draft.table is not None:
            return self._tabular(draft, draft.table, text, cite)
        years = tuple(self._year(draft.code, year) for year in sorted(draft.years, key=_by_year))
        rating = self._rating(draft)
        noted = self._notes(draft)
        return Indicator(
            code=draft.code,
            name=text,
            main=draft.block.main,
            kind="qualitative",
            midterm_goal=self._midterm(draft.midterm),
            years=years,
            rating=rating,
            notes=noted.notes,
            source=noted.source,
            cite=cite,
        )

    def _named(self, name: Passage, block: Block) -> Passage:
        """Cut a note mark （注） off the end of a name."""
        last = block.name[-1] if block.name else None
        match = _NOTE_MARK.search(last.text) if last is not None else None
        if last is None or match is None or not match.start():
            return name
        at = last.start + match.start()
        self.labels.append((at, last.end))
        block.name[-1] = last._replace(end=at, text=last.text[: match.start()])
        return compose(self.document, block.name)

    def _tabular(self, draft: Draft, table: ReadTable, name: str, cite: Cite) -> Indicator:
        self.labels.extend(table.labels)
        if table.found != table.expected or not table.cells:
            self.collector.add(
                "table-unaligned",
                cite,
                subject=draft.code,
                found=table.found,
                expected=table.expected,
            )
        years = tuple(YearlyValue(*cells) for cells in table.cells)
        if not table.cells:
            years = tuple(YearlyValue(year, None, None) for year in table.heads.years)
        return Indicator(
            code=draft.code,
            name=name,
            main=draft.block.main,
            kind="quantitative" if table.numeric else "qualitative",
            midterm_goal=_midterm_cell(table),
            years=years,
            rating=table.rating,
            notes=table.notes.notes,
            source=table.notes.source,
            cite=cite,
        )

    def _year(self, code: str, year: Year) -> YearlyValue:
        for block, diagnostic in ((year.target, "target-missing"), (year.result, "result-missing")):
            if block is None or not block.rows:
                cite = compose(self.document, []).cite if block is None else self._cite(block)
                self.collector.add(diagnostic, cite, indicator=code, fiscal_year=year.fiscal_year)
        return YearlyValue(
            year.fiscal_year,
            self._content(year.target) if year.target else None,
            self._content(year.result) if year.result else None,
        )

    def _cite(self, block: Block) -> Cite:
        return tuple(self.document.span(*label) for label in block.labels)

    def _content(self, block: Block) -> YearlyContent | None:
        self.labels.extend(block.labels)
        if not block.rows:
            return None
        passage = compose(self.document, block.rows)
        if is_dash(passage.text):
            return Quantity(passage.text, None, cite=passage.cite)
        found, odd = items.find_items(block.rows)
        for index, number in odd:
            self.collector.add(
                "item-number-unexpected",
                compose(self.document, [block.rows[index]]).cite,
                printed=number,
                expected=number - 1,
            )
        texts = items.numbered_texts(self.document, block.rows, found)
        if not texts:
            texts = [NumberedText(None, passage.text, passage.cite)]
        return ItemisedText(passage.text, tuple(texts), passage.cite)

    def _midterm(self, block: Block | None) -> MidtermGoal | None:
        if block is None:
            return None
        self.labels.extend(block.labels)
        years = years_in("".join((block.heading.year or "").split()))
        term = str(years[0]) if years else None
        passage = compose(self.document, block.rows)
        if not passage.text:
            return MidtermGoal(None, "", term=term)
        found, _ = items.find_items(block.rows)
        texts = tuple(items.numbered_texts(self.document, block.rows, found))
        return MidtermGoal(passage.text, None, term=term, items=texts, cite=passage.cite)

    def _rating(self, draft: Draft) -> Rating | None:
        block = draft.rating
        if block is None:
            self.collector.add("rating-missing", self._cite(draft.block), indicator=draft.code)
            return None
        self.labels.extend(block.labels)
        if block.heading.grade is not None:
            row_start = block.labels[0][0]
            start, end = (row_start + at for at in block.heading.grade)
            return Rating(
                squeeze(self.document.text[start:end]).lower(), self.document.cite(start, end)
            )
        first = block.rows[0] if block.rows else None
        if first is not None and grammar.GRADE.match(first.tight):
            block.rows.pop(0)
            return Rating(first.tight.lower(), self.document.cite(first.start, first.end))
        self.collector.add("rating-missing", self._cite(block), indicator=draft.code)
        return None

    def _notes(self, draft: Draft) -> Notes:
        """Read what stands behind the name or the rating of an indicator of texts."""
        rows = draft.block.rows + (draft.rating.rows if draft.rating else [])
        if not any(opens_note(row) for row in rows):
            return Notes((), None)
        notes, _ = take_notes(self.document, rows, lambda _: False)
        return notes


def tabular(document: Document, block: Block) -> bool:
    """Whether the rows under an indicator's heading are a table, rather than goals to come.

    Notes may stand there too, and speak of 「年度目標値」 and 「実績値」.
    """
    _, rows = take_notes(document, block.rows, is_table_heading)
    words = "".join(row.tight for row in rows)
    return "実績" in words and ("目標値" in words or "年度目標" in words)


def read_rows(document: Document, draft: Draft, rows: list[Row]) -> None:
    """Read the table of an indicator."""
    draft.table = read_table(document, rows)


def _by_year(year: Year) -> int:
    return year.fiscal_year


def _midterm_cell(table: ReadTable) -> MidtermGoal | None:
    cell = table.midterm
    years = years_in(table.heads.term or "")
    term = (
        str(years[0])
        if years
        else (table.heads.term if (table.heads.term or "").isdecimal() else None)
    )
    if cell is None:
        return None
    if isinstance(cell, ItemisedText):
        return MidtermGoal(cell.text, None, term=term, cite=cell.cite)
    said = quantity_of(cell.raw, cell.cite)
    return MidtermGoal(
        None, said.raw, said.value, said.unit, said.relation, term=term, cite=said.cite
    )
