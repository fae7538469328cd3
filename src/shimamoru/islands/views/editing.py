"""Correcting a value, and importing a list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from shimamoru.islands.actions.correct_island import Correction, correct_island
from shimamoru.islands.actions.import_islands import import_islands
from shimamoru.islands.fields import fields
from shimamoru.islands.importing import Preview, decoded, preview
from shimamoru.islands.views.register import island_of

_SHOWN = 200


@page(Action.EDIT_ISLANDS)
def correct(request: PageRequest, slug: str) -> HttpResponse:
    """Correct a value of an island."""
    found = island_of(slug)
    given = request.POST if request.method == "POST" else request.GET
    names = ("field", "value", "source", "date", "reason")
    written = {name: given.get(name, "") for name in names}
    error = ""
    if request.method == "POST":
        try:
            correct_island(request.actor, slug, Correction(**written))
        except ConditionError as refused:
            error = str(refused)
        else:
            messages.success(request, _("値を訂正しました。"))
            return redirect("islands:island", slug)
    said = {"island": found, "fields": fields(), "written": written, "error": error}
    return render(request, "islands/correct.html", said, status=400 if error else 200)


@page(Action.EDIT_ISLANDS)
def import_list(request: PageRequest) -> HttpResponse:
    """Show what a list would change, then take it over."""
    said: dict[str, object] = {"error": "", "source": "", "reason": "", "text": ""}
    status = 200
    if request.method == "POST":
        given = request.POST
        said |= {name: given.get(name, "") for name in ("source", "reason", "text")}
        try:
            file = request.FILES.get("file")
            text = decoded(file.read()) if file is not None else str(said["text"])
            said["text"] = text
            if given.get("do") == "import":
                done = import_islands(
                    request.actor, text, source=str(said["source"]), reason=str(said["reason"])
                )
                count = len(done.changing)
                messages.success(
                    request, _("%(count)s 島の値を取り込みました。") % {"count": count}
                )
                return redirect("islands:register")
            said |= _shown(preview(text, str(said["source"])))
        except ConditionError as refused:
            said["error"], status = str(refused), 400
    return render(request, "islands/import.html", {**said, "fields": fields()}, status=status)


def _shown(found: Preview) -> dict[str, object]:
    return {
        "preview": found,
        "rows": found.changing[:_SHOWN],
        "troubles": found.troubles[:_SHOWN],
        "ready": bool(found.changing) and not found.troubles,
    }
