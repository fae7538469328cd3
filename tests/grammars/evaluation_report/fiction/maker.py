"""Reports made up from a seed: any number of fields, periods and kinds of indicator."""

from dataclasses import dataclass, replace
from random import Random

from tests.grammars.evaluation_report.fiction import content
from tests.grammars.evaluation_report.fiction.content import (
    Analysis,
    Block,
    Indicator,
    Item,
    Means,
    Paragraph,
    PolicyField,
    Report,
    Year,
)
from tests.grammars.evaluation_report.fiction.making_head import make_head
from tests.grammars.evaluation_report.fiction.making_lists import (
    make_following,
    make_materials,
    make_policies,
)
from tests.grammars.evaluation_report.fiction.making_tables import (
    make_cells,
    make_reference,
    make_worded,
)
from tests.grammars.evaluation_report.fiction.words import Words

CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"


@dataclass(frozen=True)
class Shape:
    """How much a report has.

    Attributes:
        fields: how many fields; 0 for a measure without fields, whose codes are １, ２ ….
        first: its first fiscal year.
        periods: how many years it covers.
        tables: share of tables among the indicators.
        worded: whether tables may hold words.
        gaps: whether parts may be missing.
        unclosed: whether brackets may stay open.
        traps: share of paragraphs with a sentence that begins as a heading does.
    """

    fields: int = 2
    first: int = 2018
    periods: int = 3
    tables: float = 0.5
    worded: bool = False
    gaps: bool = False
    unclosed: bool = False
    traps: float = 0.0


def make_report(seed: int, shape: Shape) -> Report:
    """Return the report of a seed."""
    return _Maker(seed, shape).report()


