"""The planner's front door: a question as plain data in, the plan with its reasons out."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shimamoru.planning.asked import Asked, Place, asked_of
from shimamoru.planning.coverage import Option, coverage_of
from shimamoru.planning.packages import Package, allowed, packages_of
from shimamoru.planning.programme import Programme, Solution
from shimamoru.planning.reasons import Setting, reasons_of

STEP = 10_000
"""What is asked about more money: a hundred million yen, in 10,000 yen."""

_SHARES = (0.0, 0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
_MAIN_SECONDS, _OTHER_SECONDS = 60.0, 10.0
_AXES: tuple[Callable[[tuple[str, str, str]], str], ...] = (
    lambda key: key[0],
    lambda key: key[1],
    lambda key: key[2],
)


def answer(content: Mapping[str, Any]) -> dict[str, Any]:
    """Return the best plan for a question, the frontier, and the reasons, as plain data.

    ``status`` is ``optimal`` (proven), ``gap`` (as good as ``gap`` says) or ``impossible`` with
    ``trouble``: what stands in the way.
    """
    asked = asked_of(content)
    packages = [packages_of(asked, place) for place in asked.places]
    trouble = _trouble(asked, packages)
    if trouble:
        return {"status": "impossible", "trouble": trouble}
    programme = Programme(asked, packages)
    solution = programme.solve(asked.budget, seconds=_MAIN_SECONDS)
    if solution is None:
        return {"status": "impossible", "trouble": [{"kind": "budget", **_least(asked, packages)}]}
    more = programme.solve(asked.budget + STEP, seconds=_OTHER_SECONDS)
    return {
        "status": "optimal" if solution.proven else "gap",
        **_totals(asked, packages, solution),
        "islands": _islands(asked, packages, solution),
        "frontier": _frontier(asked, programme, solution),
        "next": _next(asked, packages, solution, more),
    }


def _totals(
    asked: Asked, packages: Sequence[Sequence[Package]], solution: Solution
) -> dict[str, Any]:
    taken = _taken(packages, solution)
    options = [option for package in taken for option in package.options if not option.shared]
    shared = [one for one in asked.technologies if one.id in solution.units]
    buy = sum(option.technology.buy * option.units for option in options)
    run = sum(option.technology.run * option.units for option in options)
    whole = sum(place.weight for place in asked.places)
    return {
        "value": solution.value,
        "mean": solution.value / whole,
        "bound": solution.bound,
        "gap": solution.gap,
        "cost": solution.cost,
        "buy": buy + sum(solution.units[one.id] * one.buy for one in shared),
        "run": run + sum(solution.units[one.id] * one.run for one in shared),
        "staff": solution.staff,
        "price": solution.price,
        "units": solution.units,
        "left": asked.budget - solution.cost,
        "packages": sum(len(found) for found in packages),
        "coverage": _coverage(asked, taken),
    }


def _islands(
    asked: Asked, packages: Sequence[Sequence[Package]], solution: Solution
) -> list[dict[str, Any]]:
    left = None if asked.staff is None else asked.staff - solution.staff
    setting = Setting(solution.price, asked.budget - solution.cost, left)
    return [
        {
            "slug": place.slug,
            "name": place.name,
            "weight": place.weight,
            "value": package.value,
            "cost": package.cost,
            "staff": package.staff,
            "options": [_option(option) for option in package.options],
            "coverage": _by_axis(coverage_of(asked, place, package.options), asked),
            "reasons": reasons_of(asked, place, package.options, setting),
        }
        for place, package in zip(asked.places, _taken(packages, solution), strict=True)
    ]


def _option(option: Option) -> dict[str, Any]:
    return {
        "technology": option.technology.id,
        "units": option.units,
        "sites": list(option.sites),
        "cost": option.cost,
        "whole": all(option.covered),
    }


def _frontier(asked: Asked, programme: Programme, solution: Solution) -> list[dict[str, Any]]:
    whole = sum(place.weight for place in asked.places)
    found = []
    for share in _SHARES:
        budget = round(asked.budget * share)
        one = solution if share == 1 else programme.solve(budget, seconds=_OTHER_SECONDS)
        if one is not None:
            found.append(
                {
                    "budget": budget,
                    "cost": one.cost,
                    "value": one.value,
                    "mean": one.value / whole,
                    "proven": one.proven,
                    "gap": one.gap,
                }
            )
    return found


def _next(
    asked: Asked,
    packages: Sequence[Sequence[Package]],
    before: Solution,
    after: Solution | None,
) -> dict[str, Any] | None:
    """Return what a further hundred million yen would buy."""
    if after is None:
        return None
    changes = []
    pairs = zip(asked.places, _taken(packages, before), _taken(packages, after), strict=True)
    for place, old, new in pairs:
        had, has = _named(old), _named(new)
        if had != has:
            changes.append(
                {
                    "slug": place.slug,
                    "name": place.name,
                    "added": sorted(
                        name for name, units in has.items() if units > had.get(name, 0)
                    ),
                    "removed": sorted(
                        name for name, units in had.items() if units > has.get(name, 0)
                    ),
                    "gain": new.value - old.value,
                }
            )
    return {
        "budget": asked.budget + STEP,
        "gain": after.value - before.value,
        "cost": after.cost - before.cost,
        "proven": before.proven and after.proven,
        "changes": changes,
    }


def _named(package: Package) -> dict[str, int]:
    return {option.technology.id: option.units for option in package.options}


def _coverage(asked: Asked, taken: Sequence[Package]) -> dict[str, dict[str, float]]:
    """Return the mean probability over islands, by their weights, along each axis."""
    whole = sum(place.weight for place in asked.places)
    total: dict[tuple[str, str, str], float] = {}
    for place, package in zip(asked.places, taken, strict=True):
        for key, share in coverage_of(asked, place, package.options).items():
            total[key] = total.get(key, 0.0) + share * place.weight / whole
    return _by_axis(total, asked)


def _by_axis(
    found: Mapping[tuple[str, str, str], float], asked: Asked
) -> dict[str, dict[str, float]]:
    weights = {
        (one.target, one.period, one.weather): one.weight for one in asked.circumstances.conditions
    }
    shown: dict[str, dict[str, float]] = {}
    for name, axis in zip(("targets", "periods", "weathers"), _AXES, strict=True):
        sums: dict[str, tuple[float, float]] = {}
        for key, share in found.items():
            before = sums.get(axis(key), (0.0, 0.0))
            sums[axis(key)] = (before[0] + share * weights[key], before[1] + weights[key])
        shown[name] = {key: part / weight for key, (part, weight) in sums.items() if weight}
    return shown


def _taken(packages: Sequence[Sequence[Package]], solution: Solution) -> list[Package]:
    return [found[number] for found, number in zip(packages, solution.chosen, strict=True)]


def _trouble(asked: Asked, packages: Sequence[Sequence[Package]]) -> list[dict[str, Any]]:
    """Return why some islands have no package at all: a must-have that can't be, or a floor."""
    found: list[dict[str, Any]] = []
    for place, own in zip(asked.places, packages, strict=True):
        if own:
            continue
        refused = [one for one in allowed(asked, place)[1] if _wanted(asked, place, one.technology)]
        said = [{"technology": one.technology, "reason": one.reason} for one in refused]
        kind = "required" if refused else "floor"
        found.append({"kind": kind, "slug": place.slug, "name": place.name, "refused": said})
    return found


def _wanted(asked: Asked, place: Place, technology: str) -> bool:
    return asked.rules(asked.required, place.slug, technology)


def _least(asked: Asked, packages: Sequence[Sequence[Package]]) -> dict[str, Any]:
    """Return what the cheapest packages would cost: what is asked for costs at least that."""
    cheapest = [min(found, key=lambda one: one.cost) for found in packages]
    return {"least": sum(one.cost for one in cheapest), "budget": asked.budget}
