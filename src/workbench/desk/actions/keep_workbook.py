"""Taking a workbook in, and doing what it says once a person has confirmed that."""

from django.db import transaction
from django.utils import timezone

from sesaku.exports.cycle_workbook import read_work
from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.models import Cycle
from workbench.cycle.workflow import Act, Kind
from workbench.desk.editing.form import asked_for
from workbench.desk.editing.parts import value_in
from workbench.desk.models import Upload
from workbench.desk.workbook.planning import Plan, Planner

MOST_BYTES = 10 * 1024 * 1024
"""Largest workbook that is taken in."""


def keep_workbook(actor: Actor, cycle: Cycle, source: Source) -> Upload:
    """Keep a workbook until it is confirmed; one that the person sent before gives way.

    Nothing of the cycle is changed, so that this is no part of the history.

    Raises:
        PermissionRefusedError: the actor writes nothing in this cycle.
        ConditionError: it is too large.
        DocumentError: it is no workbook, or a damaged one.
    """
    require(actor, cycle, Act.WRITE)
    if len(source.data) > MOST_BYTES:
        raise ConditionError(f"ブックは {MOST_BYTES // 1024**2} MiB までにしてください。")
    read_work(source)
    with transaction.atomic():
        Upload.objects.filter(cycle=cycle, made_by=actor.user, done_at=None).delete()
        return Upload.objects.create(
            cycle=cycle,
            name=storable(source.name)[:200],
            sha256=source.sha256,
            content=source.data,
            made_by=actor.user,
        )


def plan_of(actor: Actor, upload: Upload) -> Plan:
    """Return what a workbook would change now; nothing is written."""
    found = read_work(Source(upload.name, bytes(upload.content)))
    return Planner(actor, upload.cycle).plan(found)


def import_workbook(actor: Actor, upload: Upload, digest: str, *, reason: str = "") -> int:
    """Write what a workbook says, all of it or nothing; return how many cells were changed.

    Args:
        actor: who confirmed it.
        upload: the workbook.
        digest: of the plan that the person saw.
        reason: why; needed where targets change that had been approved.

    Raises:
        PermissionRefusedError: the actor writes nothing in this cycle.
        ConditionError: it was confirmed before, something has changed since the person saw the
            plan, or the reason is missing.
    """
    require(actor, upload.cycle, Act.WRITE)
    with transaction.atomic():
        held = Upload.objects.select_for_update().select_related("cycle").get(pk=upload.pk)
        if held.done_at is not None:
            raise ConditionError("このブックは既に取り込まれています。")
        plan = plan_of(actor, held)
        if plan.digest != digest:
            raise ConditionError(
                "確認している間に内容が変わりました。変わるところをもう一度確かめてください。"
            )
        for one in plan.changes:
            asked = asked_for(Kind(one.unit.kind), one.key)
            cell = one.unit.cells.filter(key=one.key).first()
            value = value_in(asked, one.unit, one.key, one.new, cell.value if cell else None)
            entered = Entered(one.version, value=value, reason=reason)
            write_cell(actor, one.unit, one.key, entered)
        held.done_at, held.content = timezone.now(), b""
        held.save(update_fields=("done_at", "content"))
        record(
            actor,
            "cycle.import",
            held,
            reason=storable(reason.strip()),
            payload={
                "cycle": held.cycle_id,
                "sha256": held.sha256,
                "changed": len(plan.changes),
                "not_placed": len(plan.problems),
            },
        )
    return len(plan.changes)
