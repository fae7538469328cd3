"""A catalogue: entries with several texts that count differently, facets, and numbers to sort by.

Unlike the index of passages it keeps of an entry nothing but its key: what is shown comes from
wherever the entries are stored. So it stays smaller than the text that it finds.

Facets are counted in columns that hold one value for every entry, which costs a fiftieth of
columns that hold many: an entry's further values stand in further columns, or a short set of them
is one value.
"""

import json
from collections import Counter, OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

import msgspec
import tantivy

from sesaku.retrieval.folder import PAIRS, WAIT_SECONDS, IndexFolder, pairs_of_each
from sesaku.text.folding import fold

T = TypeVar("T")

KEY = "key_"
_VERSION = 2
_BETWEEN = "|"
_MOST_SETS = 4096
_HALF = 2
_LONG_SECONDS = 0.02
"""An answer that takes longer is kept."""
_MOST_KEPT = 256
_END_OF_PART = "\u241e"
_END_OF_TEXT = "\u241d"

_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Text:
    """A text that entries have, and what a word counts that is found in it."""

    name: str
    ja: str
    en: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Facet:
    """A field that queries narrow by, and that hits may be counted by.

    Attributes:
        name: its name in queries.
        ja: the Japanese label.
        en: the English label.
        columns: so many values of an entry are counted; 0 where none are; of 1 an entry has at
            most one value, and the field that is counted is the one that narrows.
        short_set: entries have few combinations of values, each counted as one.
    """

    name: str
    ja: str
    en: str
    columns: int = 1
    short_set: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What the entries of a catalogue hold."""

    texts: tuple[Text, ...]
    facets: tuple[Facet, ...]
    numbers: tuple[str, ...] = ()
    version: int = 1

    def digest(self) -> str:
        """Return what an index of another shape does not have."""
        texts = [one.name for one in self.texts]
        facets = [(one.name, one.columns, one.short_set) for one in self.facets]
        described = [_VERSION, self.version, texts, facets, self.numbers]
        return sha256(json.dumps(described).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Entry:
    """What is found of something that is stored elsewhere under a number.

    Attributes:
        key: the number.
        texts: by name, as ``searchable`` wrote them.
        values: by the name of their facet.
        numbers: by name; an entry without a number stands last when sorted by it.
    """

    key: int
    texts: Mapping[str, str]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)


def searchable(texts: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return texts as entries hold them: folded, their pairs of characters with blanks between.

    Args:
        texts: by name, each in its parts; nothing is found that would run over the end of one.
    """
    joined = (_END_OF_PART.join(parts).replace(_END_OF_TEXT, "") for parts in texts.values())
    # Folded all at once: most of the time goes into the calls, not into the characters.
    folded = fold(_END_OF_TEXT.join(joined)).split(_END_OF_TEXT)
    return dict(zip(texts, pairs_of_each(folded), strict=True))


def written(shape: Shape, entry: Entry) -> bytes:
    """Return an entry as the index takes it, but for its key: JSON, which another process may make.

    The index reads one text faster than Python can hand it thirty values.
    """
    made: dict[str, str | int | tuple[str, ...]] = {
        name: text for name, text in entry.texts.items() if text
    }
    given = entry.values
    for facet in shape.facets:
        name = facet.name
        values = given.get(name, ())
        if facet.columns == 1 and not facet.short_set:
            made[name] = values[0] if values else ""
            continue
        made[name] = values
        if facet.columns:
            made.update(zip(_columns(facet), _counted(facet, values), strict=True))
    for name in shape.numbers:
        made[name] = entry.numbers.get(name, -1)
    return _encode(made)


