"""Which cell of a cycle each column of the workbook is."""

from collections.abc import Mapping
from typing import NamedTuple

from workbench.cycle.layout import SPOKEN_OF
from workbench.cycle.models import Cell, Unit
from workbench.cycle.workflow import Kind


class Place(NamedTuple):
    """The cell of a column: its key, and which part of its record; ``{member}`` is of the row."""

    key: str
    part: str = ""


OF: Mapping[str, Kind] = {
    "goals": Kind.MEASURE,
    "budgets": Kind.MEASURE,
    "fields": Kind.FIELD,
    "overview": Kind.FIELD,
    "means": Kind.FIELD,
    "indicators": Kind.INDICATOR,
    "years": Kind.INDICATOR,
}
"""Of which kind of unit a sheet tells."""

PLACES: Mapping[str, Mapping[str, Place]] = {
    "goals": {"text": Place("goals/{member}", "text")},
    "budgets": {
        name: Place("budgets/{member}", name)
        for name in ("unit", "initial", "supplementary", "carryover", "total", "executed")
    },
    "fields": {
        "name": Place("name"),
        "analysis": Place("analysis/{member}"),
        "next_measure": Place("next_measure"),
    },
    "overview": {"text": Place("overview/{member}", "text")},
    "means": {
        name: Place("means/{member}", name)
        for name in ("name", "review_number", "start_year", "text")
    },
    "indicators": {
        "name": Place("name"),
        "main": Place("main"),
        "kind": Place("kind"),
        "unit": Place("unit"),
        "midterm_goal": Place("midterm_goal", "text"),
        "goal_term": Place("midterm_goal", "term"),
        "baseline": Place("baseline", "text"),
        "baseline_year": Place("baseline", "fiscal_year"),
        "rationale": Place("rationale"),
        "rating": Place("rating"),
        "rating_reason": Place("rating_reason"),
        "analysis": Place("analysis/{member}"),
    },
    "years": {side: Place("years/{member}/" + side) for side in ("target", "result")},
}
"""The cell of each column that is no key, by sheet."""

SCOPES: Mapping[str, str | None] = {
    "分担金・拠出金を除く": "excluding_contributions",
    "分担金・拠出金": "contributions",
    "全体": None,
}
KINDS: Mapping[str, str] = {"定性的": "qualitative", "定量的": "quantitative"}


def spoken_key(unit: Unit, cells: Mapping[str, Cell], name: str) -> str:
    """Return the name of the member of a list that tells of a unit: its first, or a new one."""
    held = [key for key, cell in cells.items() if key.startswith(f"{name}/") and cell.value]
    first = held[0] if held else f"{name}/{unit.subject if name in SPOKEN_OF else 1}"
    if unit.kind != Kind.INDICATOR and not held:
        first = f"{name}/all"
    return first.partition("/")[2]


def budget_key(cells: Mapping[str, Cell], scope: str | None, year: int) -> str | None:
    """Return the name of the budget of a scope and year; None where there is none."""
    for key, cell in cells.items():
        if key.startswith("budgets/") and cell.value:
            same = cell.value.get("scope") == scope and cell.value.get("fiscal_year") == year
            if same:
                return key.partition("/")[2]
    return None


def free_member(cells: Mapping[str, Cell], name: str, taken: set[str]) -> str:
    """Return a name that no member of a list has yet."""
    held = {key.partition("/")[2] for key in cells if key.startswith(f"{name}/")} | taken
    return next(str(n) for n in range(1, len(held) + 2) if str(n) not in held)
