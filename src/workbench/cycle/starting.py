"""Starting a cycle from a stored reading: the next period, or the report as it is."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sesaku.linking.remarks.register import register
from sesaku.model.reading import Content, Reading
from sesaku.model.snapshot import reading_of
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.models import ReadingContent, StoredReading
from sesaku_web.sources.preparation import storable
from workbench.cycle.loading import LoadedUnit, loaded
from workbench.cycle.models import (
    Cell,
    CellChange,
    Cycle,
    CycleYear,
    Membership,
    Proposal,
    Remark,
    Unit,
)
from workbench.cycle.models.cell import Origin
from workbench.cycle.succession import announced, successor
from workbench.cycle.workflow import CycleRole, Kind, Stage

KINDS = (
    "evaluation_report",
    "evaluation_summary",
    "standard_form",
    "ex_ante_sheet",
    "budget_form",
)
"""Kinds of document that a cycle can be started from."""

MOST_YEARS = 5
_FIRST, _LAST = 2001, 2200
_BATCH = 500
_LONGEST_NAME = 500


@dataclass(frozen=True, slots=True)
class Period:
    """The fiscal years of a cycle, the first and the last."""

    first_year: int
    last_year: int


def start_cycle(
    actor: Actor, reading: StoredReading, period: Period | None = None, *, name: str = ""
) -> Cycle:
    """Start a cycle from the last report; the person becomes its evaluation officer.

    Args:
        actor: who starts it.
        reading: the report, sheet or form.
        period: years of the next cycle; None loads the report as it is, for its own years.
        name: what to call the cycle; the measure's name and years where empty.

    Raises:
        PermissionRefusedError: the actor may not start cycles.
        ConditionError: the document holds no measure, was withdrawn, or the period is not one to
            five years.
    """
    actor.require(Action.START_CYCLES)
    last = _read(reading)
    as_it_is = period is None
    years = _own_years(last.content) if period is None else _years(period)
    content = last.content if as_it_is else successor(last.content, years)
    with transaction.atomic():
        cycle = Cycle.objects.create(
            name=_name(name, content, years),
            stage=Stage.EVALUATION if as_it_is else Stage.PLAN,
            document_kind=reading.kind,
            first_year=years[0],
            last_year=years[-1],
            source=reading,
            as_it_is=as_it_is,
            started_by=actor.user,
        )
        _calendar(cycle, years)
        units = _store(actor, cycle, loaded(content))
        if not as_it_is:
            _propose(cycle, last.content, units)
            _carry_remarks(cycle, last, units["measure"])
        Membership.objects.create(cycle=cycle, user=actor.user, role=CycleRole.OFFICER)
        record(
            actor,
            "cycle.start",
            cycle,
            payload={
                "source": reading.document.sha256,
                "years": [years[0], years[-1]],
                "as_it_is": as_it_is,
                "units": len(units),
                "values": _digest(cycle),
            },
        )
    return cycle


def _read(reading: StoredReading) -> Reading:
    if reading.kind not in KINDS:
        raise ConditionError(
            f"種別 {reading.kind} の文書から評価の作業は始められません。"
            "評価書、要旨、標準様式、事前分析表、個別票のどれかを選んでください。"
        )
    if reading.document.withdrawn_at is not None:
        raise ConditionError(f"{reading.document.name} は取り下げられています。")
    content = ReadingContent.objects.get(reading=reading)
    found = reading_of(json.loads(content.snapshot), content.text, reading.document.name)
    if found.content.measure is None:
        raise ConditionError(f"{reading.document.name} に施策が読み取られていません。")
    return found


def _years(period: Period) -> range:
    years = range(period.first_year, period.last_year + 1)
    if not 1 <= len(years) <= MOST_YEARS:
        raise ConditionError(f"評価期間は 1 年から {MOST_YEARS} 年までにしてください。")
    if years[0] < _FIRST or years[-1] > _LAST:
        raise ConditionError(f"年度は西暦で {_FIRST} から {_LAST} までにしてください。")
    return years


def _own_years(content: Content) -> range:
    """Return the years that a report tells of: those of its indicators, else of its money."""
    measure = content.measure
    indicators = [one for held in content.fields for one in held.indicators]
    told = {year.fiscal_year for one in indicators for year in one.years}
    if not told and measure is not None:
        told = {one.fiscal_year for one in measure.budgets}
        told = told or ({measure.fiscal_year} if measure.fiscal_year else set())
    last = max(told, default=date.today().year)  # noqa: DTZ011 - a year on the calendar of the office
    return range(max(min(told, default=last), last - MOST_YEARS + 1), last + 1)


def _name(name: str, content: Content, years: range) -> str:
    given = str(storable(name.strip()))
    if len(given) > _LONGEST_NAME:
        raise ConditionError(f"名前は {_LONGEST_NAME} 字以内にしてください。")
    measure = content.measure
    called = (measure.name if measure else None) or "名称のない施策"
    return given or str(storable(f"{called}（{years[0]}～{years[-1]}年度）"))


def _calendar(cycle: Cycle, years: range) -> None:
    CycleYear.objects.bulk_create(
        CycleYear(
            cycle=cycle,
            fiscal_year=year,
            begins_on=date(year, 4, 1),
            ends_on=date(year + 1, 3, 31),
        )
        for year in years
    )


def _store(actor: Actor, cycle: Cycle, top: LoadedUnit) -> dict[str, Unit]:
    """Store the units with their cells; return the units by subject."""
    units: dict[str, Unit] = {}
    cells: list[Cell] = []
    pending: list[tuple[LoadedUnit, Unit | None]] = [(top, None)]
    while pending:
        held, parent = pending.pop(0)
        unit = Unit.objects.create(
            cycle=cycle,
            parent=parent,
            kind=held.kind,
            order=len(units),
            subject=held.subject,
            came_from=held.subject,
        )
        units[held.subject] = unit
        pending += [(part, unit) for part in held.parts]
        cells += [
            Cell(
                unit=unit,
                key=key,
                order=order,
                value=value,
                origin=Origin.LOADED,
                changed_by=actor.user,
            )
            for key, order, value in held.cells
        ]
    made = Cell.objects.bulk_create(cells, batch_size=_BATCH)
    CellChange.objects.bulk_create(
        (
            CellChange(cell=cell, version=1, new=cell.value, by=actor.user, origin=Origin.LOADED)
            for cell in made
        ),
        batch_size=_BATCH,
    )
    return units


def _propose(cycle: Cycle, last: Content, units: dict[str, Unit]) -> None:
    fields = [unit for unit in units.values() if unit.kind == Kind.FIELD]
    for order, said in enumerate(announced(last), 1):
        field = fields[said.field]
        within = [unit for unit in units.values() if unit.parent_id == field.pk]
        Proposal.objects.create(
            cycle=cycle,
            order=order,
            change=said.change,
            field=field,
            unit=None if said.indicator is None else within[said.indicator],
            code=storable(said.code),
            name=storable(said.name),
            text=storable(said.text),
        )


def _carry_remarks(cycle: Cycle, last: Reading, top: Unit) -> None:
    """Take over the remarks of the last report that it left open."""
    if last.detection.kind not in {"evaluation_report", "evaluation_summary"}:
        return
    open_ones = [one for one in register([last]).remarks if one.open_since is not None]
    Remark.objects.bulk_create(
        Remark(
            cycle=cycle,
            number=number,
            unit=top,
            text=storable(one.text),
            came_from=one.subject,
        )
        for number, one in enumerate(open_ones, 1)
    )


def _digest(cycle: Cycle) -> str:
    """Return the digest of all values with which a cycle begins, as its history keeps it."""
    rows = (
        Cell.objects.filter(unit__cycle=cycle)
        .order_by("unit__order", "order", "key")
        .values_list("unit__subject", "key", "value")
    )
    said = json.dumps([list(row) for row in rows], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(said.encode("ascii")).hexdigest()
