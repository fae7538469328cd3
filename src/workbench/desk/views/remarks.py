"""Remarks and their answers, as the office sees them; the experts' links."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.actions.remark import answer_remark
from workbench.cycle.models import Remark
from workbench.cycle.workflow import Act, Kind
from workbench.desk.access import Seat, seat_at
from workbench.desk.actions.invite_expert import MOST_DAYS, invite_expert, revoke_invitation
from workbench.desk.editing.form import label_of
from workbench.desk.frame import framed, unit_address
from workbench.desk.models import Invitation
from workbench.desk.naming import called, names_of
from workbench.desk.outcome import done
from workbench.desk.vocabulary import REMARK_STATES, word


@page(Action.READ_CYCLES)
def remarks(request: PageRequest, number: int) -> HttpResponse:
    """Show the remarks with their answers, and who was invited."""
    seat = seat_at(request.actor, number)
    state = request.GET.get("state", "")
    found = seat.cycle.remarks.select_related("unit", "written_by", "answered_by")
    if state in Remark.State.values:
        found = found.filter(state=state)
    names = names_of(seat.cycle.units.all())
    listed = list(found)
    table = _table(listed, names)
    download = offer(request, [table], f"cycle-{number}")
    if download is not None:
        return download
    return _shown(request, seat, listed, names, table)


@require_POST
@page(Action.READ_CYCLES)
def answer(request: PageRequest, number: int, remark: int) -> HttpResponse:
    """Answer a remark."""
    seat = seat_at(request.actor, number)
    found = seat.cycle.remarks.filter(number=remark).first()
    if found is None:
        raise NotFoundError(_("その所見はありません。"))
    text = request.POST.get("text", "")
    said = _("所見 %(number)s に回答しました。") % {"number": remark}
    return done(
        request, lambda: answer_remark(request.actor, found, text), said, "desk:remarks", number
    )


@require_POST
@never_cache
@page(Action.READ_CYCLES)
def invite(request: PageRequest, number: int) -> HttpResponse:
    """Invite an expert, or give one a new link; the link is shown once."""
    seat = seat_at(request.actor, number)
    given = request.POST
    days = given.get("days", "")
    known = given.get("expert", "")
    earlier = Invitation.objects.filter(
        cycle=seat.cycle, expert_id=int(known) if known.isdecimal() else 0
    ).select_related("expert")
    held = earlier.first()
    if known and held is None:
        raise NotFoundError(_("その有識者は招かれていません。"))
    try:
        issued = invite_expert(
            request.actor,
            seat.cycle,
            given.get("name", ""),
            days=int(days) if days.isascii() and days.isdecimal() else 0,
            expert=held.expert if held else None,
        )
    except ConditionError as error:
        messages.error(request, str(error))
        return redirect("desk:remarks", number)
    address = request.build_absolute_uri(reverse("desk:enter", args=(issued.secret,)))
    said = framed(seat, "remarks", issued=issued, address=address)
    return render(request, "desk/invited.html", said)


@require_POST
@page(Action.READ_CYCLES)
def revoke(request: PageRequest, number: int, invitation: int) -> HttpResponse:
    """Take a link back."""
    seat = seat_at(request.actor, number)
    found = Invitation.objects.filter(cycle=seat.cycle, pk=invitation).first()
    if found is None:
        raise NotFoundError(_("その招待はありません。"))
    found.cycle = seat.cycle
    said = _("リンクを無効にしました。")
    return done(
        request, lambda: revoke_invitation(request.actor, found), said, "desk:remarks", number
    )


def _shown(
    request: PageRequest,
    seat: Seat,
    listed: list[Remark],
    names: Mapping[int, str],
    table: PageTable,
) -> HttpResponse:
    invited = Invitation.objects.filter(cycle=seat.cycle).select_related("expert")
    latest: dict[int, Invitation] = {}
    for one in invited:
        latest.setdefault(one.expert_id, one)
    source = seat.cycle.source
    said = framed(
        seat,
        "remarks",
        remarks=[
            (
                one,
                called(one.unit, names),
                label_of(Kind(one.unit.kind), one.key) if one.key else "",
                unit_address(seat.cycle.pk, one.unit.subject),
            )
            for one in listed
        ],
        table=table,
        state=request.GET.get("state", ""),
        states=[(name, word(REMARK_STATES, name)) for name in Remark.State.values],
        invitations=list(latest.values()),
        may_invite=seat.may(Act.ASSIGN),
        may_answer=seat.may(Act.ANSWER),
        most_days=MOST_DAYS,
        register=f"/remarks/{source.document.short}/" if source else "",
    )
    return render(request, "desk/remarks.html", said)


def _table(listed: list[Remark], names: Mapping[int, str]) -> PageTable:
    rows = [
        [
            Cell(one.number),
            Cell(called(one.unit, names)),
            Cell(label_of(Kind(one.unit.kind), one.key) if one.key else None),
            Cell(one.quote),
            Cell(one.text),
            Cell(str(one.written_by) if one.written_by else _("前回の評価書から")),
            Cell(timezone.localtime(one.written_at).strftime("%Y-%m-%d %H:%M")),
            Cell(word(REMARK_STATES, one.state)),
            Cell(one.answer),
            Cell(str(one.answered_by) if one.answered_by else None),
        ]
        for one in listed
    ]
    heads = (
        _("番号"),
        _("どこ"),
        _("欄"),
        _("引用"),
        _("所見"),
        _("誰が"),
        _("日時"),
        _("状態"),
        _("回答"),
        _("回答した人"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("remarks", _("所見と回答"), columns, [Group(rows)])
