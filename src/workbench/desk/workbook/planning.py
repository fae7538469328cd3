"""What a workbook would change, cell by cell, and which of its cells have no place here."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.exceptions import SesakuError
from sesaku.exports.cycle_workbook import Found, Line, Problem, sheet_of
from sesaku.exports.cycle_workbook.values import amount_of
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import LibraryError
from workbench.cycle.access import require_writing
from workbench.cycle.layout import is_target
from workbench.cycle.models import Cell, Cycle, Unit
from workbench.cycle.typed import tidied
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import Asked, asked_for
from workbench.desk.editing.parts import YES, shown_parts, shown_text, value_in
from workbench.desk.workbook.places import (
    KINDS,
    OF,
    PLACES,
    SCOPES,
    budget_key,
    free_member,
    spoken_key,
)

_LONGEST_MEMBER = 60


class Change(NamedTuple):
    """A cell of the cycle that the workbook would change.

    Attributes:
        unit, key: the cell.
        where: worksheet and address of each cell of the workbook that it comes from.
        old, new: what it says, and would say, as the form sends it.
        version: the version that stands there now.
        needs_reason: whether it is a target that had been approved.
    """

    unit: Unit
    key: str
    where: tuple[str, ...]
    old: str
    new: str
    version: int
    needs_reason: bool


@dataclass(slots=True)
class Plan:
    """What a workbook would do: ``same`` counts its values that stand there already."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    same: int = 0

    @property
    def digest(self) -> str:
        """What it would do, as one hash: what is confirmed is what was shown."""
        said = [[one.unit.pk, one.key, one.new, one.version] for one in self.changes]
        return hashlib.sha256(json.dumps(said).encode("ascii")).hexdigest()

    @property
    def needs_reason(self) -> bool:
        """Whether a reason has to be given."""
        return any(one.needs_reason for one in self.changes)


class _Given(NamedTuple):
    """What a row gives for one part of a cell: its text, and where that stands."""

    part: str
    text: str
    line: Line
    address: str


class Planner:
    """Makes the plan of one workbook for one person.

    Args:
        actor: who would write.
        cycle: the cycle.
    """

    def __init__(self, actor: Actor, cycle: Cycle) -> None:
        self._actor = actor
        self._cycle = cycle
        self._units = {unit.subject: unit for unit in cycle.units.living()}
        self._cells: dict[int, dict[str, Cell]] = defaultdict(dict)
        held = Cell.objects.filter(unit__in=list(self._units.values())).order_by("order", "pk")
        for cell in held:
            self._cells[cell.unit_id][cell.key] = cell
        for unit in self._units.values():
            unit.cycle = cycle
        self._refused: dict[int, str] = {}
        self._taken: dict[int, set[str]] = defaultdict(set)

    def plan(self, found: Found) -> Plan:
        """Return what would be done; nothing is written."""
        plan = Plan(problems=list(found.problems))
        given: dict[tuple[int, str], list[_Given]] = {}
        units: dict[int, Unit] = {}
        for line in found.lines:
            unit = self._unit(line)
            if unit is None:
                plan.problems.extend(_each(line, "unknown-unit", self._asked_for(line)))
                continue
            units[unit.pk] = unit
            member = self._member(line, unit)
            if member is None:
                plan.problems.extend(_each(line, "unknown-year", self._years()))
                continue
            for key, one in _given(line, member):
                given.setdefault((unit.pk, key), []).append(one)
        for (pk, key), told in given.items():
            self._settle(units[pk], key, told, plan)
        return plan

    def _unit(self, line: Line) -> Unit | None:
        kind = OF[line.sheet]
        if kind is Kind.MEASURE:
            return self._units.get("measure")
        said = str(line.values[sheet_of(line.sheet).keys[0]]).strip()
        subject = f"F{said}" if kind is Kind.FIELD else said
        unit = self._units.get(subject)
        return unit if unit is not None and unit.kind == kind else None

    def _member(self, line: Line, unit: Unit) -> str | None:
        """Return which member of a list a row is about, "" where that does not matter."""
        cells = self._cells[unit.pk]
        if line.sheet == "years":
            year = str(line.values["year"])
            known = any(key.startswith(f"years/{year}/") for key in cells)
            return year if known or int(year) in self._cycle.fiscal_years else None
        if line.sheet == "budgets":
            scope, year_of = SCOPES[str(line.values["scope"])], int(line.values["year"])
            found = budget_key(cells, scope, year_of)
            if found is None:
                found = free_member(cells, "budgets", self._taken[unit.pk])
                self._taken[unit.pk].add(found)
            return found
        if "member" in line.values:
            return str(line.values["member"]).strip().replace("/", "／")[:_LONGEST_MEMBER]
        return spoken_key(unit, cells, "analysis")

    def _settle(self, unit: Unit, key: str, told: list[_Given], plan: Plan) -> None:
        """Add to the plan what is told of one cell."""
        cell = self._cells[unit.pk].get(key)
        asked = asked_for(Kind(unit.kind), key)
        value = cell.value if cell else None
        old = shown_text(asked, value)
        new = _sent(asked, value, told, key)
        if _same(asked, old, new):
            plan.same += len(told)
            return
        refused = self._refusal(unit)
        if refused:
            plan.problems.extend(_problem(one, "refused", refused) for one in told)
            return
        try:
            value_in(asked, unit, key, new, value)
        except SesakuError as error:
            plan.problems.extend(_problem(one, "no-value", str(error)) for one in told)
            return
        approved = cell is not None and cell.approved_version is not None
        plan.changes.append(
            Change(
                unit,
                key,
                tuple(f"{one.line.label}!{one.address}" for one in told),
                old,
                new,
                cell.version if cell else 0,
                needs_reason=approved and is_target(key),
            )
        )

    def _refusal(self, unit: Unit) -> str:
        """Return why the person may not write in a unit, "" where they may."""
        if unit.pk not in self._refused:
            try:
                require_writing(self._actor, unit)
            except LibraryError as error:
                self._refused[unit.pk] = str(error)
            else:
                self._refused[unit.pk] = ""
        return self._refused[unit.pk]

    def _asked_for(self, line: Line) -> str:
        kind = OF[line.sheet]
        known = [unit.subject for unit in self._units.values() if unit.kind == kind]
        return "、".join(subject.removeprefix("F") for subject in known[:12])

    def _years(self) -> str:
        return f"{self._cycle.first_year}～{self._cycle.last_year}"


