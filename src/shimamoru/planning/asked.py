"""What is asked of the planner, as plain values that travel between processes as JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from shimamoru.planning.catalogue import (
    Circumstances,
    Technology,
    circumstances_of,
    technology_of,
)
from shimamoru.planning.grading import in_order

EVERY = "*"
"""Stands for every island, or every technology, in a rule."""


@dataclass(frozen=True, slots=True)
class Shore:
    """A part of a coast: its share of the whole, where it lies, and the direction it looks to."""

    slug: str
    length: float
    lon: float | None
    lat: float | None
    facing: int


@dataclass(frozen=True, slots=True)
class Place:
    """An island as the planner sees it.

    Attributes:
        weight: how much covering it counts.
        has: for each need whether it is there; None where that is not known.
    """

    slug: str
    name: str
    weight: float
    shores: tuple[Shore, ...]
    has: Mapping[str, bool | None] = field(default_factory=dict)


Rule = tuple[str, str]
"""An island and a technology; either may be ``EVERY``."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the planner; money in 10,000 yen.

    Attributes:
        places: the islands.
        technologies: what may be put on them.
        circumstances: what is to be noticed and when.
        budget: to buy and to run over the years.
        years: for how many.
        redundancy: share of the value that a second technology noticing the same gives.
        required: what must be chosen.
        excluded: what must not.
        floors: least coverage by island.
        staff: most people; None without a limit.
        trust_unknown: whether a need that is not known counts as met.
    """

    places: tuple[Place, ...]
    technologies: tuple[Technology, ...]
    circumstances: Circumstances
    budget: int
    years: int = 10
    redundancy: float = 0.2
    required: tuple[Rule, ...] = ()
    excluded: tuple[Rule, ...] = ()
    floors: Mapping[str, float] = field(default_factory=dict)
    staff: int | None = None
    trust_unknown: bool = True

    def rules(self, rules: Sequence[Rule], place: str, technology: str) -> bool:
        """Whether one of the rules speaks of a technology on an island."""
        return any(
            island in {place, EVERY} and name in {technology, EVERY} for island, name in rules
        )


def asked_of(content: Mapping[str, Any]) -> Asked:
    """Return a question of plain data."""
    return Asked(
        places=tuple(_place(one) for one in content["places"]),
        technologies=tuple(
            technology_of(name, said)
            for name, said in in_order(content["technologies"], content.get("order"))
        ),
        circumstances=circumstances_of(content["circumstances"]),
        budget=int(content["budget"]),
        years=int(content["years"]),
        redundancy=float(content["redundancy"]),
        required=tuple((str(one), str(two)) for one, two in content.get("required", ())),
        excluded=tuple((str(one), str(two)) for one, two in content.get("excluded", ())),
        floors={slug: float(least) for slug, least in content.get("floors", {}).items()},
        staff=content.get("staff"),
        trust_unknown=bool(content.get("trust_unknown", True)),
    )


def _place(said: Mapping[str, Any]) -> Place:
    return Place(
        said["slug"],
        said["name"],
        float(said["weight"]),
        tuple(Shore(**shore) for shore in said["shores"]),
        dict(said.get("has", {})),
    )
