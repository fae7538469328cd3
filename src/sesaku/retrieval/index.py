"""The index of passages: records in a folder, found by the pairs of characters that they hold."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import tantivy

from sesaku.retrieval.folder import PAIRS, IndexBusyError, IndexFolder, inner_pairs, pairs
from sesaku.retrieval.record import Candidate, Field, Record
from sesaku.text.folding import fold

TEXT = "text"
HEADINGS = "headings"
_GROUP = "group_"
_FACTS = "facts_"
_SCORED = "scored_"
_SHOWN = "shown_"
_MOST_GROUPS = 1_000_000
_MOST_VALUES = 100
_VERSION = 1

__all__ = ("HEADINGS", "TEXT", "Found", "IndexBusyError", "SearchIndex", "inner_pairs", "pairs")


@dataclass(frozen=True, slots=True)
class Found:
    """Candidates for hits, best first by the index's own score, and how many there are in all."""

    candidates: tuple[Candidate, ...]
    total: int


class SearchIndex(IndexFolder):
    """An index of records, in a folder or in memory."""

    def __init__(self, fields: Sequence[Field], folder: Path | None = None) -> None:
        """Open the index, or make it.

        Args:
            fields: what queries may narrow by; with other fields it is another index.
            folder: where it lies; in memory where None.
        """
        self.fields = tuple(fields)
        super().__init__(self._make_schema(), folder / self._name() if folder is not None else None)

    def _make_schema(self) -> tantivy.Schema:
        builder = tantivy.SchemaBuilder()
        for name in (TEXT, HEADINGS):
            builder.add_text_field(name, tokenizer_name=PAIRS, index_option="position")
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
        with self.writing() as writer:
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
        with self.writing() as writer:
            writer.delete_all_documents()
            for record in records:
                writer.add_document(self._document(record))

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
        return self.holding_in(form, TEXT)

    def text_query(self, form: str, name: str = TEXT) -> tantivy.Query:
        """Return the query for a folded form as a stretch of characters."""
        return self.stretch_query(form, name)

    def fact_query(self, fact: str) -> tantivy.Query:
        """Return the query for a fact."""
        return self.value_query(_FACTS, fact)
