"""The catalogue of diagnostics: what can go wrong in reading.

A diagnostic is reading trouble: a defect of the source, or a stretch of text that could not be
placed. Codes are words, declared with their messages in ``catalogue.yml``; they are never
renumbered or reused.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal, TypeAlias, cast

import yaml

Severity: TypeAlias = Literal["info", "warning", "error"]


@dataclass(frozen=True, slots=True)
class Definition:
    """An entry of the catalogue: severity, and message templates in both languages."""

    code: str
    severity: Severity
    ja: str
    en: str


@cache
def catalogue() -> dict[str, Definition]:
    """Return the catalogue of diagnostics, by code."""
    source = resources.files("sesaku.diagnostics").joinpath("catalogue.yml")
    entries = cast("dict[str, dict[str, str]]", yaml.safe_load(source.read_text("utf-8")))
    return {
        code: Definition(code, cast("Severity", entry["severity"]), entry["ja"], entry["en"])
        for code, entry in entries.items()
    }
