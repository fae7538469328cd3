"""A word, or a part of one, that is printed twice in a row 「沿岸の沿岸の」「年度度」.

Three marks: the same three or more letters twice running; a kanji doubled where no word begins with
the second; an element of a list that has swallowed the one before it. Headings that the text takes
up again are passed over. Every text of the document is looked at.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Category, Needs, Question, Severity, judged
from sesaku.checks.prose import Prose
from sesaku.text.yaml_text import loaded

ID = "word-doubled"
VERSION = 1
CATEGORY: Category = "labelling_or_text_error"
SEVERITY: Severity = "low"
NEEDS: Needs = ()

_TWICE = re.compile(r"([^\W\d_a-zA-Z]{3,14}?)\1")
_SWALLOWED = re.compile(r"(?<![一-龠])([一-龠]{2})[・、]([一-龠]{2})\1[・、][一-龠]{0,4}\2")
_TAKEN_UP = re.compile(
    r"(?<![一-龠])(企画|検討|調査|分析|推進|実施|整備|調整|議論|説明|作成|策定|立案)・\1[一-龠]{2}(?=[にをの、])"
)
_DOUBLE = re.compile(r"([一-龠])\1")
_MARKED = re.compile(r"[\d①-⑳ア-オ)】]\Z")
_REPEATED_ON_PURPOSE = re.compile(r"ますます|それぞれ|いろいろ|ひとつひとつ|だんだん|[〇○×△]+")


def check(case: Case) -> Iterator[Answer]:
    """Answer for every subject that has a text."""
    found: dict[str, list[Question]] = defaultdict(list)
    for prose in case.prose:
        found[prose.subject] += _questions(case, prose)
    for subject, questions in found.items():
        yield judged(subject, questions)


def _questions(case: Case, prose: Prose) -> Iterator[Question]:
    for start, end in _places(prose.tight):
        text = prose.tight[start:end]
        evidence = prose.around(case.reading.document, start, end)
        yield Question("doubled", (evidence,), (prose.label, text), {"found": text})


@lru_cache(maxsize=4096)
def _places(tight: str) -> tuple[tuple[int, int], ...]:
    return tuple(_doubled(tight))


def _doubled(tight: str) -> Iterator[tuple[int, int]]:
    for match in _TWICE.finditer(tight):
        heading = not match.start() or _MARKED.search(
            tight, max(match.start() - 1, 0), match.start()
        )
        if not heading and not _REPEATED_ON_PURPOSE.fullmatch(match[0]):
            yield match.span()
    for pattern in (_SWALLOWED, _TAKEN_UP):
        yield from (match.span() for match in pattern.finditer(tight))
    for match in _DOUBLE.finditer(tight):
        after = tight[match.end() : match.end() + 1]
        if match[1] in _begun() and after not in _begun()[match[1]]:
            yield match.span()


@cache
def _begun() -> dict[str, str]:
    source = resources.files(__package__).joinpath("doubled_kanji.yml").read_text("utf-8")
    return {str(kanji): str(after) for kanji, after in loaded(source).items()}
