"""All running text of a document, each piece with the subject that it is about.

Checks of wording look at it without white space and in half width (``tight``), since a wrapped
print puts blanks anywhere; what they find is cited at its place in the print.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from sesaku.checks.check import Evidence
from sesaku.checks.clauses import part
from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.model.evaluation import Measure, NextIndicator, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Content
from sesaku.model.values import ItemisedText
from sesaku.text.width import narrow

_ENDS = "。、,，"
_NEAR, _FAR = 10, 70


@dataclass(frozen=True)
class Prose:
    """A text of the document.

    Attributes:
        subject: what it is about, as findings name it.
        role: what it is: "target", "result", "analysis", "goal" ….
        text: the text as read.
        cite: where it stands.
        year: fiscal year of a target or result.
    """

    subject: str
    role: str
    text: str
    cite: Cite
    year: int | None = None

    @cached_property
    def _places(self) -> tuple[int, ...]:
        return tuple(at for at, letter in enumerate(self.text) if not letter.isspace())

    @cached_property
    def tight(self) -> str:
        """The text without white space, in half width."""
        return _tight(self.text)

    def piece(self, document: Document, start: int, end: int) -> Evidence:
        """Return ``tight[start:end]`` as it is printed."""
        bounds = (self._places[start], self._places[end - 1] + 1)
        clause = part(document, self.text, self.cite, bounds)
        return Evidence(self.label, clause.text, clause.cite, document.name)

    def around(self, document: Document, start: int, end: int) -> Evidence:
        """Return ``tight[start:end]`` with the words about it, up to the nearest comma or stop."""
        before = self.tight[: max(start - _NEAR, 0)]
        first = max(max(before.rfind(sign) for sign in _ENDS) + 1, start - _FAR, 0)
        after = self.tight[end + _NEAR :]
        found = [at for sign in _ENDS if (at := after.find(sign)) >= 0]
        limit = end + _NEAR + min(found) + 1 if found else len(self.tight)
        return self.piece(document, first, min(limit, end + _FAR, len(self.tight)))

    def whole(self, document: Document) -> Evidence:
        """Return all of it."""
        return Evidence(self.label, self.text, self.cite, document.name)

    @property
    def label(self) -> str:
        """Role and year: "result 2020"."""
        return self.role if self.year is None else f"{self.role} {self.year}"


@lru_cache(maxsize=4096)
def _tight(text: str) -> str:
    return "".join(narrow(text).split())


def prose_of(content: Content) -> tuple[Prose, ...]:
    """Return all running text of a document, in its order."""
    pieces = list(_of_measure(content.measure)) if content.measure else []
    for field in content.fields:
        pieces += _of_field(field)
    return tuple(piece for piece in pieces if piece.text and piece.cite)


def _of_measure(measure: Measure) -> Iterator[Prose]:
    for purpose in measure.purposes:
        yield Prose("measure", "purpose", purpose.text, purpose.cite)
    for goal in measure.goals:
        yield Prose(
            f"goal:{goal.number}" if goal.number else "measure", "goal", goal.text, goal.cite
        )
    if measure.overall:
        yield Prose("measure", "overall", measure.overall.text, measure.overall.cite)
    for one in measure.results:
        yield Prose(
            f"result:{one.number}" if one.number else "measure", "result", one.text, one.cite
        )
    for one in measure.next_goals:
        subject = f"goal:{one.number}" if one.number else "measure"
        yield Prose(subject, "next goal", one.text, one.cite)
    for number, opinion in enumerate(measure.opinions, 1):
        yield Prose(f"opinion:{number}", "opinion", opinion.text, opinion.cite)
    for note in measure.notes:
        yield Prose("measure", "note", note.text, note.cite)


def _of_field(field: PolicyField) -> Iterator[Prose]:
    subject = f"F{field.number}"
    for one in field.overview:
        yield Prose(subject, "overview", one.text, one.cite)
    for indicator in field.indicators:
        yield from _of_indicator(indicator)
    for analysis in field.analysis:
        yield Prose(analysis.code or subject, "analysis", analysis.text, analysis.cite)
    if field.next_measure:
        yield Prose(subject, "next measure", field.next_measure.text, field.next_measure.cite)
    for follower in field.next_indicators:
        if follower.change != "retired":
            about = next_subject(follower) or subject
            yield Prose(about, "next name", follower.name, follower.name_cite)
            yield Prose(about, "next", follower.text, follower.cite)


def _of_indicator(indicator: Indicator) -> Iterator[Prose]:
    yield Prose(indicator.code, "name", indicator.name, indicator.cite)
    goal = indicator.midterm_goal
    if goal and goal.text:
        yield Prose(indicator.code, "midterm goal", goal.text, goal.cite)
    for year in indicator.years:
        for role, content in (("target", year.target), ("result", year.result)):
            if isinstance(content, ItemisedText):
                yield Prose(indicator.code, role, content.text, content.cite, year.fiscal_year)
    for note in indicator.notes:
        yield Prose(indicator.code, "note", note.text, note.cite)


def next_subject(follower: NextIndicator) -> str | None:
    """Return the subject of an indicator of the next cycle; one that goes on keeps its code."""
    if follower.code is None:
        return None
    return f"next:{follower.code}" if follower.change == "new" else follower.code
