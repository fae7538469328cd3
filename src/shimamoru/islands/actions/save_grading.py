"""Saving a new version of the grading scheme."""

import math
from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from shimamoru.islands.fields import fields
from shimamoru.islands.models import GradingVersion

GRADES = ("A", "B", "C", "D")
_MOST_POINTS = 20
_BEST = 100


def save_grading(actor: Actor, content: Mapping[str, Any], *, reason: str) -> GradingVersion:
    """Save a scheme as the version that counts; earlier ones stay.

    Args:
        actor: who saves it.
        content: as ``planning/criteria.yml`` holds it.
        reason: why.

    Raises:
        PermissionRefusedError: the actor may not change the grading.
        ConditionError: it is no scheme; the message says what is wrong.
    """
    actor.require(Action.EDIT_GRADING)
    if not reason.strip():
        raise ConditionError("理由を記してください。")
    check_scheme(content)
    with transaction.atomic():
        before = GradingVersion.objects.first()
        made = GradingVersion.objects.create(
            content={**content, "order": list(content["criteria"])},
            reason=storable(reason.strip()),
            made_by=actor.user,
        )
        record(
            actor,
            "grading.save",
            made,
            reason=storable(reason.strip()),
            payload={"before": before.content if before else None, "after": dict(content)},
        )
    return made


def check_scheme(content: Mapping[str, Any]) -> None:
    """Refuse what is no scheme.

    Raises:
        ConditionError: the message says what is wrong.
    """
    criteria: Mapping[str, Any] = content["criteria"]
    for said in criteria.values():
        _check_criterion(said)
    weights = [float(said["weight"]) for said in criteria.values()]
    if not any(weight > 0 for weight in weights):
        raise ConditionError("重みが 0 より大きい基準が一つは要ります。")
    grades = content["grades"]
    if set(grades) != set(GRADES):
        raise ConditionError("区分は A、B、C、D です。")
    bounds = [float(grades[one]) for one in GRADES]
    if bounds[-1] != 0 or any(high <= low for high, low in pairwise(bounds)) or bounds[0] > _BEST:
        raise ConditionError("区分の下限は 100 以下で A から順に小さくし、D を 0 にしてください。")


def _check_criterion(said: Mapping[str, Any]) -> None:
    name = str(said["ja"])[:40]
    weight = float(said["weight"])
    if not math.isfinite(weight) or not 0 <= weight <= 1_000:  # noqa: PLR2004 - of a weight
        raise ConditionError(f"「{name}」の重みは 0 以上 1000 以下にしてください。")
    if said["field"] not in {one.name for one in fields()}:
        raise ConditionError(f"「{name}」の項目「{said['field']}」は台帳にありません。")
    points = said.get("points")
    if points is None:
        return
    values = [float(value) for value, _ in points]
    scores = [float(score) for _, score in points]
    if not 1 < len(points) <= _MOST_POINTS or any(a >= b for a, b in pairwise(values)):
        raise ConditionError(
            f"「{name}」の点は、値の小さい順に 2 個以上 {_MOST_POINTS} 個以内です。"
        )
    if not all(math.isfinite(value) for value in values + scores):
        raise ConditionError(f"「{name}」の値と得点は数にしてください。")
    if not all(0 <= score <= _BEST for score in scores):
        raise ConditionError(f"「{name}」の得点は 0 以上 100 以下にしてください。")