class Catalogue(IndexFolder):
    """An index of entries, in a folder or in memory."""

    heap = 300_000_000
    threads = 1
    """Of one thread the segments are large: few have to be merged, and few to be searched."""

    def __init__(self, shape: Shape, folder: Path | None = None) -> None:
        """Open the catalogue, or make it; of another shape it is another one."""
        self.shape = shape
        super().__init__(
            self._schema_of(shape), folder / shape.digest() if folder is not None else None
        )
        self._totals: dict[str, Counter[str]] = {}
        self._known: OrderedDict[tuple[Hashable, ...], Any] = OrderedDict()

    @staticmethod
    def _schema_of(shape: Shape) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        for text in shape.texts:
            builder.add_text_field(text.name, tokenizer_name=PAIRS, index_option="position")
        for facet in shape.facets:
            if not _is_own_column(facet):
                builder.add_text_field(facet.name, tokenizer_name="raw", index_option="basic")
            for column in _columns(facet):
                builder.add_text_field(
                    column, tokenizer_name="raw", index_option="basic", fast=True
                )
        for number in shape.numbers:
            builder.add_integer_field(number, fast=True, indexed=True)
        builder.add_integer_field(KEY, stored=True, indexed=True, fast=True)
        return builder.build()

    def refresh(self) -> None:
        """See what was committed, here or by other processes."""
        super().refresh()
        self._totals = {}
        self._known = OrderedDict()

    @property
    def folder(self) -> Path | None:
        """Where it lies."""
        return self._folder

    def update(
        self,
        entries: Iterable[Entry],
        *,
        without: Iterable[int] = (),
        wait: float = WAIT_SECONDS,
    ) -> int:
        """Put entries in, in place of those with the same keys, and take keys out: all or nothing.

        Returns:
            How many entries were put in.

        Raises:
            IndexBusyError: another process keeps writing for longer than ``wait`` seconds.
        """
        done = 0
        with self.writing(wait) as writer:
            for key in without:
                self.take_out(writer, key)
            for entry in entries:
                self.put(writer, entry)
                done += 1
        return done

    def append(self, entries: Iterable[Entry]) -> int:
        """Put entries in whose keys the catalogue does not have yet; return how many."""
        done = 0
        with self.writing() as writer:
            for entry in entries:
                self.put_new(writer, entry.key, written(self.shape, entry))
                done += 1
        return done

    def empty(self, wait: float = WAIT_SECONDS) -> None:
        """Take everything out."""
        with self.writing(wait) as writer:
            writer.delete_all_documents()

    def put(self, writer: tantivy.IndexWriter, entry: Entry) -> None:
        """Write an entry in place of the one with the same key."""
        self.take_out(writer, entry.key)
        self.put_new(writer, entry.key, written(self.shape, entry))

    @staticmethod
    def put_new(writer: tantivy.IndexWriter, key: int, entry: bytes) -> None:
        """Write what ``written`` made of an entry, under a key that is not in the catalogue."""
        writer.add_json((f'{{"{KEY}":{key},'.encode() + entry[1:]).decode())

    def take_out(self, writer: tantivy.IndexWriter, key: int) -> None:
        """Take the entry of a key out."""
        writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, KEY, key))

    def number_query(
        self, name: str, least: int | None = None, most: int | None = None
    ) -> tantivy.Query:
        """Return the query for entries of which a number lies between two, both included."""
        lowest, highest = 0 if least is None else least, 2**62 if most is None else most
        return tantivy.Query.range_query(
            self._schema, name, tantivy.FieldType.Integer, lowest, highest
        )

    def best(self, query: tantivy.Query, limit: int, offset: int = 0) -> "Best":
        """Return the keys of the entries that answer best, and how many there are in all."""
        return self._kept(
            ("best", _said(query), limit, offset),
            lambda: self._found(self._searcher().search(query, limit, count=True, offset=offset)),
        )

    def sorted_by(
        self, number: str, query: tantivy.Query, limit: int, offset: int = 0, *, up: bool = False
    ) -> "Best":
        """Return the keys of the entries that answer by a number of theirs, largest first."""
        order = tantivy.Order.Asc if up else tantivy.Order.Desc
        return self._kept(
            (number, up, _said(query), limit, offset),
            lambda: self._found(
                self._searcher().search(
                    query, limit, count=True, offset=offset, order_by_field=number, order=order
                )
            ),
        )

    def _kept(self, key: tuple[Hashable, ...], ask: Callable[[], T]) -> T:
        """Return an answer that took long before, as long as the catalogue has not changed.

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

    def _found(self, result: Any) -> "Best":  # noqa: ANN401 - its stub lacks what it has
        searcher = self._searcher()
        keys = tuple(int(searcher.doc(place)[KEY][0]) for _, place in result.hits)
        return Best(keys, tuple(score for score, _ in result.hits), int(result.count))

    def count(
        self, query: tantivy.Query, names: Sequence[str], expected: int = 0
    ) -> dict[str, Counter[str]]:
        """Return by facet how many of the entries that a query finds have each value.

        Args:
            query: what finds them.
            names: the facets.
            expected: about how many entries it finds: where it is most of them, the others are
                counted, which is quicker and gives the same.
        """
        counted = self._kept(
            ("count", _said(query), *names), lambda: self._counts(query, names, expected)
        )
        return {name: counter.copy() for name, counter in counted.items()}

    def _counts(
        self, query: tantivy.Query, names: Sequence[str], expected: int
    ) -> dict[str, Counter[str]]:
        if _HALF * expected <= self.size:
            return self._counted(query, names)
        everything = self._all_counted()
        rest = self._counted(
            tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, tantivy.Query.all_query()), (tantivy.Occur.MustNot, query)]
            ),
            names,
        )
        return {name: everything[name] - rest[name] for name in names}

    def _all_counted(self) -> dict[str, Counter[str]]:
        """Return the counts of all entries; they are kept until the catalogue changes."""
        totals = self._totals
        if not totals:
            names = [one.name for one in self.shape.facets if one.columns]
            totals = self._totals = self._counted(tantivy.Query.all_query(), names)
        return totals  # another thread may have emptied the attribute since

    def _counted(self, query: tantivy.Query, names: Sequence[str]) -> dict[str, Counter[str]]:
        wanted = [one for one in self.shape.facets if one.name in names]
        terms = {"size": _MOST_SETS}
        found = self._searcher().aggregate(
            query,
            {
                column: {"terms": {"field": column, **terms}}
                for facet in wanted
                for column in _columns(facet)
            },
        )
        counts: dict[str, Counter[str]] = {}
        for facet in wanted:
            counted: Counter[str] = Counter()
            counts[facet.name] = counted
            for column in _columns(facet):
                for bucket in found[column]["buckets"]:
                    values = bucket["key"].split(_BETWEEN) if facet.short_set else [bucket["key"]]
                    for value in filter(None, values):
                        counted[value] += int(bucket["doc_count"])
        return counts


@dataclass(frozen=True, slots=True)
class Best:
    """Keys of entries, best first, their scores, and how many entries there are in all."""

    keys: tuple[int, ...]
    scores: tuple[float, ...]
    total: int


def _is_own_column(facet: Facet) -> bool:
    """Whether an entry has at most one value, so that one field narrows and is counted."""
    return facet.columns == 1 and not facet.short_set


def _said(query: tantivy.Query) -> bytes:
    """Return what two queries have in common only if they ask the same: all of it, shortened."""
    return sha256(str(query).encode()).digest()


@cache
def _columns(facet: Facet) -> list[str]:
    if _is_own_column(facet):
        return [facet.name]
    return [f"{facet.name}_{place}" for place in range(facet.columns)]


def _counted(facet: Facet, values: Sequence[str]) -> list[str]:
    """Return what stands in each column of a facet, "" where there is no value for it."""
    if not facet.columns:
        return []
    unique = list(dict.fromkeys(values))
    if facet.short_set:
        return [_BETWEEN.join(sorted(unique))]
    return [*unique, *[""] * facet.columns][: facet.columns]
