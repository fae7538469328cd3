"""Which passage answers best 「順位」: whole words before parts, rare before common.

The index finds candidates; these are scored here by what their text holds, so that every score
has its reasons.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from sesaku.retrieval.query import Query, Word
from sesaku.retrieval.record import Candidate

HEADING = 0.5
"""What a word counts that stands in the heading above a passage and not in it."""
PART = 0.6
"""What a word counts of which only pairs of characters are found, all of them."""
YEAR = 0.6
"""What a year counts that is not named in a passage but is that of its cell."""
LOOSE = 0.9
"""What the same sounds in other kana count, where they are as rare."""
PLAIN = 0.3
CUE = 0.3
HINT = 0.35
_REPEATED = 0.12
_MOST_REPEATED = 4
_NEAR = 0.25
_NEAR_SPAN = 120
_LEAST = 0.01
_IN_LONGER_WORD = 0.4
_FACT = 6.0
_SHORTEST_PART = 3
_WHOLE_ONLY = ("phrase", "number")
_NUMBER = 1.3


@dataclass(frozen=True, slots=True)
class Score:
    """A score and its reasons: which words were found, by which forms."""

    value: float
    matched: tuple[str, ...] = ()
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class Ranker:
    """Scores candidates against one query.

    Attributes:
        query: the query.
        rarity: how rare a folded word is: the logarithm of one in so many passages.
        hints: groups of words with which an answer may be worded.
    """

    query: Query
    rarity: Callable[[str], float]
    hints: Sequence[Sequence[str]] = ()
    _weights: dict[str, float] = field(default_factory=dict)
    _pairs: dict[str, tuple[tuple[str, float], ...]] = field(default_factory=dict)

    def score(self, candidate: Candidate) -> Score:
        """Return how well a candidate answers."""
        total = possible = 0.0
        matched: list[str] = []
        places: list[int] = []
        for word in self.query.words:
            weight = self._weight(word)
            possible += weight
            value, form, place = self._found(word, candidate)
            total += weight * value
            if form:
                matched.append(form)
            if place >= 0:
                places.append(place)
        share = min(total / possible, 1.0) if possible else 0.0
        value = total * (0.5 + 0.5 * share)
        value *= 1 + _nearness(places, len(self.query.words))
        value += self._hinted(candidate.text) * (0.3 + share)
        facts = self.query.facts
        if facts:
            held = sum(fact in candidate.facts for fact in facts) / len(facts)
            value += _FACT * candidate.strength * held**2
        return Score(value * candidate.prior, tuple(matched), share)

    @property
    def _subject(self) -> bool:
        return any(word.role in ("word", "number", "phrase") for word in self.query.words)

    def _weight(self, word: Word) -> float:
        if word.text not in self._weights:
            rarity = min(self.rarity(form) for form in word.forms)
            scale = {"plain": PLAIN, "cue": CUE, "number": _NUMBER}.get(word.role, 1.0)
            if word.role == "cue" and not (self._subject or self.query.facts):
                scale = 1.0  # there is nothing else to go by
            self._weights[word.text] = rarity * scale
        return self._weights[word.text]

    def _found(self, word: Word, candidate: Candidate) -> tuple[float, str, int]:
        best, found, place = 0.0, "", -1
        for form, weight in self._forms(word):
            times = candidate.text.count(form)
            if times:
                value = weight * (1 + _REPEATED * min(times - 1, _MOST_REPEATED))
                value *= _embedded(form, candidate.text)
                if value > best:
                    best, found, place = value, form, candidate.text.find(form)
            elif form in candidate.headings and weight * HEADING > best:
                best, found = weight * HEADING, form
        if word.years and not candidate.years.isdisjoint(word.years):
            best = max(best, YEAR)
        if best < PART and word.role not in _WHOLE_ONLY:
            best = max(best, PART * self._part(word.text, candidate.text))
        return best, found, place

    def _forms(self, word: Word) -> Iterator[tuple[str, float]]:
        yield from word.forms.items()
        if word.loose:
            share = self.rarity(word.loose) / max(self._weight(word), _LEAST)
            yield word.loose, LOOSE * min(share, 1.0) ** 2

    def _part(self, word: str, text: str) -> float:
        """Return which share of a word's pairs of characters a text has, rare ones counting."""
        if len(word) < _SHORTEST_PART:
            return 0.0
        if word not in self._pairs:
            pairs = {word[at : at + 2] for at in range(len(word) - 1)}
            self._pairs[word] = tuple((pair, self.rarity(pair)) for pair in sorted(pairs))
        pairs_of = self._pairs[word]
        whole = sum(weight for _, weight in pairs_of)
        held = sum(weight for pair, weight in pairs_of if pair in text)
        return (held / whole) ** 1.5 if whole else 0.0

    def _hinted(self, text: str) -> float:
        return sum(HINT for group in self.hints if any(word in text for word in group))


def _embedded(form: str, text: str) -> float:
    """Return what a form counts in a text: less where Latin letters stand only in longer words."""
    if not (form.isascii() and form.isalpha()):
        return 1.0
    alone = re.search(rf"(?<![a-z]){form}(?![a-z])", text)
    return 1.0 if alone else _IN_LONGER_WORD


def _nearness(places: Sequence[int], words: int) -> float:
    if len(places) < 2:  # noqa: PLR2004 - nothing is near to nothing
        return 0.0
    spread = max(places) - min(places)
    return _NEAR * (len(places) / words) * max(0.0, 1 - spread / (_NEAR_SPAN * len(places)))


def rarity_of(holding: int, passages: int) -> float:
    """Return how rare a word is that so many passages of all hold."""
    return math.log(1 + (passages - holding + 0.5) / (holding + 0.5))
