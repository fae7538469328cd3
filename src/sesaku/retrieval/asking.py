"""Asking a catalogue: what a query says, as the index understands it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

import tantivy
from tantivy import Occur

from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.folder import PHRASE
from sesaku.retrieval.query import Query, Word

Range = tuple[int | None, int | None]
Stretch: TypeAlias = Callable[[str, str], tantivy.Query]
"""Returns the query for a folded form in a field of text."""

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


def compiled(
    catalogue: Catalogue, question: Question, stretch: Stretch | None = None
) -> tantivy.Query:
    """Return a question as the index understands it.

    Args:
        catalogue: what is asked.
        question: what is asked for.
        stretch: how forms are looked for, where it is not as stretches of characters.
    """
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
    parts += _words(catalogue, question, stretch or catalogue.stretch_query)
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
    """Return about how many entries answer a question, without looking for them.

    What numbers narrow it to, or what it leaves out, is not known before: 0 is returned.
    """
    if question.ranges or question.query.filters.unwanted:
        return 0
    holding = [_holding(catalogue, word) for word in _words_asked(question.query)]
    least = (max if question.some else min)(holding, default=catalogue.size)
    narrowed = (
        sum(catalogue.holding_value(name, value) for value in values)
        for wanted in (question.query.filters.wanted, question.values)
        for name, values in wanted.items()
        if values
    )
    return min(least, *narrowed, catalogue.size)


def _holding(catalogue: Catalogue, word: Word) -> int:
    """Return about how many entries hold a word: no fewer do."""
    forms = forms_of(word)
    texts = catalogue.shape.texts
    return min(
        catalogue.size,
        sum(catalogue.holding_in(form, text.name) for form in forms if form for text in texts),
    )


def forms_of(word: Word) -> Mapping[str, float]:
    """Return the forms by which a word is found, and what each counts."""
    return {**({word.loose: _LOOSE} if word.loose else {}), **word.forms}


def _words_asked(query: Query) -> list[Word]:
    """Return the words that have to be found: those that mean something, where any does."""
    return [word for word in query.words if word.role not in ("plain", "cue")] or [*query.words]


def _any_of(catalogue: Catalogue, name: str, values: tuple[str, ...]) -> tantivy.Query:
    found = [catalogue.value_query(name, value) for value in values]
    if len(found) == 1:
        return tantivy.Query.const_score_query(found[0], 0.0)
    any_of = tantivy.Query.boolean_query([(Occur.Should, one) for one in found])
    return tantivy.Query.const_score_query(any_of, 0.0)


def _words(
    catalogue: Catalogue, question: Question, stretch: Stretch
) -> Iterator[tuple[Occur, tantivy.Query]]:
    words = question.query.words
    asked = _words_asked(question.query)
    if question.some and len(asked) > 1:
        some = [(Occur.Should, _word(catalogue, word, stretch)) for word in asked]
        yield Occur.Must, tantivy.Query.boolean_query(some)
        rarest = None
    else:
        rarest = min(asked, key=lambda word: _holding(catalogue, word), default=None)
        for word in asked:
            yield Occur.Must, _word(catalogue, word, _beside(catalogue, word, rarest, stretch))
    for word in words:
        if word not in asked:
            found = _word(catalogue, word, _beside(catalogue, word, rarest, stretch))
            yield Occur.Should, tantivy.Query.boost_query(found, _PLAIN)


def _beside(catalogue: Catalogue, word: Word, rarest: Word | None, stretch: Stretch) -> Stretch:
    """Return how a word is looked for where a rarer one has to be found too.

    tantivy looks through thousands of entries at a time for any of several queries: for the places
    of phrases of the common word, only where the rarer one may be. It counts nothing.
    """
    if rarest is None or word is rarest:
        return stretch
    likely = [
        (Occur.Should, catalogue.likely_query(form, text.name))
        for form in forms_of(rarest)
        for text in catalogue.shape.texts
    ]
    held = tantivy.Query.const_score_query(tantivy.Query.boolean_query(likely), 0.0)

    def narrowed(form: str, name: str) -> tantivy.Query:
        found = stretch(form, name)
        if len(form) < PHRASE:
            return found
        return tantivy.Query.boolean_query([(Occur.Must, found), (Occur.Must, held)])

    return narrowed


def _word(catalogue: Catalogue, word: Word, stretch: Stretch) -> tantivy.Query:
    """Return the query for any form of a word in any of the texts; the best of them counts."""
    found = [
        tantivy.Query.boost_query(stretch(form, text.name), weight * text.weight)
        for form, weight in forms_of(word).items()
        for text in catalogue.shape.texts
    ]
    return tantivy.Query.disjunction_max_query(found, _TIE)
