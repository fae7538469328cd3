"""A need in English read into terms: its phrases, each with the Japanese words for the same.

Folding takes the blanks away, by which alone English words stand apart, so that an English need is
cut before it is folded. What a phrase is called in Japanese is told by the glossary that comes
along, and by the caller, who learns it from records that have their keywords in both languages.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import TypeAlias

from sesaku.linking.needs.asking import NAME, RELATED, Need, Span, Term, read_need, sentences_of
from sesaku.linking.needs.concepts import Concepts
from sesaku.text.folding import fold
from sesaku.text.yaml_text import loaded

Translate: TypeAlias = Callable[[Sequence[str]], Mapping[str, tuple[str, ...]]]
"""Returns by folded English phrase the Japanese words for it, for those that are known."""

_WORD = re.compile(r"[A-Za-z][A-Za-z0-9'-]*")
_LETTER = re.compile(r"[^\W\d_]")
_ENGLISH = 0.8
_LONGEST = 3
_MOST_PHRASES = 40
_SHORTEST = 2
_ENDINGS = ("ing", "ed", "es", "ly")
_UNKNOWN = 0.5
"""What a word counts of which nobody knows what it is called in Japanese."""


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
    words = list(_words(text))
    phrases = dict.fromkeys(
        _folded(text, part)
        for length in range(_LONGEST, 0, -1)
        for part in _stretches(words, length)
        if not any(_general(text, span) for span in part)
    )
    japanese = translate(list(phrases)[:_MOST_PHRASES])
    terms: dict[str, Term] = {}
    for part in _cut(text, words, japanese):
        folded = _folded(text, part)
        span = part[0][0], part[-1][1]
        if folded not in terms:
            called = (*japanese.get(folded, ()), *_in_glossary(folded))
            terms[folded] = _term(folded, span, tuple(dict.fromkeys(called)), known)
    return Need(text, sentences_of(text), tuple(terms.values()))


def _words(text: str) -> Iterator[list[Span]]:
    """Yield the words of a text between its signs, each where it stands."""
    run: list[Span] = []
    for match in _WORD.finditer(text):
        if run and text[run[-1][1] : match.start()].strip():
            yield run
            run = []
        run.append(match.span())
    if run:
        yield run


def _stretches(runs: Sequence[Sequence[Span]], length: int) -> Iterator[Sequence[Span]]:
    """Yield so many words that stand side by side."""
    for run in runs:
        for start in range(len(run) - length + 1):
            yield run[start : start + length]


def _cut(
    text: str, runs: Iterable[Sequence[Span]], japanese: Mapping[str, tuple[str, ...]]
) -> Iterator[Sequence[Span]]:
    """Yield the longest phrases that are known in Japanese, and the telling words between."""
    for run in runs:
        at = 0
        while at < len(run):
            part = next(
                (
                    run[at : at + length]
                    for length in range(min(_LONGEST, len(run) - at), 0, -1)
                    if _known(_folded(text, run[at : at + length]), japanese)
                    and (length > 1 or not _general(text, run[at]))
                ),
                run[at : at + 1],
            )
            if len(part) > 1 or not _general(text, part[0]):
                yield part
            at += len(part)


def _known(folded: str, japanese: Mapping[str, tuple[str, ...]]) -> bool:
    return folded in japanese or bool(_in_glossary(folded))


def _in_glossary(folded: str) -> tuple[str, ...]:
    """Return what the glossary calls a folded phrase in Japanese, by its stem where need be."""
    known = glossary()
    stems = (
        stem + end
        for suffix in _ENDINGS
        if folded.endswith(suffix) and len(folded) - len(suffix) > _SHORTEST
        for stem in (folded.removesuffix(suffix),)
        for end in ("", "e", "y")
    )
    return next((known[form] for form in (folded, *stems) if form in known), ())


def _folded(text: str, words: Sequence[Span]) -> str:
    """Return a phrase folded, its plural put in the singular, which stands within the plural."""
    return _singular(fold(text[words[0][0] : words[-1][1]]))


def _singular(folded: str) -> str:
    plural = folded.endswith("s") and not folded.endswith(("ss", "us", "is"))
    return folded[:-1] if plural and len(folded) > _SHORTEST + 1 else folded


def _term(folded: str, span: Span, japanese: Sequence[str], known: Concepts) -> Term:
    forms = {folded: NAME if japanese else NAME * _UNKNOWN}
    whole = [folded]
    for word in japanese:
        whole.append(word)
        forms[word] = max(forms.get(word, 0.0), RELATED * NAME)
        for part in read_need(word, known).terms:
            for form, weight in part.forms.items():
                forms[form] = max(forms.get(form, 0.0), weight * RELATED)
            whole += part.whole[1:]
    called = fold(japanese[0]) if japanese else ""
    return Term(folded, span, forms, tuple(dict.fromkeys(whole)), called=called)


def _general(text: str, span: Span) -> bool:
    """Whether a word may stand in any need, or is too short to say anything."""
    word = text[slice(*span)].lower()
    return len(word) < _SHORTEST or word in _general_words()


@cache
def _general_words() -> frozenset[str]:
    source = resources.files("sesaku.linking.needs").joinpath("english.yml").read_text("utf-8")
    data: Mapping[str, str] = loaded(source)
    return frozenset(data["words"].split())


@cache
def glossary() -> Mapping[str, tuple[str, ...]]:
    """Return by folded English phrase, in the singular, the folded Japanese words for it.

    A phrase that fields call differently has the words of all of them.
    """
    made: dict[str, tuple[str, ...]] = {}
    folder = resources.files("sesaku.linking.needs").joinpath("glossary")
    for file in sorted(folder.iterdir(), key=lambda one: one.name):
        data: Mapping[str, str] = loaded(file.read_text("utf-8"))
        for phrase, words in data.items():
            known = _singular(fold(phrase))
            made[known] = tuple(dict.fromkeys((*made.get(known, ()), *map(fold, words.split()))))
    return made
