"""What two texts share: maximal common pieces, and how much each piece says of its subject."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import NamedTuple

import yaml

from sesaku.text.width import squeeze

_CONTENT = re.compile(r"[一-鿿々〆ヵヶァ-ヴーA-Za-z0-9]")
_EDGE = re.compile(r"[ぁ-ん・、。，．,.「」『』（）()〈〉［\]\[］\-－ー:：;；'’\"/／｣｢]")
_OWN = re.compile(r"[一-鿿々〆ヵヶァ-ヴーA-Za-z0-9]+")
_WORD = re.compile(r"(?:[一-鿿々〆]|[ァ-ヴーヵヶ]|[a-z0-9]|[・](?=[ァ-ヴ]))+")
_SHORTEST = 2


class Piece(NamedTuple):
    """A stretch that two texts share: where it begins in each, and how long it is."""

    first: int
    second: int
    size: int


@cache
def general_words() -> tuple[str, ...]:
    """Return the words that any policy document uses, longest first."""
    text = resources.files("sesaku.linking").joinpath("general_words.yml").read_text("utf-8")
    return tuple(sorted((squeeze(word) for word in yaml.safe_load(text)), key=len, reverse=True))


@cache
def _general() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, general_words())))


@cache
def specific(term: str) -> int:
    """Return how many characters of a term belong to no general word; hiragana don't count."""
    return len(_CONTENT.findall(_general().sub("　", term)))


@cache
def own_run(term: str) -> int:
    """Return the length of the longest run of a term's own characters, no general word in it."""
    runs = _OWN.findall(_general().sub("　", term))
    return max(map(len, runs), default=0)


def telling_phrase(term: str, characters: int) -> bool:
    """Whether a shared stretch says by itself what is spoken of, and not by chance.

    It has so many characters of its own, or is a phrase of two more with two fewer of its own.
    """
    own = specific(term)
    return own >= characters or (len(term) >= characters + 2 and own >= characters - 2 and own > 2)  # noqa: PLR2004 - shorter is chance


def own_words(plain: str) -> list[str]:
    """Return the words of a text that are its own, general words cut out of them."""
    return [word for word in _OWN.findall(_general().sub("　", plain)) if len(word) > 1]


def general_spans(plain: str) -> list[bool]:
    """Return for each character whether it stands in a general word."""
    inside = [False] * len(plain)
    for match in _general().finditer(plain):
        inside[match.start() : match.end()] = [True] * (match.end() - match.start())
    return inside


def words(plain: str) -> list[tuple[int, str]]:
    """Return the words of a text and where each begins: runs of kanji, katakana, Latin."""
    return [(match.start(), match[0]) for match in _WORD.finditer(plain) if len(match[0]) > 1]


def pieces(first: str, second: str) -> list[Piece]:
    """Return the longest stretches of ``first`` that ``second`` has too, none within another.

    Longer ones go first. Particles and signs at their ends are left out, and so are pieces of less
    than two characters, and pieces that cut a word of letters, figures or katakana.
    """
    longest = _longest(first, second)
    free = [True] * len(first)
    found: list[Piece] = []
    for size, at in sorted(longest, key=lambda pair: (-pair[0], pair[1])):
        if size < _SHORTEST:
            break
        start, end = _free(free, at, at + size)
        trimmed = _trimmed(first, start, end - start)
        if trimmed is None:
            continue
        start, length = trimmed
        other = _place(first[start : start + length], second, (first, start))
        if other >= 0:
            found.append(Piece(start, other, length))
            free[start : start + length] = [False] * length
    return sorted(found)


def _free(free: list[bool], start: int, end: int) -> tuple[int, int]:
    """Return the first stretch of a range that no longer piece has taken."""
    while start < end and not free[start]:
        start += 1
    stop = start
    while stop < end and free[stop]:
        stop += 1
    return start, stop


_GENERAL = 0.1
"""What a character of a general word counts, against one of the subject's own words."""


