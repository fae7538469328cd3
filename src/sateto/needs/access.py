"""Who sees what: needs of a group, and its assessments, are seen by its members alone."""

from collections.abc import Mapping
from typing import Any

from django.db.models import CharField, Q, QuerySet
from django.db.models.functions import Cast

from sateto.needs.models import Assessment, Attachment, Group, Member, Note, StoredNeed
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import NotFoundError, PermissionRefusedError
from sesaku_web.history.closed import Hidden


def groups_of(actor: Actor) -> QuerySet[Group]:
    """Return the groups that a person belongs to; none for a token that may not assess."""
    if not actor.may(Action.ASSESS):
        return Group.objects.none()
    return Group.objects.filter(members__user=actor.user)


def needs_for(actor: Actor) -> QuerySet[StoredNeed]:
    """Return the needs that a person sees: those of everybody, and those of their groups."""
    own = Q(group=None) | Q(group__in=groups_of(actor))
    return StoredNeed.objects.filter(own, withdrawn_at=None)


def assessments_for(actor: Actor) -> QuerySet[Assessment]:
    """Return the assessments of a person's groups."""
    return Assessment.objects.filter(group__in=groups_of(actor))


def group_for(actor: Actor, pk: int) -> Group:
    """Return a group that a person belongs to.

    Raises:
        NotFoundError: there is none, or the person does not belong to it; the two are told alike.
    """
    found = groups_of(actor).filter(pk=pk).first()
    if found is None:
        raise NotFoundError(f"検討グループ {pk} はないか、参加していません。")
    return found


def need_for(actor: Actor, pk: int) -> StoredNeed:
    """Return a need that a person sees.

    Raises:
        NotFoundError: there is none, or it is closed to a group; the two are told alike.
    """
    found = needs_for(actor).select_related("document", "group", "entered_by").filter(pk=pk).first()
    if found is None:
        raise NotFoundError(f"ニーズ {pk} はないか、公開されていません。")
    return found


def assessment_for(actor: Actor, pk: int) -> Assessment:
    """Return an assessment of one of a person's groups.

    Raises:
        NotFoundError: there is none, or it is another group's; the two are told alike.
    """
    found = assessments_for(actor).select_related("need", "group", "assigned_to").filter(pk=pk)
    one = found.first()
    if one is None:
        raise NotFoundError(f"評価 {pk} はないか、参加していない検討グループのものです。")
    return one


def member_of(actor: Actor, group: Group) -> Member:
    """Return what a person is in a group.

    Raises:
        PermissionRefusedError: the account or the token may not assess.
        NotFoundError: the person does not belong to it.
    """
    actor.require(Action.ASSESS)
    found = Member.objects.filter(group=group, user=actor.user).first()
    if found is None:
        raise NotFoundError(f"検討グループ {group.pk} はないか、参加していません。")
    return found


def require_lead(actor: Actor, group: Group) -> None:
    """Go on only where a person leads a group.

    Raises:
        PermissionRefusedError: the person is a member without the lead.
        NotFoundError: the person does not belong to it.
    """
    if not member_of(actor, group).lead:
        raise PermissionRefusedError("検討グループの責任者だけができます。")


def _hidden_needs(actor: Actor) -> QuerySet[Any, str]:
    closed = StoredNeed.objects.exclude(group=None)
    return _numbers(closed.exclude(group__in=groups_of(actor)))


def _hidden_groups(actor: Actor) -> QuerySet[Any, str]:
    return _numbers(Group.objects.exclude(pk__in=groups_of(actor)))


def _hidden_assessments(actor: Actor) -> QuerySet[Any, str]:
    return _numbers(Assessment.objects.exclude(group__in=groups_of(actor)))


def _hidden_notes(actor: Actor) -> QuerySet[Any, str]:
    return _numbers(Note.objects.exclude(assessment__group__in=groups_of(actor)))


def _hidden_attachments(actor: Actor) -> QuerySet[Any, str]:
    return _numbers(Attachment.objects.exclude(assessment__group__in=groups_of(actor)))


def _numbers(found: "QuerySet[Any]") -> QuerySet[Any, str]:
    text = found.order_by().annotate(number=Cast("pk", CharField()))
    numbers: QuerySet[Any, str] = text.values_list("number", flat=True)
    return numbers


HIDDEN: Mapping[str, Hidden] = {
    "needs.storedneed": _hidden_needs,
    "needs.group": _hidden_groups,
    "needs.assessment": _hidden_assessments,
    "needs.note": _hidden_notes,
    "needs.attachment": _hidden_attachments,
}
"""By model, which records' entries in the history a person may not see."""
