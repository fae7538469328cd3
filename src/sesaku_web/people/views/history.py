"""The history: who did what, when and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.history.closed import visible_to
from sesaku_web.history.models import Entry, Head
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer

_A_PAGE = 50
_TELLING = ("name", "username", "subject")
_FILTERS = ("action", "actor", "subject_type", "subject_id")


@page(Action.READ_HISTORY)
def history(request: PageRequest) -> HttpResponse:
    """List the entries, newest first."""
    given = {name: request.GET.get(name, "").strip()[:100] for name in _FILTERS}
    visible = visible_to(request.actor)
    found = visible.filter(**{name: value for name, value in given.items() if value})
    shown = listed(request, found.order_by("-sequence"), _A_PAGE)
    table = _table(list(shown))
    download = offer(request, [table], "history")
    if download is not None:
        return download
    actions = visible.order_by("action").values_list("action", flat=True).distinct()
    said = {
        "shown": shown,
        "table": table,
        "rows": [(entry, _about(entry)) for entry in shown],
        "given": given,
        "actions": list(actions),
        "head": Head.objects.get(),
    }
    return render(request, "people/history.html", said)


def _about(entry: Entry) -> str:
    """Return what an entry is about, in a few words: of its payload, else its subject's number."""
    payload = entry.payload
    named = (str(payload[key]) for key in _TELLING if payload.get(key))
    return next(named, entry.subject_id)


def _table(entries: list[Entry]) -> PageTable:
    """Return entries as they are downloaded: whole, so that the chain can be followed."""
    heads = (
        _("番号"),
        _("日時"),
        _("利用者名"),
        _("操作"),
        _("理由"),
        _("対象の種類"),
        _("対象"),
        _("内容"),
        _("前の値"),
        _("値"),
    )
    rows = [
        [
            Cell(value)
            for value in (
                one.sequence,
                one.at.isoformat(),
                one.actor,
                one.action,
                one.reason,
                one.subject_type,
                one.subject_id,
                one.content,
                one.previous_digest,
                one.digest,
            )
        ]
        for one in entries
    ]
    return PageTable("history", _("履歴"), [Column(head) for head in heads], [Group(rows)])
