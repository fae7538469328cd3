"""Making a question for the planner of what a person chose and the register knows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sesaku_web.exceptions import ConditionError
from shimamoru.islands import querysets
from shimamoru.islands.grades import gradings, scheme
from shimamoru.islands.models import Island
from shimamoru.planning.catalogue import shipped
from shimamoru.planning.grading import ABSENT
from shimamoru.technology.catalogue import entries

OKU = 10_000
"""A hundred million yen, in 10,000 yen."""

MOST_OKU = 100_000
MOST_YEARS = 50
_WIDE_KM2 = 1.0
_FEWEST_KM = 0.1


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose.

    Attributes:
        oku: the budget, in a hundred million yen.
        years: how long it is to run.
        islands: which, by slug; none for all.
        technologies: which, by name; none for all.
        required: pairs of island (``*`` for all) and technology.
        excluded: likewise.
        redundancy: in percent.
        weights: of the grades A to D.
        targets: weights of what is to be noticed.
        floor: least coverage of islands of grade A, in percent.
        staff: most people; None without a limit.
        trust_unknown: whether needs that are not known count as met.
    """

    oku: float
    years: int = 10
    islands: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    required: tuple[tuple[str, str], ...] = ()
    excluded: tuple[tuple[str, str], ...] = ()
    redundancy: float = 20
    weights: Mapping[str, float] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)
    floor: float = 0
    staff: int | None = None
    trust_unknown: bool = True


def question(choice: Choice) -> dict[str, Any]:
    """Return the question as the planner takes it.

    Raises:
        ConditionError: an island or technology is not known, or a number is out of range.
    """
    _check(choice)
    islands = _islands(choice.islands)
    grades = gradings(islands, scheme())
    weights = {**shipped("circumstances")["grades"], **choice.weights}
    found = {
        island.slug: grades[island.slug].grade or grades[island.slug].highest for island in islands
    }
    technologies = {
        one.technology.id: one.content
        for one in entries()
        if not choice.technologies or one.technology.id in choice.technologies
    }
    _known(choice, set(found), set(technologies))
    floors = {slug: choice.floor / 100 for slug, grade in found.items() if grade == "A"}
    return {
        "places": [_place(one, float(weights[found[one.slug]])) for one in islands],
        "technologies": technologies,
        "order": list(technologies),
        "circumstances": _circumstances(choice.targets),
        "budget": round(choice.oku * OKU),
        "years": choice.years,
        "redundancy": choice.redundancy / 100,
        "required": [list(rule) for rule in choice.required],
        "excluded": [list(rule) for rule in choice.excluded],
        "floors": floors if choice.floor else {},
        "staff": choice.staff,
        "trust_unknown": choice.trust_unknown,
    }


def has_of(island: Island) -> dict[str, bool | None]:
    """Return for each need whether it is on an island; None where that is not known."""
    people = None if island.population is None else island.population > 0
    return {
        "power": _there(island.power),
        "port": _there(island.port),
        "people": people,
        "road": True if people else None,
        "land": None if island.area_km2 is None else island.area_km2 >= _WIDE_KM2,
    }


def _there(text: str) -> bool | None:
    return text.strip() != ABSENT if text.strip() else None


def _islands(slugs: Iterable[str]) -> list[Island]:
    wanted = set(slugs)
    found = list(querysets.islands().prefetch_related("coasts"))
    strange = wanted - {one.slug for one in found}
    if strange:
        raise ConditionError(f"島「{min(strange)[:60]}」は台帳にありません。")
    return [one for one in found if not wanted or one.slug in wanted]


def _place(island: Island, weight: float) -> dict[str, Any]:
    shores = [
        {
            "slug": coast.slug,
            "length": coast.length_km or _FEWEST_KM,
            "lon": coast.lon,
            "lat": coast.lat,
            "facing": coast.facing,
        }
        for coast in island.coasts.all()
    ]
    return {
        "slug": island.slug,
        "name": island.name,
        "weight": weight,
        "shores": shores,
        "has": has_of(island),
    }


def _circumstances(targets: Mapping[str, float]) -> dict[str, Any]:
    found: dict[str, Any] = dict(shipped("circumstances"))
    if targets:
        found["targets"] = {
            name: {**said, "weight": targets.get(name, said["weight"])}
            for name, said in found["targets"].items()
        }
    return found


def _check(choice: Choice) -> None:
    if not 0 <= choice.oku <= MOST_OKU:
        raise ConditionError(f"予算は 0 億円以上 {MOST_OKU:,} 億円以下にしてください。")
    if not 1 <= choice.years <= MOST_YEARS:
        raise ConditionError(f"年数は 1 年以上 {MOST_YEARS} 年以下にしてください。")
    if not 0 <= choice.redundancy <= 100 or not 0 <= choice.floor <= 100:  # noqa: PLR2004 - percent
        raise ConditionError("割合は 0 % 以上 100 % 以下にしてください。")
    if any(not 0 <= one <= 1000 for one in (*choice.weights.values(), *choice.targets.values())):  # noqa: PLR2004 - a weight
        raise ConditionError("重みは 0 以上 1000 以下にしてください。")
    if choice.targets and not any(choice.targets.values()):
        raise ConditionError("見つけたいものの重みが、すべて 0 です。")
    if choice.staff is not None and not 0 <= choice.staff <= 1_000_000:  # noqa: PLR2004 - people
        raise ConditionError("人員の上限は 0 人以上にしてください。")


def _known(choice: Choice, islands: set[str], technologies: set[str]) -> None:
    for island, name in (*choice.required, *choice.excluded):
        if island != "*" and island not in islands:
            raise ConditionError(f"島「{island[:60]}」は選んだ島の中にありません。")
        if name != "*" and name not in technologies:
            raise ConditionError(f"技術「{name[:40]}」は選んだ技術の中にありません。")
    strange = set(choice.technologies) - technologies
    if strange:
        raise ConditionError(f"技術「{min(strange)[:40]}」は一覧にありません。")
