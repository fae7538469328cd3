"""Taking over a list of islands that was looked at before."""

import re
from collections.abc import Sequence

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.islands.importing import Preview, RowRead, preview
from shimamoru.islands.models import Coast, Island

_SIDES = (("n", "北岸", 0), ("e", "東岸", 90), ("s", "南岸", 180), ("w", "西岸", 270))
_STEP = 10


def import_islands(actor: Actor, text: str, *, source: str, reason: str) -> Preview:
    """Take over a list as a whole, or nothing of it; return what it changed.

    Args:
        actor: who imports it.
        text: the list, as CSV.
        source: of values whose row names none.
        reason: why.

    Raises:
        PermissionRefusedError: the actor may not edit islands.
        ConditionError: the list has errors, changes nothing, or there is no reason.
    """
    actor.require(Action.EDIT_ISLANDS)
    if not reason.strip():
        raise ConditionError("理由を記してください。")
    with transaction.atomic():
        list(Island.objects.select_for_update().values_list("pk"))
        found = preview(text, storable(source.strip()))
        if found.troubles:
            first = found.troubles[0]
            raise ConditionError(
                f"{first.column}: {first.reason} 誤りが {len(found.troubles)} 件あります。"
            )
        if not found.changing:
            raise ConditionError("変わる値がありません。")
        for row in found.changing:
            _take(row)
        record(
            actor,
            "islands.import",
            found.changing[0].known or Island.objects.order_by("-pk")[0],
            reason=storable(reason.strip()),
            payload={"source": source.strip(), "rows": _payload(found.changing)},
        )
    return found


def _take(row: RowRead) -> None:
    island = row.known or _made(row)
    sources = dict(island.sources)
    for change in row.changes:
        setattr(island, change.field.name, change.after)
        sources[change.field.source_key] = {"source": change.source}
    island.sources = sources
    island.save()


def _made(row: RowRead) -> Island:
    last = Island.objects.order_by("-order").values_list("order", flat=True).first() or 0
    name = next(str(change.after) for change in row.changes if change.field.name == "name")
    island = Island.objects.create(slug=_free_slug(), name=name, order=last + _STEP)
    Coast.objects.bulk_create(
        Coast(island=island, slug=slug, name=side, facing=facing) for slug, side, facing in _SIDES
    )
    return island


def _free_slug() -> str:
    taken = Island.objects.filter(slug__startswith="island-").values_list("slug", flat=True)
    numbers = [int(found[1]) for one in taken if (found := re.fullmatch(r"island-(\d+)", one))]
    return f"island-{max(numbers, default=0) + 1}"


def _payload(rows: Sequence[RowRead]) -> list[dict[str, object]]:
    return [
        {
            "island": row.known.slug if row.known else "new",
            "changes": [
                {
                    "field": change.field.name,
                    "before": change.before,
                    "after": change.after,
                    "source": change.source,
                }
                for change in row.changes
            ],
        }
        for row in rows
    ]
