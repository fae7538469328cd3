"""What is missing for whom, and the reminders that are sent of it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.missing import for_person, missing_for
from workbench.desk.access import seat_at
from workbench.desk.frame import framed
from workbench.desk.naming import names_of
from workbench.desk.waiting import Waiting, grouped


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
