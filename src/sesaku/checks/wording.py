"""The words of a check: a YAML file beside its module, every entry in Japanese and English.

``title``; ``asks`` (the rule, and when it does not apply); ``messages`` and ``reasons`` by key,
their blanks in braces; ``example``, a case in the form of ``written.py`` in which the check asks.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple, TypeAlias, cast

from sesaku.checks.check import FiscalYears, Value
from sesaku.text.wareki import era_year
from sesaku.text.yaml_text import loaded

Example: TypeAlias = Mapping[str, Any]


class Both(NamedTuple):
    """The same words in both languages."""

    ja: str
    en: str

    def filled(self, values: Mapping[str, Value]) -> "Both":
        """Return the words with their blanks filled."""
        return Both(
            self.ja.format_map({key: _ja(value) for key, value in values.items()}),
            self.en.format_map({key: _en(value) for key, value in values.items()}),
        )


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one check."""

    title: Both
    asks: Both
    messages: Mapping[str, Both]
    reasons: Mapping[str, Both]
    example: Example


@cache
def wording(module: str) -> Wording:
    """Return the words of a check by the dotted name of its module."""
    package, _, name = module.rpartition(".")
    source = resources.files(package).joinpath(f"{name}.yml").read_text("utf-8")
    data = cast("dict[str, Any]", loaded(source))
    return Wording(
        title=Both(**data["title"]),
        asks=Both(**data["asks"]),
        messages={key: Both(**entry) for key, entry in data["messages"].items()},
        reasons={key: Both(**entry) for key, entry in data.get("reasons", {}).items()},
        example=data["example"],
    )


def _ja(value: Value) -> str:
    if isinstance(value, FiscalYears):
        return "・".join(f"{era_year(year)}年度" for year in value.years)
    return str(value)


def _en(value: Value) -> str:
    if isinstance(value, FiscalYears):
        return ", ".join(f"FY{year}" for year in value.years)
    return str(value)
