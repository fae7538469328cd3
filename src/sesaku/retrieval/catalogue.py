"""A catalogue: entries with several texts that count differently, facets, and numbers to sort by.

Unlike the index of passages it keeps of an entry nothing but its key: what is shown comes from
wherever the entries are stored. So it stays smaller than the text that it finds.

Facets are counted in columns that hold one value for every entry, which costs a fiftieth of
columns that hold many: an entry's further values stand in further columns, or a short set of them
is one value.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

import msgspec
import tantivy

from sesaku.retrieval.folder import PAIRS, WAIT_SECONDS, IndexFolder, pairs_of_each
from sesaku.retrieval.generation import KEY, Best, Generation, between
from sesaku.text.folding import fold_each

_COMMITTED = "meta.json"
"""The file that every commit puts in place of the one before."""
_VERSION = 2
_BETWEEN = "|"
_END_OF_PART = "\u241e"

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

    @property
    def is_own_column(self) -> bool:
        """Whether an entry has at most one value, so that one field narrows and is counted."""
        return self.columns == 1 and not self.short_set

    @property
    def column_names(self) -> tuple[str, ...]:
        """The fields that are counted."""
        return _columns(self)

    def counted(self, columns: Iterable[Mapping[str, int]]) -> Counter[str]:
        """Return how many entries have each value.

        Args:
            columns: by column, how many entries have what stands in it.
        """
        said: Counter[str] = Counter()
        for column in columns:
            said.update(column)
        if self.short_set:
            sets, said = said, Counter()
            for several, number in sets.items():
                said.update(dict.fromkeys(several.split(_BETWEEN), number))
        said.pop("", None)
        return said


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
    [made] = searchable_each([texts])
    return made


def searchable_each(several: Sequence[Mapping[str, Iterable[str]]]) -> list[dict[str, str]]:
    """Return the texts of several entries, as ``searchable`` does of one, in half the time."""
    joined = [_END_OF_PART.join(parts) for texts in several for parts in texts.values()]
    made = iter(pairs_of_each(fold_each(joined)))
    return [dict(zip(texts, made, strict=False)) for texts in several]


def writer_of(shape: Shape) -> Callable[[Entry], bytes]:
    """Return what writes entries as the index takes them: JSON, which any process may make.

    It leaves out the entry's key. The index reads one text faster than Python can hand it thirty
    values.
    """
    single = [facet.name for facet in shape.facets if facet.is_own_column]
    several = [(facet, facet.column_names) for facet in shape.facets if not facet.is_own_column]
    nothing: tuple[str, ...] = ()

    def write(entry: Entry) -> bytes:
        made: dict[str, str | int | tuple[str, ...]] = {
            name: text for name, text in entry.texts.items() if text
        }
        given, numbers = entry.values, entry.numbers
        for name in single:
            values = given.get(name)
            made[name] = values[0] if values else ""
        for facet, columns in several:
            values = made[facet.name] = given.get(facet.name, nothing)
            if columns:
                made.update(zip(columns, _counted(facet, values), strict=True))
        for name in shape.numbers:
            made[name] = numbers.get(name, -1)
        return _encode(made)

    return write


class Catalogue(IndexFolder):
    """An index of entries, in a folder or in memory."""

    heap = 300_000_000
    threads = 1
    """Of one thread the segments are large: few have to be merged, and few to be searched."""

    def __init__(self, shape: Shape, folder: Path | None = None) -> None:
        """Open the catalogue, or make it; of another shape it is another one."""
        self.shape = shape
        self._write = writer_of(shape)
        super().__init__(
            self._schema_of(shape), folder / shape.digest() if folder is not None else None
        )
        self._stamped = self._stamp()
        self._generation = self._of_now()

    @staticmethod
    def _schema_of(shape: Shape) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        for text in shape.texts:
            builder.add_text_field(text.name, tokenizer_name=PAIRS, index_option="position")
        for facet in shape.facets:
            if not facet.is_own_column:
                builder.add_text_field(facet.name, tokenizer_name="raw", index_option="basic")
            for column in facet.column_names:
                builder.add_text_field(
                    column, tokenizer_name="raw", index_option="basic", fast=True
                )
        for number in shape.numbers:
            builder.add_integer_field(number, fast=True, indexed=True)
        builder.add_integer_field(KEY, stored=True, indexed=True, fast=True)
        return builder.build()

    def refresh(self) -> None:
        """See what was committed, here or by other processes."""
        stamp = self._stamp()  # before: what is committed meanwhile is seen the next time
        super().refresh()
        self._generation, self._stamped = self._of_now(), stamp

    def _of_now(self) -> Generation:
        return Generation(self.shape, self._schema, self._index.searcher())

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
                self.put_new(writer, entry.key, self._write(entry))
                done += 1
        return done

    def empty(self, wait: float = WAIT_SECONDS) -> None:
        """Take everything out."""
        with self.writing(wait) as writer:
            writer.delete_all_documents()

    def put(self, writer: tantivy.IndexWriter, entry: Entry) -> None:
        """Write an entry in place of the one with the same key."""
        self.take_out(writer, entry.key)
        self.put_new(writer, entry.key, self._write(entry))

    @staticmethod
    def put_new(writer: tantivy.IndexWriter, key: int, entry: bytes) -> None:
        """Write what ``writer_of`` made of an entry, under a key that is not in the catalogue."""
        writer.add_json((f'{{"{KEY}":{key},'.encode() + entry[1:]).decode())

    def take_out(self, writer: tantivy.IndexWriter, key: int) -> None:
        """Take the entry of a key out."""
        writer.delete_documents_by_query(tantivy.Query.term_query(self._schema, KEY, key))

    def now(self) -> Generation:
        """Return what the catalogue holds now: of one search all parts ask the same."""
        if self._stamp() not in (None, self._stamped):
            self.refresh()
        return self._generation

    def number_query(
        self, name: str, least: int | None = None, most: int | None = None
    ) -> tantivy.Query:
        """Return the query for entries of which a number lies between two, both included."""
        return between(self._schema, name, least, most)

    def keys_query(self, keys: Iterable[int]) -> tantivy.Query:
        """Return the query for the entries of some keys."""
        # A tenth of what tantivy's query for a set of terms costs.
        return tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Should, tantivy.Query.term_query(self._schema, KEY, key, "basic"))
                for key in keys
            ]
        )

    def best(self, query: tantivy.Query, limit: int, offset: int = 0) -> Best:
        """Return the keys of the entries that answer best, and how many there are in all."""
        return self.now().best(query, limit, offset)

    def _stamp(self) -> tuple[int, int, int] | None:
        """Return what no two commits have in common."""
        if self._folder is None:
            return None
        try:
            found = (self._folder / _COMMITTED).stat()
        except FileNotFoundError:
            return None
        return found.st_ino, found.st_mtime_ns, found.st_size

    def holding_value(self, name: str, value: str) -> int:
        """Return how many entries may have a value of a field, or a pair: no fewer than do."""
        return int(self._generation.holding(name, value))

    def _searcher(self) -> tantivy.Searcher:
        return self._generation.searcher


def _counted(facet: Facet, values: Sequence[str]) -> list[str]:
    """Return what stands in each column of a facet, "" where there is no value for it."""
    if not facet.columns:
        return []
    unique = list(dict.fromkeys(values))
    if facet.short_set:
        return [_BETWEEN.join(sorted(unique))]
    return [*unique, *[""] * facet.columns][: facet.columns]


@cache
def _columns(facet: Facet) -> tuple[str, ...]:
    if facet.is_own_column:
        return (facet.name,)
    return tuple(f"{facet.name}_{place}" for place in range(facet.columns))
