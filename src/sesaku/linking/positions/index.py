"""The words of a report's subjects: how often, where, and in which sentences together."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sesaku.linking.positions.subjects import WEIGHTS, Subject, Zone
from sesaku.linking.positions.terms import Words
from sesaku.linking.tight import Tight

_SENTENCE = re.compile("[^。]+。?")
_SATURATION = 6.0
"""Weighted mentions at which a term counts half of what it can."""
_LENGTH = 0.3
"""How much a longer subject must say a term more often, 0 to 1."""
_LONG = 4.0
"""Times the base weight that a long term can reach."""


class Mention(NamedTuple):
    """Where a text has a term or a word of a topic."""

    text: Tight
    start: int
    end: int


class Sentence(NamedTuple):
    """A sentence of a subject: whose, in which zone, and how long."""

    code: str
    zone: Zone
    length: int


class Index:
    """The words of the subjects of a report, as far as the paper has them too."""

    def __init__(self, subjects: Sequence[Subject], paper: Iterable[Tight]) -> None:
        """Count them.

        Args:
            subjects: the subjects.
            paper: the texts of the paper, names made signs.
        """
        texts = list(paper)
        self.words = Words(text.text for text in texts)
        self.often: dict[str, defaultdict[str, float]] = {}
        self.where: dict[tuple[str, str], tuple[float, Mention]] = {}
        self.sentences: list[Sentence] = []
        self.in_sentences: defaultdict[str, set[int]] = defaultdict(set)
        self.length: dict[str, float] = {}
        for subject in subjects:
            self._take(subject)
        for text in texts:
            for _ in self.words.count(text.text):
                pass
        self.found = Counter(term for often in self.often.values() for term in often)
        self._mean = sum(self.length.values()) / max(len(self.length), 1) or 1.0

    def rarity(self, term: str) -> float:
        """Return how little of the report has a term: 1 for what no subject has, 0 for all."""
        every = len(self.often) + 1
        return max(0.0, math.log(every / (self.found[term] + 0.5)) / math.log(2 * every))

    def weight(self, term: str, name: str) -> float:
        """Return what a term of a position weighs; a longer one says more.

        Args:
            term: the term, with signs for names.
            name: the term as it is read.
        """
        return self.rarity(term) * math.sqrt(min(_LONG, len(name) / 2))

    def share(self, code: str, term: str) -> float:
        """Return how much of what a term can say it says of a subject, 0 to 1."""
        often = self.often[code].get(term, 0.0)
        length = 1 - _LENGTH + _LENGTH * self.length[code] / self._mean
        return often / (often + _SATURATION * length) if often else 0.0

    def _take(self, subject: Subject) -> None:
        often = self.often[subject.code] = defaultdict(float)
        self.length[subject.code] = 0.0
        for zone, text in subject.named:
            weight = WEIGHTS[zone]
            self.length[subject.code] += len(text.text) * weight
            for sentence in _SENTENCE.finditer(text.text):
                number = len(self.sentences)
                self.sentences.append(Sentence(subject.code, zone, len(sentence[0])))
                place = sentence.start()
                for term, start, end in self.words.count(sentence[0]):
                    often[term] += weight
                    self.in_sentences[term].add(number)
                    key = (subject.code, term)
                    if key not in self.where or self.where[key][0] < weight:
                        self.where[key] = weight, Mention(text, place + start, place + end)
