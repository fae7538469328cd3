"""What a heading is of, by its words, where its wording is not known: ``keywords.yml``.

Ministries word the headings of their forms as they like. A wording that ``vocabulary.yml`` does not
list still has the words that its subject needs; whether the cell is a heading at all, its place
must tell.
"""

import re
from functools import cache, lru_cache
from importlib import resources
from typing import Any, NamedTuple, cast

import yaml

from sesaku.grammars.forms.levels import is_level
from sesaku.grammars.forms.vocabulary import heading_forms

_HEADING = re.compile(r"[^。、\d○×△◎]{2,30}")
_SENTENCE = re.compile(r"は|(?:する|した|いる|ある|れる|った|ない|こと)$")
_LISTED = re.compile(r"(?<=[一-龠])、(?=[一-龠]{2,6}等$)")
"""上位の計画、方針等: what a heading names side by side."""
_COUNTED = re.compile(r"(?<=[^\d])\d$")


class _Rule(NamedTuple):
    """A rule: what a heading is of that has some words and lacks others."""

    meaning: str
    has: re.Pattern[str]
    lacks: re.Pattern[str] | None

    def fits(self, heading: str) -> bool:
        """Whether a heading follows the rule."""
        lacking = self.lacks is None or self.lacks.search(heading) is None
        return self.has.search(heading) is not None and lacking


def may_head(text: str) -> bool:
    """Whether a text can be a heading whose wording is not known: a few words, no sentence.

    A level of attainment heads nothing, though 目標超過達成 has the words of goals.
    """
    if is_level(text):
        return False
    forms = heading_forms(text)
    bare = _LISTED.sub("", _COUNTED.sub("", forms[-1])) if forms else ""
    return _HEADING.fullmatch(bare) is not None and _SENTENCE.search(bare) is None


def inferred_section(text: str) -> str | None:
    """Return the section that the words of a heading speak for, None where they are not clear."""
    return _inferred("sections", text)


def inferred_role(grid: str, text: str) -> str | None:
    """Return the role inside a grid that the words of a heading speak for."""
    return _inferred(f"{grid}_roles", text)


@lru_cache(maxsize=4096)
def _inferred(kind: str, text: str) -> str | None:
    if not may_head(text):
        return None
    for form in heading_forms(text):
        for rule in _rules()[kind]:
            if rule.fits(_COUNTED.sub("", form)):
                return rule.meaning
    return None


@cache
def section_labels() -> dict[str, str]:
    """Return what the sections are called in the common form, by section."""
    return cast("dict[str, str]", _data()["labels"])


@cache
def _rules() -> dict[str, tuple[_Rule, ...]]:
    kinds = {kind: entries for kind, entries in _data().items() if kind != "labels"}
    return {
        kind: tuple(
            _Rule(
                meaning,
                re.compile(words["has"]),
                re.compile(words["lacks"]) if "lacks" in words else None,
            )
            for entry in entries
            for meaning, words in entry.items()
        )
        for kind, entries in kinds.items()
    }


@cache
def _data() -> dict[str, Any]:
    source = resources.files(__package__).joinpath("keywords.yml").read_text("utf-8")
    return cast("dict[str, Any]", yaml.safe_load(source))
