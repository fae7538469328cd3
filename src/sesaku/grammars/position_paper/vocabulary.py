"""The words of form, read from ``vocabulary.yml`` and ``statements.yml``."""

import re
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import yaml


class Ending(NamedTuple):
    """What a sentence that ends so states."""

    type: str
    pattern: re.Pattern[str]


def _load(name: str) -> Any:  # noqa: ANN401 - YAML
    folder = resources.files("sesaku.grammars.position_paper")
    return yaml.safe_load(folder.joinpath(name).read_text("utf-8"))


@cache
def _vocabulary() -> dict[str, Any]:
    loaded: dict[str, Any] = _load("vocabulary.yml")
    return loaded


@cache
def words(key: str, inner: str | None = None) -> re.Pattern[str]:
    """Return one pattern for all words of an entry; ``inner`` names a part of the entry."""
    entry = _vocabulary()[key]
    if inner is not None:
        entry = entry[inner]
    return re.compile(
        "|".join(f"(?:{word})" for word in ([entry] if isinstance(entry, str) else entry))
    )


@cache
def entries(key: str) -> tuple[re.Pattern[str], ...]:
    """Return the words of an entry, one pattern each."""
    return tuple(re.compile(word) for word in _vocabulary()[key])


@cache
def endings() -> tuple[Ending, ...]:
    """Return the sentence endings in the order in which they are tried."""
    return tuple(
        Ending(entry["type"], re.compile("(?:" + "|".join(entry["endings"]) + ")$"))
        for entry in _load("statements.yml")
    )
