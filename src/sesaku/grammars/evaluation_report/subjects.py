"""What a remark is about when it prints no code: the indicators that share its rare words.

Words are taken as runs of three characters without hiragana, and of two kanji where they are rare;
wording as runs of eight characters of any kind. A run counts the more, the fewer indicators have
it, and the most where an indicator's name has it. A remark that shares little with any indicator,
or as much with many, is about none: a wrong subject costs more than a missing one; but one word
that the document uses again and again of a single indicator is enough.
"""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

_WORD = 3
_PAIR = 2
_WORDING = 8
_RARE = 2
_NAME_WEIGHT = 3.0
_TEXT_WEIGHT = 0.5
_LEAST = 7.0
_NEAR = 0.75
_MOST = 3
_OWN_SHARE = 0.6
_OWN_TIMES = 6
_RUN = re.compile(r"[^ぁ-ん\W_]{2,}")
_LONG_WORD = re.compile(r"[ァ-ヶー]{4,}|[一-龠々]{4,}|[A-Za-z]{3,}")
_KANJI = re.compile(r"[一-龠々]{2}")


class Candidate(NamedTuple):
    """Something a remark may be about: its code, its name, and all that is said of it."""

    code: str
    name: str
    text: str


class Subjects:
    """Finds the candidates that remarks are about."""

    def __init__(self, candidates: Sequence[Candidate], remarks: Sequence[str]) -> None:
        wanted = {gram for remark in remarks for gram in _grams(remark)}
        self._candidates = candidates
        self._said = [_found(candidate.text, wanted) for candidate in candidates]
        self._named = [_found(candidate.name, wanted) for candidate in candidates]
        self._weight = {gram: self._worth(gram) for gram in wanted}

    def _worth(self, gram: str) -> float:
        """Return what a run tells: more where few candidates have it, nothing for a common pair."""
        having = sum(gram in said for said in self._said)
        if len(gram) == _PAIR and having > _RARE:
            return 0.0
        return math.log((len(self._candidates) + 1) / (1 + having))

    def of(self, remark: str) -> tuple[str, ...]:
        """Return the codes of what a remark is about, best first; empty where that is unclear."""
        grams = _grams(remark)
        scored = sorted(
            (
                (self._score(grams, index), candidate.code)
                for index, candidate in enumerate(self._candidates)
            ),
            key=lambda pair: (-pair[0], pair[1]),
        )
        if not scored or scored[0][0] < _LEAST:
            return self._by_own_word(remark)
        near = [code for score, code in scored if score >= scored[0][0] * _NEAR]
        return tuple(near) if len(near) <= _MOST else ()

    def _by_own_word(self, remark: str) -> tuple[str, ...]:
        """Return the candidate that has most of the places where a word of the remark stands."""
        for word in dict.fromkeys(_LONG_WORD.findall(remark)):
            times = [candidate.text.count(word) for candidate in self._candidates]
            if sum(times) >= _OWN_TIMES and max(times) >= _OWN_SHARE * sum(times):
                return (self._candidates[times.index(max(times))].code,)
        return ()

    def _score(self, grams: set[str], index: int) -> float:
        said = sum(self._weight[gram] for gram in grams & self._said[index])
        named = sum(self._weight[gram] for gram in grams & self._named[index])
        return _TEXT_WEIGHT * said + _NAME_WEIGHT * named


def _grams(text: str) -> set[str]:
    words = {
        run[at : at + _WORD] for run in _RUN.findall(text) for at in range(len(run) - _WORD + 1)
    }
    pairs = {
        pair
        for run in _RUN.findall(text)
        for at in range(len(run) - 1)
        if _KANJI.fullmatch(pair := run[at : at + _PAIR])
    }
    wording = {text[at : at + _WORDING] for at in range(len(text) - _WORDING + 1)}
    return words | pairs | wording


def _found(text: str, wanted: set[str]) -> set[str]:
    found = set()
    for length in (_PAIR, _WORD, _WORDING):
        found |= {text[at : at + length] for at in range(len(text) - length + 1)} & wanted
    return found
