"""The query language: words, "exact phrases", filters, years, numbers, plain questions.

``日米豪印 首脳 year:2020 kind:result "共同声明"``: words in any order, a phrase as it stands, and
filters. Nothing is wrong: what is no filter is a word.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from sesaku.retrieval.questions import Asked, asked_in, is_plain
from sesaku.retrieval.thesaurus import Thesaurus
from sesaku.retrieval.variants import (
    in_other_kana,
    number_forms,
    spellings,
    year_forms,
    years_named,
)
from sesaku.text.folding import fold

Role: TypeAlias = Literal["word", "plain", "cue", "phrase", "number"]

LONGEST = 1000
"""So many characters of a query are read."""

_CALLED = {
    "field": ("分野", "個別分野"),
    "code": ("指標", "番号"),
    "year": ("年", "年度"),
    "actor": ("主体", "公表者"),
    "kind": ("種別", "種類"),
    "doc": ("文書",),
}
NAMES = {name: field for field, names in _CALLED.items() for name in (field, *names)}
"""What a filter may be called, and the field that it narrows."""

_FILTER = re.compile(r"(?P<minus>-?)(?P<name>[a-z]+|[一-龠]+)[:：](?P<value>\"[^\"]*\"|[^\s\"]+)")
_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”')
_YEAR = re.compile(
    r"(?:明治|大正|昭和|平成|令和|[mtshr])?\.?(?:元|\d{1,4})年度?|(?<![a-z])[rsh]\d{1,2}(?![\d-])"
)
_NUMBER = re.compile(r"[△▲-]?\d[\d,]*(?:\.\d+)?[^\s\d、。,.()]{0,3}")
_RUNS = re.compile(
    r"(?P<latin>[a-z][a-z0-9&'.-]*(?: [a-z][a-z0-9&'.-]*)*)"
    r"|(?P<kana>[ァ-ヺー][ァ-ヺー・=]*)|(?P<kanji>[一-龠々〆ヶ]+)|(?P<hiragana>[ぁ-ゖ]+)"
)
_BETWEEN = re.compile(r"(?:[\s、。?？!！/／()（）「」『』【】]|(?<!\d),|,(?!\d))+")
_ENDING = re.compile(
    r"(?!から|まで|より|など|だけ|しか|ほど|くらい|ける)(?:(?![がをにのはとでもへや])[ぁ-ゖー]){1,4}"
)
"""What may belong to a word after its kanji (受入れ, 働きかけ, 海ごみ), and is no particle."""
_EMPTY = re.compile(
    r"(?:いつ|なぜ|どう|どの|どれ|どこ|なに|だれ|について|における|に関する|から|まで|など|する|した|して|され"
    r"|れた|れる|ない|なかった|ある|あった|いる|いた|こと|もの|ため|よう|です|ます|ください|[がをにのはとでもへやか])+"
)
"""Kana of which questions are made and documents are not."""
_SINGLE = 1
_STEM = 0.9
_KANJI_END, _KANJI_START = re.compile(r"[一-龠々]+$"), re.compile(r"[一-龠々]+")
_SHORT_NAME = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query.

    Attributes:
        text: the word, folded.
        forms: what it is found by, folded, and what each counts.
        role: a word, one that says little, one that a question only hints at, or a phrase.
        years: the fiscal years that it names.
        loose: a form that may be another word altogether, and then is a common one.
    """

    text: str
    forms: Mapping[str, float]
    role: Role = "word"
    years: tuple[int, ...] = ()
    loose: str = ""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a query narrows to, by field: any of the values."""

    wanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    unwanted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Query:
    """A query, understood."""

    words: tuple[Word, ...] = ()
    filters: Filters = field(default_factory=Filters)
    facts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def parse(text: str, thesaurus: Thesaurus, names: Mapping[str, str] = NAMES) -> Query:
    """Return what a query says.

    Args:
        text: the query.
        thesaurus: names that mean the same.
        names: what filters may be called, and the fields that they narrow.
    """
    rest = unicodedata.normalize("NFKC", text[:LONGEST]).replace("　", " ")
    rest, filters = _filters(rest, names)
    phrases = [_first(found.groups()) for found in _QUOTED.finditer(rest)]
    rest = _QUOTED.sub(" ", rest).replace('"', " ")
    asked = asked_in(fold(rest))
    words = [Word(fold(phrase), {fold(phrase): 1.0}, "phrase") for phrase in phrases]
    words += (
        word
        for word in _words(rest, thesaurus, asked)
        if not (asked.facts and word.role == "cue" and len(word.text) == _SINGLE)
    )
    unique = {word.text: word for word in reversed(words) if word.text}
    return Query(tuple(reversed(unique.values())), filters, asked.facts, asked.kinds)


def with_filter(text: str, name: str, value: str) -> str:
    """Return a query narrowed by a value of a field."""
    written = f'"{value}"' if re.search(r"[\s|,、]", value) else value
    return f"{without_filter(text, name)} {name}:{written}".strip()


def without_filter(text: str, name: str) -> str:
    """Return a query without what it wants of a field."""
    return _dropped(text, lambda found: not found["minus"] and _field(found) == name)


def without_filters(text: str) -> str:
    """Return a query without anything that it is narrowed by."""
    return _dropped(text, lambda found: _field(found) is not None)


def _dropped(text: str, unwanted: Callable[[re.Match[str]], bool]) -> str:
    kept = _FILTER.sub(lambda found: " " if unwanted(found) else found.group(), text)
    return " ".join(kept.split())


def _field(found: re.Match[str]) -> str | None:
    return NAMES.get(unicodedata.normalize("NFKC", found["name"]).lower())


def _first(groups: tuple[str | None, ...]) -> str:
    return next((group for group in groups if group), "")


def _filters(text: str, names: Mapping[str, str]) -> tuple[str, Filters]:
    wanted: dict[str, tuple[str, ...]] = {}
    unwanted: dict[str, tuple[str, ...]] = {}

    def take(found: re.Match[str]) -> str:
        name = names.get(found["name"].lower())
        if name is None:
            return found.group()
        side = unwanted if found["minus"] else wanted
        quoted = found["value"].startswith('"')
        written = found["value"].strip('"')
        values = [written] if quoted else [one for one in re.split(r"[|,、]", written) if one]
        side[name] = (*side.get(name, ()), *_values(name, values))
        return " "

    return _FILTER.sub(take, text), Filters(wanted, unwanted)


def _values(name: str, values: list[str]) -> Iterator[str]:
    for value in values:
        years = years_named(value) if name == "year" else ()
        if years:
            yield from map(str, years)
        elif name == "field":
            yield value.upper().removeprefix("F")
        else:
            yield value


def _words(text: str, thesaurus: Thesaurus, asked: Asked) -> Iterator[Word]:
    for token in _BETWEEN.split(text):
        if token:
            yield from _token(token.lower(), thesaurus, asked)


def _token(token: str, thesaurus: Thesaurus, asked: Asked) -> Iterator[Word]:
    """Yield the words of a stretch without blanks: known names first, then runs of one script."""
    folded = fold(token)
    whole = thesaurus.alternatives(folded)
    if len(whole) > 1 or len(folded) == _SINGLE:
        yield Word(folded, whole, _role(folded, asked))
        return
    at = start = 0
    while at < len(token):
        known = _known(token, at, thesaurus)
        if known:
            yield from _loose(token[start:at], thesaurus, asked)
            name = fold(token[at : at + known])
            yield Word(name, thesaurus.alternatives(name), _role(name, asked))
            at = start = at + known
        else:
            at += 1
    yield from _loose(token[start:], thesaurus, asked)


def _known(token: str, at: int, thesaurus: Thesaurus) -> int:
    """Return how many characters of a token are a name of the thesaurus, 0 for none."""
    if fold(token[:at]) + fold(token[at:]) != fold(token):
        return 0
    folded = fold(token)
    start = len(fold(token[:at]))
    form = thesaurus.longest_at(folded, start)
    if form is None or _torn(folded, start, start + len(form)):
        return 0
    for length in range(1, len(token) - at + 1):
        if fold(token[at : at + length]) == form:
            return length
    return 0


def _torn(text: str, start: int, end: int) -> bool:
    """Whether a short name would be torn out of a word: 日本 of 日本人."""
    around = (text[:start], text[end:])
    left, right = (_KANJI_END.search(around[0]), _KANJI_START.match(around[1]))
    rests = [len(found.group()) for found in (left, right) if found]
    return end - start <= _SHORT_NAME and _SINGLE in rests


def _loose(text: str, thesaurus: Thesaurus, asked: Asked) -> Iterator[Word]:
    at = 0
    while at < len(text):
        year, number = _YEAR.match(text, at), _NUMBER.match(text, at)
        run = _RUNS.match(text, at)
        if year and years_named(year.group()):
            forms, years = year_forms(year.group())
            yield Word(fold(year.group()), forms, "word", years)
            at = year.end()
        elif number:
            yield Word(fold(number.group()), number_forms(number.group()), "number")
            at = number.end()
        elif run:
            yield from _run(run, text, thesaurus, asked)
            at = _after(run, text)
        else:
            at += 1


def _after(run: re.Match[str], text: str) -> int:
    """Return where the next word may begin: after the kana that end this one."""
    ending = _ENDING.match(text, run.end()) if run["kanji"] else None
    return ending.end() if ending else run.end()


def _run(run: re.Match[str], text: str, thesaurus: Thesaurus, asked: Asked) -> Iterator[Word]:
    """Yield the word of a run; kanji take the kana with them that end the word."""
    word = fold(run.group())
    if run["hiragana"]:
        for found in _ENDING.finditer(word):
            part = found.group()
            if len(part) > _SINGLE and not _EMPTY.fullmatch(part):
                forms = dict(thesaurus.alternatives(part))
                yield Word(part, forms, _role(part, asked), loose=in_other_kana(part))
        return
    forms = dict(thesaurus.alternatives(word))
    ending = _ENDING.match(text, run.end()) if run["kanji"] else None
    role = _role(word, asked)
    if ending and not _EMPTY.fullmatch(ending.group()):
        whole = word + fold(ending.group())
        stem = forms if len(word) > _SINGLE else {}
        forms = {whole: 1.0} | {form: weight * _STEM for form, weight in stem.items()}
        word = whole
    for spelling in spellings(word):
        forms.setdefault(spelling, 1.0)
    other = in_other_kana(word)
    yield Word(word, forms, role, loose=other if other != word else "")


def _role(word: str, asked: Asked) -> Role:
    if is_plain(word):
        return "plain"
    return "cue" if any(word in said for said in asked.words) else "word"
