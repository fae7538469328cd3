"""Technologies and circumstances as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

SCOPES = ("site", "island", "shared")
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Technology:
    """A technology 「技術」 as the planner weighs it; money in 10,000 yen.

    Attributes:
        id: its name for programs.
        ja: what it is called.
        en: the same in English.
        scope: ``site`` (stands at a part of the coast), ``island``, ``shared`` (serves several).
        range_km: how far along the coast a unit of a site sees.
        sight: whether land hides what lies on the other side.
        detects: probability by target, by day in fair weather.
        factors: by what that is multiplied at night and in each weather.
        buy: once, a unit.
        run: a year, a unit.
        staff: people for a unit.
        needs: what must be on the island.
        capacity: islands that a shared unit serves.
        assumption: where the figures come from.
        example: whether they are an example that nobody has answered for.
    """

    id: str
    ja: str
    en: str
    scope: str
    range_km: float
    sight: bool
    detects: Mapping[str, float]
    factors: Mapping[str, float]
    buy: int
    run: int
    staff: int = 0
    needs: tuple[str, ...] = ()
    capacity: int = 0
    assumption: str = ""
    example: bool = True

    def cost(self, years: int) -> int:
        """Return what a unit costs over years."""
        return self.buy + self.run * years

    def probability(self, target: str, period: str, weather: str) -> float:
        """Return the probability that a unit in range notices a target."""
        found = self.detects.get(target, 0.0)
        return found * self.factors.get(period, 1.0) * self.factors.get(weather, 1.0)


@dataclass(frozen=True, slots=True)
class Condition:
    """A target at a time in a weather, and its share of all that counts."""

    target: str
    period: str
    weather: str
    weight: float


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is to be noticed and when: names, and the conditions with shares that sum to one."""

    labels: Mapping[str, Mapping[str, str]]
    conditions: tuple[Condition, ...]


def technology_of(name: str, said: Mapping[str, Any], *, example: bool = True) -> Technology:
    """Return a technology of plain data, as ``technologies.yml`` holds it."""
    return Technology(
        id=name,
        ja=said["ja"],
        en=said.get("en", said["ja"]),
        scope=said["scope"],
        range_km=float(said["range_km"]),
        sight=bool(said["sight"]),
        detects={key: float(value) for key, value in said["detects"].items()},
        factors={key: float(value) for key, value in said["factors"].items()},
        buy=int(said["buy"]),
        run=int(said["run"]),
        staff=int(said.get("staff", 0)),
        needs=tuple(said.get("needs", ())),
        capacity=int(said.get("capacity", 0)),
        assumption=said.get("assumption", ""),
        example=example,
    )


def circumstances_of(content: Mapping[str, Any]) -> Circumstances:
    """Return circumstances of plain data, as ``circumstances.yml`` holds it."""
    parts = [content[name] for name in ("targets", "periods", "weathers")]
    wholes = [sum(_weight(one) for one in part.values()) for part in parts]
    conditions = tuple(
        Condition(
            target,
            period,
            weather,
            (_weight(one) / wholes[0]) * (_weight(two) / wholes[1]) * (_weight(three) / wholes[2]),
        )
        for target, one in parts[0].items()
        for period, two in parts[1].items()
        for weather, three in parts[2].items()
    )
    labels = {
        name: {"ja": said["ja"], "en": said["en"]}
        for part in (*parts, content["needs"])
        for name, said in part.items()
    }
    return Circumstances(labels, conditions)


@cache
def shipped(name: str) -> Any:  # noqa: ANN401 - YAML of several shapes
    """Return the plain data that comes along: technologies, circumstances or criteria."""
    return yaml.safe_load((_FOLDER / f"{name}.yml").read_text("utf-8"))


def shipped_technologies() -> list[Technology]:
    """Return the catalogue that comes along."""
    return [technology_of(name, said) for name, said in shipped("technologies").items()]


def _weight(said: Mapping[str, Any]) -> float:
    return float(said.get("weight", said.get("share", 0)))
