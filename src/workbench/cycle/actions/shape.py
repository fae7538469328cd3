"""Changing what a cycle is made of: adding, renaming and ending fields and indicators."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.models import Cell, CellChange, Cycle, Unit
from workbench.cycle.naming import free_subject, settle_subjects, subject_from
from workbench.cycle.workflow import WRITABLE, Act, Kind, State

_LONGEST_CODE, _LONGEST_NAME = 50, 2_000


@dataclass(frozen=True, slots=True)
class NewIndicator:
    """An indicator to be added; ``kind`` is qualitative or quantitative."""

    code: str
    name: str
    kind: str = "qualitative"
    main: bool = False


def add_indicator(actor: Actor, field: Unit, new: NewIndicator, *, reason: str = "") -> Unit:
    """Add an indicator to a policy field, with a cell for each fiscal year.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: code or name is missing, or the field is not open.
    """
    require(actor, field.cycle, Act.SHAPE)
    if field.kind != Kind.FIELD:
        raise ConditionError("測定指標は個別分野の中に加えます。")
    if new.kind not in {"qualitative", "quantitative"}:
        raise ConditionError("種別は qualitative か quantitative です。")
    code, name = _named(new.code, new.name)
    with transaction.atomic():
        unit = _unit(field.cycle, field, Kind.INDICATOR, subject_from(Kind.INDICATOR, code))
        values = {"code": code, "name": name, "kind": new.kind, "main": new.main}
        _fill(actor, unit, values)
        record(actor, "cycle.add", unit, reason=storable(reason), payload=values)
    return unit


def add_field(actor: Actor, cycle: Cycle, number: str, name: str, *, reason: str = "") -> Unit:
    """Add a policy field to a cycle.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: number or name is missing, or the measure is not open.
    """
    require(actor, cycle, Act.SHAPE)
    number, name = _named(number, name)
    top = cycle.units.get(kind=Kind.MEASURE)
    with transaction.atomic():
        unit = _unit(cycle, top, Kind.FIELD, subject_from(Kind.FIELD, number))
        values = {"number": number, "name": name}
        _fill(actor, unit, values)
        record(actor, "cycle.add", unit, reason=storable(reason), payload=values)
    return unit


def end_unit(actor: Actor, unit: Unit, *, reason: str) -> None:
    """End an indicator, or a field with its indicators; it is kept, but out of the content.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: the reason is missing, or it is not open.
    """
    require(actor, unit.cycle, Act.SHAPE)
    words = storable(reason.strip())
    if not words:
        raise ConditionError("終了する理由を記してください。")
    if unit.kind == Kind.MEASURE:
        raise ConditionError("施策そのものを終了することはできません。")
    with transaction.atomic():
        held = _open(unit)
        ending = [held, *Unit.objects.living().select_for_update().filter(parent=held)]
        for one in ending:
            _open(one)
            one.ended_at, one.ended_reason = timezone.now(), words
            # Its code is free for the indicator that comes in its place.
            one.subject = free_subject(one.cycle, f"{one.subject}~ended")
            one.save(update_fields=("ended_at", "ended_reason", "subject"))
        settle_subjects(held.cycle)
        payload = {"units": [one.subject for one in ending]}
        record(actor, "cycle.end", held, reason=words, payload=payload)


def rename(actor: Actor, unit: Unit, code: str, name: str, *, reason: str) -> None:
    """Give an indicator another code and name.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: code or name is missing, or it is not open.
    """
    require(actor, unit.cycle, Act.SHAPE)
    code, name = _named(code or unit.subject, name)
    with transaction.atomic():
        held = _open(unit)
        for key, said in (("name", name), ("code", code)):
            cell = Cell.objects.filter(unit=held, key=key).first()
            version = cell.version if cell else 0
            write_cell(actor, held, key, Entered(version, text=said, reason=reason))


def _named(code: str, name: str) -> tuple[str, str]:
    code, name = storable(code.strip()), storable(name.strip())
    if not 0 < len(code) <= _LONGEST_CODE or not 0 < len(name) <= _LONGEST_NAME:
        raise ConditionError(
            f"番号（{_LONGEST_CODE} 字以内）と名称（{_LONGEST_NAME:,} 字以内）を書いてください。"
        )
    return code, name


def _open(unit: Unit) -> Unit:
    """Return a unit, locked, if it may be changed now."""
    held = Unit.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=unit.pk)
    if held.ended_at is not None:
        raise ConditionError(f"「{held.subject}」は既に終了しています。")
    if State(held.state) not in WRITABLE:
        raise ConditionError(
            f"「{held.subject}」は提出済みか承認済みです。先に差し戻してください。"
        )
    return held


def _unit(cycle: Cycle, parent: Unit, kind: Kind, subject: str) -> Unit:
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    _open(parent)
    last = cycle.units.aggregate(last=Max("order"))["last"]
    return Unit.objects.create(
        cycle=cycle,
        parent=parent,
        kind=kind.value,
        order=(last or 0) + 1,
        subject=free_subject(cycle, subject),
    )


def _fill(actor: Actor, unit: Unit, values: Mapping[str, object]) -> None:
    cells = [
        Cell(unit=unit, key=key, value=value, changed_by=actor.user)
        for key, value in values.items()
    ]
    if unit.kind == Kind.INDICATOR:
        cells += [
            Cell(unit=unit, key=f"years/{year}/{side}", order=place, changed_by=actor.user)
            for place, year in enumerate(unit.cycle.fiscal_years, 1)
            for side in ("target", "result")
        ]
    made = Cell.objects.bulk_create(cells)
    CellChange.objects.bulk_create(
        CellChange(cell=cell, version=1, new=cell.value, by=actor.user) for cell in made
    )
