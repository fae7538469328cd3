"""Writing a value: one cell, one version more, the old value kept."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require_writing
from workbench.cycle.exceptions import ConflictError
from workbench.cycle.layout import is_target, type_of
from workbench.cycle.models import Cell, CellChange, Draft, Unit
from workbench.cycle.models.cell import Origin
from workbench.cycle.naming import is_code, settle_subjects
from workbench.cycle.printing import text_of
from workbench.cycle.typed import value_from_json, value_from_text
from workbench.cycle.workflow import Kind

_LONGEST_REASON = 20_000


@dataclass(frozen=True, slots=True)
class Entered:
    """What is to stand in a cell: typed text, or the record as JSON; neither empties it.

    Attributes:
        expected_version: the version that the person saw; 0 for a cell that was not there.
        reason: why; needed for a target that had been approved.
        client_id: of the page it was typed in, whose draft is then done with.
    """

    expected_version: int
    text: str | None = None
    value: Any = None
    reason: str = ""
    client_id: str = ""


def write_cell(actor: Actor, unit: Unit, key: str, entered: Entered) -> Cell:
    """Write a value; the same value again changes nothing.

    Raises:
        PermissionRefusedError: the actor may not write in this unit.
        ConditionError: the unit's state does not let values be changed, there is no such cell,
            the value is none of its type, or the reason is missing.
        ConflictError: somebody else changed it meanwhile; holds both texts and a comparison.
    """
    reason = storable(entered.reason.strip())
    if len(reason) > _LONGEST_REASON:
        raise ConditionError(f"理由は {_LONGEST_REASON:,} 字以内にしてください。")
    with transaction.atomic():
        held = Unit.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=unit.pk)
        require_writing(actor, held)
        cell = Cell.objects.filter(unit=held, key=key).first()
        new = _value(held, key, cell, entered)
        if cell is not None and cell.value == new:
            _drop_draft(actor, held, key, entered.client_id)
            return cell
        if (cell.version if cell else 0) != entered.expected_version:
            raise _conflict(held, key, cell, text_of(new), entered.expected_version)
        return _write(actor, held, key, cell, new, reason, entered.client_id)


def _write(
    actor: Actor,
    unit: Unit,
    key: str,
    cell: Cell | None,
    new: Any,  # noqa: ANN401 - JSON
    reason: str,
    client_id: str,
) -> Cell:
    approved = cell is not None and cell.approved_version is not None
    if approved and is_target(key) and not reason:
        raise ConditionError("承認された目標を変えるときは、理由を記してください。公表されます。")
    old = cell.value if cell else None
    if cell is None:
        cell = Cell(unit=unit, key=key, order=_last_order(unit, key) + 1, version=0)
    cell.value, cell.version, cell.origin = new, cell.version + 1, Origin.WRITTEN
    cell.changed_by, cell.changed_at = actor.user, timezone.now()
    cell.save()
    CellChange.objects.create(
        cell=cell,
        version=cell.version,
        old=old,
        new=new,
        by=actor.user,
        at=cell.changed_at,
        reason=reason,
        after_approval=approved,
    )
    if is_code(unit, key):
        settle_subjects(unit.cycle)
        unit.refresh_from_db(fields=("subject",))
    _drop_draft(actor, unit, key, client_id)
    record(
        actor,
        "cycle.write",
        cell,
        reason=reason,
        payload={
            "cycle": unit.cycle_id,
            "subject": unit.subject,
            "key": key,
            "version": cell.version,
            "old": old,
            "new": new,
        },
    )
    return cell


def _value(unit: Unit, key: str, cell: Cell | None, entered: Entered) -> Any:  # noqa: ANN401 - JSON
    kind = type_of(Kind(unit.kind), key)
    if entered.text is None:
        return value_from_json(kind, entered.value)
    numeric = (
        unit.kind == Kind.INDICATOR
        and Cell.objects.filter(unit=unit, key="kind", value="quantitative").exists()
    )
    old = cell.value if cell else None
    return value_from_text(kind, entered.text, old, numeric=numeric)


def _conflict(unit: Unit, key: str, cell: Cell | None, mine: str, expected: int) -> ConflictError:
    base = CellChange.objects.filter(cell=cell, version=expected).first() if cell else None
    return ConflictError(
        subject=unit.subject,
        key=key,
        mine=mine,
        theirs=text_of(cell.value) if cell else "",
        base=text_of(base.new) if base else "",
        version=cell.version if cell else 0,
        by=str(cell.changed_by) if cell else "",
    )


def _last_order(unit: Unit, key: str) -> int:
    """Return the place of the last member of the list that a new member is put to the end of."""
    name, _, rest = key.partition("/")
    if not rest:
        return -1
    prefix = f"{name}/"
    if name == "years":
        prefix += rest.partition("/")[0] + "/"
        same = Cell.objects.filter(unit=unit, key__startswith=prefix).order_by("-order").first()
        if same is not None:
            return same.order - 1
        prefix = "years/"
    whole = {"unit": unit} if unit.kind != Kind.INDICATOR else {"unit__parent": unit.parent_id}
    last = Cell.objects.filter(**whole, key__startswith=prefix).order_by("-order").first()
    return last.order if last else 0


def _drop_draft(actor: Actor, unit: Unit, key: str, client_id: str) -> None:
    if client_id:
        Draft.objects.filter(user=actor.user, unit=unit, key=key, client_id=client_id).delete()
