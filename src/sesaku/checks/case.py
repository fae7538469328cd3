"""What a check is given: one reading, the readings beside it, and the rating scales."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from sesaku.checks.check import Evidence, Need
from sesaku.checks.clauses import Clause, clauses
from sesaku.checks.prose import Prose, prose_of
from sesaku.checks.scales import Scale
from sesaku.document.cite import Cite, merge
from sesaku.model.evaluation import Analysis, NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Content, Reading
from sesaku.model.values import ItemisedText, NumberedText, Quantity, Text, YearlyContent


@dataclass(frozen=True)
class Case:
    """One reading under audit.

    Attributes:
        reading: what is asked about.
        others: the other readings of the same run.
        scales: the rating scales that are known, those of the user first.
    """

    reading: Reading
    others: tuple[Reading, ...] = ()
    scales: tuple[Scale, ...] = ()

    @cached_property
    def _clauses(self) -> dict[Cite, tuple[str, tuple[Clause, ...]]]:
        return {}

    @property
    def content(self) -> Content:
        """What was read."""
        return self.reading.content

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """All measurement indicators, in the order of the document."""
        return tuple(one for field in self.content.fields for one in field.indicators)

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """All running text, each piece with its subject."""
        return prose_of(self.content)

    @cached_property
    def _fields(self) -> Mapping[int, PolicyField]:
        return {id(one): field for field in self.content.fields for one in field.indicators}

    def field_of(self, indicator: Indicator) -> PolicyField:
        """Return the policy field that an indicator belongs to."""
        return self._fields[id(indicator)]

    def analyses(self, indicator: Indicator) -> tuple[Analysis, ...]:
        """Return what the field's analysis says of an indicator."""
        field = self.field_of(indicator)
        return tuple(one for one in field.analysis if one.code == indicator.code)

    def following(self, indicator: Indicator) -> tuple[NextIndicator, ...]:
        """Return what is said of an indicator's code in the next cycle."""
        field = self.field_of(indicator)
        return tuple(one for one in field.next_indicators if one.code == indicator.code)

    def clauses(self, text: str, cite: Cite) -> tuple[Clause, ...]:
        """Return the sentences of a cited text, each with its own cite."""
        known = self._clauses.get(cite)
        if known is None or known[0] != text:
            known = self._clauses[cite] = (text, clauses(self.reading.document, text, cite))
        return known[1]

    def evidence(self, role: str, value: "Citable") -> Evidence:
        """Return a cited value as evidence."""
        return Evidence(role, _text(value), value.cite, self.reading.document.name)

    def record(self, indicator: Indicator) -> Evidence:
        """Return all numbers of an indicator and its rating as one piece, in reading order."""
        cells = [cell.cite for _, *pair in numbers(indicator) for cell in pair]
        rating = indicator.rating.cite if indicator.rating else ()
        return self._pieces("targets, results, rating", merge(*cells, rating))

    def joined(self, role: str, cells: Iterable[Quantity]) -> Evidence:
        """Return cells of one row as one piece, in reading order."""
        return self._pieces(role, merge(*(cell.cite for cell in cells)))

    def _pieces(self, role: str, cite: Cite) -> Evidence:
        document = self.reading.document
        text = " ".join(document.text[span.start : span.end] for span in cite)
        return Evidence(role, text, cite, document.name)

    def meets(self, need: Need) -> bool:
        """Whether the document has what a check needs."""
        return _NEEDS[need](self.content)


Citable = Clause | ItemisedText | NumberedText | Quantity | Text | Analysis | NextIndicator


def _text(value: Citable) -> str:
    return value.raw if isinstance(value, Quantity) else value.text


_NEEDS: dict[Need, Callable[[Content], bool]] = {
    "measure": lambda content: content.measure is not None,
    "indicators": lambda content: any(field.indicators for field in content.fields),
    "opinions": lambda content: content.measure is not None and bool(content.measure.opinions),
    "budgets": lambda content: content.measure is not None and bool(content.measure.budgets),
    "projects": lambda content: bool(content.projects),
}


def items_of(content: YearlyContent | None) -> tuple[NumberedText, ...]:
    """Return the items of a yearly text; a number, or nothing printed, has none."""
    return content.items if isinstance(content, ItemisedText) else ()


def numbers(indicator: Indicator) -> Iterator[tuple[int, Quantity, Quantity]]:
    """Yield year, target and result of the years for which both are numeric cells."""
    for year in indicator.years:
        if isinstance(year.target, Quantity) and isinstance(year.result, Quantity):
            yield year.fiscal_year, year.target, year.result
