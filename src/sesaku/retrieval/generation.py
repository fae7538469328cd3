"""What a catalogue holds after a commit 「世代」: asked as often as one likes, it is the same.

Whatever is remembered of a catalogue is remembered here, so that it is gone with the next commit,
also with one that another process makes in the middle of a search.
"""

from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from time import perf_counter
from typing import TYPE_CHECKING, Any, TypeVar

import tantivy
from tantivy import Occur, Query

if TYPE_CHECKING:
    from sesaku.retrieval.catalogue import Facet, Shape

T = TypeVar("T")

KEY = "key_"
_MOST_VALUES = 60_000
"""So many are told of all columns that are counted; tantivy refuses more than 65,000."""
_MOST_IN_A_COLUMN = 4096
"""Where there are more, so many of each column are told: those that most entries have."""
_OTHERS_FROM = 0.75
"""Where more than this share answers, counting the others is quicker: it costs more for each."""
_SHARED_FROM = 100_000
"""Where so many answer, one thread counts half of the columns, and another the other half."""
_HALVED_FROM = 200_000
"""Where so many hold a phrase, whose places take longest, each thread looks at half of them."""
_LONG_SECONDS = 0.02
"""An answer that takes longer is kept."""
_MOST_KEPT = 256
_MOST_HELD = 50_000
"""Of so many values and pairs it is remembered how many entries have them."""


