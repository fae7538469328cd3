"""A need 「ニーズ」 read into terms: what it asks for, each with the words that would answer."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

from sesaku.linking.needs.concepts import Concepts, built_in, general_words
from sesaku.text.folding import Folded, fold_with_offsets

Span: TypeAlias = tuple[int, int]

_RUN = re.compile(r"[一-鿿々〆]+|[ァ-ヴー]+|[a-z0-9][a-z0-9.+-]*")
_KANJI = re.compile(r"[一-鿿々]")
_SENTENCE = re.compile(r"[^。．！？!?\n]+[。．！？!?\n]*")
PAIR, SIGN, NAME, RELATED, GENERAL = 1.0, 0.5, 2.0, 0.9, 0.15
"""What a pair of kanji counts, one kanji, a word of katakana or letters, another word for it,
and what is left of a word in which any need is put."""
_RELATED_SIGN = 0.4
_PARTS_OF_KNOWN = 0.75
"""What the parts of a word count for which other words are known."""


@dataclass(frozen=True, slots=True)
class Term:
    """Something that a need names.

    Attributes:
        text: the word, folded.
        span: where it stands in the need.
        forms: folded stretches that speak for it in a result, with what each counts.
        whole: the forms of which one says all of it: the word, and other words for it.
        telling: whether it says of itself what is spoken of: no word that any need may name, nor
            the stem of a verb.
        called: the word that tells how rare it is, where that is another: the Japanese word for
            an English one.
    """

    text: str
    span: Span
    forms: Mapping[str, float]
    whole: tuple[str, ...]
    telling: bool = True
    called: str = ""

    @property
    def parts(self) -> tuple[str, ...]:
        """Return the pairs and single signs of the word."""
        return tuple(form for form in self.forms if form not in self.whole)


@dataclass(frozen=True, slots=True)
class Need:
    """A need, read.

    Attributes:
        text: as it was put.
        sentences: where its sentences stand.
        terms: what it names, in order, each once.
    """

    text: str
    sentences: tuple[Span, ...]
    terms: tuple[Term, ...]
    _forms: dict[str, float] = field(default_factory=dict, repr=False, compare=False)

    @property
    def forms(self) -> Mapping[str, float]:
        """Return every form that speaks for the need, with the most that it counts."""
        if not self._forms:
            for term in self.terms:
                for form, weight in term.forms.items():
                    self._forms[form] = max(self._forms.get(form, 0.0), weight)
        return self._forms

    @property
    def specific(self) -> bool:
        """Whether it names anything that not every need may name."""
        return any(term.telling for term in self.terms)


def read_need(text: str, concepts: Concepts | None = None) -> Need:
    """Return a need read into terms.

    Args:
        text: the need, in Japanese or English.
        concepts: words for one subject; those of this package unless given.
    """
    known = concepts or built_in()
    folded = fold_with_offsets(text)
    terms: dict[str, Term] = {}
    for start, end in _words(folded.text, known):
        word = folded.text[start:end]
        if word not in terms:
            terms[word] = _term(word, folded.source(start, end), known)
    return Need(text, sentences_of(text), tuple(terms.values()))


def sentences_of(text: str) -> tuple[Span, ...]:
    """Return where the sentences of a text stand, white space at their ends left out."""
    found = []
    for match in _SENTENCE.finditer(text):
        whole = match[0]
        start = match.start() + len(whole) - len(whole.lstrip())
        end = match.start() + len(whole.rstrip())
        if end > start:
            found.append((start, end))
    return tuple(found)


def _words(text: str, known: Concepts) -> Iterator[Span]:
    """Yield where the words of a folded text stand: known ones first, then what is between."""
    at = 0
    pending = 0
    while at < len(text):
        word = known.longest_at(text, at)
        if word is None:
            at += 1
            continue
        yield from _runs(text, pending, at)
        yield at, at + len(word)
        at += len(word)
        pending = at
    yield from _runs(text, pending, len(text))


def _runs(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield where the runs of one script stand; no single kanji that ends or begins a word."""
    for match in _RUN.finditer(text, start, end):
        first, last = match.span()
        alone = not _KANJI.match(text[first - 1 : first]) and not _KANJI.match(
            text[last : last + 1]
        )
        if last - first > 1 or (alone and _KANJI.match(match[0])):
            yield first, last


def _term(word: str, span: Span, known: Concepts) -> Term:
    general = _general(word)
    related = known.related(word)
    share = GENERAL if general else 1.0
    parts = _PARTS_OF_KNOWN if related else 1.0
    forms: dict[str, float] = {}
    for run in _RUN.findall(word):
        if _KANJI.match(run):
            for form, weight in _of_kanji(run):
                forms[form] = max(forms.get(form, 0.0), weight * share * parts)
        elif len(run) > 1:
            forms[run] = NAME * share
    own = NAME if _RUN.fullmatch(word) and not _KANJI.match(word) else PAIR
    forms[word] = (own if len(word) > 1 else SIGN) * share
    for other in related:
        weight = RELATED if len(other) > 1 else _RELATED_SIGN
        forms[other] = max(forms.get(other, 0.0), weight * share)
    telling = not general and (len(word) > 1 or bool(related))
    return Term(word, span, forms, (word, *related), telling)


def _general(word: str) -> bool:
    """Whether a word is made of nothing but words in which any need is put."""
    return made_of(word, general_words())


def made_of(word: str, words: Collection[str]) -> bool:
    """Whether a word is made of nothing but some words."""
    reached = {0}
    for end in range(1, len(word) + 1):
        if any(word[start:end] in words for start in reached):
            reached.add(end)
    return len(word) in reached


def _of_kanji(run: str) -> Iterator[tuple[str, float]]:
    """Yield the pairs of a word and its single signs, less where they are general."""
    general = general_words()
    for left, right in pairwise(run):
        yield left + right, PAIR * (GENERAL if left + right in general else 1.0)
    for sign in run:
        yield sign, SIGN * (GENERAL if sign in general else 1.0)


def folded_of(text: str) -> Folded:
    """Return a result's text as terms are looked for in it, with the place of each sign."""
    return fold_with_offsets(text)
