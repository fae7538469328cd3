"""Positions of several actors side by side by topic: their own words, no score, no order of merit.

Who says something plays no part: the names of the actors are left out of what is compared, so that
the same statements under other names fall under the same topics with the same relations.
"""

import itertools
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sesaku.exceptions import LinkError
from sesaku.linking.naming import names_of
from sesaku.linking.positions.statements import Statement, statements_of
from sesaku.linking.topics.relations import Related, Relating
from sesaku.linking.topics.vocabulary import Topic, Topics, known_topics
from sesaku.model.reading import Reading
from sesaku.model.walk import plain
from sesaku.text.width import squeeze

SCHEMA = "sesaku-comparison/1"

_BESIDE = 0.5
"""Share of a position's chief topic from which another is its topic too."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A position of one of the documents.

    Attributes:
        reading: the document.
        actor: who states it, as far as the document says.
        statement: the position.
    """

    reading: Reading
    actor: str
    statement: Statement


@dataclass(frozen=True, slots=True)
class Compared:
    """A topic with the positions on it, and what the machine sees between them.

    Attributes:
        topic: the topic; None for what falls under none.
        positions: the positions, by document as given, then as printed.
        relations: pairs of places in ``positions``; what is not clear is not said.
    """

    topic: Topic | None
    positions: tuple[Stated, ...]
    relations: tuple[Related, ...]


def compare(readings: Sequence[Reading], topics: Topics | None = None) -> tuple[Compared, ...]:
    """Return the positions of several documents by topic, in the topics' order.

    Raises:
        LinkError: a document has no positions.
    """
    vocabulary = topics if topics is not None else known_topics()
    stated = [each for reading in readings for each in _stated(reading)]
    hidden = _hidden(each.actor for each in stated)
    relating = Relating([each.statement for each in stated], hidden)
    under: defaultdict[str, list[int]] = defaultdict(list)
    known: dict[str, Topic] = {topic.id: topic for topic in vocabulary.topics}
    for number, each in enumerate(stated):
        for name in topics_of_statement(each.statement, vocabulary, hidden) or ("",):
            under[name].append(number)
    return tuple(
        _compared(
            known.get(name), [stated[number] for number in under[name]], under[name], relating
        )
        for name in (*known, "")
        if under[name]
    )


def actor_of(reading: Reading) -> str:
    """Return who states the positions: the publisher, or what names the document."""
    return reading.content.publisher or reading.content.title or reading.document.name


def topics_of_statement(
    statement: Statement, topics: Topics, hidden: re.Pattern[str] | None = None
) -> tuple[str, ...]:
    """Return the ids of the topics of a position, chief first; headings count where it has none.

    Args:
        statement: the position.
        topics: the vocabulary.
        hidden: names that say nothing of a topic.
    """
    for texts in (statement.texts[:1], statement.texts[1:]):
        counted: Counter[str] = Counter()
        for text, _ in texts:
            away = [match.span() for match in hidden.finditer(text.text)] if hidden else []
            for start, end, found in topics.mentions(text.text):
                if not any(first < end and start < last for first, last in away):
                    counted.update(topic.id for topic in found)
        if counted:
            most = max(counted.values())
            return tuple(name for name, often in counted.most_common() if often >= _BESIDE * most)
    return ()


def as_dict(compared: Iterable[Compared]) -> dict[str, Any]:
    """Return a comparison as the dictionaries, lists and scalars of ``sesaku-comparison/1``."""
    return {"schema": SCHEMA, "topics": [_topic(each) for each in compared]}


def _stated(reading: Reading) -> list[Stated]:
    if not reading.content.positions:
        raise LinkError(
            f"{reading.document.name}: 種別 {reading.detection.kind} の文書には主張がありません。"
            "提言や政策ページを指定してください。"
        )
    statements = statements_of(reading, names_of(reading.document.text))
    return [Stated(reading, actor_of(reading), statement) for statement in statements]


def _hidden(actors: Iterable[str]) -> re.Pattern[str] | None:
    names = sorted({squeeze(actor) for actor in actors}, key=lambda name: (-len(name), name))
    return re.compile("|".join(re.escape(name) for name in names if name)) if names else None


def _compared(
    topic: Topic | None, positions: list[Stated], numbers: list[int], relating: Relating
) -> Compared:
    found = []
    if topic is not None:
        for a, b in itertools.combinations(range(len(positions)), 2):
            if positions[a].reading is not positions[b].reading:
                related = relating.related(numbers[a], numbers[b], topic)
                if related is not None:
                    found.append(Related(a, b, related.relation, related.why))
    return Compared(topic, tuple(positions), tuple(found))


def _topic(each: Compared) -> dict[str, Any]:
    return {
        "topic": each.topic.ja if each.topic is not None else None,
        "id": each.topic.id if each.topic is not None else None,
        "positions": [
            {
                "document": stated.reading.document.name,
                "actor": stated.actor,
                "number": stated.statement.position.number,
                "text": stated.statement.position.text,
                "cite": plain(stated.statement.position.cite),
            }
            for stated in each.positions
        ],
        "relations": [
            {
                "a": related.a,
                "b": related.b,
                "relation": related.relation,
                "why": plain(related.why),
            }
            for related in each.relations
        ],
    }
