"""Writing a new cycle into the database; called by ``starting``, in its transaction."""

import hashlib
import json
from collections.abc import Iterable
from datetime import date

from sesaku.model.reading import Content
from sesaku_web.accounts.actor import Actor
from sesaku_web.sources.preparation import storable
from workbench.cycle.loading import LoadedUnit
from workbench.cycle.models import Cell, CellChange, Cycle, CycleYear, Proposal, Remark, Unit
from workbench.cycle.models.cell import Origin
from workbench.cycle.succession import announced
from workbench.cycle.workflow import Kind

_BATCH = 500


def store_years(cycle: Cycle, years: range) -> None:
    """Store the fiscal years, April to March."""
    CycleYear.objects.bulk_create(
        CycleYear(
            cycle=cycle,
            fiscal_year=year,
            begins_on=date(year, 4, 1),
            ends_on=date(year + 1, 3, 31),
        )
        for year in years
    )


def store_units(actor: Actor, cycle: Cycle, top: LoadedUnit) -> dict[str, Unit]:
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


def store_proposals(cycle: Cycle, last: Content, units: dict[str, Unit]) -> None:
    """Store what the last report said would be renamed, new or ended."""
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


def store_remarks(cycle: Cycle, top: Unit, open_ones: Iterable[tuple[str, str]]) -> None:
    """Store the remarks that were left open: where each comes from, and its text."""
    Remark.objects.bulk_create(
        Remark(cycle=cycle, number=number, unit=top, text=storable(text), came_from=came_from)
        for number, (came_from, text) in enumerate(open_ones, 1)
    )


def digest_of(cycle: Cycle) -> str:
    """Return the digest of all values with which a cycle begins, as its history keeps it."""
    rows = (
        Cell.objects.filter(unit__cycle=cycle)
        .order_by("unit__order", "order", "key")
        .values_list("unit__subject", "key", "value")
    )
    said = json.dumps([list(row) for row in rows], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(said.encode("ascii")).hexdigest()
