"""Search over research: hits with what matched where, counts by facet, any order.

The catalogue finds numbers of records; what is shown of them comes from ``Lookup``, which is the
database, or a dictionary in tests.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sateto.finding.shape import FACETS, NAMES, TEXTS, parts_of
from sateto.records.record import ResearchProject
from sesaku.retrieval.asking import Question, Range, compiled, expected
from sesaku.retrieval.catalogue import Best, Catalogue
from sesaku.retrieval.highlighting import Piece, pieces
from sesaku.retrieval.query import Filters, Query, parse
from sesaku.retrieval.thesaurus import Thesaurus

Lookup: TypeAlias = Callable[[Sequence[int]], Mapping[int, ResearchProject]]
"""Returns the records that are stored under numbers."""

Sort: TypeAlias = Literal["best", "newest", "oldest", "amount"]
SORTS: tuple[Sort, ...] = ("best", "newest", "oldest", "amount")

COUNTED = tuple(facet.name for facet in FACETS if facet.columns)

_WINDOW = 70
"""So many characters stand around what was found, in an excerpt."""
_EXCERPT = 240


@dataclass(frozen=True, slots=True)
class Match:
    """Where something was found: the text's name, and an excerpt cut at what was found."""

    field: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that answers.

    Attributes:
        key: the number under which it is stored.
        record: the record.
        score: how well it answers; 0 where the order is another.
        matches: where something was found, what says what was found first.
    """

    key: int
    record: ResearchProject
    score: float
    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Hits in order.

    Attributes:
        total: how many records answer in all.
        facets: by facet, how many of them have each value.
        query: the query as it was understood.
        some: no record holds all of the words: these hold some.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, Counter[str]]
    query: Query
    some: bool = False


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for.

    Attributes:
        text: the query; filters may stand in it, e.g. ``funder:名`` or ``-year:2020``.
        values: by facet, any of the values.
        ranges: by number (start, end, amount), the least and the most.
        sort: the order.
        facets: the facets that are counted; none where empty.
        some: records answer that hold some of the words.
    """

    text: str = ""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    sort: Sort = "best"
    facets: Sequence[str] = COUNTED
    some: bool = False


class ResearchSearch:
    """Answers questions about research."""

    def __init__(self, catalogue: Catalogue, thesaurus: Thesaurus, lookup: Lookup) -> None:
        """Take the catalogue, the names that mean the same, and where records are stored."""
        self.catalogue = catalogue
        self.thesaurus = thesaurus
        self.lookup = lookup

    def understood(self, text: str) -> Query:
        """Return what a query says."""
        query = parse(text, self.thesaurus, NAMES)
        known = {name: values for name, values in query.filters.wanted.items() if name in NAMES}
        unwanted = {n: values for n, values in query.filters.unwanted.items() if n in NAMES}
        return Query(query.words, Filters(known, unwanted))

    def __call__(self, asked: Asked, *, limit: int = 20, offset: int = 0) -> Results:
        """Return so many hits after the first ``offset``, and the counts by facet."""
        query = self.understood(asked.text)
        question = Question(query, asked.values, asked.ranges, asked.some)
        some = asked.some
        # The index counts without holding Python's lock: meanwhile the hits are found and read.
        with ThreadPoolExecutor(1) as beside:
            counting = beside.submit(self._counts, question, asked.facets)
            found = self._best(question, asked.sort, limit, offset)
            if not found.total and not some and len(query.words) > 1:
                question = Question(query, asked.values, asked.ranges, some=True)
                counting = beside.submit(self._counts, question, asked.facets)
                found, some = self._best(question, asked.sort, limit, offset), True
            hits = self._hits(found, query)
            return Results(hits, found.total, counting.result(), query, some)

    def keys(self, asked: Asked, limit: int) -> tuple[int, ...]:
        """Return the numbers of the records that answer, in order; for downloads and counts."""
        question = Question(self.understood(asked.text), asked.values, asked.ranges, asked.some)
        return self._best(question, asked.sort, limit, 0).keys

    def _best(self, question: Question, sort: Sort, limit: int, offset: int) -> Best:
        asking = compiled(self.catalogue, question)
        if sort == "best" and question.query.words:
            return self.catalogue.best(asking, limit, offset)
        number = "amount" if sort == "amount" else "start"
        return self.catalogue.sorted_by(number, asking, limit, offset, up=sort == "oldest")

    def _counts(self, question: Question, facets: Sequence[str]) -> dict[str, Counter[str]]:
        if not facets:
            return {}
        asking = compiled(self.catalogue, question)
        return self.catalogue.count(asking, facets, expected(self.catalogue, question))

    def _hits(self, found: Best, query: Query) -> tuple[Hit, ...]:
        records = self.lookup(found.keys)
        forms = forms_of(query)
        return tuple(
            Hit(key, records[key], float(score or 0.0), tuple(matches_in(records[key], forms)))
            for key, score in zip(found.keys, found.scores, strict=True)
            if key in records
        )


def forms_of(query: Query) -> tuple[str, ...]:
    """Return the folded forms by which the words of a query are found."""
    return tuple(dict.fromkeys(form for word in query.words for form in word.forms))


def matches_in(record: ResearchProject, forms: Iterable[str]) -> list[Match]:
    """Return where folded forms stand in a record's texts, each text with an excerpt."""
    wanted = tuple(forms)
    made = []
    texts = parts_of(record)
    for text in TEXTS:
        for part in texts[text.name]:
            cut = pieces(part, wanted)
            if any(piece.marked for piece in cut):
                made.append(Match(text.name, tuple(excerpt(cut))))
                break
    return made


def excerpt(cut: Sequence[Piece]) -> list[Piece]:
    """Return the part of a text around what was found first, shortened at both ends."""
    first = next(place for place, piece in enumerate(cut) if piece.marked)
    made: list[Piece] = []
    size = 0
    if first and cut[first - 1].text:
        before = cut[first - 1].text
        told = before[-_WINDOW:]
        made.append(
            Piece(("…" if len(told) < len(before) or first > 1 else "") + told, marked=False)
        )
    for piece in cut[first:]:
        room = _EXCERPT - size
        if room <= 0:
            break
        if piece.marked or len(piece.text) <= room:
            made.append(piece)
        else:
            made.append(Piece(piece.text[:room] + "…", marked=False))
        size += len(piece.text)
    return made
