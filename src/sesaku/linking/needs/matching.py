"""How well results serve a need 「照合」: by the need's terms, rare ones counting more."""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from sesaku.linking.needs.asking import Need, Term

_SATURATION = 1.2
_LENGTH = 0.6
_PART = 0.6
_MORE = 0.25
"""What further words for a term count: a result that uses several says it no more often."""
SHARE, STRENGTH, NEARLY_ALL = 0.15, 2.5, 0.7
"""From which share of a need's weight and from which evidence on a result is said to serve it; one
that covers nearly all of a need, which may be a word or two, needs no more evidence.

``benchmarks.need_serving`` prints what other values would do, on needs they were not chosen by.
"""


TOUCHING = 1.0
"""From which evidence on a result is worth looking at: one word that nothing else holds."""

_Forms: TypeAlias = list[tuple[str, float]]
"""Folded stretches, each with what it counts."""


@dataclass(frozen=True, slots=True)
class Scored:
    """How well one result serves a need.

    Attributes:
        place: its place among the results given.
        score: what it is ranked by.
        share: how much of the need's weight it covers, 0 to 1.
        strength: the evidence: how many words that nothing else holds would score as much. The
            more results there are, the more of them share something by chance.
    """

    place: int
    score: float
    share: float
    strength: float

    @property
    def serves(self) -> bool:
        """Whether enough of the need is covered, by enough evidence, to say that it is served."""
        enough = self.strength >= STRENGTH and self.share >= SHARE
        return enough or self.share >= NEARLY_ALL

    @property
    def may_serve(self) -> bool:
        """Whether there is evidence enough to look at it, and to leave the judgement to people."""
        return self.strength >= TOUCHING or self.serves


@dataclass(frozen=True, slots=True)
class Matcher:
    """Scores results against needs.

    Attributes:
        rarity: how rare a folded form is: the logarithm of one in so many results.
        mean_length: how long a folded result is on the average.
        size: how many results there are in all.
    """

    rarity: Callable[[str], float]
    mean_length: float
    size: int

    def rank(self, need: Need, texts: Sequence[str]) -> list[Scored]:
        """Return the results that share anything with a need, best first.

        Args:
            need: the need.
            texts: the folded texts of the results.
        """
        weighed = [self._weighed(term) for term in need.terms]
        whole = sum(map(self.weight, need.terms))
        rarest = rarity_of(0, self.size)
        scored = []
        for place, text in enumerate(texts):
            score = self._score(weighed, text)
            if score > 0:
                covered = sum(self.weight(term) * self.coverage(term, text) for term in need.terms)
                share = covered / whole if whole else 0.0
                scored.append(Scored(place, score, share, score / rarest))
        return sorted(scored, key=lambda one: (-one.score, one.place))

    def _weighed(self, term: Term) -> tuple[_Forms, _Forms]:
        """Return what the words for all of a term count, and what its parts do."""
        parts = [(form, term.forms[form] * self.rarity(form)) for form in term.parts]
        whole = [(form, term.forms[form] * self.rarity(form)) for form in term.whole]
        return whole, parts

    def _score(self, weighed: Iterable[tuple[_Forms, _Forms]], text: str) -> float:
        norm = _SATURATION * (1 - _LENGTH + _LENGTH * len(text) / self.mean_length)
        held: dict[str, float] = {}
        total = 0.0

        def gain(form: str, weight: float) -> float:
            times = text.count(form)
            return weight * times * (_SATURATION + 1) / (times + norm) if times else 0.0

        for whole, parts in weighed:
            words = [gain(form, weight) for form, weight in whole]
            best = max(words)
            total += best + _MORE * (sum(words) - best)
            for form, weight in parts:  # a part that two terms have counts once, as its most
                more = gain(form, weight) - held.get(form, 0.0)
                if more > 0:
                    held[form] = held.get(form, 0.0) + more
                    total += more
        return total

    def weight(self, term: Term) -> float:
        """Return what a term says of a need's subject."""
        return term.forms[term.text] * self.rarity(term.called or term.text)

    def coverage(self, term: Term, text: str) -> float:
        """Return how much of a term a folded text has: all by a word for it, or by its parts."""
        if any(form in text for form in term.whole):
            return 1.0
        pairs = [form for form in term.parts if len(form) > 1]
        weights = [term.forms[pair] * self.rarity(pair) for pair in pairs]
        whole = sum(weights)
        held = sum(weight for pair, weight in zip(pairs, weights, strict=True) if pair in text)
        return _PART * held / whole if whole else 0.0


def rarity_in(texts: Sequence[str]) -> Callable[[str], float]:
    """Return how rare forms are among folded texts, each looked up once."""
    known: dict[str, float] = {}

    def rarity(form: str) -> float:
        if form not in known:
            holding = sum(form in text for text in texts)
            known[form] = rarity_of(holding, len(texts))
        return known[form]

    return rarity


def rarity_of(holding: int, size: int) -> float:
    """Return how rare something is that so many of a number of results hold."""
    return math.log(1 + (size - holding + 0.5) / (holding + 0.5)) if holding <= size else 0.0
