"""Projects like a project: found by rare pairs of characters that both hold, shown by words.

A pair counts as often as it comes up in the texts of the project, and the more the fewer other
projects hold it. So the reasons can be shown: the words that both have in common.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import tantivy
from tantivy import Occur

from sateto.finding.search import Lookup
from sateto.finding.shape import texts_of
from sateto.records.record import ResearchProject
from sesaku.linking.needs.asking import made_of
from sesaku.linking.needs.concepts import prose_words
from sesaku.retrieval.catalogue import Catalogue
from sesaku.retrieval.folder import inner_pairs
from sesaku.text.folding import fold

_RUN = re.compile(r"[一-龠々〆ヶ]{2,}|[ァ-ヺー]{3,}|[a-z][a-z0-9-]{3,}")
_MEANING = ("found", "title", "about")
_WEIGHT = {"title": 3.0, "about": 1.5, "found": 1.0}
_MOST_PAIRS = 28
_MOST_LOOKED_THROUGH = 400_000
"""So many places of the index are looked at: the commonest pairs are left out beyond it."""
_SHARE = 0.25
"""A pair that more than this share of all projects holds says nothing."""
_SHOWN = 8
_LOOKED_AT = 2
"""So many times as many records as are wanted are looked at for words in common."""
_SMALLEST = 20


@dataclass(frozen=True, slots=True)
class Similar:
    """A project like another, with the words that both have in common, rarest first."""

    key: int
    record: ResearchProject
    score: float
    shared: tuple[str, ...]


def similar(
    catalogue: Catalogue,
    lookup: Lookup,
    record: ResearchProject,
    *,
    without: Iterable[int] = (),
    limit: int = 10,
) -> list[Similar]:
    """Return the projects most like a record, best first; each has words in common with it.

    Args:
        catalogue: where to look.
        lookup: where records are stored.
        record: the record.
        without: numbers that are left out, the record's own among them.
        limit: so many at most.
    """
    left_out = set(without)
    query = _query(catalogue, record)
    found = catalogue.best(query, _LOOKED_AT * limit + len(left_out))
    records = lookup(found.keys)
    own = words_of(record)
    made: list[Similar] = []
    for key, score in zip(found.keys, found.scores, strict=True):
        if key in left_out or key not in records:
            continue
        if len(made) == limit:
            break
        shared = shared_words(catalogue, own, words_of(records[key]))
        if not shared:  # parts of words alone are no likeness that anybody could follow
            continue
        made.append(Similar(key, records[key], float(score), shared))
    return made


def words_of(record: ResearchProject) -> Counter[str]:
    """Return the words of a record that mean something, folded, with what each counts.

    Words in which any project may be put say nothing of the subject.
    """
    counted: Counter[str] = Counter()
    texts = texts_of(record)
    for name in _MEANING:
        for word in _RUN.findall(_spaced(texts[name])):
            if not made_of(word, prose_words()):
                counted[word] += int(2 * _WEIGHT[name])
    return counted


def shared_words(catalogue: Catalogue, own: Iterable[str], other: Iterable[str]) -> tuple[str, ...]:
    """Return the words that two records have in common, those first that few records hold."""
    both = set(own) & set(other)
    holding = {word: _holding(catalogue, word) for word in both}
    telling = [word for word in both if holding[word] <= max(catalogue.size * _SHARE, _SMALLEST)]
    return tuple(sorted(telling, key=lambda word: (holding[word], word))[:_SHOWN])


def _spaced(text: str) -> str:
    """Return a text folded line by line, so that no word runs over a line's end."""
    return " ".join(fold(part) for part in re.split(r"[\s、。，．]+", text))


def _holding(catalogue: Catalogue, form: str) -> int:
    return max(catalogue.holding_in(form, name) for name in _MEANING)


def _query(catalogue: Catalogue, record: ResearchProject) -> tantivy.Query:
    size = max(catalogue.size, 1)
    counted: Counter[str] = Counter()
    for word, weight in words_of(record).items():
        # Two letters say nothing, and seem rare among texts in Japanese: such a word is one.
        for pair in [word] if word.isascii() else inner_pairs(word):
            counted[pair] += weight
    weighed = []
    for pair, weight in counted.items():
        holding = {name: catalogue.holding_in(pair, name) for name in _MEANING}
        most = max(holding.values())
        if 0 < most <= max(size * _SHARE, _SMALLEST):
            rarity = math.log(1 + size / most)
            weighed.append((rarity * math.sqrt(weight), rarity, pair, sum(holding.values())))
    weighed.sort(reverse=True)
    parts: list[tuple[Occur, tantivy.Query]] = []
    cost = 0
    for _, rarity, pair, places in weighed:
        if len(parts) >= _MOST_PAIRS:
            break
        if cost + places > _MOST_LOOKED_THROUGH:
            continue
        cost += places
        parts.append((Occur.Should, _pair(catalogue, pair, rarity)))
    return tantivy.Query.boolean_query(parts) if parts else tantivy.Query.empty_query()


def _pair(catalogue: Catalogue, pair: str, rarity: float) -> tantivy.Query:
    found = [
        tantivy.Query.boost_query(catalogue.stretch_query(pair, name), _WEIGHT[name] ** 0.5)
        for name in _MEANING
    ]
    return tantivy.Query.boost_query(tantivy.Query.disjunction_max_query(found, 0.3), rarity**0.5)
