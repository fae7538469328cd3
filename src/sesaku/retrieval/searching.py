"""Answering a query: candidates from the index, scored by what they hold, overlaps left out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import tantivy
from tantivy import Occur

from sesaku.retrieval.index import HEADINGS, TEXT, SearchIndex, inner_pairs
from sesaku.retrieval.query import Filters, Query, Word, parse
from sesaku.retrieval.questions import asked_in
from sesaku.retrieval.ranking import LOOSE, Ranker, Score, rarity_of
from sesaku.retrieval.record import Candidate, Record, Spans
from sesaku.retrieval.thesaurus import Thesaurus
from sesaku.text.folding import fold

CANDIDATES = 100
"""So many records of the index are looked at closely."""

OVERLAP = 0.25
"""A passage of which more than this share was shown already is left out."""

_FEW = 60
_HEADING = 0.4
_LONGEST_PART = 12
_MOST_LOOKED_THROUGH = 50_000
"""For parts of words, no more records than so many are looked through."""
_YEAR = 0.3
_MANY_WORDS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that answers, with its score and the forms by which it was found."""

    record: Record
    score: float
    matched: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Hits, best first.

    Attributes:
        hits: the hits of this page.
        total: how many records are found in all, overlaps not left out.
        more: whether there are hits after these.
        facets: by field, how many records have each value.
        query: the query as it was understood.
    """

    hits: tuple[Hit, ...]
    total: int
    more: bool
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    query: Query = field(default_factory=Query)


class Search:
    """Answers queries over an index."""

    def __init__(self, index: SearchIndex, thesaurus: Thesaurus) -> None:
        """Take the index, and the names that mean the same."""
        self.index = index
        self.thesaurus = thesaurus

    def __call__(
        self, text: str, *, limit: int = 10, offset: int = 0, facets: bool = False
    ) -> Page:
        """Return the hits of a query, best first.

        Args:
            text: the query.
            limit: so many hits at most.
            offset: so many hits are passed over.
            facets: count the records by field too.
        """
        query = parse(text, self.thesaurus)
        asking = self._compiled(query)
        wanted = max(CANDIDATES, 3 * (offset + limit))
        found = self.index.find(asking, wanted)
        candidates = list(found.candidates)
        if len(candidates) < _FEW and query.words:
            known = {(one.group, one.spans, one.text) for one in candidates}
            loose = self.index.find(self._loose(query), CANDIDATES).candidates
            candidates += [one for one in loose if (one.group, one.spans, one.text) not in known]
        ranked = self._ranked(query, text, candidates)
        best = list(_apart(ranked, offset + limit + 1))
        hits = tuple(
            Hit(one.record(), round(score.value, 4), score.matched)
            for score, one in best[offset : offset + limit]
        )
        return Page(
            hits,
            found.total,
            len(best) > offset + limit,
            self.index.count(asking) if facets else {},
            query,
        )

    def _ranked(
        self, query: Query, text: str, candidates: Sequence[Candidate]
    ) -> list[tuple[Score, Candidate]]:
        size = self.index.size

        @cache
        def rarity(form: str) -> float:
            return rarity_of(self.index.holding(form), size)

        ranker = Ranker(query, rarity, asked_in(fold(text)).finds)
        scored = [(ranker.score(one), one) for one in candidates]
        kept = [pair for pair in scored if pair[0].value > 0 or not query.words]
        return sorted(kept, key=lambda pair: -pair[0].value)

    def _compiled(self, query: Query) -> tantivy.Query:
        """Return the query of the index: filters and phrases must hold, of the words some."""
        parts = list(self._narrowing(query.filters))
        asked: list[tantivy.Query] = []
        for word in query.words:
            if word.role == "phrase":
                parts.append((Occur.Must, self.index.text_query(word.text)))
            else:
                asked.append(self._word(word))
        if query.facts:
            facts = [(Occur.Must, self.index.fact_query(fact)) for fact in query.facts]
            asked.append(tantivy.Query.boost_query(tantivy.Query.boolean_query(facts), 20.0))
        if asked:
            counted = sum(word.role in ("word", "number") for word in query.words)
            least = 2 if counted >= _MANY_WORDS and not query.facts else 1
            shoulds = [(Occur.Should, one) for one in asked]
            parts.append(
                (
                    Occur.Must,
                    tantivy.Query.boolean_query(shoulds, minimum_number_should_match=least),
                )
            )
        if not parts or all(occur == Occur.MustNot for occur, _ in parts):
            parts.append((Occur.Must, tantivy.Query.all_query()))
        return tantivy.Query.boolean_query(parts)

    def _narrowing(self, filters: Filters) -> Iterator[tuple[Occur, tantivy.Query]]:
        for side, occur in ((filters.wanted, Occur.Must), (filters.unwanted, Occur.MustNot)):
            for name, values in side.items():
                yield occur, self._any_of(name, values)

    def _any_of(self, name: str, values: Sequence[str]) -> tantivy.Query:
        """Return the query for any of the values; documents and actors go by a part of them."""
        if name in ("doc", "actor"):
            wanted = [fold(value) for value in values]
            values = [
                one for one in self.index.values(name) if any(part in fold(one) for part in wanted)
            ]
        found = [(Occur.Should, self.index.value_query(name, value)) for value in values]
        return tantivy.Query.boolean_query(found) if found else tantivy.Query.empty_query()

    def _word(self, word: Word) -> tantivy.Query:
        """Return the query for any form of a word, in the text or above it."""
        forms: list[tantivy.Query] = []
        loose = {word.loose: LOOSE / 2} if word.loose else {}
        for form, weight in {**word.forms, **loose}.items():
            for name, share in ((TEXT, 1.0), (HEADINGS, _HEADING)):
                query = self.index.text_query(form, name)
                forms.append(tantivy.Query.boost_query(query, weight * share))
        for year in word.years:
            named = self.index.value_query("year", str(year))
            forms.append(tantivy.Query.const_score_query(named, _YEAR))
        return tantivy.Query.disjunction_max_query(forms)

    def _loose(self, query: Query) -> tantivy.Query:
        """Return the query for parts of words, where whole words find little."""
        parts = list(self._narrowing(query.filters))
        parts += [
            (Occur.Must, self.index.text_query(word.text))
            for word in query.words
            if word.role == "phrase"
        ]
        shoulds = [(Occur.Should, self.index.text_query(pair)) for pair in self._parts(query)]
        if not shoulds:
            return tantivy.Query.empty_query()
        parts.append((Occur.Must, tantivy.Query.boolean_query(shoulds)))
        return tantivy.Query.boolean_query(parts)

    def _parts(self, query: Query) -> Iterator[str]:
        """Yield the pairs of a query's words, the rarest first, as far as it costs little."""
        pairs = {
            pair
            for word in query.words
            if word.role == "word"
            for pair in inner_pairs(word.text[:_LONGEST_PART])
        }
        cost = 0
        for holding, pair in sorted((self.index.holding(pair), pair) for pair in pairs):
            cost += holding
            if cost > _MOST_LOOKED_THROUGH:
                return
            if holding:
                yield pair


def _apart(
    ranked: Sequence[tuple[Score, Candidate]], limit: int
) -> Iterator[tuple[Score, Candidate]]:
    """Yield the best, leaving out passages that were mostly shown already."""
    shown: dict[str, list[tuple[int, int]]] = defaultdict(list)
    given = 0
    for score, one in ranked:
        if _covered(one.core or one.spans, shown[one.group]):
            continue
        shown[one.group] += one.spans
        yield score, one
        given += 1
        if given == limit:
            return


def _covered(own: Spans, shown: Sequence[tuple[int, int]]) -> bool:
    size = sum(end - start for start, end in own)
    over = sum(
        max(0, min(end, other_end) - max(start, other_start))
        for start, end in own
        for other_start, other_end in shown
    )
    return bool(size) and over > OVERLAP * size
