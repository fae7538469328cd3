"""Whether two positions agree, overlap or differ, with the words that show it.

* differ: both say what to do with the same thing, and one says more where the other says less;
* agree: they share most of their telling words, and pull the same way;
* overlap: they share a name, a long term or a word of the topic that few positions speak of.

Everything else is left open: no relation is said. The machine only suggests.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from sesaku.document.cite import Cite
from sesaku.linking.positions.statements import Statement
from sesaku.linking.positions.terms import Words
from sesaku.linking.tight import Tight, script
from sesaku.linking.topics.stances import Stance, stance_behind
from sesaku.linking.topics.vocabulary import Topic

Relation: TypeAlias = Literal["agree", "overlap", "differ"]

_TELLING = 0.5
"""Rarity from which a term tells what a position is about: few positions have it."""
_MOST = 0.35
"""Share of the lesser position's words from which two say the same."""
_SOME = 0.12
_ALONE = 4
"""Characters of a term that shows by itself what it is about."""
_LONG = 8
"""Characters beyond which a longer term weighs no more."""


@dataclass(frozen=True, slots=True)
class Shown:
    """Words that show a relation.

    Attributes:
        shared: what both positions speak of.
        a_cite: where the first does.
        b_cite: where the second does.
        a_words: what the first would do with it, "" where it doesn't say.
        b_words: what the second would do.
    """

    shared: str
    a_cite: Cite
    b_cite: Cite
    a_words: str = ""
    b_words: str = ""


@dataclass(frozen=True, slots=True)
class Related:
    """Two positions, by their places in a list, and what they are to each other."""

    a: int
    b: int
    relation: Relation
    why: tuple[Shown, ...]


class Said(NamedTuple):
    """A term of a position: where it stands, and what is to be done with it, if that is said."""

    start: int
    end: int
    stance: Stance | None


class Relating:
    """Tells what positions are to each other, among the positions of one comparison."""

    def __init__(self, statements: Sequence[Statement], hidden: re.Pattern[str] | None) -> None:
        """Count their words; those that ``hidden`` finds are not compared."""
        self._texts = [statement.named[0][0] for statement in statements]
        self._words = Words(text.text for text in self._texts)
        stretches = [{term for term, _, _ in self._words.count(text.text)} for text in self._texts]
        found = Counter(term for each in stretches for term in each)
        self._found = Counter({term: often for term, often in found.items() if often > 1})
        self._terms = [self._said(text, hidden) for text in self._texts]

    def related(self, a: int, b: int, topic: Topic) -> Related | None:
        """Return what two positions on a topic are to each other; None where it is not clear."""
        first, second = self._terms[a], self._terms[b]
        shared = [term for term in first if term in second and self._rarity(term) >= _TELLING]
        if not any(_tells(term, topic) for term in shared):
            return None
        shared.sort(key=lambda term: (-self._weight(term), term))
        shown = {term: self._shown(a, b, term) for term in shared}
        turns = {term: _turn(first[term], second[term]) for term in shared}
        opposed = tuple(shown[term] for term in shared if turns[term] < 0)
        if opposed:
            return Related(a, b, "differ", opposed)
        least = min(sum(map(self._weight, each)) for each in (first, second))
        share = sum(map(self._weight, shared)) / least
        if share >= _MOST and any(turn > 0 for turn in turns.values()):
            return Related(a, b, "agree", tuple(shown.values()))
        return Related(a, b, "overlap", tuple(shown.values())) if share >= _SOME else None

    def _said(self, text: Tight, hidden: re.Pattern[str] | None) -> dict[str, Said]:
        away = [match.span() for match in hidden.finditer(text.text)] if hidden else []
        said: dict[str, Said] = {}
        for start, end, _ in self._words.terms(text, self._found):
            if any(first < end and start < last for first, last in away):
                continue
            stance = stance_behind(text.text, end)
            term = text.text[start:end]
            if term not in said or said[term].stance is None:
                said[term] = Said(start, end, stance)
        return said

    def _rarity(self, term: str) -> float:
        every = len(self._texts) + 1
        return math.log(every / max(self._found[term], 1)) / math.log(every)

    def _weight(self, term: str) -> float:
        return self._rarity(term) * math.sqrt(min(_LONG, len(term)))

    def _shown(self, a: int, b: int, term: str) -> Shown:
        (here, there), texts = (self._terms[a][term], self._terms[b][term]), self._texts
        return Shown(
            texts[a].quote(here.start, here.end),
            texts[a].cite(here.start, here.end),
            texts[b].cite(there.start, there.end),
            _words(texts[a], here.stance),
            _words(texts[b], there.stance),
        )


def _tells(term: str, topic: Topic) -> bool:
    """Say whether a term alone shows that two texts speak of the same thing."""
    named = any(script(sign) == "name" for sign in term)
    return named or len(term) >= _ALONE or any(word in term for word in topic.terms)


def _turn(here: Said, there: Said) -> int:
    """Return 1 where both go one way, -1 where they go against each other, 0 where unknown."""
    if here.stance is None or there.stance is None:
        return 0
    return here.stance.direction * there.stance.direction


def _words(text: Tight, stance: Stance | None) -> str:
    return text.quote(stance.start, stance.end) if stance is not None else ""
