"""What a plain question looks for 「問い」: hints at how an answer is worded, and facts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from sesaku.text.folding import fold

_GRADE = ":"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question looks for.

    Attributes:
        finds: groups of folded words with which an answer may be worded.
        facts: what must hold of an indicator, e.g. ``rating:b`` and ``missed``.
        kinds: kinds of cell that it asks for.
        words: the words of the question that say all this.
    """

    finds: tuple[tuple[str, ...], ...] = ()
    facts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()


def asked_in(question: str) -> Asked:
    """Return what a folded question looks for."""
    finds: list[tuple[str, ...]] = []
    facts: list[str] = []
    kinds: list[str] = []
    said: set[str] = set()
    for pattern, cue in _cues():
        found = pattern.search(question)
        if found is None:
            continue
        said.add(found.group())
        finds.append(tuple(cue.get("finds", ())))
        kinds += cue.get("kinds", ())
        fact = cue.get("fact")
        if fact:
            letter = next(
                (part for part in found.groups() if part and len(part) == 1 and part in "sabcd"), ""
            )
            facts.append(fact + letter if fact.endswith(_GRADE) else fact)
    return Asked(
        tuple(filter(None, finds)), tuple(dict.fromkeys(facts)), tuple(kinds), frozenset(said)
    )


def is_plain(word: str) -> bool:
    """Whether nearly every question has a folded word."""
    return word in _plain()


@cache
def _data() -> Mapping[str, Any]:
    source = resources.files("sesaku.retrieval").joinpath("cues.yml").read_text("utf-8")
    loaded: Mapping[str, Any] = yaml.safe_load(source)
    return loaded


@cache
def _cues() -> tuple[tuple[re.Pattern[str], dict[str, Any]], ...]:
    made = []
    for cue in (*_data()["cues"], *_data()["facts"]):
        folded = {**cue, "finds": tuple(fold(word) for word in cue.get("finds", ()))}
        made.append((re.compile(cue["asks"]), folded))
    return tuple(made)


@cache
def _plain() -> frozenset[str]:
    return frozenset(fold(word) for row in _data()["plain"] for word in row)
