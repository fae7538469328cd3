"""How far a position and a subject of a report are about the same thing.

Two things are counted, and both are shown as reasons:

* terms that both have: by how few subjects of the report have one (a word that half the report
  uses says nothing), how often and where the subject says it, and how much of the phrase around it
  in the position the subject has too;
* topics: how much of the position is about one, and how much of the subject is.

A position most of whose words the report never says gathers only chance matches: what is found is
measured against the weight of all its words.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.linking.naming import Names
from sesaku.linking.positions.about import About
from sesaku.linking.positions.index import Index, Mention
from sesaku.linking.positions.namesakes import is_namesake
from sesaku.linking.positions.statements import Statement
from sesaku.linking.positions.subjects import LEADING, Subject
from sesaku.linking.topics.vocabulary import Topic, Topics

_SENTENCE = 0.3
"""What terms add that stand in one sentence of the subject."""
_SENTENCE_LENGTH = 120
_LEADING = 1.3
_PHRASE = 0.5
"""Power of the share of a phrase that the subject has."""
_FIELD = 0.9
"""A field counts at most so much of its best indicator: it holds what else it is about."""
_COVERS = 0.55
"""A field counts at least so much of an indicator that is squarely the same."""
_TOTAL = 0.75
"""Power of the weight of all words that shared terms are measured against; topics, the rest."""


LEAST = 0.21
"""Strength below which a position concerns nothing of the report."""
SQUARELY = 2 * LEAST
"""Strength from which a subject is the same, not only related."""


class Term(NamedTuple):
    """A term of a position: its weight, and where it stands in which phrase."""

    weight: float
    mention: Mention
    phrase: tuple[int, int] | None


class Shared(NamedTuple):
    """Something shared: what it adds, and where either side has it."""

    gain: float
    label: str
    here: Mention
    there: Mention
    topic: Topic | None = None


@dataclass(slots=True)
class Match:
    """A subject that shares something with a position; more strength is more."""

    subject: Subject
    strength: float = 0.0
    shared: list[Shared] = field(default_factory=list)


class Scorer:
    """Scores the subjects of one report for the positions of one paper."""

    def __init__(
        self,
        subjects: Sequence[Subject],
        statements: Sequence[Statement],
        names: Names,
        topics: Topics,
    ) -> None:
        """Count the words of both.

        Args:
            subjects: the subjects.
            statements: the positions.
            names: the names of the paper.
            topics: the vocabulary of topics.
        """
        self._subjects = subjects
        self._names = names
        texts = [text for statement in statements for text, _ in statement.named]
        self._index = Index(subjects, texts)
        self._about = About(subjects, topics)

    def matches(self, statement: Statement) -> list[Match]:
        """Return the subjects that share something with a position, strongest first."""
        terms = self._terms(statement)
        total = _total(terms)
        together = self._together(terms)
        topics = self._about.of(statement)
        found: dict[str, Match] = {}
        for subject in self._subjects:
            match = Match(subject)
            match.shared += self._shared_terms(subject, terms, statement)
            match.shared += self._shared_topics(subject, topics, total ** (1 - _TOTAL))
            match.shared.sort(key=lambda shared: (-shared.gain, shared.label))
            if match.shared:
                sentence = _SENTENCE * together[subject.code] / total**_TOTAL
                match.strength = sum(shared.gain for shared in match.shared) + sentence
                found[subject.code] = match
        _limit_fields(found)
        return sorted(found.values(), key=lambda match: (-match.strength, match.subject.code))

    def _terms(self, statement: Statement) -> dict[str, Term]:
        """Return the terms of a position; of several weights the greatest."""
        found: dict[str, Term] = {}
        for number, (text, counts) in enumerate(statement.named):
            for start, end, run in self._index.words.terms(text, self._index.found):
                term = text.text[start:end]
                weight = counts * self._index.weight(term, self._names.shown(term))
                if term not in found or found[term].weight < weight:
                    phrase = (number, run) if counts == 1 else None
                    found[term] = Term(weight, Mention(text, start, end), phrase)
        return found

    def _together(self, terms: dict[str, Term]) -> defaultdict[str, float]:
        """Return, by subject, what the best of its sentences has of the terms."""
        index = self._index
        gains: defaultdict[int, float] = defaultdict(float)
        for term, (weight, _, _) in terms.items():
            for number in index.in_sentences.get(term, ()):
                gains[number] += weight * index.rarity(term)
        best: defaultdict[str, float] = defaultdict(float)
        for number, gain in gains.items():
            sentence = index.sentences[number]
            value = gain * (0.5 + 0.5 / (1 + sentence.length / _SENTENCE_LENGTH))
            value *= _LEADING if sentence.zone in LEADING else 1.0
            best[sentence.code] = max(best[sentence.code], value)
        return best

    def _shared_terms(
        self, subject: Subject, terms: dict[str, Term], statement: Statement
    ) -> Iterator[Shared]:
        index = self._index
        here = [text.text for text, _ in statement.texts]
        measure = _total(terms) ** _TOTAL
        phrases = self._phrases(subject, terms)
        for term, (weight, mention, phrase) in terms.items():
            share = index.share(subject.code, term)
            if not share:
                continue
            if is_namesake(term, here, (text.text for _, text in subject.pieces)):
                continue
            there = index.where[subject.code, term][1]
            gain = weight * index.rarity(term) * share / measure
            gain *= phrases[phrase] ** _PHRASE if phrase is not None else 1.0
            yield Shared(gain, mention.text.quote(mention.start, mention.end), mention, there)

    def _phrases(
        self, subject: Subject, terms: dict[str, Term]
    ) -> defaultdict[tuple[int, int], float]:
        """Return how much of each phrase of a position the subject has, 0 to 1."""
        whole: defaultdict[tuple[int, int], float] = defaultdict(float)
        had: defaultdict[tuple[int, int], float] = defaultdict(float)
        for term, (_, _, phrase) in terms.items():
            if phrase is not None:
                length = len(self._names.shown(term))
                whole[phrase] += length
                had[phrase] += length if self._index.often[subject.code].get(term) else 0
        return defaultdict(float, {each: had[each] / length for each, length in whole.items()})

    def _shared_topics(
        self,
        subject: Subject,
        topics: dict[str, tuple[float, Topic, Mention]],
        measure: float,
    ) -> Iterator[Shared]:
        for share, topic, mention in topics.values():
            gain = share * self._about.salience(subject, topic) / measure
            if gain:
                there = self._about.where(subject, topic)
                yield Shared(gain, topic.ja, mention, there, topic)


def _total(terms: dict[str, Term]) -> float:
    return sum(term.weight for term in terms.values()) or 1.0


def _limit_fields(found: dict[str, Match]) -> None:
    best: defaultdict[str, float] = defaultdict(float)
    for match in found.values():
        if match.subject.code != match.subject.policy_field:
            name = match.subject.policy_field
            best[name] = max(best[name], match.strength)
    for code, limit in best.items():
        if code in found:
            least = _COVERS * limit if limit >= SQUARELY else 0.0
            found[code].strength = max(least, min(found[code].strength, _FIELD * limit))