class _Maker:
    def __init__(self, seed: int, shape: Shape) -> None:
        self.rng = Random(seed)  # noqa: S311 - fiction
        self.words = Words(self.rng, shape.traps)
        self.shape = shape
        self.years = tuple(range(shape.first, shape.first + shape.periods))
        self.means = 0
        self.names: set[str] = set()

    def report(self) -> Report:
        fields = tuple(self._field(number) for number in range(1, max(self.shape.fields, 1) + 1))
        head = make_head(self.words, self.years, fields, gaps=self.shape.gaps)
        if self.shape.fields == 0:
            fields = (replace(fields[0], name=head.name),)
        return Report(head, self.years, fields)

    def _lacks(self, chance: float = 0.12) -> bool:
        return self.shape.gaps and self.rng.random() < chance

    def _field(self, number: int) -> PolicyField:
        count = self.rng.choice((1, 1, 2, 2, 3, 5, 11 if self.shape.fields < 3 else 4))
        codes = [
            f"{number}-{index}" if self.shape.fields else str(index)
            for index in range(1, count + 1)
        ]
        indicators = tuple(self._indicator(code, first=code == codes[0]) for code in codes)
        references = tuple(
            make_reference(self.words, index, self.years)
            for index in range(1, self.rng.choice((0, 0, 1, 2)) + 1)
        )
        if len(references) == 1 and self.rng.random() < 0.3:
            references = (replace(references[0], number=None),)
        analyses = tuple(self._analysis(indicator.code) for indicator in indicators)
        measure, following = make_following(self.words, number, indicators)
        return PolicyField(
            number,
            self._name("topics"),
            () if self._lacks() else self._block("targets", sub=False),
            () if self._lacks() else make_policies(self.words),
            indicators,
            references,
            () if self._lacks() else analyses,
            measure,
            following,
            () if self._lacks() else make_materials(self.words),
        )

    def _name(self, key: str) -> str:
        """Return a name that no other indicator or field has."""
        for _ in range(99):
            name = self.words.sentence(key) if key == "names" else self._topic()
            if name not in self.names:
                break
        self.names.add(name)
        return name

    def _topic(self) -> str:
        return f"{self.words.one('topics')}の{self.words.one('actions')}"

    def _indicator(self, code: str, *, first: bool) -> Indicator:
        table = self.rng.random() < self.shape.tables and not first
        main = first or self.rng.random() < 0.2
        grade = None if self._lacks(0.05) else self.rng.choice("sabbbcd")
        term = self.rng.choice((None, None, None, self.years[-1] + 4))
        name = self._name("names" if table else "topics")
        notes: tuple[str, ...] = ()
        source = None
        if table and self.rng.random() < 0.4:
            notes = (self.words.sentence("notes"),)
        if table and self.rng.random() < 0.3:
            source = self.words.sentence("sources")
        if table and self.shape.worded and self.rng.random() < 0.3:
            midterm, years = make_worded(self.words, self.years)
        elif table:
            midterm, years = make_cells(self.words, self.years)
        else:
            midterm, years = self._goal(), tuple(self._year(year) for year in self.years)
        return Indicator(code, name, main, table, midterm, years, grade, term, notes, source)

    def _goal(self) -> Block | None:
        return None if self._lacks() else (Item(None, (self.words.one("aims"),)),)

    def _year(self, year: int) -> Year:
        target = self._block("targets")
        result: content.Content = self._block("results")
        if self.rng.random() < 0.05:
            result = (Item(None, ("－",)),)
        return Year(year, target, None if self._lacks(0.05) else result)

    def _block(self, key: str, *, sub: bool = True) -> Block:
        count = self.rng.choice((0, 0, 1, 2, 2, 3, 4, 11))
        if sub and self.rng.random() < 0.05:
            marks = ("（１）", "（２）", "（３）")
            return (Item(None, tuple(mark + self.words.paragraph(key) for mark in marks)),)
        if count == 0:
            paragraphs = [self.words.paragraph(key) for _ in range(self.rng.choice((1, 1, 2)))]
            return (Item(None, tuple(self._opened(text) for text in paragraphs)),)
        most = 4 if count < 5 else 1
        return tuple(self._item(key, index, most, sub=sub) for index in range(1, count + 1))

    def _item(self, key: str, index: int, most: int, *, sub: bool) -> Item:
        paragraphs = [self.words.paragraph(key, 1, most)]
        if sub and self.rng.random() < 0.3:
            marks = self.rng.choice(
                (("（１）", "（２）"), ("ア ", "イ "), ("（１）", "（２）", "（３）"))
            )
            leading = marks[0] == "（１）" and self.rng.random() < 0.4
            subs = [mark + self.words.paragraph(key, 1, 2) for mark in marks]
            paragraphs = subs if leading else paragraphs + subs
        if sub and self.rng.random() < 0.1:
            paragraphs.append("（注）" + self.words.sentence("notes"))
        return Item(index, tuple(self._opened(text) for text in paragraphs))

    def _opened(self, text: str) -> str:
        """Leave a bracket open now and then."""
        if not self.shape.unclosed or "）" not in text or self.rng.random() > 0.1:
            return text
        last = text.rindex("）")
        return text[:last] + text[last + 1 :]

    def _analysis(self, code: str) -> Analysis:
        numbered = self.rng.random() < 0.5
        paragraphs = []
        for index in range(1, self.rng.choice((1, 1, 2, 3)) + 1):
            text = self.words.paragraph("analyses", 1, 3)
            front = f"{'０１２３'[index]} " if numbered else ""
            paragraphs.append(Paragraph(front + text, self._means()))
        return Analysis(code, tuple(paragraphs))

    def _means(self) -> tuple[Means, ...]:
        found = []
        for _ in range(self.rng.choice((0, 1, 1, 1, 2))):
            self.means = self.means % len(CIRCLED) + 1
            name = self.words.sentence("means")
            found.append(Means(CIRCLED[self.means - 1], name, self._span()))
        if len(found) == 2 and len(self.years) > 1 and self.rng.random() < 0.3:
            first, second = found  # one that changed its number within the period
            early, late = self.years[:-1], self.years[-1:]
            return replace(first, years=early), replace(second, name=first.name, years=late)
        return tuple(replace(means, years=found[0].years) for means in found)

    def _span(self) -> tuple[int, ...]:
        first = self.rng.randrange(len(self.years))
        return self.years[first:] if self.rng.random() < 0.5 else self.years
