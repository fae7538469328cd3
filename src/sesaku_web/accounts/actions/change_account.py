"""Changing what a person may do, and whether the person may log in."""

from dataclasses import dataclass

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import Organisation, User
from sesaku_web.accounts.models.user import NOT_PEOPLE
from sesaku_web.accounts.permissions import Action, Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of an account; None leaves it as it is."""

    role: Role | None = None
    is_active: bool | None = None
    organisation: Organisation | None = None


def change_account(actor: Actor, user: User, change: Change, *, reason: str = "") -> User:
    """Change an account; its sessions and tokens end where the person may log in no more.

    Raises:
        PermissionRefusedError: the actor may not manage accounts.
        ConditionError: it is the local user, or no administrator would be left.
    """
    actor.require(Action.MANAGE_ACCOUNTS)
    with transaction.atomic():
        held = User.objects.select_for_update().get(pk=user.pk)
        if held.username in NOT_PEOPLE:
            raise ConditionError("この端末の利用者は変更できません。")
        before = _said(held)
        had_administrators = User.objects.administrators().exists()
        held.role = change.role or held.role
        held.is_active = held.is_active if change.is_active is None else change.is_active
        held.organisation = change.organisation or held.organisation
        held.save(update_fields=("role", "is_active", "organisation"))
        if had_administrators and not User.objects.administrators().exists():
            raise ConditionError("管理者が一人もいなくなるため、変更できません。")
        payload = {"username": held.username, "before": before, "after": _said(held)}
        record(actor, "account.change", held, reason=reason, payload=payload)
    return held


def _said(user: User) -> dict[str, object]:
    return {
        "role": user.role,
        "is_active": user.is_active,
        "organisation": user.organisation_id,
    }
