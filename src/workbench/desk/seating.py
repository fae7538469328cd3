"""The experts' table: who comes in by a link, and that they see that one draft and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from workbench.cycle.access import roles_of
from workbench.cycle.workflow import CycleRole
from workbench.desk.access import Seat
from workbench.desk.actions.invite_expert import digest_of
from workbench.desk.models import Invitation

SEAT = "desk.invitation"
"""Where the session keeps which link a person came by."""

_FORBIDDEN = 403
_SCOPES = (Action.READ_CYCLES, Action.WORK_IN_CYCLES)

P = ParamSpec("P")


class TableRequest(HttpRequest):
    """A request of an expert who sits at the table of a cycle."""

    actor: Actor
    seat: Seat
    invitation: Invitation


def come_in(request: HttpRequest, secret: str) -> Invitation | None:
    """Seat a person by the secret of a link; None where it is of no use (any more)."""
    found = (
        Invitation.objects.valid()
        .filter(digest=digest_of(secret))
        .select_related("cycle", "expert")
        .first()
    )
    if found is None:
        return None
    request.session.cycle_key()
    request.session[SEAT] = found.pk
    found.used_at = timezone.now()
    found.save(update_fields=("used_at",))
    return found


def at_table(
    view: Callable[Concatenate[TableRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Make a view one for experts: its cycle is that of their link, which must still be good."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: P.args, **given: P.kwargs) -> HttpResponse:
        held = _invitation(request)
        if held is None or held.cycle_id != given.get("number"):
            return refused(request)
        actor = Actor.with_token(held.expert, _SCOPES)
        roles = roles_of(actor, held.cycle) & frozenset({CycleRole.EXPERT})
        if not roles:
            return refused(request)
        request.actor = actor  # type: ignore[attr-defined] # what TableRequest promises
        request.seat = Seat(actor, held.cycle, roles)  # type: ignore[attr-defined] # the same
        request.invitation = held  # type: ignore[attr-defined] # the same
        response = view(request, *args, **given)  # type: ignore[arg-type] # it is one now
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return guarded  # type: ignore[return-value] # wraps() keeps the view's own request


def refused(request: HttpRequest) -> HttpResponse:
    """Return the page of a link that is of no use."""
    return render(request, "desk/table_closed.html", status=_FORBIDDEN)


def _invitation(request: HttpRequest) -> Invitation | None:
    number = request.session.get(SEAT)
    if not isinstance(number, int):
        return None
    found = Invitation.objects.valid().filter(pk=number)
    return found.select_related("cycle__source__document", "expert").first()
