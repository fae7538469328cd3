"""Names that mean the same, and abbreviations that a document gives a meaning of its own.

「クアッド」 and 「日米豪印」 are one name, says the thesaurus. But a short form means what its own
document says it means: where a report prints 「三角…（ABC）」, its ABC is not the ABC that the
thesaurus knows, and the two never meet.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from sesaku.linking.tight import Tight
from sesaku.text.width import squeeze

Forms = tuple[tuple[str, ...], ...]

_FIRST = 0xE000
_DEFINITION = re.compile(r"([一-龥々ァ-ヴーA-Za-z・のに]{4,40})\(([A-Z][A-Za-z0-9-]{1,9})\)")
_ALIKE = 0.6
"""Share of letter pairs in common from which two long forms are the same name."""


@dataclass(frozen=True)
class Names:
    """The names of one document.

    Attributes:
        forms: groups of forms, each group one name.
        pattern: finds any form; None where there is none.
        signs: the sign of each form.
    """

    forms: Forms
    pattern: re.Pattern[str] | None
    signs: dict[str, str]

    def applied(self, text: Tight) -> Tight:
        """Return the text with each name made one sign."""
        return text if self.pattern is None else text.replaced(self.pattern, self.signs.__getitem__)

    def shown(self, text: str) -> str:
        """Return a text with its signs made names again."""
        return "".join(
            self.forms[ord(sign) - _FIRST][0] if 0 <= ord(sign) - _FIRST < len(self.forms) else sign
            for sign in text
        )


@cache
def known_forms() -> Forms:
    """Return the groups of the thesaurus, their forms tight."""
    source = resources.files("sesaku").joinpath("retrieval/thesaurus.yml").read_text("utf-8")
    data: dict[str, Any] = yaml.safe_load(source)
    groups = (tuple(dict.fromkeys(map(squeeze, entry["forms"]))) for entry in data["groups"])
    return tuple(groups)


def names_of(text: str, *, apart_from: str = "") -> Names:
    """Return the names that a document uses.

    Args:
        text: the whole document; where it defines a short form otherwise, that form is left out.
        apart_from: another document; the short forms that both define, and as different things,
            get signs that it does not have.
    """
    groups = known_forms()
    own = definitions(text)
    apart = sorted(contradicted(own, definitions(apart_from)))
    signs = {short: chr(_FIRST + len(groups) + number) for number, short in enumerate(apart)}
    for number, group in enumerate(groups):
        for form in group:
            if len(form) > 1 and not _redefined(form, group, own):
                signs.setdefault(form, chr(_FIRST + number))
    return Names(groups, _pattern(signs), signs)


def definitions(text: str) -> dict[str, set[str]]:
    """Return the short forms that a document defines 「長い名称（ABC）」, with the long ones."""
    found: dict[str, set[str]] = {}
    for long, short in _DEFINITION.findall(squeeze(text)):
        found.setdefault(short, set()).add(long)
    return found


def contradicted(first: dict[str, set[str]], second: dict[str, set[str]]) -> frozenset[str]:
    """Return the short forms that two documents define as different things."""
    return frozenset(
        short
        for short in first.keys() & second.keys()
        if not any(_alike(one, other) for one in first[short] for other in second[short])
    )


def _redefined(form: str, group: tuple[str, ...], own: dict[str, set[str]]) -> bool:
    others = [other for other in group if other != form and not other.isascii()]
    if form not in own or not others:
        return False
    return not any(_alike(long, other) for long in own[form] for other in others)


def _alike(one: str, other: str) -> bool:
    if one in other or other in one:
        return True
    pairs, more = _pairs(one), _pairs(other)
    return 2 * len(pairs & more) >= _ALIKE * (len(pairs) + len(more))


def _pairs(text: str) -> set[str]:
    return {text[place : place + 2] for place in range(len(text) - 1)}


def _pattern(signs: Iterable[str]) -> re.Pattern[str] | None:
    forms = sorted(signs, key=lambda form: (-len(form), form))
    return re.compile("|".join(map(_guarded, forms))) if forms else None


def _guarded(form: str) -> str:
    """Return the pattern of a form, which is not found inside a longer word of its script."""
    before, after = _KINDS.get(_kind(form[0]), ""), _KINDS.get(_kind(form[-1]), "")
    left = f"(?<!{before})" if before else ""
    right = f"(?!{after})" if after else ""
    short = len(form) == _SHORT and _kind(form[0]) == _kind(form[-1]) == "kanji"
    both = f"(?:(?<!{_KANJI})|(?={re.escape(form)}(?!{_KANJI})))" if short else ""
    return f"{left}{both}{re.escape(form)}{right}"


_SHORT = 2
"""Characters of a name that may stand by chance where two words meet."""
_KANJI = "[一-龥]"
_KINDS = {"latin": "[A-Za-z]", "katakana": "[ァ-ヴー]"}


def _kind(sign: str) -> str:
    if sign.isascii() and sign.isalpha():
        return "latin"
    if "ァ" <= sign <= "ー":
        return "katakana"
    return "kanji" if "一" <= sign <= "龥" else ""
