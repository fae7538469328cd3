"""Starting a group, and saying who belongs to it."""

from django.db import transaction

from sateto.needs.access import require_lead
from sateto.needs.models import Assessment, Group, Member
from sateto.needs.wording import given
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record

_LONGEST_NAME = 100


def start_group(actor: Actor, name: str) -> Group:
    """Start a group that the actor leads.

    Raises:
        PermissionRefusedError: the actor may not start groups.
        ConditionError: there is no name, or it is taken.
    """
    actor.require(Action.START_GROUPS)
    words = given(name, "検討グループの名前", longest=_LONGEST_NAME)
    with transaction.atomic():
        if Group.objects.filter(name=words).exists():
            raise ConditionError("その名前は使えません。別の名前を付けてください。")
        made = Group.objects.create(name=words, made_by=actor.user)
        Member.objects.create(group=made, user=actor.user, lead=True)
        record(actor, "group.start", made, payload={"name": words})
    return made


def set_member(actor: Actor, group: Group, username: str, *, lead: bool = False) -> Member:
    """Take a person into a group, or change whether they lead it.

    Raises:
        PermissionRefusedError: the actor does not lead the group.
        ConditionError: there is no such person, or nobody would lead the group any more.
    """
    actor.require(Action.ASSESS)
    with transaction.atomic():
        held = Group.objects.select_for_update().get(pk=group.pk)
        require_lead(actor, held)
        user = User.objects.people().filter(username=username.strip()).first()
        if user is None:
            raise ConditionError(f"利用者「{username.strip()[:60]}」はいません。")
        if not lead:
            _check_led(held, user)
        made, _ = Member.objects.update_or_create(group=held, user=user, defaults={"lead": lead})
        record(actor, "group.member", held, payload={"user": user.username, "lead": lead})
    return made


def remove_member(actor: Actor, group: Group, user: User) -> None:
    """Take a person out of a group; what is assigned to them there waits for another.

    Raises:
        PermissionRefusedError: the actor does not lead the group.
        ConditionError: nobody would lead the group any more.
    """
    actor.require(Action.ASSESS)
    with transaction.atomic():
        held = Group.objects.select_for_update().get(pk=group.pk)
        require_lead(actor, held)
        _check_led(held, user)
        gone, _ = Member.objects.filter(group=held, user=user).delete()
        if not gone:
            raise ConditionError("その人はこの検討グループにいません。")
        Assessment.objects.filter(group=held, assigned_to=user).update(assigned_to=None)
        record(actor, "group.leave", held, payload={"user": user.username})


def _check_led(group: Group, user: User) -> None:
    leads = Member.objects.filter(group=group, lead=True)
    if leads.filter(user=user).exists() and not leads.exclude(user=user).exists():
        raise ConditionError("責任者がいなくなります。先に別の人を責任者にしてください。")
