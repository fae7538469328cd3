"""The best entries for common phrases, found without looking at every place where they stand.

A phrase is found by the places of its pairs of characters, and where most entries hold them there
are millions of places. An entry that holds the phrase holds its rarest pair, at least as often: so
it counts no more than it would if each such pair were the phrase, which is known without places.
Only the entries for which that bound is highest are looked at closely. Where the last one wanted is
better than any other can be, they are the best there are, in the same order as if all were looked
at.
"""

import math
from collections.abc import Sequence

import tantivy
from tantivy import Occur

from sesaku.retrieval.asking import Question, compiled, expected, forms_of
from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.folder import PHRASE, placed_pairs
from sesaku.retrieval.generation import Generation

_COMMON = 150_000
"""Of fewer entries all are looked at: it takes hardly longer, and a bound may not tell."""
_MOST_WORDS = 2
_MOST_WANTED = 200
_LIKELY = 2
"""So many entries for each one wanted are looked at closely first."""
_MOST_LOOKED_AT = 10
"""So many in all."""
_LEAST_TELLING = 0.05
"""A pair that is less rare is in nearly all entries, and its rarity not exact enough."""
_INEXACT = 1.00001
"""tantivy calculates with seven digits."""


def has_phrase(question: Question) -> bool:
    """Whether places of pairs have to be looked at for a question."""
    return any(len(form) >= PHRASE for word in question.query.words for form in forms_of(word))


def is_common(catalogue: Catalogue, question: Question) -> bool:
    """Whether a question has a phrase, and many entries answer it.

    Of more than two words the last digit of a score depends on which is added first, and that on
    how many entries are looked at.
    """
    few = len(question.query.words) <= _MOST_WORDS
    return few and has_phrase(question) and expected(catalogue, question) > _COMMON


def best_by_bounds(
    catalogue: Catalogue, now: Generation, question: Question, wanted: int
) -> list[tuple[float, int]] | None:
    """Return scores and keys of the best entries, best first.

    Returns:
        None where they cannot be told without looking at all that answer.
    """
    if wanted > _MOST_WANTED:
        return None
    bound = compiled(catalogue, question, lambda form, name: _bound(catalogue, now, form, name))
    likely = now.best_alone(bound, _LIKELY * wanted)
    best = _looked_at(catalogue, now, question, likely, wanted)
    if best is None or len(likely) < _LIKELY * wanted:
        return best
    if len(best) < wanted:
        return None  # the rarest pair tells too little of the phrase
    least = best[-1][0] / _INEXACT
    if likely[-1][0] < least:
        return best
    likely = now.best_alone(bound, _MOST_LOOKED_AT * wanted)
    if likely[-1][0] >= least and len(likely) == _MOST_LOOKED_AT * wanted:
        return None
    may_be = [(score, key) for score, key in likely if score >= least]
    return _looked_at(catalogue, now, question, may_be, wanted)


def _looked_at(
    catalogue: Catalogue,
    now: Generation,
    question: Question,
    likely: Sequence[tuple[float, int]],
    wanted: int,
) -> list[tuple[float, int]] | None:
    """Return the best of some entries; None where they score otherwise than tantivy is known to."""
    best = now.best_alone(_among(catalogue, question, likely), wanted)
    bounds = {key: score for score, key in likely}
    return None if any(score > bounds[key] * _INEXACT for score, key in best) else best


def _bound(catalogue: Catalogue, now: Generation, form: str, name: str) -> tantivy.Query:
    """Return a query that finds all that hold a form, and scores none of them lower."""
    exact = catalogue.stretch_query(form, name)
    if len(form) < PHRASE:
        return exact
    rarest = catalogue.rarest_pair(form, name)
    rarity = _rarity(now, rarest, name)
    if rarity < _LEAST_TELLING:
        return exact
    whole = sum(_rarity(now, pair, name) for _, pair in placed_pairs(form))
    return tantivy.Query.boost_query(catalogue.stretch_query(rarest, name), whole / rarity)


def _rarity(now: Generation, pair: str, name: str) -> float:
    """Return what tantivy's BM25 makes of how many entries hold a pair."""
    holding = int(now.holding(name, pair))
    return math.log1p((now.held - holding + 0.5) / (holding + 0.5))


def _among(
    catalogue: Catalogue, question: Question, likely: Sequence[tuple[float, int]]
) -> tantivy.Query:
    """Return the query for a question among some entries, to which each phrase is narrowed."""
    some = tantivy.Query.const_score_query(catalogue.keys_query(key for _, key in likely), 0.0)

    def narrowed(form: str, name: str) -> tantivy.Query:
        exact = catalogue.stretch_query(form, name)
        return tantivy.Query.boolean_query([(Occur.Must, exact), (Occur.Must, some)])

    return compiled(catalogue, question, narrowed)
