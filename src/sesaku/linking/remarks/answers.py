"""Whether and where a report answers what a remark asks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.linking.cited import Cited
from sesaku.linking.likeness import reasons
from sesaku.linking.links import Reason
from sesaku.linking.terms import Piece, Spread, general_spans, own_run, own_words, pieces, sentences

Level: TypeAlias = Literal["addressed", "partly", "not_visible"]

_ADDRESSED = 0.55
"""From this share of what is asked, by weight, a text answers a remark."""

_PARTLY = 0.13
_MASS = 1.5
_TOPIC = 0.2
"""What a word of the name of what is spoken of counts: to repeat it is hardly an answer."""

_LEAST_ASKED, _MOST_ASKED = 5.0, 14.0
"""A short request is not answered by one word, a long one need not be answered word by word."""

_MANY = 6

_WINDOW = 2
"""An answer stands in so many sentences in a row; words scattered over a long text are none."""


@dataclass(frozen=True, slots=True)
class Place:
    """A text in which an answer may stand.

    Attributes:
        document: name of the document.
        subject: what the text is of: ``next:2-5``, ``F2``, ``result:2`` ….
        part: next_indicator, next_measure, result, next_goal or name.
        text: the text, for comparison.
    """

    document: str
    subject: str
    part: str
    text: Cited


@dataclass(frozen=True, slots=True)
class Answer:
    """What one document says to a remark.

    Attributes:
        document: name of the document.
        later: whether it is a later one than the remark's own.
        level: addressed, partly or not_visible.
        share: share of what is asked that the texts speak of, 0 to 1.
        subject: code of the text that says most; None where none does.
        part: what of it.
        text: its sentences that speak of it.
        cite: where they stand.
        why: the shared words.
        looked_at: codes of all texts that were looked at.
    """

    document: str
    later: bool
    level: Level
    share: float
    subject: str | None
    part: str | None
    text: str
    cite: Cite
    why: tuple[Reason, ...]
    looked_at: tuple[str, ...]


def answer(
    asked: Sequence[tuple[int, int]],
    remark: Cited,
    places: Sequence[Place],
    topics: Sequence[str],
    spread: Spread,
    *,
    later: bool,
) -> Answer | None:
    """Return what texts say to a remark; None where there are none to look at.

    Args:
        asked: where the sentences that ask for something begin and end in the remark.
        remark: the remark.
        places: the texts of one document.
        topics: names of what the remark concerns: to repeat these is no answer.
        spread: how far words are spread in the remark's document.
        later: whether the texts are of a later document.
    """
    if not places:
        return None
    weights = _asked_weights(asked, remark, topics, spread)
    whole = min(max(sum(weights), _LEAST_ASKED), _MOST_ASKED)
    scored = [(*_best_window(remark, place, weights), place) for place in places]
    mass, common, found = max(scored, key=lambda each: each[0])
    share = min(1.0, mass / whole)
    words = {
        word
        for each in common
        for word in own_words(remark.plain[each.first : each.first + each.size])
    }
    level = _level(mass, share, len(words))
    looked_at = tuple(dict.fromkeys(place.subject for place in places))
    if len(looked_at) > _MANY and len(words) < 2:  # noqa: PLR2004 - one word in many texts is chance
        level = "not_visible"
    document = places[0].document
    if level == "not_visible":
        return Answer(document, later, level, round(share, 3), None, None, "", (), (), looked_at)
    text, cite = _excerpt(found.text, common)
    why = reasons(remark, found.text, common, spread)
    return Answer(
        document,
        later,
        level,
        round(share, 3),
        found.subject,
        found.part,
        text,
        cite,
        why,
        looked_at,
    )


def _asked_weights(
    asked: Sequence[tuple[int, int]], remark: Cited, topics: Sequence[str], spread: Spread
) -> list[float]:
    """Return what each character of a remark asks for: nothing outside the asking sentences."""
    weights = spread.weights(remark.plain)
    general = general_spans(remark.plain)
    inside = [False] * len(weights)
    for start, end in asked:
        inside[start:end] = [True] * (end - start)
    kept = [weight if inside[at] and not general[at] else 0.0 for at, weight in enumerate(weights)]
    for word in {word for topic in topics for word in _topic_words(topic, remark.plain)}:
        at = remark.plain.find(word)
        while at >= 0:
            kept[at : at + len(word)] = [_TOPIC * weight for weight in kept[at : at + len(word)]]
            at = remark.plain.find(word, at + len(word))
    return kept


def _topic_words(topic: str, remark: str) -> set[str]:
    """Return the words of a name, and what a remark has of them in parts."""
    shared = {topic[each.first : each.first + each.size] for each in pieces(topic, remark)}
    return {*own_words(topic), *(word for text in shared for word in own_words(text))}


def _best_window(
    remark: Cited, place: Place, weights: list[float]
) -> tuple[float, tuple[Piece, ...]]:
    """Return the shared words of the sentences in a row that say most, and their weight."""
    common = list(_telling(remark, place, weights))
    bounds = sentences(place.text.plain)
    best: tuple[float, tuple[Piece, ...]] = (0.0, ())
    for at in range(len(bounds)):
        start, end = bounds[at][0], bounds[min(at + _WINDOW, len(bounds)) - 1][1]
        inside = tuple(each for each in common if start <= each.second < end)
        mass = sum(_mass(weights, each, remark) for each in _once(inside, remark))
        if mass > best[0]:
            best = (mass, inside)
    return best


def _once(found: Sequence[Piece], remark: Cited) -> list[Piece]:
    """Return pieces of different words: to say one word twice is to say it once."""
    return list(
        {remark.plain[each.first : each.first + each.size]: each for each in found}.values()
    )


def _mass(weights: list[float], piece: Piece, remark: Cited) -> float:
    """Return the greatest weight that a shared word has where the remark asks for it."""
    word = remark.plain[piece.first : piece.first + piece.size]
    best, at = 0.0, remark.plain.find(word)
    while at >= 0:
        best = max(best, sum(weights[at : at + piece.size]))
        at = remark.plain.find(word, at + 1)
    return best


def _telling(remark: Cited, place: Place, weights: list[float]) -> Iterator[Piece]:
    for piece in pieces(remark.plain, place.text.plain):
        text = remark.plain[piece.first : piece.first + piece.size]
        if own_run(text) > 1 and max(weights[piece.first : piece.first + piece.size]) > _TOPIC:
            yield piece


def _level(mass: float, share: float, words: int) -> Level:
    """Return what a share of what is asked amounts to; one word alone is never the whole answer."""
    if mass < _MASS or share < _PARTLY:
        return "not_visible"
    return "addressed" if share >= _ADDRESSED and words > 1 else "partly"


def _excerpt(text: Cited, common: Sequence[Piece]) -> tuple[str, Cite]:
    """Return the sentences that hold the shared words, and where they stand."""
    kept = [
        (start, end)
        for start, end in sentences(text.plain)
        if any(start <= piece.second < end for piece in common)
    ]
    shown = "".join(text.shown[start:end] for start, end in kept)
    cite: Cite = tuple(span for start, end in kept for span in text.cite(start, end))
    return shown, cite
