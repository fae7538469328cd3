"""A long compound printed once with a letter lost or others in its place 「灯台管制所／灯台管所」.

The compound stands right at least twice, and the pair of letters at the seam of the other form
occurs nowhere else in the document, so that it is no word of its own. Also asked about: one word
taken for its near synonym in a long name, and two kanji too many in the name of a body. Remarks of
experts are not looked at. Not applicable where no compound of six or more letters is printed twice.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.prose import Prose
from sesaku.text.yaml_text import loaded

ID = "name-misprinted"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "medium"
NEEDS: Needs = ()

_COMPOUND = re.compile(r"[一-龠々ァ-ヶーA-Za-z・･－\-]{5,}")
_TAIL = re.compile(r"[及並等向等・･－\-]+\Z")
_KANJI = re.compile(r"[一-龠]+")
_OPTIONAL = frozenset("等的各種及並副前新旧同約")
_BODY = re.compile(r"(?:機構|機関|センター|協会|連合|銀行|大学|財団|研究所|基金)\Z")
_SHORTEST, _LONGEST, _OFTEN, _RARE, _LONG, _HEAD = 6, 40, 3, 4, 9, 4


class _Place(NamedTuple):
    prose: Prose
    start: int
    end: int


def check(case: Case) -> Iterator[Answer]:
    """Answer for each subject that prints a long compound."""
    texts = [prose for prose in case.prose if prose.role != "opinion"]
    places: dict[str, list[_Place]] = defaultdict(list)
    for prose in texts:
        for word, start in _compounds(prose.tight):
            places[word].append(_Place(prose, start, start + len(word)))
    if all(len(found) < 2 for found in places.values()):  # noqa: PLR2004 - printed twice
        yield abstained("measure", "no-compound")
        return
    text = "\n".join(prose.tight for prose in texts)
    asked: dict[str, list[Question]] = {found[0].prose.subject: [] for found in places.values()}
    found = {*_lost(places, text), *_replaced(places, text), *_other_word(places)}
    for right, wrong in sorted(found):
        asked[places[wrong][0].prose.subject].append(_question(case, places, right, wrong))
    for subject, questions in asked.items():
        yield judged(subject, questions)


@lru_cache(maxsize=4096)
def _compounds(text: str) -> tuple[tuple[str, int], ...]:
    """Return the long compounds of a text, and where each begins."""
    found = ((_TAIL.sub("", match[0]), match.start()) for match in _COMPOUND.finditer(text))
    return tuple((word, start) for word, start in found if _SHORTEST <= len(word) <= _LONGEST)


def _lost(places: Mapping[str, list[_Place]], text: str) -> Iterator[tuple[str, str]]:
    """Yield compounds with the form that has lost one inner kanji."""
    for right, found in places.items():
        for at in range(1, len(right) - 2) if len(found) >= _OFTEN else ():
            wrong = right[:at] + right[at + 1 :]
            if wrong not in places or right[at] in _OPTIONAL:
                continue
            seam, times = wrong[at - 1 : at + 1], len(places[wrong])
            odd = _KANJI.fullmatch(seam) and _times(text, seam) <= times
            if odd and (times == 1 or _RARE * times <= len(found)):
                yield right, wrong


def _replaced(places: Mapping[str, list[_Place]], text: str) -> Iterator[tuple[str, str]]:
    """Yield compounds with the form that has one or two other kanji inside."""
    usual: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    for word, found in places.items():
        if len(found) > 1:
            usual[_outline(word)].append(word)
    for wrong, found in places.items():
        if len(found) > 1:
            continue
        for one in usual.get(_outline(wrong), ()):
            if any(_is_odd(text, seams) for seams in _seams(one, wrong)):
                yield one, wrong


def _outline(word: str) -> tuple[int, str, str]:
    return len(word), word[0], word[-1]


def _seams(right: str, wrong: str) -> Iterator[list[str]]:
    """Yield the pairs of letters about the one or two letters in which two words differ."""
    for width in (1, 2):
        for at in range(1, len(wrong) - width):
            same = right.startswith(wrong[:at]) and right.endswith(wrong[at + width :])
            if same and len(wrong) - width >= _SHORTEST:
                yield [wrong[one - 1 : one + 1] for one in range(at, at + width + 1)]


def _is_odd(text: str, seams: list[str]) -> bool:
    """Whether each pair is of kanji and stands in the text but once."""
    return all(_KANJI.fullmatch(seam) and _times(text, seam) == 1 for seam in seams)


def _times(text: str, pair: str) -> int:
    """Return how often a pair of letters stands in a text, those that overlap counted each."""
    found, at = 0, text.find(pair)
    while at >= 0:
        found, at = found + 1, text.find(pair, at + 1)
    return found


def _other_word(places: Mapping[str, list[_Place]]) -> Iterator[tuple[str, str]]:
    """Yield long names with the form that has a near synonym in place, or two kanji too many."""
    for wrong, found in places.items():
        if len(found) > 1 or len(wrong) < _LONG:
            continue
        for at in range(_HEAD, len(wrong) - 2):
            word, tail = wrong[at : at + 2], wrong[at + 2 :]
            heads = [wrong[start:at] for start in range(at - _HEAD + 1)]
            names = [head + other + tail for head in heads for other in _synonyms().get(word, ())]
            yield from ((one, wrong) for one in names if len(places.get(one, ())) >= _OFTEN)
            if _BODY.search(tail):
                shorter = (head + tail for head in heads)
                yield from ((one, wrong) for one in shorter if len(places.get(one, ())) > 1)


@cache
def _synonyms() -> dict[str, list[str]]:
    source = resources.files(__package__).joinpath("near_synonyms.yml").read_text("utf-8")
    return {
        word: [other for other in group if other != word]
        for group in loaded(source)
        for word in group
    }


def _question(case: Case, places: Mapping[str, list[_Place]], right: str, wrong: str) -> Question:
    document = case.reading.document
    shown = [
        place.prose.around(document, place.start, place.end)
        for place in (places[wrong][0], places[right][0])
    ]
    return Question("misprinted", tuple(shown), (wrong,), {"wrong": wrong, "right": right})
