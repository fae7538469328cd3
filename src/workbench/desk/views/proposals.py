"""What a cycle is made of: the last report's proposals, and adding, renaming and ending."""

from collections.abc import Callable, Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.actions.decide_proposal import decide_proposal
from workbench.cycle.actions.shape import (
    NewIndicator,
    add_field,
    add_indicator,
    end_unit,
    rename,
)
from workbench.cycle.models import Proposal, Unit
from workbench.cycle.workflow import Act, Kind
from workbench.desk.access import Seat, seat_at, unit_of
from workbench.desk.frame import framed
from workbench.desk.naming import called, names_of
from workbench.desk.outcome import done
from workbench.desk.vocabulary import CHANGES, PROPOSAL_STATES, word


@page(Action.READ_CYCLES)
def proposals(request: PageRequest, number: int) -> HttpResponse:
    """Show the proposals and what the cycle is made of, or do what a form of the page asks."""
    seat = seat_at(request.actor, number)
    if request.method == "POST":
        return _do(request, seat)
    found = list(
        seat.cycle.proposals.select_related("field", "unit", "decided_by").order_by("order")
    )
    units = list(seat.cycle.units.all())
    names = names_of(units)
    table = _table(found, names)
    download = offer(request, [table], f"cycle-{number}")
    if download is not None:
        return download
    living = [unit for unit in units if unit.ended_at is None]
    said = framed(
        seat,
        "proposals",
        proposals=[
            (one, called(one.field, names), called(one.unit, names) if one.unit else "")
            for one in found
        ],
        table=table,
        open_proposals=any(one.state == Proposal.State.OPEN for one in found),
        may_decide=seat.may(Act.DECIDE_PROPOSAL),
        may_shape=seat.may(Act.SHAPE),
        fields=[(one, called(one, names)) for one in living if one.kind == Kind.FIELD],
        indicators=[(one, called(one, names)) for one in living if one.kind == Kind.INDICATOR],
        parts=[(one, called(one, names)) for one in living if one.kind != Kind.MEASURE],
        ended=[(one, called(one, names)) for one in units if one.ended_at is not None],
    )
    return render(request, "desk/proposals.html", said)


def _table(found: list[Proposal], names: Mapping[int, str]) -> PageTable:
    rows = [
        [
            Cell(called(one.field, names)),
            Cell(word(CHANGES, one.change)),
            Cell(called(one.unit, names) if one.unit else None),
            Cell(one.code),
            Cell(one.name),
            Cell(one.text),
            Cell(word(PROPOSAL_STATES, one.state)),
            Cell(one.reason),
        ]
        for one in found
    ]
    heads = (
        _("個別分野"),
        _("変更"),
        _("いまの指標"),
        _("次の番号"),
        _("次の名称"),
        _("前回の記述"),
        _("採否"),
        _("理由"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("proposals", _("前回の文書の提案"), columns, [Group(rows)])


def _do(request: PageRequest, seat: Seat) -> HttpResponse:
    """Do what was asked for."""
    what = request.POST.get("do", "")
    doing: dict[str, tuple[Callable[[], object], str]] = {
        "decide": (lambda: _decide(request, seat), _("提案の採否を決めました。")),
        "accept-all": (lambda: _accept_all(request, seat), _("残りの提案をすべて採りました。")),
        "indicator": (lambda: _add_indicator(request, seat), _("指標を足しました。")),
        "field": (lambda: _add_field(request, seat), _("個別分野を足しました。")),
        "rename": (lambda: _rename(request, seat), _("番号と名称を改めました。")),
        "end": (lambda: _end(request, seat), _("終了としました。")),
    }
    if what not in doing:
        raise NotFoundError(_("その操作はありません。"))
    act, said = doing[what]
    return done(request, act, said, "desk:proposals", seat.cycle.pk)


def _decide(request: PageRequest, seat: Seat) -> None:
    number = request.POST.get("proposal", "")
    found = seat.cycle.proposals.filter(pk=number if number.isdecimal() else 0).first()
    if found is None:
        raise ConditionError(_("その提案はありません。"))
    accept = request.POST.get("choice") == "accept"
    decide_proposal(request.actor, found, accept=accept, reason=request.POST.get("reason", ""))


def _accept_all(request: PageRequest, seat: Seat) -> None:
    for one in seat.cycle.proposals.filter(state=Proposal.State.OPEN).order_by("order"):
        decide_proposal(request.actor, one, accept=True)


def _add_indicator(request: PageRequest, seat: Seat) -> None:
    given = request.POST
    new = NewIndicator(
        given.get("code", ""),
        given.get("name", ""),
        given.get("kind", "qualitative"),
        main=given.get("main") == "1",
    )
    add_indicator(request.actor, _unit(request, seat), new, reason=given.get("reason", ""))


def _add_field(request: PageRequest, seat: Seat) -> None:
    given = request.POST
    add_field(
        request.actor,
        seat.cycle,
        given.get("code", ""),
        given.get("name", ""),
        reason=given.get("reason", ""),
    )


def _rename(request: PageRequest, seat: Seat) -> None:
    given = request.POST
    unit = _unit(request, seat)
    rename(
        request.actor,
        unit,
        given.get("code", ""),
        given.get("name", ""),
        reason=given.get("reason", ""),
    )


def _end(request: PageRequest, seat: Seat) -> None:
    end_unit(request.actor, _unit(request, seat), reason=request.POST.get("reason", ""))


def _unit(request: PageRequest, seat: Seat) -> Unit:
    return unit_of(seat.cycle, request.POST.get("unit", ""))
