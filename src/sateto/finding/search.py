"""Search over research: hits with what matched where, counts by facet, any order.

The catalogue finds numbers of records; what is shown of them comes from ``Lookup``, which is the
database, or a dictionary in tests.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sateto.finding.shape import FACETS, NAMES, TEXTS, parts_of
from sateto.records.record import ResearchProject
from sesaku.retrieval.asking import Question, Range, compiled, expected
from sesaku.retrieval.bounds import best_by_bounds, has_phrase, is_common
from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.generation import Best, Counts, Generation
from sesaku.retrieval.highlighting import Piece, pieces
from sesaku.retrieval.query import Filters, Query, parse
from sesaku.retrieval.thesaurus import Thesaurus
from sesaku.text.folding import fold

Lookup: TypeAlias = Callable[[Sequence[int]], Mapping[int, ResearchProject]]
"""Returns the records that are stored under numbers."""

Sort: TypeAlias = Literal["best", "newest", "oldest", "amount"]
SORTS: tuple[Sort, ...] = ("best", "newest", "oldest", "amount")

COUNTED = tuple(facet.name for facet in FACETS if facet.columns)

_BETWEEN = "\u241e"
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
        with ThreadPoolExecutor(1) as beside:
            searching = _Searching(self.catalogue, asked, (limit, offset), beside)
            found = searching.found(question)
            some = asked.some
            if not found.keys and not found.counts().total and not some and len(query.words) > 1:
                question = Question(query, asked.values, asked.ranges, some=True)
                found, some = searching.found(question), True
            hits = self._hits(found, query)
            counts = found.counts()
            return Results(hits, counts.total, counts.facets, query, some)

    def keys(self, asked: Asked, limit: int) -> tuple[int, ...]:
        """Return the numbers of the records that answer, in order; for downloads and counts."""
        question = Question(self.understood(asked.text), asked.values, asked.ranges, asked.some)
        return _best(self.catalogue, self.catalogue.now(), question, asked.sort, limit, 0).keys

    def _hits(self, found: "_Found", query: Query) -> tuple[Hit, ...]:
        records = self.lookup(found.keys)
        forms = forms_of(query)
        return tuple(
            Hit(key, records[key], float(score or 0.0), tuple(matches_in(records[key], forms)))
            for key, score in zip(found.keys, found.scores, strict=True)
            if key in records
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """Keys of the hits and their scores, and what tells the counts as soon as they are there."""

    keys: tuple[int, ...]
    scores: tuple[float, ...]
    counts: Callable[[], Counts]


class _Searching:
    """One search: all its parts ask the same generation of the catalogue."""

    def __init__(
        self, catalogue: Catalogue, asked: Asked, page: tuple[int, int], beside: Executor
    ) -> None:
        """Take what is asked, how many hits after how many, and who counts beside."""
        self._catalogue = catalogue
        self._now = catalogue.now()
        self._asked = asked
        self._page = page
        self._beside = beside

    def found(self, question: Question) -> _Found:
        """Return the hits; the index counts without holding Python's lock meanwhile."""
        limit, offset = self._page
        by_score = self._asked.sort == "best" and question.query.words
        common = by_score and limit and is_common(self._catalogue, question)
        if not common and not self._asked.facets:
            best = self._best(question)
            return _Found(best.keys, best.scores, lambda: Counts(best.total, {}))
        counting = self._beside.submit(self._counts, question)
        likely = (
            best_by_bounds(self._catalogue, self._now, question, limit + offset) if common else None
        )
        if likely is None:
            best = self._best(question)
            return _Found(best.keys, best.scores, counting.result)
        scores, keys = zip(*likely[offset:], strict=True) if likely[offset:] else ((), ())
        return _Found(keys, scores, counting.result)

    def _best(self, question: Question) -> Best:
        return _best(self._catalogue, self._now, question, self._asked.sort, *self._page)

    def _counts(self, question: Question) -> Counts:
        asking = compiled(self._catalogue, question)
        likely = expected(self._catalogue, question)
        return self._now.count(asking, self._asked.facets, likely, places=has_phrase(question))


def _best(
    catalogue: Catalogue, now: Generation, question: Question, sort: Sort, limit: int, offset: int
) -> Best:
    asking = compiled(catalogue, question)
    if sort == "best" and question.query.words:
        return now.best(asking, limit, offset)
    number = "amount" if sort == "amount" else "start"
    return now.sorted_by(number, asking, limit, offset, up=sort == "oldest")


def forms_of(query: Query) -> tuple[str, ...]:
    """Return the folded forms by which the words of a query are found."""
    return tuple(dict.fromkeys(form for word in query.words for form in word.forms))


def matches_in(record: ResearchProject, forms: Iterable[str]) -> list[Match]:
    """Return where folded forms stand in a record's texts, each text with an excerpt."""
    wanted = tuple(forms)
    made = []
    texts = parts_of(record)
    for text in TEXTS:
        whole = fold(_BETWEEN.join(texts[text.name]))  # at once: most of the time goes into calls
        if not any(form in whole for form in wanted):
            continue
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
