"""Values of indicators as a recombined form prints them, and as its reading must have them."""

from dataclasses import replace
from typing import Any

from tests.grammars.forms.fiction.content import Fact, Indicator
from tests.grammars.forms.fiction.recombined.choices import Choices


def shown(fact: Fact, choices: Choices) -> str:
    """Return a value as it is printed: without its unit where the form prints that once."""
    if "text" in fact:
        return str(fact["text"])
    raw = str(fact["raw"])
    if choices.units != "cell" and fact["unit"]:
        raw = raw.replace(fact["unit"], "", 1)
    return choices.dash if raw == "－" else raw


def said(fact: Fact, choices: Choices, unit: str | None) -> list[Any]:
    """Return the fact of a value as readings have it."""
    if "text" in fact:
        return [fact["text"]]
    own = unit if fact["value"] is not None else None
    return [shown(fact, choices), fact["value"], fact["relation"], own]


def in_unit(one: Indicator, unit: str) -> Indicator:
    """Return an indicator of figures in another unit."""

    def turned(fact: Fact) -> Fact:
        if not fact.get("unit"):
            return fact
        return {**fact, "raw": fact["raw"].replace(fact["unit"], unit), "unit": unit}

    return replace(
        one,
        unit=unit,
        baseline=turned(one.baseline),
        target=turned(one.target),
        targets={year: turned(fact) for year, fact in one.targets.items()},
        results={year: turned(fact) for year, fact in one.results.items()},
    )
