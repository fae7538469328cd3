"""The index: records in a folder, found by the pairs of characters that their text holds.

It is derived data. What was committed is whole after a crash, what was not is not there; where the
folder itself is damaged it is emptied, and whoever fills it sees by ``groups`` what is missing.

Every character of a folded text begins one pair, so that any stretch of characters is a phrase of
pairs, and a single character is a beginning of them. Nothing is missed, nothing found wrongly.
"""

import json
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import tantivy

from sesaku.exceptions import SesakuError
from sesaku.retrieval.record import Candidate, Field, Record
from sesaku.text.folding import fold

TEXT = "text"
HEADINGS = "headings"
_GROUP = "group_"
_FACTS = "facts_"
_SCORED = "scored_"
_SHOWN = "shown_"
_PAIRS = "pairs"
_END = "\u2403"
_HEAP = 64_000_000
_WAIT_SECONDS = 30.0
_PAUSE_SECONDS = 0.05
_MOST_GROUPS = 1_000_000
_MOST_VALUES = 100
_VERSION = 1


class IndexBusyError(SesakuError):
    """Another process has been writing the index for too long."""


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates for hits, best first by the index's own score, and how many there are in all."""

    candidates: tuple[Candidate, ...]
    total: int


class SearchIndex:
    """An index of records, in a folder or in memory."""

    def __init__(self, fields: Sequence[Field], folder: Path | None = None) -> None:
        """Open the index, or make it.

        Args:
            fields: what queries may narrow by; with other fields it is another index.
            folder: where it lies; in memory where None.
        """
        self.fields = tuple(fields)
        self._schema = self._make_schema()
        self._folder = folder / self._name() if folder is not None else None
        self._index = self._open()

    def _make_schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        for name in (TEXT, HEADINGS):
            builder.add_text_field(name, tokenizer_name=_PAIRS, index_option="position")
        for field in self.fields:
            builder.add_text_field(
                field.name, tokenizer_name="raw", index_option="basic", fast=field.facet
            )
        builder.add_text_field(_FACTS, tokenizer_name="raw", index_option="basic")
        builder.add_text_field(_GROUP, tokenizer_name="raw", index_option="basic", fast=True)
        builder.add_bytes_field(_SCORED, stored=True)
        builder.add_bytes_field(_SHOWN, stored=True)
        return builder.build()

    def _name(self) -> str:
        described = [_VERSION, [(field.name, field.facet) for field in self.fields]]
        return sha256(json.dumps(described).encode()).hexdigest()[:12]

    def _open(self) -> tantivy.Index:
        if self._folder is None:
            return self._prepared(tantivy.Index(self._schema))
        self._folder.mkdir(parents=True, exist_ok=True)
        try:
            index = tantivy.Index(self._schema, path=str(self._folder))
            index.searcher()
        except (ValueError, OSError):  # damaged: it is made anew from what it was made of
            shutil.rmtree(self._folder)
            self._folder.mkdir(parents=True)
            index = tantivy.Index(self._schema, path=str(self._folder))
        return self._prepared(index)

    @staticmethod
    def _prepared(index: tantivy.Index) -> tantivy.Index:
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_PAIRS, analyzer)
        return index

    def groups(self) -> frozenset[str]:
        """Return the groups that the index holds."""
        found = self._searcher().aggregate(
            tantivy.Query.all_query(),
            {"groups": {"terms": {"field": _GROUP, "size": _MOST_GROUPS}}},
        )
        return frozenset(bucket["key"] for bucket in found["groups"]["buckets"])

    def update(self, records: Iterable[Record], *, without: Iterable[str] = ()) -> None:
        """Add records and take groups out, all or nothing; groups that come anew are replaced.

        Args:
            records: what to add.
            without: groups to take out.

        Raises:
            IndexBusyError: another process keeps writing.
        """
        with self._writing() as writer:
            for group in without:
                writer.delete_documents_by_term(_GROUP, group)
            new: set[str] = set()
            for record in records:
                if record.group not in new:
                    new.add(record.group)
                    writer.delete_documents_by_term(_GROUP, record.group)
                writer.add_document(self._document(record))

    def rebuild(self, records: Iterable[Record]) -> None:
        """Put records in the place of all that there are, all or nothing.

        Raises:
            IndexBusyError: another process keeps writing.
        """
        with self._writing() as writer:
            writer.delete_all_documents()
            for record in records:
                writer.add_document(self._document(record))

    @contextmanager
    def _writing(self) -> Iterator[tantivy.IndexWriter]:
        """Let something be written, and commit it; where it fails nothing is changed."""
        writer = self._writer()
        try:
            yield writer
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self._index.reload()

    def _writer(self) -> tantivy.IndexWriter:
        until = time.monotonic() + _WAIT_SECONDS
        while True:
            try:
                return self._index.writer(heap_size=_HEAP, num_threads=1)
            except ValueError as error:
                if time.monotonic() > until:
                    raise IndexBusyError(
                        "検索の索引を、ほかの処理が書いています。少し待って、もう一度実行してください。"
                    ) from error
                time.sleep(_PAUSE_SECONDS)

    def _document(self, record: Record) -> tantivy.Document:
        made = tantivy.Document()
        made.add_text(TEXT, pairs(fold(record.text)))
        if record.headings:
            made.add_text(HEADINGS, pairs(fold(record.headings)))
        for name, values in record.values.items():
            for value in values:
                made.add_text(name, value)
        for fact in record.facts:
            made.add_text(_FACTS, fact)
        made.add_text(_GROUP, record.group)
        made.add_bytes(_SCORED, record.scored().encode())
        made.add_bytes(_SHOWN, record.shown().encode())
        return made

    def _searcher(self) -> tantivy.Searcher:
        return self._index.searcher()

    def refresh(self) -> None:
        """See what other processes committed."""
        self._index.reload()

    @property
    def size(self) -> int:
        """How many records there are."""
        return int(self._searcher().num_docs)

    def find(self, query: tantivy.Query, limit: int) -> Found:
        """Return the records that answer best by the index's own score."""
        searcher = self._searcher()
        result = searcher.search(query, limit, count=True)
        kept = (searcher.doc(place) for _, place in result.hits)
        candidates = tuple(
            Candidate(bytes(one[_SCORED][0]).decode(), bytes(one[_SHOWN][0])) for one in kept
        )
        return Found(candidates, int(result.count))  # type: ignore[attr-defined] # its stub lacks it

    def count(self, query: tantivy.Query) -> dict[str, dict[str, int]]:
        """Return by field how many records that a query finds have each value."""
        wanted = [field.name for field in self.fields if field.facet]
        found = self._searcher().aggregate(
            query, {name: {"terms": {"field": name, "size": _MOST_VALUES}} for name in wanted}
        )
        return {
            name: {bucket["key"]: int(bucket["doc_count"]) for bucket in found[name]["buckets"]}
            for name in wanted
        }

    def holding(self, form: str) -> int:
        """Return how many records may hold a folded form: no fewer than do."""
        searcher = self._searcher()
        if len(form) == 1:
            return min(sum(n for _, n in searcher.terms_with_prefix(TEXT, form)), self.size)
        return min(int(searcher.doc_freq(TEXT, pair)) for pair in inner_pairs(form))

    def text_query(self, form: str, name: str = TEXT) -> tantivy.Query:
        """Return the query for a folded form as a stretch of characters."""
        if not form:
            return tantivy.Query.empty_query()
        if len(form) == 1:
            return tantivy.Query.regex_query(self._schema, name, f"{re.escape(form)}.")
        inner = inner_pairs(form)
        if len(inner) == 1:
            return tantivy.Query.term_query(self._schema, name, inner[0])
        # Every second pair and the last hold all the characters in their places.
        places = [*range(0, len(inner) - 1, 2), len(inner) - 1]
        spelled: list[str | tuple[int, str]] = [(place, inner[place]) for place in places]
        return tantivy.Query.phrase_query(self._schema, name, spelled)

    def value_query(self, name: str, value: str) -> tantivy.Query:
        """Return the query for a value of a field."""
        return tantivy.Query.term_query(self._schema, name, value, index_option="basic")

    def fact_query(self, fact: str) -> tantivy.Query:
        """Return the query for a fact."""
        return self.value_query(_FACTS, fact)

    def values(self, name: str) -> Mapping[str, int]:
        """Return the values of a field, with how many records have each."""
        found: Any = self._searcher().terms_with_prefix(name, "")
        return dict(found)


def pairs(folded: str) -> str:
    """Return the pairs of characters of a folded text, each character beginning one."""
    return " ".join(left + right for left, right in zip(folded, folded[1:] + _END, strict=True))


def inner_pairs(form: str) -> list[str]:
    """Return the pairs of a folded form of two characters or more."""
    return [form[at : at + 2] for at in range(len(form) - 1)]
