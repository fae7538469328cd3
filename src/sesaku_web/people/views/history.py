"""The history: who did what, when and why."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render

from sesaku_web.accounts.permissions import Action
from sesaku_web.history.models import Entry, Head
from sesaku_web.pages.access import PageRequest, page

_A_PAGE = 50
_TELLING = ("name", "username", "subject")
_FILTERS = ("action", "actor", "subject_type", "subject_id")


@page(Action.READ_HISTORY)
def history(request: PageRequest) -> HttpResponse:
    """List the entries, newest first."""
    given = {name: request.GET.get(name, "").strip()[:100] for name in _FILTERS}
    found = Entry.objects.filter(**{name: value for name, value in given.items() if value})
    shown = Paginator(found.order_by("-sequence"), _A_PAGE).get_page(request.GET.get("page"))
    actions = Entry.objects.order_by("action").values_list("action", flat=True).distinct()
    said = {
        "shown": shown,
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
