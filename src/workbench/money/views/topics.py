"""The saved topics: list, adding by a form or a file, changing, withdrawing."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku.linking.money.spending import Topic, checked, topic_of
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.money.actions.keep_topic import change_topic, save_topic, withdraw_topic
from workbench.money.models import SavedTopic
from workbench.money.spent import definition_of
from workbench.money.vocabulary import place_label

PLACES = ("name", "purpose", "overview")
_LISTS = ("words", "without", "ministries")
_LARGEST = 200_000


def saved(number: int) -> SavedTopic:
    """Return a topic.

    Raises:
        NotFoundError: there is none of that number, or it was withdrawn.
    """
    found = SavedTopic.objects.select_related("made_by").filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"主題 {number} はありません。")
    if found.withdrawn_at is not None:
        raise NotFoundError(f"主題 {number} は取り下げられています。")
    return found


@page()
def topics(request: PageRequest) -> HttpResponse:
    """List the topics."""
    table = _table()
    download = offer(request, [table], "spending")
    if download is not None:
        return download
    may = request.actor.may(Action.KEEP_SPENDING)
    return render(request, "money/topics.html", {"table": table, "may_keep": may})


@page(Action.KEEP_SPENDING)
def add(request: PageRequest) -> HttpResponse:
    """Show the form of a new topic, or save what was sent."""
    return _form(request, None)


@page(Action.KEEP_SPENDING)
def change(request: PageRequest, number: int) -> HttpResponse:
    """Show the form of a topic, or save what was changed."""
    return _form(request, saved(number))


@require_POST
@page(Action.KEEP_SPENDING)
def withdrawn(request: PageRequest, number: int) -> HttpResponse:
    """Take a topic off the list."""
    withdraw_topic(request.actor, saved(number), reason=request.POST.get("reason", ""))
    messages.success(request, _("取り下げました。"))
    return redirect("money:topics")


def _form(request: PageRequest, held: SavedTopic | None) -> HttpResponse:
    status, trouble = 200, ""
    if request.method == "POST":
        try:
            topic = _asked(request)
            if held is None:
                held = save_topic(request.actor, topic)
            else:
                change_topic(request.actor, held, topic, reason=request.POST.get("reason", ""))
        except SesakuError as error:
            status, trouble = 400, str(error)
        else:
            messages.success(request, _("保存しました。"))
            return redirect("money:topic", number=held.pk)
    said = {"saved": held, "trouble": trouble, **_given(request, held)}
    return render(request, "money/topic_form.html", said, status=status)


def _given(request: PageRequest, held: SavedTopic | None) -> dict[str, object]:
    """Return what stands in the form."""
    chosen: list[str] = list(PLACES)
    values: dict[str, str] = {}
    if request.method == "POST":
        chosen = request.POST.getlist("places")
        fields = ("name", *_LISTS, "note", "reason")
        values = {name: request.POST.get(name, "") for name in fields}
    elif held is not None:
        topic = definition_of(held)
        chosen = list(topic.places)
        values = {name: "\n".join(getattr(topic, name)) for name in _LISTS}
        values |= {"name": topic.name, "note": topic.note}
    places = [(place, place_label(place), place in chosen) for place in PLACES]
    return {"given": values, "places": places}


def _asked(request: PageRequest) -> Topic:
    """Return the topic that a form or a file defines.

    Raises:
        TopicError: it defines none.
        ConditionError: the file is too large or no text.
    """
    file = request.FILES.get("definition")
    if file is not None:
        if file.size is None or file.size > _LARGEST:
            raise ConditionError(f"主題の定義のファイルは {_LARGEST:,} バイトまでです。")
        try:
            return topic_of(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise ConditionError("主題の定義は UTF-8 の JSON で保存してください。") from error
    lists = {name: _lines(request.POST.get(name, "")) for name in _LISTS}
    name, note = request.POST.get("name", ""), request.POST.get("note", "").strip()
    return checked({"name": name, "note": note, "places": request.POST.getlist("places"), **lists})


def _lines(text: str) -> list[str]:
    """Return the words of a box: one a line."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _table() -> PageTable:
    found = SavedTopic.objects.filter(withdrawn_at=None).select_related("made_by")
    rows = []
    for one in found:
        topic = definition_of(one)
        rows.append(
            [
                Cell(topic.name, href=f"/spending/{one.pk}"),
                Cell("、".join(topic.words)),
                Cell("、".join(topic.without) or None),
                Cell(
                    "、".join(topic.ministries) or None, None if topic.ministries else _("すべて")
                ),
                Cell(topic.note or None),
                Cell(str(one.made_by)),
                Cell(one.changed_at.date().isoformat()),
            ]
        )
    columns = [
        Column(_("主題")),
        Column(_("語")),
        Column(_("除く語")),
        Column(_("府省庁")),
        Column(_("説明")),
        Column(_("作成者")),
        Column(_("更新日")),
    ]
    return PageTable("topics", _("保存された主題"), columns, [Group(rows)], stacked=True)
