"""Asking a catalogue: what a query says, as the index understands it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import tantivy
from tantivy import Occur

from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.query import Query, Word

Range = tuple[int | None, int | None]

_TIE = 0.2
"""What a word counts in a further text of the same entry."""
_LOOSE = 0.3
_PLAIN = 0.2


@dataclass(frozen=True, slots=True)
class Question:
    """A query with what narrows it beside its words.

    Attributes:
        query: the words, and the filters that were typed.
        values: by facet, any of the values.
        ranges: by number, the least and the most, None where there is no limit.
        some: entries answer that hold some of the words, not only those that hold all.
    """

    query: Query
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, Range] = field(default_factory=dict)
    some: bool = False


def compiled(catalogue: Catalogue, question: Question) -> tantivy.Query:
    """Return a question as the index understands it."""
    parts = [
        (Occur.Must, _any_of(catalogue, name, values))
        for wanted in (question.query.filters.wanted, question.values)
        for name, values in wanted.items()
        if values
    ]
    parts += (
        (Occur.Must, catalogue.number_query(name, *limits))
        for name, limits in question.ranges.items()
    )
    parts += _words(catalogue, question)
    if not parts:
        parts.append((Occur.Must, tantivy.Query.all_query()))
    parts += (
        (Occur.MustNot, _any_of(catalogue, name, values))
        for name, values in question.query.filters.unwanted.items()
    )
    if len(parts) == 1:
        return parts[0][1]
    return tantivy.Query.boolean_query(parts)


def expected(catalogue: Catalogue, question: Question) -> int:
    """Return about how many entries hold the words of a question, without looking for them.

    What narrows it beside its words is not known before: 0 is returned.
    """
    filters = question.query.filters
    if filters.wanted or filters.unwanted or question.values or question.ranges:
        return 0
    holding = [
        min(
            catalogue.size,
            sum(
                catalogue.holding_in(form, text.name)
                for form in word.forms
                for text in catalogue.shape.texts
                if form
            ),
        )
        for word in _asked(question.query)
    ]
    return (max if question.some else min)(holding, default=catalogue.size)


def _asked(query: Query) -> list[Word]:
    """Return the words that have to be found: those that mean something, where any does."""
    return [word for word in query.words if word.role not in ("plain", "cue")] or [*query.words]


def _any_of(catalogue: Catalogue, name: str, values: tuple[str, ...]) -> tantivy.Query:
    found = [catalogue.value_query(name, value) for value in values]
    if len(found) == 1:
        return tantivy.Query.const_score_query(found[0], 0.0)
    any_of = tantivy.Query.boolean_query([(Occur.Should, one) for one in found])
    return tantivy.Query.const_score_query(any_of, 0.0)


def _words(catalogue: Catalogue, question: Question) -> Iterator[tuple[Occur, tantivy.Query]]:
    words = question.query.words
    asked = _asked(question.query)
    if question.some and len(asked) > 1:
        some = [(Occur.Should, _word(catalogue, word)) for word in asked]
        yield Occur.Must, tantivy.Query.boolean_query(some)
    else:
        for word in asked:
            yield Occur.Must, _word(catalogue, word)
    if len(asked) < len(words):
        for word in words:
            if word not in asked:
                yield Occur.Should, tantivy.Query.boost_query(_word(catalogue, word), _PLAIN)


def _word(catalogue: Catalogue, word: Word) -> tantivy.Query:
    """Return the query for any form of a word in any of the texts; the best of them counts."""
    loose = {word.loose: _LOOSE} if word.loose else {}
    found = [
        tantivy.Query.boost_query(catalogue.stretch_query(form, text.name), weight * text.weight)
        for form, weight in {**loose, **word.forms}.items()
        for text in catalogue.shape.texts
    ]
    return tantivy.Query.disjunction_max_query(found, _TIE)