@dataclass(frozen=True, slots=True)
class Spread:
    """In how many sections of a document a term stands: what stands in most says little."""

    sections: tuple[str, ...]
    _known: dict[str, float] = field(default_factory=dict, repr=False, compare=False)
    _weighed: dict[str, tuple[float, ...]] = field(default_factory=dict, repr=False, compare=False)

    def weight(self, term: str) -> float:
        """Return 0 to 1: 1 for a term of one section, near 0 for one of all."""
        known = self._known.get(term)
        if known is None:
            known = self._known[term] = self._weigh(term)
        return known

    def _weigh(self, term: str) -> float:
        count = len(self.sections)
        if count < 4:  # noqa: PLR2004 - of fewer sections nothing can be said
            return 1.0
        having = sum(term in section for section in self.sections)
        return min(1.0, math.log((count + 1) / (having + 0.5)) / math.log((count + 1) / 1.5))

    def weights(self, plain: str) -> tuple[float, ...]:
        """Return what each character of a text says of its subject, 0 to 1."""
        known = self._weighed.get(plain)
        if known is None:  # a text is compared with many
            known = self._weighed[plain] = tuple(self._weights(plain))
        return known

    def _weights(self, plain: str) -> list[float]:
        weights = [0.0] * len(plain)
        general = general_spans(plain)
        for start, word in words(plain):
            at = start
            while at < start + len(word):
                inside = general[at]
                end = at
                while end < start + len(word) and general[end] == inside:
                    end += 1
                weight = _GENERAL if inside else self.weight(plain[at:end])
                weights[at:end] = [weight] * (end - at)
                at = end
        return weights

    def says(self, term: str) -> float:
        """Return the weight of a term: its specific characters, less where it is widespread."""
        return specific(term) * self.weight(term)


def spread_of(texts: Iterable[str]) -> Spread:
    """Return the spread over sections, each one text."""
    return Spread(tuple(squeeze(text).lower() for text in texts))


def sentences(plain: str) -> Sequence[tuple[int, int]]:
    """Return where the sentences of a text without white space begin and end."""
    bounds = []
    start = 0
    for match in re.finditer(r"。[」』）)]*", plain):
        bounds.append((start, match.end()))
        start = match.end()
    if start < len(plain):
        bounds.append((start, len(plain)))
    return bounds


def _longest(first: str, second: str) -> list[tuple[int, int]]:
    """Return for each place of ``first`` the length of the longest stretch that ``second`` has."""
    found = []
    size = 0
    for at in range(len(first)):
        # What begins one place on has all of the stretch before but its first character.
        size = max(size - 1, 0)
        while at + size < len(first) and first[at : at + size + 1] in second:
            size += 1
        found.append((size, at))
    return found


def _trimmed(text: str, start: int, size: int) -> tuple[int, int] | None:
    end = start + size
    while start < end and _EDGE.match(text[start]):
        start += 1
    while end > start and _EDGE.match(text[end - 1]) and not _in_word(text, end - 1):
        end -= 1
    if end - start < _SHORTEST or not _CONTENT.search(text[start:end]):
        return None
    return start, end - start


def _in_word(text: str, at: int) -> bool:
    """Whether a long-vowel mark belongs to the katakana before it."""
    return text[at] == "ー" and at > 0 and "ァ" <= text[at - 1] <= "ヴ"


def _place(term: str, second: str, where: tuple[str, int]) -> int:
    """Return where a term stands in ``second`` so that it cuts no letters or katakana word."""
    first, start = where
    if _cuts(first, start, len(term)):
        return -1
    at = second.find(term)
    while at >= 0 and _cuts(second, at, len(term)):
        at = second.find(term, at + 1)
    return at


def _cuts(text: str, start: int, size: int) -> bool:
    for left, right in ((start - 1, start), (start + size - 1, start + size)):
        if left < 0 or right >= len(text):
            continue
        if any(_same_run(text[left], text[right], kind) for kind in ("latin", "katakana")):
            return True
    return False


def _same_run(left: str, right: str, kind: str) -> bool:
    if kind == "latin":
        return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()
    return all("ァ" <= sign <= "ヴ" or sign == "ー" for sign in (left, right))
