"""Topics: the list, and the form that edits one."""

import re

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.promises import querysets
from workbench.promises.actions.edit_topic import TopicText, edit_topic
from workbench.promises.models import EditedTopic

_PARTS = re.compile(r"[\n、,，]")


@page()
def topics(request: PageRequest) -> HttpResponse:
    """List the topics with their words."""
    edited = {one.name: one for one in EditedTopic.objects.select_related("changed_by")}
    rows = []
    for topic in querysets.topics(whole=True).topics:
        own = edited.get(topic.id)
        state = _("付属") if own is None else _("隠す") if own.hidden else _("編集済み")
        rows.append(
            [
                Cell(topic.id, href=topic.id),
                Cell(topic.ja),
                Cell(topic.en),
                Cell("、".join(topic.terms), mark="long"),
                Cell(state),
            ]
        )
    heads = (_("識別子"), _("名前"), _("英語名"), _("語"), _("状態"))
    columns = [Column(head) for head in heads]
    table = PageTable("topics", _("主題の一覧"), columns, [Group(rows)])
    download = offer(request, [table], "topics")
    if download is not None:
        return download
    may_edit = request.actor.may(Action.EDIT_TOPICS)
    return render(request, "promises/topics.html", {"table": table, "may_edit": may_edit})


@page(Action.EDIT_TOPICS)
def topic(request: PageRequest, name: str) -> HttpResponse:
    """Edit a topic, or add the one of this name."""
    if request.method == "POST":
        return _save(request, name)
    own = EditedTopic.objects.filter(name=name).select_related("changed_by").first()
    known = next((one for one in querysets.topics(whole=True).topics if one.id == name), None)
    said = {
        "name": name,
        "ja": known.ja if known else "",
        "en": known.en if known else "",
        "terms": "\n".join(known.terms) if known else "",
        "own": own,
        "is_new": known is None,
    }
    return render(request, "promises/edit_topic.html", said)


@page(Action.EDIT_TOPICS)
def add(request: PageRequest) -> HttpResponse:
    """Go to the form of a topic that is not there yet."""
    name = request.GET.get("name", "").strip()
    return redirect("promises:edit-topic", name) if name else redirect("promises:topics")


def _save(request: PageRequest, name: str) -> HttpResponse:
    given = request.POST
    text = TopicText(
        given.get("ja", ""),
        given.get("en", ""),
        _PARTS.split(given.get("terms", "")),
        hidden=given.get("hidden") == "1",
    )
    try:
        edit_topic(request.actor, name, text, reason=given.get("reason", ""))
    except ConditionError as error:
        said = {
            "name": name,
            "ja": given.get("ja", ""),
            "en": given.get("en", ""),
            "terms": given.get("terms", ""),
            "error": str(error),
        }
        return render(request, "promises/edit_topic.html", said, status=400)
    messages.success(request, _("主題を保存しました。"))
    return redirect("promises:topics")
