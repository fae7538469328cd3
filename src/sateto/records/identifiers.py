"""Typed identifiers 「識別子」: each written in one way, form and check digit looked at.

A value that is not right is kept as printed and marked: it joins nothing, and is reported.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Any

import yaml

from sateto.records.record import Identifier

_ROR_SIGNS = "0123456789abcdefghjkmnpqrstvwxyz"


@dataclass(frozen=True, slots=True)
class Scheme:
    """A kind of identifier: its labels, and how a value is written and looked at."""

    name: str
    ja: str
    en: str
    strip: tuple[str, ...]
    drop: tuple[str, ...]
    form: re.Pattern[str]
    case: str
    check: str

    def normal(self, printed: str) -> str:
        """Return a value as this kind is written."""
        value = printed.strip()
        if self.strip:
            small = value.lower()
            for start in self.strip:
                if small.startswith(start):
                    value = value[len(start) :]
                    break
        if self.case:
            value = value.upper() if self.case == "upper" else value.lower()
        for sign in self.drop:
            value = value.removeprefix(sign) if sign.isalpha() else value.replace(sign, "")
        return value


@cache
def schemes() -> Mapping[str, Scheme]:
    """Return the kinds of identifier by name."""
    source = resources.files("sateto.records").joinpath("identifiers.yml").read_text("utf-8")
    return {name: _scheme(name, entry) for name, entry in yaml.safe_load(source).items()}


def _scheme(name: str, entry: Mapping[str, Any]) -> Scheme:
    drop = entry.get("drop", ())
    return Scheme(
        name,
        entry["ja"],
        entry["en"],
        tuple(start.lower() for start in entry.get("strip", ())),
        (drop,) if isinstance(drop, str) else tuple(drop),
        re.compile(entry["form"]),
        entry.get("case", ""),
        entry.get("check", ""),
    )


@lru_cache(maxsize=65536)
def identifier(scheme: str, printed: str) -> Identifier:
    """Return an identifier of a kind as printed somewhere, written in the kind's one way."""
    kind = schemes()[scheme]
    value = kind.normal(printed)
    right = kind.form.fullmatch(value) is not None
    if right and kind.check:
        right = _CHECKS[kind.check](value)
    return Identifier(scheme, value if right else printed.strip(), right)


def corporate_number_holds(value: str) -> bool:
    """Whether the first of a 法人番号's thirteen digits agrees with the other twelve."""
    rest = value[:0:-1]
    total = sum(int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(rest))
    return int(value[0]) == 9 - total % 9


def orcid_holds(value: str) -> bool:
    """Whether the last sign of an ORCID iD or ISNI agrees with the others (ISO 7064, mod 11-2)."""
    total = 0
    digits = value.replace("-", "")
    for digit in digits[:-1]:
        total = (total + int(digit)) * 2
    return digits[-1] == "0123456789X"[(12 - total % 11) % 11]


def ror_holds(value: str) -> bool:
    """Whether the last two digits of a ROR agree with the others (ISO 7064, mod 97-10)."""
    number = 0
    for sign in value[:-2]:
        number = number * 32 + _ROR_SIGNS.index(sign)
    return int(value[-2:]) == 98 - number * 100 % 97


def issn_holds(value: str) -> bool:
    """Whether the last sign of an ISSN agrees with the others (mod 11)."""
    digits = value.replace("-", "")
    total = sum(int(digit) * (8 - place) for place, digit in enumerate(digits[:7]))
    return digits[7] == "0123456789X"[-total % 11]


_CHECKS: Mapping[str, Callable[[str], bool]] = {
    "corporate_number": corporate_number_holds,
    "orcid": orcid_holds,
    "ror": ror_holds,
    "issn": issn_holds,
}
