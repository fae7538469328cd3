"""One topic: what is spent on it by ministry and year, and which projects are in, and why."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.history.models import Entry
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import TABLE, offer
from workbench.evaluations.charts import budget
from workbench.money.models import SavedTopic
from workbench.money.places import Places
from workbench.money.printed import json_file, spending_as_json
from workbench.money.spending_tables import money_of_years, projects_table, sums_table
from workbench.money.spent import content_of, definition_of
from workbench.money.views.document import documents_in
from workbench.money.views.topics import saved
from workbench.money.vocabulary import place_label

_A_PAGE = 100


@page()
def topic(request: PageRequest, number: int) -> HttpResponse:
    """Show a topic."""
    held = saved(number)
    asked = request.GET.get("as") if "table" not in request.GET else None
    if asked == "definition":
        response = HttpResponse(held.definition, content_type="application/json; charset=utf-8")
        response["Content-Disposition"] = f'attachment; filename="topic-{number}.json"'
        return response
    content = content_of(held)
    if asked == "json":
        return json_file(spending_as_json(content), f"spending-{number}.json")
    places = Places(documents_in(content))
    projects = content["projects"]
    shown = Paginator(projects, max(len(projects), 1) if TABLE in request.GET else _A_PAGE)
    listed = shown.get_page(request.GET.get("page"))
    tables = {"sums": sums_table(content), "projects": projects_table(listed, places)}
    download = offer(request, tables.values(), f"spending-{number}")
    if download is not None:
        return download
    definition = definition_of(held)
    said = {
        "saved": held,
        "topic": definition,
        "places": "、".join(map(place_label, definition.places)),
        "tables": tables,
        "chart": budget.chart(money_of_years(content)),
        "heading": _("年度ごとの予算計と執行額（単位 百万円、全府省庁）"),
        "sheets": content["sheets"],
        "projects": len(projects),
        "shown": listed,
        "left_out": content["left_out"],
        "history": _history(held),
        "may_keep": request.actor.may(Action.KEEP_SPENDING),
    }
    return render(request, "money/topic.html", said)


def _history(held: SavedTopic) -> list[tuple[Entry, str]]:
    """Return what was done with a topic, the latest first."""
    labels = {"topic.save": _("作成"), "topic.change": _("変更")}
    entries = Entry.objects.filter(
        subject_type=held._meta.label_lower,  # noqa: SLF001 - Django's own way to name a model
        subject_id=str(held.pk),
    ).select_related("user")
    entries = entries.order_by("-sequence")
    return [(entry, labels.get(entry.action, entry.action)) for entry in entries]