@dataclass(frozen=True, slots=True)
class Best:
    """Keys of entries, best first, their scores, and how many entries there are in all."""

    keys: tuple[int, ...]
    scores: tuple[float, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Counts:
    """How many entries a query finds, and by facet how many of them have each value."""

    total: int
    facets: dict[str, Counter[str]]

    def copy(self) -> "Counts":
        """Return counts that may be changed without changing these."""
        return Counts(self.total, {name: counter.copy() for name, counter in self.facets.items()})

    def minus(self, other: "Counts") -> "Counts":
        """Return the counts of these entries without some of them."""
        facets = {name: counter - other.facets[name] for name, counter in self.facets.items()}
        return Counts(self.total - other.total, facets)


class Generation:
    """A catalogue as it is after a commit."""

    def __init__(self, shape: "Shape", schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        """Take what the entries hold, and what searches them."""
        self.searcher = searcher
        self._shape = shape
        self._schema = schema
        self._known: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()
        self.holding = lru_cache(_MOST_HELD)(searcher.doc_freq)
        """How many entries may have a value of a field, or a pair: no fewer than do."""

    @property
    def size(self) -> int:
        """How many entries there are."""
        return int(self.searcher.num_docs)

    def best(self, query: Query, limit: int, offset: int = 0) -> Best:
        """Return the keys of the entries that answer best, and how many there are in all."""
        return self._kept(
            ("best", _said(query), limit, offset),
            lambda: self._found(self.searcher.search(query, limit, count=True, offset=offset)),
        )

    def best_alone(self, query: Query, limit: int) -> list[tuple[float, int]]:
        """Return the scores and keys of the entries that answer best, not counting the others."""
        found = self._found(self.searcher.search(query, limit, count=False), counted=False)
        return list(zip(found.scores, found.keys, strict=True))

    def sorted_by(
        self, number: str, query: Query, limit: int, offset: int = 0, *, up: bool = False
    ) -> Best:
        """Return the keys of the entries that answer by a number of theirs, largest first."""
        order = tantivy.Order.Asc if up else tantivy.Order.Desc
        return self._kept(
            (number, up, _said(query), limit, offset),
            lambda: self._found(
                self.searcher.search(
                    query, limit, count=True, offset=offset, order_by_field=number, order=order
                )
            ),
        )

    def count(
        self, query: Query, names: Sequence[str], expected: int = 0, *, places: bool = True
    ) -> Counts:
        """Return how many entries a query finds, and by facet how many of them have each value.

        The last two arguments choose the quickest way; all give the same.

        Args:
            query: what finds them.
            names: the facets.
            expected: about how many entries it finds.
            places: places of pairs have to be looked at: it has phrases.
        """
        counted = self._kept(
            ("count", _said(query), *names),
            lambda: self._counts(query, names, expected, places=places),
        )
        return counted.copy()

    @cached_property
    def held(self) -> int:
        """How many entries the index holds, those among them that were taken out since."""
        column = next(name for facet in self._shape.facets for name in facet.column_names)
        return sum(self._values[column].values())

    def _kept(self, key: tuple[Hashable, ...], ask: Callable[[], T]) -> T:
        """Return an answer that took long before.

        What a very common phrase finds takes long to walk through, and it is asked again: for the
        next page, another order, by the next person.
        """
        known = self._known
        with suppress(KeyError):
            known.move_to_end(key)
            found: T = known[key]
            return found
        begun = perf_counter()
        found = ask()
        if perf_counter() - begun > _LONG_SECONDS:
            known[key] = found
            with suppress(KeyError):
                if len(known) > _MOST_KEPT:
                    known.popitem(last=False)
        return found

    def _found(self, result: Any, *, counted: bool = True) -> Best:  # noqa: ANN401 - its stub lacks what it has
        keys = tuple(int(self.searcher.doc(place)[KEY][0]) for _, place in result.hits)
        scores = tuple(score for score, _ in result.hits)
        return Best(keys, scores, int(result.count) if counted else len(keys))

    def _counts(self, query: Query, names: Sequence[str], expected: int, *, places: bool) -> Counts:
        facets = [one for one in self._shape.facets if one.name in names and one.columns]
        columns = [name for facet in facets for name in facet.column_names]
        # Where the rarest are not told, parts of the entries don't make up the whole.
        if self._all_told and expected >= max(_HALVED_FROM, self.size * _OTHERS_FROM):
            others = self._counted(self._halves(Occur.MustNot, query), columns, facets)
            everything = self._everything
            wanted = {facet.name: everything.facets[facet.name] for facet in facets}
            return Counts(everything.total, wanted).minus(others)
        if self._all_told and places and expected >= _HALVED_FROM:
            return self._counted(self._halves(Occur.Must, query), columns, facets)
        if not places and expected >= _SHARED_FROM:
            return self._counted([query], columns, facets, shared=True)
        return self._counted([query], columns, facets)

    def _halves(self, occur: Occur, query: Query) -> list[Query]:
        """Return the queries for those entries of each half that a query finds, or doesn't find."""
        halves = ((None, self._middle), (self._middle + 1, None))
        return [
            Query.boolean_query([(Occur.Must, between(self._schema, KEY, *limits)), (occur, query)])
            for limits in halves
        ]

    @cached_property
    def _middle(self) -> int:
        """The key in the middle."""
        everything = Query.all_query()
        ends = [
            self.searcher.search(everything, 1, count=False, order_by_field=KEY, order=order).hits
            for order in (tantivy.Order.Asc, tantivy.Order.Desc)
        ]
        return sum(int(one[0][0]) for one in ends if one) // 2

    @cached_property
    def _values(self) -> Mapping[str, Mapping[str, int]]:
        """By column its values, with how many entries have each, those taken out among them."""
        searcher: Any = self.searcher  # its stub lacks it
        columns = [name for facet in self._shape.facets for name in facet.column_names]
        return {name: dict(searcher.terms_with_prefix(name, "")) for name in columns}

    @cached_property
    def _all_told(self) -> bool:
        """Whether there are so few values that none is left out."""
        return sum(map(len, self._values.values())) <= _MOST_VALUES

    @cached_property
    def _everything(self) -> Counts:
        """The counts of all entries."""
        facets = [facet for facet in self._shape.facets if facet.columns]
        if self.held == self.size:
            return _made_of([self._values], self.size, facets)
        columns = [name for facet in facets for name in facet.column_names]
        return self._counted([Query.all_query()], columns, facets)

    def _counted(
        self,
        parts: Sequence[Query],
        columns: Sequence[str],
        facets: "Sequence[Facet]",
        *,
        shared: bool = False,
    ) -> Counts:
        """Count what all parts find together, each in a thread: tantivy holds no lock of Python's.

        Args:
            parts: what finds them.
            columns: what is counted.
            facets: what that belongs to.
            shared: two threads share the columns, those with many values evenly.
        """
        many = sorted(columns, key=lambda name: -len(self._values[name]))
        shares = [many[::2], many[1::2]] if shared else [columns]
        first, *others = [(part, share) for part in parts for share in shares]
        with ThreadPoolExecutor(max(len(others), 1)) as beside:
            waiting = [beside.submit(self._told, *one) for one in others]
            told = [self._told(*first), *(one.result() for one in waiting)]
        total = sum(total for _, total in told[:: len(shares)])
        return _made_of([one for one, _ in told], total, facets)

    def _told(
        self, query: Query, columns: Sequence[str]
    ) -> tuple[Mapping[str, Mapping[str, int]], int]:
        """Return by column how many entries have each value, and how many there are."""
        if not columns:
            return {}, self._found(self.searcher.search(query, 1, count=True)).total
        most = _MOST_VALUES if self._all_told else _MOST_IN_A_COLUMN
        found = self.searcher.aggregate(
            query, {name: {"terms": {"field": name, "size": most}} for name in columns}
        )
        told = {
            name: {one["key"]: one["doc_count"] for one in found[name]["buckets"]}
            for name in columns
        }
        # Every column has one value of every entry.
        first = columns[0]
        return told, sum(told[first].values()) + int(found[first]["sum_other_doc_count"])


def _made_of(
    parts: Sequence[Mapping[str, Mapping[str, int]]], total: int, facets: "Sequence[Facet]"
) -> Counts:
    counts = {
        facet.name: facet.counted(
            part[name] for part in parts for name in facet.column_names if name in part
        )
        for facet in facets
    }
    return Counts(total, counts)


def between(
    schema: tantivy.Schema, name: str, least: int | None = None, most: int | None = None
) -> Query:
    """Return the query for entries of which a number lies between two, both included."""
    lowest, highest = 0 if least is None else least, 2**62 if most is None else most
    return Query.range_query(schema, name, tantivy.FieldType.Integer, lowest, highest)


def _said(query: Query) -> bytes:
    """Return what two queries have in common only if they ask the same: all of it, shortened."""
    return sha256(str(query).encode()).digest()
