"""A long compound printed once with a letter lost or others in its place 「灯台管制所／灯台管所」.

The compound stands right at least twice, and the pair of letters at the seam of the other form
occurs nowhere else in the document, so that it is no word of its own. Also asked about: one word
taken for its near synonym in a long name, and two kanji too many in the name of a body. Remarks of
experts are not looked at. Not applicable where no compound of six or more letters is printed twice.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, abstained, judged
from sesaku.checks.prose import Prose
from sesaku.checks.wording import loaded

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

Pairs: TypeAlias = Counter[tuple[str, str]]


class _Place(NamedTuple):
    prose: Prose
    start: int
    end: int


def check(case: Case) -> Iterator[Answer]:
    """Answer for each subject that prints a long compound."""
    texts = [prose for prose in case.prose if prose.role != "opinion"]
    places: dict[str, list[_Place]] = defaultdict(list)
    for prose in texts:
        for match in _COMPOUND.finditer(prose.tight):
            word = _TAIL.sub("", match[0])
            if _SHORTEST <= len(word) <= _LONGEST:
                place = _Place(prose, match.start(), match.start() + len(word))
                places[word].append(place)
    if all(len(found) < 2 for found in places.values()):  # noqa: PLR2004 - printed twice
        yield abstained("measure", "no-compound")
        return
    pairs = Counter(pairwise("\n".join(prose.tight for prose in texts)))
    asked: dict[str, list[Question]] = {found[0].prose.subject: [] for found in places.values()}
    found = {*_lost(places, pairs), *_replaced(places, pairs), *_other_word(places)}
    for right, wrong in sorted(found):
        asked[places[wrong][0].prose.subject].append(_question(case, places, right, wrong))
    for subject, questions in asked.items():
        yield judged(subject, questions)


def _lost(places: Mapping[str, list[_Place]], pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Yield compounds with the form that has lost one inner kanji."""
    for right, found in places.items():
        for at in range(1, len(right) - 2) if len(found) >= _OFTEN else ():
            wrong = right[:at] + right[at + 1 :]
            if wrong not in places or right[at] in _OPTIONAL:
                continue
            seam, times = wrong[at - 1 : at + 1], len(places[wrong])
            odd = _KANJI.fullmatch(seam) and pairs[seam[0], seam[1]] <= times
            if odd and (times == 1 or _RARE * times <= len(found)):
                yield right, wrong


def _replaced(places: Mapping[str, list[_Place]], pairs: Pairs) -> Iterator[tuple[str, str]]:
    """Yield compounds with the form that has one or two other kanji inside."""
    usual = [word for word, found in places.items() if len(found) > 1]
    for wrong, found in places.items():
        if len(found) > 1:
            continue
        odd = [
            pairs[one, two] == 1 and bool(_KANJI.fullmatch(one + two))
            for one, two in pairwise(wrong)
        ]
        for width in (1, 2):
            for at in range(1, len(wrong) - width):
                if all(odd[at - 1 : at + width]) and len(wrong) - width >= _SHORTEST:
                    head, tail = wrong[:at], wrong[at + width :]
                    fitting = (one for one in usual if len(one) == len(wrong))
                    yield from (
                        (one, wrong)
                        for one in fitting
                        if one.startswith(head) and one.endswith(tail)
                    )


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
