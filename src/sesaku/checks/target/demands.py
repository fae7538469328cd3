"""The single demands of a target: what each part of its sentences asks to be done."""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, cast

from sesaku.checks.case import Case
from sesaku.checks.clauses import Clause
from sesaku.checks.terms import strong_pairs
from sesaku.model.values import NumberedText
from sesaku.text.width import squeeze
from sesaku.text.yaml_text import loaded


@dataclass(frozen=True, slots=True)
class Demand:
    """A part of a target sentence that asks for something.

    Attributes:
        sentence: the whole sentence, with its cite.
        text: the part, white space left out.
        words: pairs of characters that say what it is about.
    """

    sentence: Clause
    text: str
    words: frozenset[str]


def demands(case: Case, item: NumberedText) -> list[Demand]:
    """Return the demands of a target item.

    Parts that only give a reason, an aim or a circumstance are none.
    """
    return [
        Demand(sentence, text, strong_pairs(text))
        for sentence in case.clauses(item.text, item.cite)
        for text in parts(sentence.text)
        if not _aside().search(text)
    ]


def parts(sentence: str) -> list[str]:
    """Return the parts of a sentence, each with its own verb, white space left out."""
    found, current = [], ""
    for piece in re.split("(?<=、)", squeeze(sentence)):
        current += piece
        if _end().search(current.rstrip("、")) or current.endswith("。"):
            found.append(current)
            current = ""
    return [*found, current] if current else found


def bearing(sentence: str) -> str | None:
    """Return what a sentence wants shown or thought: 認識, イニシアティブ …; None for a deed."""
    found = _bearing().search(squeeze(sentence))
    return next(filter(None, found.groups()), None) if found else None


@cache
def _words() -> dict[str, Any]:
    source = resources.files("sesaku.checks.target").joinpath("vocabulary.yml").read_text("utf-8")
    return cast("dict[str, Any]", loaded(source))


@cache
def _end() -> re.Pattern[str]:
    return re.compile(_words()["demand_end"])


@cache
def _aside() -> re.Pattern[str]:
    return re.compile("|".join((*_words()["aim"], *_words()["circumstance"])))


@cache
def _bearing() -> re.Pattern[str]:
    return re.compile("|".join(_words()["bearing"]))
