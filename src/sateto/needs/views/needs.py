"""Needs: the list, trying a text, entering one, one with what serves it, gaps."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sateto.needs.access import assessments_for, group_for, groups_of, need_for, needs_for
from sateto.needs.actions.keep_need import LONGEST, Cited, enter_need, withdraw_need
from sateto.needs.labels import kind_label, route_label, state_label
from sateto.needs.matching import Matches, matches_of
from sateto.needs.models import Group, StoredNeed
from sateto.needs.sentences import at_of, sentences_of
from sateto.needs.showing import shown, table_of, uncovered_of
from sateto.needs.workflow import Route
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.subjects import label_of
from sesaku_web.pages.tables import Cell, Column, PageTable, listed, offer
from sesaku_web.pages.tables import Group as Rows
from sesaku_web.people.outcome import done
from sesaku_web.sources.models import StoredReading

_A_PAGE = 50
_SPANS = re.compile(r"\d{1,9}-\d{1,9}(?:,\d{1,9}-\d{1,9}){0,19}")


@page()
def needs(request: PageRequest) -> HttpResponse:
    """List the needs that a person sees."""
    kind = request.GET.get("kind", "")
    found = needs_for(request.actor).select_related("document", "group", "entered_by")
    if kind in StoredNeed.Kind.values:
        found = found.filter(kind=kind)
    shown_page = listed(request, found, _A_PAGE)
    table = _table(list(shown_page))
    download = offer(request, [table], "needs")
    if download is not None:
        return download
    said = {
        "shown": shown_page,
        "table": table,
        "kind": kind,
        "kinds": _kinds(),
        "may_enter": request.actor.may(Action.KEEP_NEEDS),
    }
    return render(request, "needs/needs.html", said)


def _kinds() -> list[tuple[str, str]]:
    return [(value, kind_label(value)) for value in StoredNeed.Kind.values]


def _table(found: list[StoredNeed]) -> PageTable:
    rows = [
        [
            Cell(one.pk, one.text, href=f"/needs/{one.pk}/", mark="long"),
            Cell(one.text),
            Cell(kind_label(one.kind)),
            Cell(one.document.name if one.document else "", _source(one)),
            Cell(one.group.name if one.group else "", one.group.name if one.group else _("全員")),
            Cell(timezone.localdate(one.entered_at).isoformat()),
        ]
        for one in found
    ]
    columns = [
        Column(_("ニーズ")),
        Column(_("文"), downloaded_only=True),
        Column(_("種別")),
        Column(_("出典")),
        Column(_("見る人")),
        Column(_("登録日")),
    ]
    groups = [Rows(rows)] if rows else []
    return PageTable("needs", _("ニーズの一覧"), columns, groups, stacked=True)


def _source(one: StoredNeed) -> str:
    if one.document is None:
        return "－"
    about = f" {label_of(one.subject)}" if one.subject else ""
    return f"{one.document.name}{about}"


@page()
def new(request: PageRequest) -> HttpResponse:
    """Try a text: show what serves it, and offer to enter it."""
    cited = _cited(request)
    text = cited.quote() if cited else request.GET.get("text", "").strip()[:LONGEST]
    said: dict[str, Any] = {
        "text": text,
        "cited": cited,
        "kind": request.GET.get("kind", ""),
        "kinds": _kinds(),
        "groups": list(groups_of(request.actor)),
        "may_enter": request.actor.may(Action.KEEP_NEEDS),
        "longest": LONGEST,
    }
    if text:
        found = matches_of(text)
        said |= _found(found)
        download = offer(request, [said["table"]], "need")
        if download is not None:
            return download
    return render(request, "needs/new.html", said)


def _found(found: Matches) -> dict[str, Any]:
    serving, weak = shown(found.serving, found.need), shown(found.weak, found.need)
    return {
        "matches": found,
        "serving": serving,
        "weak": weak,
        "uncovered": uncovered_of(found),
        "table": table_of(serving, weak),
    }


def _cited(request: PageRequest) -> Cited | None:
    """Return the place of a document that a request names, if any.

    Raises:
        NotFoundError: there is no such document.
        ConditionError: there is no such place in it.
    """
    given = request.POST if request.method == "POST" else request.GET
    sha, at = given.get("document", ""), given.get("at", "")
    if not sha:
        return None
    if not _SPANS.fullmatch(at):
        raise ConditionError("位置は 120-131 のように、始まりと終わりの番号で指定してください。")
    spans = [[int(number) for number in span.split("-")] for span in at.split(",")]
    return Cited(reading_of(sha), spans, given.get("subject", "")[:100])


@require_POST
@page(Action.KEEP_NEEDS)
def enter(request: PageRequest) -> HttpResponse:
    """Keep a need."""
    group = _group(request)
    kind, text = request.POST.get("kind", ""), request.POST.get("text", "")
    try:
        made = enter_need(request.actor, kind, text, group=group, cited=_cited(request))
    except ConditionError as error:
        said = {
            "error": str(error),
            "text": text,
            "kind": kind,
            "kinds": _kinds(),
            "groups": list(groups_of(request.actor)),
            "may_enter": True,
            "longest": LONGEST,
        }
        return render(request, "needs/new.html", said, status=400)
    messages.success(request, _("ニーズを登録しました。"))
    return redirect("needs:need", made.pk)


def _group(request: PageRequest) -> Group | None:
    number = request.POST.get("group", "")
    return group_for(request.actor, int(number)) if number.isdecimal() else None


@page()
def need(request: PageRequest, number: int) -> HttpResponse:
    """Show a need with the results that serve it, and what one's groups make of them."""
    one = need_for(request.actor, number)
    said: dict[str, Any] = {
        "need": one,
        "kind": kind_label(one.kind),
        "source": _source(one),
        "view": Citer(one.document).at(one.cite) if one.document else "",
        **_found(matches_of(one.text)),
        "groups": [group for group in groups_of(request.actor) if one.group_id in (None, group.pk)],
        "routes": [(route.value, route_label(route.value)) for route in Route],
        "assessed": [
            (each, state_label(each.state), route_label(each.route))
            for each in assessments_for(request.actor)
            .filter(need=one)
            .select_related("group", "assigned_to")
        ],
        "may_withdraw": one.entered_by_id == request.actor.user.pk
        or request.actor.may(Action.START_GROUPS),
    }
    download = offer(request, [said["table"]], f"need-{one.pk}")
    if download is not None:
        return download
    return render(request, "needs/need.html", said)


@require_POST
@page(Action.KEEP_NEEDS)
def withdraw(request: PageRequest, number: int) -> HttpResponse:
    """Withdraw a need."""
    one = need_for(request.actor, number)
    reason = request.POST.get("reason", "")
    return done(
        request,
        lambda: withdraw_need(request.actor, one, reason=reason),
        _("ニーズを取り下げました。"),
        "/needs/",
    )


@page()
def sources(request: PageRequest) -> HttpResponse:
    """Choose a sentence of a document as a need: a remark, or a position of a proposal."""
    sha = request.GET.get("document", "")
    documents = StoredReading.objects.filter(current=True, document__withdrawn_at=None)
    said: dict[str, Any] = {
        "documents": documents.select_related("document").order_by("-document__added_at")[:200]
    }
    if sha:
        reading = reading_of(sha)
        said |= {
            "reading": reading,
            "sentences": [
                (one.text, one.kind, kind_label(one.kind), one.subject, at_of(one.cite))
                for one in sentences_of(reading)
            ],
        }
    return render(request, "needs/sources.html", said)
