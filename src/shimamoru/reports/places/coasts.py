"""Islands and their coasts, to choose a place from by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Island:
    """An island: its code, its name, that in Latin letters, and a place on it."""

    code: str
    name: str
    latin: str
    lat: float
    lon: float


@cache
def islands() -> Mapping[str, Island]:
    """Return the islands by their codes, from north to south."""
    text = (files("shimamoru.reports.places") / "islands.yml").read_text("utf-8")
    return {code: Island(code, *given) for code, given in yaml.safe_load(text).items()}
