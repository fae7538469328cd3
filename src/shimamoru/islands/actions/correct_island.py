"""Correcting a value of an island, with its source and the reason."""

from dataclasses import dataclass

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.islands.fields import fields
from shimamoru.islands.models import Island
from shimamoru.islands.values import parsed

_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says a value is.

    Attributes:
        field: which value.
        value: as written; empty where it is not known.
        source: where the value is from.
        date: as of when.
        reason: why it is corrected.
    """

    field: str
    value: str
    source: str
    date: str = ""
    reason: str = ""


def correct_island(actor: Actor, slug: str, said: Correction) -> Island:
    """Set a value of an island.

    Raises:
        PermissionRefusedError: the actor may not edit islands.
        NotFoundError: there is no such island.
        ConditionError: the value is not valid, or source or reason is missing.
    """
    actor.require(Action.EDIT_ISLANDS)
    known = {one.name: one for one in fields()}
    if said.field not in known:
        raise ConditionError(f"「{said.field[:40]}」という項目はありません。")
    one = known[said.field]
    value = parsed(one, said.value)
    source, reason = storable(said.source.strip()), storable(said.reason.strip())
    if one.name == "name" and not value:
        raise ConditionError("島名は空にできません。")
    if value not in (None, "") and not source:
        raise ConditionError("出典を記してください。")
    if not reason:
        raise ConditionError("理由を記してください。")
    if max(len(source), len(reason), len(said.date)) > _LONGEST:
        raise ConditionError(f"出典と理由は {_LONGEST} 字以内にしてください。")
    with transaction.atomic():
        island = Island.objects.select_for_update().standing().filter(slug=slug).first()
        if island is None:
            raise NotFoundError(f"島「{slug[:60]}」は台帳にありません。")
        before = {"value": getattr(island, one.name), **island.source_of(one.source_key)}
        entry = {"source": source, "date": storable(said.date.strip())}
        sources = {key: old for key, old in island.sources.items() if key != one.source_key}
        if value not in (None, ""):
            sources[one.source_key] = {key: text for key, text in entry.items() if text}
        setattr(island, one.name, value)
        island.sources = sources
        island.save(update_fields=(one.name, "sources"))
        record(
            actor,
            "island.correct",
            island,
            reason=reason,
            payload={"field": one.name, "before": before, "after": {"value": value, **entry}},
        )
    return island
