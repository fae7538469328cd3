"""A need in English read into terms: its phrases, each with the Japanese words for the same.

Folding takes the blanks away, by which alone English words stand apart, so that an English need is
cut before it is folded. What a phrase is called in Japanese is told by the caller, who learns it
from records that have their keywords in both languages.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias

import yaml

from sesaku.linking.needs.asking import NAME, RELATED, Need, Span, Term, read_need, sentences_of
from sesaku.linking.needs.concepts import Concepts
from sesaku.text.folding import fold

Translate: TypeAlias = Callable[[Sequence[str]], Mapping[str, tuple[str, ...]]]
"""Returns by folded English phrase the Japanese words for it, for those that are known."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'-]*")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = 0.8
_LONGEST = 3
_MOST_PHRASES = 40
_SHORTEST = 3


def is_english(text: str) -> bool:
    """Whether most letters of a text are Latin."""
    letters = _LETTER.findall(text)
    return bool(letters) and sum(map(str.isascii, letters)) >= _ENGLISH * len(letters)


def read_english(text: str, known: Concepts, translate: Translate) -> Need:
    """Return an English need read into terms.

    Args:
        text: the need.
        known: words for one subject.
        translate: tells what phrases are called in Japanese.
    """
    runs = list(_runs(text))
    phrases = dict.fromkeys(
        _folded(text, run[start : start + length])
        for run in runs
        for length in range(_LONGEST, 0, -1)
        for start in range(len(run) - length + 1)
    )
    japanese = translate(list(phrases)[:_MOST_PHRASES])
    terms: dict[str, Term] = {}
    for run in runs:
        for words in _cut(text, run, japanese):
            folded = _folded(text, words)
            span = words[0][0], words[-1][1]
            terms.setdefault(folded, _term(folded, span, japanese.get(folded, ()), known))
    return Need(text, sentences_of(text), tuple(terms.values()))


def _runs(text: str) -> Iterator[list[Span]]:
    """Yield the words between general words and signs, each where it stands."""
    run: list[Span] = []
    for match in _WORD.finditer(text):
        general = match[0].lower() in _general() or len(match[0]) < _SHORTEST
        apart = run and text[run[-1][1] : match.start()].strip()
        if run and (general or apart):
            yield run
            run = []
        if not general:
            run.append(match.span())
    if run:
        yield run


def _cut(
    text: str, run: Sequence[Span], japanese: Mapping[str, tuple[str, ...]]
) -> Iterator[Sequence[Span]]:
    """Yield the longest phrases of a run that are known in Japanese, and single words between."""
    at = 0
    while at < len(run):
        lengths = range(min(_LONGEST, len(run) - at), 0, -1)
        length = next((n for n in lengths if _folded(text, run[at : at + n]) in japanese), 1)
        yield run[at : at + length]
        at += length


def _folded(text: str, words: Sequence[Span]) -> str:
    """Return a phrase folded, its plural put in the singular, which stands within the plural."""
    folded = fold(text[words[0][0] : words[-1][1]])
    plural = folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return folded[:-1] if plural and len(folded) > _SHORTEST else folded


def _term(folded: str, span: Span, japanese: Sequence[str], known: Concepts) -> Term:
    forms = {folded: NAME}
    whole = [folded]
    for word in japanese:
        whole.append(word)
        forms[word] = max(forms.get(word, 0.0), RELATED * NAME)
        for part in read_need(word, known).terms:
            for form, weight in part.forms.items():
                forms[form] = max(forms.get(form, 0.0), weight * RELATED)
            whole += part.whole[1:]
    return Term(folded, span, forms, tuple(dict.fromkeys(whole)))


@cache
def _general() -> frozenset[str]:
    source = resources.files("sesaku.linking.needs").joinpath("english.yml").read_text("utf-8")
    data: Mapping[str, str] = yaml.safe_load(source)
    return frozenset(data["words"].split())
