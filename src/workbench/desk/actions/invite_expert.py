"""Inviting an outside expert by a personal link, and taking the link back."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.preparation import storable
from workbench.cycle.access import require
from workbench.cycle.actions.set_people import set_roles
from workbench.cycle.models import Cycle, Membership
from workbench.cycle.workflow import Act, CycleRole
from workbench.desk.models import Invitation

MOST_DAYS = 180
PREFIX = "expert-"
"""How the names of those begin that come in by a link."""

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Issued:
    """An invitation, and the secret of its link, which is kept nowhere."""

    invitation: Invitation
    secret: str


def invite_expert(
    actor: Actor, cycle: Cycle, name: str, *, days: int, expert: User | None = None
) -> Issued:
    """Make a personal link to the draft of one cycle.

    The person it is for has no password, cannot log in, and is asked for nothing but a name.

    Args:
        actor: who invites.
        cycle: the cycle that the link leads to, and no other.
        name: under which the remarks stand.
        days: after how many the link is of no use.
        expert: somebody invited before, whose earlier links then end; None for a new person.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: the name is missing, or the days are out of range.
    """
    require(actor, cycle, Act.ASSIGN)
    called = storable(name.strip())
    if expert is None and not 0 < len(called) <= _LONGEST_NAME:
        raise ConditionError(f"有識者の氏名を {_LONGEST_NAME} 字以内で書いてください。")
    if not 1 <= days <= MOST_DAYS:
        raise ConditionError(f"有効な日数は 1 日から {MOST_DAYS} 日までです。")
    secret = secrets.token_urlsafe(32)
    with transaction.atomic():
        who = _expert(cycle, called, expert)
        Invitation.objects.filter(cycle=cycle, expert=who).valid().update(revoked_at=timezone.now())
        set_roles(actor, cycle, who, frozenset({CycleRole.EXPERT}))
        made = Invitation.objects.create(
            cycle=cycle,
            expert=who,
            digest=digest_of(secret),
            made_by=actor.user,
            expires_at=timezone.now() + timedelta(days=days),
        )
        payload = {"cycle": cycle.pk, "expert": who.pk, "until": made.expires_at.isoformat()}
        record(actor, "cycle.invite", made, payload=payload)
    return Issued(made, secret)


def revoke_invitation(actor: Actor, invitation: Invitation) -> None:
    """Take a link back: from now on it leads nowhere; remarks that were made stay.

    Raises:
        PermissionRefusedError: the actor is no coordinator or officer of the cycle.
        ConditionError: it was taken back, or has run out.
    """
    require(actor, invitation.cycle, Act.ASSIGN)
    with transaction.atomic():
        held = Invitation.objects.select_for_update().get(pk=invitation.pk)
        if not held.is_valid:
            raise ConditionError("このリンクは既に使えません。")
        held.revoked_at = timezone.now()
        held.save(update_fields=("revoked_at",))
        set_roles(actor, invitation.cycle, invitation.expert, frozenset())
        record(actor, "cycle.uninvite", held, payload={"expert": held.expert_id})


def digest_of(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def _expert(cycle: Cycle, name: str, known: User | None) -> User:
    if known is not None:
        invited = Invitation.objects.filter(cycle=cycle, expert=known).exists()
        if (
            not invited
            or Membership.objects.filter(user=known)
            .exclude(cycle=cycle, role=CycleRole.EXPERT)
            .exists()
        ):
            raise ConditionError("リンクを作り直せるのは、この作業に招いた有識者だけです。")
        return known
    user = User(username=f"{PREFIX}{secrets.token_hex(6)}", name=name, role=Role.READER)
    user.set_unusable_password()
    user.save()
    return user
