"""Topics as the context in which a position and a subject meet.

「海保」 and 「巡視船」 are not the same word, but both are of the safety of the sea. A subject is
about a topic as far as its topical words are words of it, and as densely as it says them.
"""

import math
from collections import defaultdict
from collections.abc import Sequence

from sesaku.linking.positions.index import Mention
from sesaku.linking.positions.statements import Statement
from sesaku.linking.positions.subjects import WEIGHTS, Subject
from sesaku.linking.tight import Tight
from sesaku.linking.topics.vocabulary import Topic, Topics

_NONE = 0.5
"""Mentions by which a position must exceed none to be surely about a topic."""
_DENSE = 0.01
"""Weighted mentions per weighted character from which a subject is full of a topic."""
_SMOOTHING = 300
_FEW = 3
"""Weighted mentions that may be by the way."""
_FIELD = 0.8
"""A field holds several indicators: that it is about a topic says less of it."""
_NARROW = 0.7
"""An indicator that counts one side of a matter is less about all of it."""


class About:
    """What the subjects of a report are about, and what a position is."""

    def __init__(self, subjects: Sequence[Subject], topics: Topics) -> None:
        """Count the topics of the subjects."""
        self._topics = topics
        self._where: dict[tuple[str, str], tuple[float, Mention]] = {}
        counts: dict[str, dict[str, float]] = {}
        density: dict[str, dict[str, float]] = {}
        for subject in subjects:
            counts[subject.code] = self._count(subject)
            length = sum(len(text.text) * WEIGHTS[zone] for zone, text in subject.pieces)
            density[subject.code] = {
                name: often / (length + _SMOOTHING) for name, often in counts[subject.code].items()
            }
        most: defaultdict[str, float] = defaultdict(lambda: _DENSE)
        for each in density.values():
            for name, value in each.items():
                most[name] = max(most[name], value)
        self._salience = {
            code: {
                name: math.sqrt(counts[code][name] / sum(counts[code].values()))
                * math.sqrt(value / most[name])
                * counts[code][name]
                / (counts[code][name] + _FEW)
                for name, value in each.items()
            }
            for code, each in density.items()
        }

    def of(self, statement: Statement) -> dict[str, tuple[float, Topic, Mention]]:
        """Return the topics of a position: share of it, 0 to 1, and the first mention."""
        found: dict[str, tuple[float, Topic, Mention]] = {}
        for text, counts in statement.texts:
            for mention, topics in self._mentions(text):
                for topic in topics:
                    before = found.get(topic.id, (0.0, topic, mention))
                    share = before[0] + counts / len(topics) ** 0.5
                    found[topic.id] = (share, topic, before[2])
        total = sum(share for share, _, _ in found.values()) + _NONE
        return {
            name: (share / total, topic, mention) for name, (share, topic, mention) in found.items()
        }

    def salience(self, subject: Subject, topic: Topic) -> float:
        """Return how much a subject is about a topic, 0 to 1."""
        value = self._salience[subject.code].get(topic.id, 0.0)
        wide = subject.code == subject.policy_field
        return value * (_FIELD if wide else _NARROW if subject.narrow else 1.0)

    def where(self, subject: Subject, topic: Topic) -> Mention:
        """Return where a subject, which is about a topic, says so most weightily."""
        return self._where[subject.code, topic.id][1]

    def _count(self, subject: Subject) -> dict[str, float]:
        counted: defaultdict[str, float] = defaultdict(float)
        for zone, text in subject.pieces:
            for mention, topics in self._mentions(text):
                for topic in topics:
                    counted[topic.id] += WEIGHTS[zone]
                    key = (subject.code, topic.id)
                    if key not in self._where or self._where[key][0] < WEIGHTS[zone]:
                        self._where[key] = WEIGHTS[zone], mention
        return counted

    def _mentions(self, text: Tight) -> list[tuple[Mention, tuple[Topic, ...]]]:
        return [
            (Mention(text, start, end), topics)
            for start, end, topics in self._topics.mentions(text.text)
        ]
