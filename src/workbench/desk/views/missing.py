"""What is missing for whom, and the reminders that are sent of it."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.access import require
from workbench.cycle.missing import for_person, missing_for
from workbench.cycle.reminding import letters, remind
from workbench.cycle.workflow import Act, CycleRole
from workbench.desk.access import Seat, seat_at
from workbench.desk.frame import framed
from workbench.desk.naming import names_of
from workbench.desk.waiting import Waiting, grouped

_MOST_SENT = 200


@page(Action.READ_CYCLES)
def missing(request: PageRequest, number: int) -> HttpResponse:
    """Show what waits for each person; ``?of=me`` for who asks alone, ``?of=late`` what is late."""
    seat = seat_at(request.actor, number)
    of = request.GET.get("of", "")
    opened = missing_for(seat.cycle)
    if of == "me":
        opened = for_person(opened, request.actor.user)
    elif of == "late":
        opened = [one for one in opened if one.overdue]
    waiting = grouped(seat.cycle, opened, names_of(seat.cycle.units.all()))
    table = _table(waiting)
    download = offer(request, [table], f"cycle-{number}")
    if download is not None:
        return download
    said = framed(seat, "missing", table=table, of=of, count=len(opened))
    return render(request, "desk/missing.html", said)


def _table(waiting: list[Waiting]) -> PageTable:
    """Return what waits as a table, by person."""
    people: dict[str, list[Waiting]] = {}
    for one in waiting:
        for person in one.people:
            people.setdefault(person, []).append(one)
    columns = [
        Column(_("どこ")),
        Column(_("誰を待っているか"), downloaded_only=True),
        Column(_("何を")),
        Column(_("足りない項目")),
        Column(_("手順")),
        Column(_("期限")),
        Column(_("期限切れ")),
    ]
    groups = [
        Group(
            [
                [
                    Cell(one.unit, href=one.href),
                    Cell(person),
                    Cell(one.what),
                    Cell("、".join(one.labels), mark="long"),
                    Cell(one.step),
                    Cell(one.due.isoformat() if one.due else None),
                    Cell(_("過ぎています") if one.overdue else None, mark="overdue"),
                ]
                for one in held
            ],
            _("%(person)s（%(count)s 件）") % {"person": person, "count": len(held)},
        )
        for person, held in sorted(people.items())
    ]
    return PageTable("missing", _("足りないもの"), columns, groups, stacked=True)


@page(Action.READ_CYCLES)
def reminders(request: PageRequest, number: int) -> HttpResponse:
    """Show the letters of today before they are sent, and those that were; send them."""
    seat = seat_at(request.actor, number)
    today = timezone.localdate()
    if request.method == "POST":
        return _send(request, seat, today)
    require(request.actor, seat.cycle, Act.REMIND)
    sent = seat.cycle.reminders.select_related("user").order_by("-day", "-pk")[:_MOST_SENT]
    done_today = {one.user_id for one in sent if one.day == today and one.sent_at}
    found = list(letters(today, seat.cycle))
    table = PageTable(
        "reminders",
        _("送った督促"),
        [Column(_("日")), Column(_("誰に")), Column(_("件数"), numeric=True)],
        [
            Group(
                [
                    [Cell(one.day.isoformat()), Cell(str(one.user)), Cell(one.open_items)]
                    for one in sent
                    if one.sent_at
                ]
            )
        ],
    )
    download = offer(request, [table], f"cycle-{number}")
    if download is not None:
        return download
    said = framed(
        seat,
        "reminders",
        letters=[(one, one.body(), one.user.pk in done_today) for one in found],
        to_send=sum(1 for one in found if one.user.pk not in done_today),
        table=table,
        without=_without_address(seat),
    )
    return render(request, "desk/reminders.html", said)


def _send(request: PageRequest, seat: Seat, today: date) -> HttpResponse:
    tried = remind(today, seat.cycle, actor=request.actor)
    failed = [one for one in tried if one.trouble]
    for one in failed:
        said = {"who": one.letter.user, "why": one.trouble}
        messages.error(request, _("%(who)s さんに送れませんでした: %(why)s") % said)
    count = len(tried) - len(failed)
    messages.success(request, _("%(count)s 通を送りました。") % {"count": count})
    return redirect("desk:reminders", seat.cycle.pk)


def _without_address(seat: Seat) -> list[str]:
    """Return the people of the cycle whom no letter can reach."""
    held = seat.cycle.members.filter(user__email="").exclude(role=CycleRole.EXPERT)
    return sorted({str(one.user) for one in held.select_related("user")})
