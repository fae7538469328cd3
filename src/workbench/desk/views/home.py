"""The home of a cycle: how far it is, what waits for me, and every unit with its state."""

from collections import Counter
from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import GRADED, Cell, Column, Group, PageTable, offer
from workbench.cycle.actions.move_unit import move_all, possible_moves
from workbench.cycle.missing import Open, for_person, missing_for
from workbench.cycle.models import Cell as StoredCell
from workbench.cycle.models import Membership, Proposal, Remark, Unit
from workbench.cycle.workflow import REMARKABLE, WRITABLE, Act, CycleRole, Kind, State
from workbench.desk import querysets
from workbench.desk.access import Seat, seat_at
from workbench.desk.frame import framed, unit_address
from workbench.desk.naming import called, names_of
from workbench.desk.vocabulary import DONE, STATES, word
from workbench.desk.waiting import grouped

_MOST_WAITING = 12


@page(Action.READ_CYCLES)
def home(request: PageRequest, number: int) -> HttpResponse:
    """Show where the cycle stands."""
    seat = seat_at(request.actor, number)
    units = list(seat.cycle.units.living())
    names = names_of(units)
    opened = missing_for(seat.cycle)
    table = _table(seat, units, names, opened)
    download = offer(request, [table], f"cycle-{number}")
    if download is not None:
        return download
    top = next(unit for unit in units if unit.kind == Kind.MEASURE)
    mine = grouped(seat.cycle, for_person(opened, request.actor.user), names)
    states = Counter(unit.state for unit in units)
    said = framed(
        seat,
        "home",
        table=table,
        top=top,
        name=called(top, names),
        states=[(state, word(STATES, state), states[state]) for state in State if states[state]],
        count=len(units),
        bar=_bar(states),
        mine=mine[:_MOST_WAITING],
        more=max(len(mine) - _MOST_WAITING, 0),
        open_in_all=len(opened),
        overdue=sum(1 for one in opened if one.overdue),
        due=seat.cycle.due_dates.all(),
        proposals=seat.cycle.proposals.filter(state=Proposal.State.OPEN).count(),
        remarks=seat.cycle.remarks.filter(state=Remark.State.OPEN).count(),
        closed=State(top.state) not in REMARKABLE,
        approverless=_approverless(seat, units),
        moves=possible_moves(request.actor, top),
        many=_many(seat, states),
    )
    return render(request, "desk/home.html", said)


@require_POST
@page(Action.READ_CYCLES)
def move_many(request: PageRequest, number: int) -> HttpResponse:
    """Move every unit that the person may move so."""
    seat = seat_at(request.actor, number)
    name = request.POST.get("transition", "")
    try:
        moved = move_all(request.actor, seat.cycle, name)
    except ConditionError as error:
        messages.error(request, str(error))
    else:
        said = {"what": word(DONE, name), "count": len(moved)}
        if moved:
            messages.success(request, _("%(count)s 件: %(what)s") % said)
        else:
            messages.info(request, _("いま、まとめて動かせるものはありません。"))
    return redirect("desk:home", number)


def _approverless(seat: Seat, units: Sequence[Unit]) -> bool:
    """Whether nobody can approve what waits, or will wait, for approval."""
    if all(unit.state in (State.LOCKED, State.PUBLISHED) for unit in units):
        return False
    approvers = Membership.objects.filter(cycle=seat.cycle, role=CycleRole.APPROVER)
    return not approvers.exclude(user=seat.cycle.started_by_id).exists()


def _many(seat: Seat, states: Counter[str]) -> list[str]:
    """Return what can be done to many units at once."""
    found = []
    if seat.may(Act.WRITE) and any(states[state] for state in WRITABLE):
        found.append("submit")
    if CycleRole.APPROVER in seat.roles and states[State.SUBMITTED]:
        found.append("approve")
    return found


def _bar(states: Counter[str]) -> list[tuple[str, float, float]]:
    """Return the pieces of the bar of progress: style, start and width in per cent."""
    whole = sum(states.values()) or 1
    pieces = (
        ("done", (State.APPROVED, State.LOCKED, State.PUBLISHED)),
        ("waiting", (State.SUBMITTED,)),
        ("rest", (State.DRAFT, State.RETURNED)),
    )
    found, at = [], 0.0
    for style, kinds in pieces:
        width = 100 * sum(states[kind] for kind in kinds) / whole
        found.append((style, round(at, 2), round(width, 2)))
        at += width
    return found


def _table(
    seat: Seat, units: Sequence[Unit], names: Mapping[int, str], opened: Sequence[Open]
) -> PageTable:
    """Return the units of the cycle, those of a field under it."""
    lacking = Counter(one.unit.pk for one in opened if one.what == "value")
    people = querysets.assigned(units)
    grades = _grades(units)
    columns = [
        Column(_("施策・分野・指標")),
        Column(_("状態")),
        Column(_("担当")),
        Column(_("足りない項目"), numeric=True),
        Column(_("評価区分")),
    ]

    def line(unit: Unit) -> list[Cell]:
        href = unit_address(seat.cycle.pk, unit.subject)
        return [
            Cell(called(unit, names), href=href),
            Cell(word(STATES, unit.state), mark=f"state-{unit.state}"),
            Cell("、".join(people.get(unit.pk, ()))),
            Cell(lacking[unit.pk] or None),
            Cell(grades.get(unit.pk), mark=GRADED if unit.pk in grades else ""),
        ]

    top = [unit for unit in units if unit.kind == Kind.MEASURE]
    groups = [Group([line(unit) for unit in top], _("施策全体"))]
    for policy_field in (unit for unit in units if unit.kind == Kind.FIELD):
        under = [unit for unit in units if unit.parent_id == policy_field.pk]
        label = called(policy_field, names)
        groups.append(Group([line(unit) for unit in (policy_field, *under)], label))
    return PageTable("units", _("進み具合"), columns, groups, stacked=True)


def _grades(units: Sequence[Unit]) -> dict[int, str]:
    cells = StoredCell.objects.filter(unit__in=units, key="rating").exclude(value=None)
    return {cell.unit_id: cell.value["grade"] for cell in cells if cell.value}
