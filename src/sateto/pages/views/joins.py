"""The page of joins 「名寄せ」: what is proposed and what stands, each with its evidence."""

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sateto.pages.labels import join_label
from sateto.pages.views.record import stored
from sateto.pages.views.search import page_number
from sateto.records.actions.join_records import (
    Statement,
    join_records,
    reject_join,
    split_records,
)
from sateto.records.models import Join
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.people.outcome import done

_A_PAGE = 25


@page()
def joins(request: PageRequest) -> HttpResponse:
    """Show joins of a state, those that are proposed first asked for."""
    states = Join.State.values
    state = request.GET.get("state", "")
    state = state if state in states else Join.State.PROPOSED
    found = Join.objects.filter(state=state).select_related("kept", "double", "made_by")
    shown = Paginator(found, _A_PAGE).get_page(page_number(request.GET.get("page", "")))
    counts = dict(Join.objects.order_by().values_list("state").annotate(Count("pk")))
    said = {
        "state": state,
        "states": [(one, join_label(one), counts.get(one, 0)) for one in states],
        "shown": shown,
        "may_join": request.actor.may(Action.JOIN_RESEARCH),
    }
    return render(request, "research/joins.html", said)


@require_POST
@page(Action.JOIN_RESEARCH)
def settle(request: PageRequest, number: int) -> HttpResponse:
    """Join what was proposed, say that it is two, or take a join back."""
    one = Join.objects.select_related("kept", "double").filter(pk=number).first()
    if one is None:
        raise NotFoundError(f"名寄せ {number} はありません。")
    reason = request.POST.get("reason", "")
    what = request.POST.get("what", "")
    return done(
        request,
        lambda: _settle(request.actor, one, what, reason),
        _("名寄せを更新しました。"),
        f"{reverse('research:joins')}?state={one.state}",
    )


@require_POST
@page(Action.JOIN_RESEARCH)
def join(request: PageRequest, number: int) -> HttpResponse:
    """Let a record stand for another too, which a person names by its number."""
    kept = stored(number)
    named = request.POST.get("double", "").strip().rstrip("/").rpartition("/")[2]
    if not named.isascii() or not named.isdigit():
        raise ConditionError("まとめる課題の番号（ページのアドレスの数字）を入れてください。")
    double = stored(int(named[:9]))
    said = Statement(reason=request.POST.get("reason", ""))
    return done(
        request,
        lambda: join_records(request.actor, kept, double, said),
        _("一つの課題としてまとめました。"),
        reverse("research:record", args=(kept.pk,)),
    )


def _settle(actor: Actor, one: Join, what: str, reason: str) -> None:
    if what == "join":
        said = Statement(Join.By.PERSON, one.score, tuple(one.evidence), reason)
        join_records(actor, one.kept, one.double, said)
    elif what == "reject":
        reject_join(actor, one, reason)
    else:
        split_records(actor, one, reason)
