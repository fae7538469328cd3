"""Keeping what a person is typing, whatever happens to network, browser or state."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require
from workbench.cycle.layout import type_of
from workbench.cycle.models import Draft, Unit
from workbench.cycle.typed import LONGEST
from workbench.cycle.workflow import Act, Kind

_LONGEST_CLIENT = 64
REMARK = "remark"
"""What the draft of a remark is kept under, in place of a cell's key."""

_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Typed:
    """What is being typed.

    Attributes:
        text: all of it.
        client_id: of the page; made by the browser, the same as long as the page is open.
        sequence: rises with each autosave of the page.
        base_version: version of the cell when the page was opened.
    """

    text: str
    client_id: str
    sequence: int
    base_version: int = 0


def keep_draft(actor: Actor, unit: Unit, key: str, typed: Typed) -> Draft:
    """Keep a draft; sent twice, or after a later one, it changes nothing.

    It is the person's own, shown to nobody else and no part of the history. It is taken in every
    state of the unit, so that a page that is still open loses nothing. ``key`` is that of a cell,
    or "remark".

    Raises:
        PermissionRefusedError: the actor writes nothing in this cycle.
        ConditionError: there is no such cell, or it is too long.
    """
    require(actor, unit.cycle, Act.KEEP_DRAFT)
    if key != REMARK:
        type_of(Kind(unit.kind), key)
    if not 0 < len(typed.client_id) <= _LONGEST_CLIENT:
        raise ConditionError(f"client_id は 1 字以上 {_LONGEST_CLIENT} 字以内にしてください。")
    if len(typed.text) > LONGEST:
        raise ConditionError(f"一つの欄に書けるのは {LONGEST:,} 字までです。")
    with transaction.atomic():
        own = Draft.objects.select_for_update().filter(user=actor.user)
        held = own.filter(unit=unit, key=key, client_id=storable(typed.client_id)).first()
        if held is not None and held.sequence >= typed.sequence:
            return held
        if held is None and own.filter(cycle=unit.cycle).count() >= _MOST:
            raise ConditionError("書きかけが多すぎます。保存するか、捨てるかしてください。")
        said = {
            "text": storable(typed.text),
            "sequence": typed.sequence,
            "base_version": typed.base_version,
            "kept_at": timezone.now(),
        }
        if held is not None:
            for name, value in said.items():
                setattr(held, name, value)
            held.save(update_fields=said)
            return held
        kept, _made = Draft.objects.update_or_create(
            user=actor.user,
            unit=unit,
            key=key,
            client_id=storable(typed.client_id),
            defaults=said,
            create_defaults={**said, "cycle": unit.cycle},
        )
    return kept


def drop_draft(actor: Actor, draft: Draft) -> None:
    """Throw a draft of one's own away.

    Raises:
        PermissionRefusedError: it is another's, or the actor writes nothing in this cycle.
    """
    require(actor, draft.cycle, Act.KEEP_DRAFT)
    Draft.objects.filter(pk=draft.pk, user=actor.user).delete()
