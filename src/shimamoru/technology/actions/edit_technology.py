"""Changing, adding or leaving out a technology."""

import math
import re
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.planning.catalogue import SCOPES, shipped
from shimamoru.technology.models import EditedTechnology

_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_MOST_MONEY = 100_000_000
_LONGEST = 500


def edit_technology(
    actor: Actor, name: str, content: Mapping[str, Any], *, hidden: bool = False, reason: str
) -> EditedTechnology:
    """Set what a technology is; plans that were made keep what they were made with.

    Args:
        actor: who changes it.
        name: its identifier.
        content: as ``planning/technologies.yml`` holds one, its source in ``assumption``.
        hidden: whether it is left out of the catalogue.
        reason: why.

    Raises:
        PermissionRefusedError: the actor may not edit technologies.
        ConditionError: something is not valid; the message says what.
    """
    actor.require(Action.EDIT_TECHNOLOGIES)
    if not _NAME.fullmatch(name):
        raise ConditionError(
            "識別子は英小文字で始め、英小文字・数字・下線で 40 字以内にしてください。"
        )
    if not reason.strip():
        raise ConditionError("理由を記してください。")
    check_technology(content)
    said = {"content": dict(content), "example": bool(content.get("example")), "hidden": hidden}
    with transaction.atomic():
        before = (
            EditedTechnology.objects.select_for_update().filter(name=name).values(*said).first()
        )
        made, _created = EditedTechnology.objects.update_or_create(
            name=name, defaults={**said, "changed_by": actor.user, "changed_at": timezone.now()}
        )
        record(
            actor,
            "technology.edit",
            made,
            reason=storable(reason.strip()),
            payload={"name": name, "before": before, "after": said},
        )
    return made


def check_technology(content: Mapping[str, Any]) -> None:
    """Refuse what is no technology.

    Raises:
        ConditionError: the message says what is wrong.
    """
    if not str(content["ja"]).strip() or not str(content["assumption"]).strip():
        raise ConditionError("名前と、数値の出典または仮定を記してください。")
    if max(len(str(content[key])) for key in ("ja", "en", "assumption")) > _LONGEST:
        raise ConditionError(f"名前と出典は {_LONGEST} 字以内にしてください。")
    if content["scope"] not in SCOPES:
        raise ConditionError("置き方は site、island、shared のどれかです。")
    if content["scope"] == "shared" and not 1 <= content["capacity"] <= 10_000:  # noqa: PLR2004 - islands
        raise ConditionError("共用の技術には、一つで受け持つ島の数（1 以上）が要ります。")
    _check_numbers(content)
    if not set(content["needs"]) <= set(shipped("circumstances")["needs"]):
        raise ConditionError("要るものに、知らない名前があります。")


def _check_numbers(content: Mapping[str, Any]) -> None:
    for key, most in (("buy", _MOST_MONEY), ("run", _MOST_MONEY), ("staff", 10_000)):
        if not 0 <= content[key] <= most:
            raise ConditionError(f"{key}「{content[key]}」は 0 以上 {most:,} 以下にしてください。")
    if not 0 <= content["range_km"] <= 1_000:  # noqa: PLR2004 - kilometres
        raise ConditionError("届く距離は 0 以上 1000 km 以下にしてください。")
    known = shipped("circumstances")
    allowed = {
        "detects": set(known["targets"]),
        "factors": set(known["periods"]) | set(known["weathers"]),
    }
    for part, names in allowed.items():
        for name, share in content[part].items():
            if name not in names or not math.isfinite(share) or not 0 <= share <= 1:
                raise ConditionError(
                    f"{part} の「{name}: {share}」は 0 以上 1 以下ではありません。"
                )