def _given(line: Line, member: str) -> Iterator[tuple[str, _Given]]:
    """Yield what a row gives for each cell, by the cell's key."""
    for column, place in PLACES[line.sheet].items():
        if column in line.values:
            said = line.values[column]
            text = KINDS[str(said)] if column == "kind" else str(said)
            if isinstance(said, bool):
                text = YES if said else ""
            yield (
                place.key.format(member=member),
                _Given(place.part, text, line, line.cells[column]),
            )


def _sent(asked: Asked | None, value: object, told: list[_Given], key: str) -> str:
    """Return what the form would send for a cell if a person had typed what is told."""
    if asked is None or not asked.parts:
        return told[-1].text
    parts = shown_parts(asked, value)
    if value is None:
        parts |= _heads(told[0].line, key)
    for one in told:
        parts[one.part] = one.text
    return json.dumps(parts, ensure_ascii=False)


def _heads(line: Line, key: str) -> dict[str, str]:
    """Return the parts of a new member that its row's keys say."""
    if line.sheet == "budgets":
        scope = SCOPES[str(line.values["scope"])]
        return {"scope": scope or "", "fiscal_year": str(line.values["year"])}
    return {"number": key.partition("/")[2]} if "member" in line.values else {}


def _same(asked: Asked | None, old: str, new: str) -> bool:
    if asked is None or not asked.parts:
        return tidied(old) == tidied(new)
    before, after = _loaded(old), _loaded(new)
    figures = {part.name for part in asked.parts if part.input == "figure"}
    return all(
        amount_of(before[name]) == amount_of(after[name])
        if name in figures
        else tidied(before[name]) == tidied(after[name])
        for name in before
    )


def _loaded(text: str) -> Mapping[str, str]:
    parts: dict[str, str] = json.loads(text)
    return parts


def _each(line: Line, code: str, about: str) -> Iterator[Problem]:
    keys = sheet_of(line.sheet).keys
    for name, address in line.cells.items():
        if name not in keys or len(line.cells) == len(keys):
            yield Problem(line.label, address, str(line.values[name]), code, about)


def _problem(one: _Given, code: str, about: str) -> Problem:
    return Problem(one.line.label, one.address, one.text, code, about)
