"""Why a result serves a need 「根拠」: sentence beside sentence, what is shared, what is not."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from sesaku.linking.needs.asking import Need, Span, Term, folded_of, sentences_of
from sesaku.linking.needs.matching import Matcher
from sesaku.text.folding import Folded

_TELLING = 0.2
"""What a form must count for a place to be marked: general words and single signs alone don't."""

_PARTLY = 0.5
_NAMED = 0.6


@dataclass(frozen=True, slots=True)
class Shared:
    """A term of the need that the result speaks of.

    Attributes:
        term: the term.
        words: by which words, as the result prints them.
        exact: whether by a word for all of it, and not only by parts of it.
        places: where they stand, by the name of the result's part.
    """

    term: Term
    words: tuple[str, ...]
    exact: bool
    places: Mapping[str, tuple[Span, ...]]


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of the need beside the sentence of the result that answers it best.

    Attributes:
        need: where the need's sentence stands.
        part: the name of the result's part.
        result: where the result's sentence stands in that part.
    """

    need: Span
    part: str
    result: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a result serves a need.

    Attributes:
        pair: the two sentences side by side; None where nothing is shared.
        shared: the terms that the result speaks of, those that say most first.
        uncovered: the terms that it does not speak of.
    """

    pair: Pair | None
    shared: tuple[Shared, ...]
    uncovered: tuple[Term, ...]


def evidence_of(
    need: Need, parts: Mapping[str, str], matcher: Matcher, *, naming: Collection[str] = ()
) -> Evidence:
    """Return why a result serves a need.

    Args:
        need: the need.
        parts: the texts of the result by the name of the part: title, outline ….
        matcher: says how rare words are.
        naming: parts that name things and say nothing of them, as titles and keywords do: a
            sentence of another part is shown rather.
    """
    folded = {name: folded_of(text) for name, text in parts.items() if text}
    found = filter(None, (_shared(term, folded, parts) for term in need.terms))
    shared = tuple(sorted(found, key=lambda one: -matcher.weight(one.term)))
    held = {one.term.text for one in shared}
    uncovered = tuple(term for term in need.terms if term.text not in held and term.telling)
    said = {name: _NAMED if name in naming else 1.0 for name in parts}
    return Evidence(_pair(need, parts, said, shared, matcher), shared, uncovered)


def uncovered_by_all(need: Need, evidence: tuple[Evidence, ...]) -> tuple[Term, ...]:
    """Return the terms of a need that none of several results speaks of."""
    left = {term.text for term in need.terms if term.telling}
    for one in evidence:
        left &= {term.text for term in one.uncovered}
    return tuple(term for term in need.terms if term.text in left)


def _shared(term: Term, folded: Mapping[str, Folded], parts: Mapping[str, str]) -> Shared | None:
    """Return where a result speaks of a term: by words for all of it, else by its parts."""
    if not term.telling:
        return None
    whole = tuple(term.whole)
    pairs = tuple(form for form in term.parts if len(form) > 1 and term.forms[form] >= _TELLING)
    for exact, forms in ((True, whole), (False, pairs)):
        places = {
            name: spans for name, one in folded.items() if (spans := tuple(_places(one, forms)))
        }
        if places:
            words = dict.fromkeys(
                "".join(parts[name][start:end].split())
                for name, spans in places.items()
                for start, end in spans
            )
            return Shared(term, tuple(words), exact, places)
    return None


def _places(one: Folded, forms: tuple[str, ...]) -> Iterator[Span]:
    """Yield where forms stand in a text, those that touch or overlap as one."""
    found = []
    for form in forms:
        at = one.text.find(form)
        while at >= 0:
            found.append((at, at + len(form)))
            at = one.text.find(form, at + 1)
    start = end = -1
    for first, last in sorted(found):
        if first <= end:
            end = max(end, last)
            continue
        if end > 0:
            yield one.source(start, end)
        start, end = first, last
    if end > 0:
        yield one.source(start, end)


def _pair(
    need: Need,
    parts: Mapping[str, str],
    said: Mapping[str, float],
    shared: tuple[Shared, ...],
    matcher: Matcher,
) -> Pair | None:
    """Return the result's sentence that holds most of what is shared, and the need's that asks."""
    best: tuple[float, str, Span] | None = None
    for name, text in parts.items():
        for span in sentences_of(text):
            weight = said[name] * sum(
                matcher.weight(one.term) * (1.0 if one.exact else _PARTLY)
                for one in shared
                if any(_within(place, span) for place in one.places.get(name, ()))
            )
            if weight > 0 and (best is None or weight > best[0]):
                best = (weight, name, span)
    if best is None:
        return None
    _, name, span = best
    asked = [
        one.term
        for one in shared
        if any(_within(place, span) for place in one.places.get(name, ()))
    ]
    sentence = max(
        need.sentences,
        key=lambda own: sum(matcher.weight(term) for term in asked if _within(term.span, own)),
    )
    return Pair(sentence, name, span)


def _within(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
