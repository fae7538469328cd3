"""Words of a text without a dictionary: runs of kanji, katakana and Latin letters."""

import re
from functools import cache, lru_cache
from importlib import resources

from sesaku.text.width import squeeze
from sesaku.text.yaml_text import loaded

_KEPT = 8192
"""Texts whose words are kept: many checks ask for those of the same text."""

_JOINING = re.compile("[及等並又若]|[々〆]$")
_YEAR = re.compile("(?:明治|大正|昭和|平成|令和)(?:元|[0-9]+)年?度?")
_RUN = re.compile(r"[一-龠々〆ヶ]+|[ァ-ヶー]{2,}|[A-Za-z][A-Za-z.&-]*[A-Za-z]|[A-Za-z]\d+")


def words(text: str) -> list[str]:
    """Return the runs of kanji, katakana and Latin letters, in order; 及び, 等 and years part them.

    令和元年度 is a year as 令和２年度 is; no pair of its characters is a word.
    """
    runs = _RUN.findall(_YEAR.sub("、", squeeze(text)))
    return [part for run in runs for part in _JOINING.split(run) if part]


@lru_cache(maxsize=_KEPT)
def pairs(text: str) -> frozenset[str]:
    """Return pairs of neighbouring kanji and whole other words: what a text is about."""
    found: set[str] = set()
    for word in words(text):
        if "一" <= word[0] <= "龠" and len(word) > 1:
            found.update(word[at : at + 2] for at in range(len(word) - 1))
        elif len(word) > 1:
            found.add(word.casefold())
    return frozenset(found)


@lru_cache(maxsize=_KEPT)
def strong_pairs(text: str) -> frozenset[str]:
    """Return the pairs of a text that are not the common coin of every report."""
    return pairs(text) - _common()


def shared_run(one: str, other: str) -> str:
    """Return the longest run of characters in both texts that says what they are about.

    Runs of common words alone (引き続き積極的に) say nothing; they give "".
    """
    first, second = squeeze(one), squeeze(other)
    longest = ""
    for start in range(len(first)):
        end = start + len(longest) + 1
        while end <= len(first) and first[start:end] in second:
            if strong_pairs(first[start:end]):
                longest = first[start:end]
            end += 1
    return longest


@cache
def _common() -> frozenset[str]:
    source = resources.files("sesaku.checks").joinpath("common_words.yml").read_text("utf-8")
    return frozenset(pair for word in loaded(source)["words"] for pair in pairs(word))
