"""Who takes part in a cycle, who is in charge of which indicator, and by when."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.actions.set_people import assign, set_due, set_roles
from workbench.cycle.models import Assignment, Membership, Unit
from workbench.cycle.steps import steps
from workbench.cycle.workflow import Act, CycleRole, Kind
from workbench.desk.access import Seat, seat_at, unit_of
from workbench.desk.frame import framed
from workbench.desk.naming import called, names_of
from workbench.desk.outcome import done
from workbench.desk.vocabulary import ROLES, word
from workbench.desk.waiting import step_name


@page(Action.READ_CYCLES)
def people(request: PageRequest, number: int) -> HttpResponse:
    """Show people, charges and due dates."""
    seat = seat_at(request.actor, number)
    roles = _roles(seat)
    indicators = list(seat.cycle.units.living().filter(kind=Kind.INDICATOR))
    names = names_of(indicators)
    held = Assignment.objects.filter(unit__in=indicators).values_list("unit_id", "user_id")
    charged = set(held)
    staff = [user for user, given in roles if CycleRole.DIVISION in given]
    tables = [_people_table(roles), _charge_table(indicators, names, staff, charged)]
    download = offer(request, tables, f"cycle-{number}")
    if download is not None:
        return download
    due = {one.step: one.on for one in seat.cycle.due_dates.all()}
    said = framed(
        seat,
        "people",
        tables=tables,
        roles=[(role, word(ROLES, role)) for role in CycleRole if role is not CycleRole.EXPERT],
        people=[
            (user, [(role, word(ROLES, role), role in given) for role in CycleRole])
            for user, given in roles
        ],
        others=_others(user.pk for user, _given in roles) if seat.may(Act.ASSIGN) else [],
        indicators=[
            (one, called(one, names), [(who, (one.pk, who.pk) in charged) for who in staff])
            for one in indicators
        ],
        staff=staff,
        steps=[(name, step_name(name), due.get(name)) for name in steps()],
        may_assign=seat.may(Act.ASSIGN),
        may_set_due=seat.may(Act.SET_DUE),
    )
    return render(request, "desk/people.html", said)


@require_POST
@page(Action.READ_CYCLES)
def roles(request: PageRequest, number: int) -> HttpResponse:
    """Give a person roles in the cycle; none takes the person out of it."""
    seat = seat_at(request.actor, number)

    def act() -> None:
        given = frozenset(
            CycleRole(role)
            for role in request.POST.getlist("roles")
            if role in set(CycleRole) - {CycleRole.EXPERT}
        )
        user = _user(request.POST.get("user", ""))
        expert = Membership.objects.filter(cycle=seat.cycle, user=user, role=CycleRole.EXPERT)
        kept = frozenset({CycleRole.EXPERT}) if expert.exists() else frozenset()
        set_roles(request.actor, seat.cycle, user, given | kept)

    return done(request, act, _("役割を決めました。"), "desk:people", number)


@require_POST
@page(Action.READ_CYCLES)
def charge(request: PageRequest, number: int) -> HttpResponse:
    """Put people of divisions in charge of indicators, all those of the form at once."""
    seat = seat_at(request.actor, number)

    def act() -> None:
        for subject in request.POST.getlist("unit"):
            unit = unit_of(seat.cycle, subject)
            chosen = request.POST.getlist(f"charge:{subject}")
            assign(request.actor, unit, [_user(one) for one in chosen])

    return done(request, act, _("担当を決めました。"), "desk:people", number)


@require_POST
@page(Action.READ_CYCLES)
def due(request: PageRequest, number: int) -> HttpResponse:
    """Set the days by which the steps are to be done."""
    seat = seat_at(request.actor, number)

    def act() -> None:
        for step in steps():
            if f"due:{step}" in request.POST:
                set_due(request.actor, seat.cycle, step, _day(request.POST[f"due:{step}"]))

    return done(request, act, _("期限を決めました。"), "desk:people", number)


def _roles(seat: Seat) -> list[tuple[User, frozenset[CycleRole]]]:
    found: dict[User, set[CycleRole]] = {}
    for one in seat.cycle.members.select_related("user__organisation"):
        found.setdefault(one.user, set()).add(CycleRole(one.role))
    return [(user, frozenset(given)) for user, given in found.items()]


def _others(known: Iterable[int]) -> list[User]:
    """Return the people with an account who take no part yet."""
    return list(
        User.objects.people()
        .exclude(pk__in=list(known))
        .exclude(username__startswith="expert-")
        .select_related("organisation")[:500]
    )


def _people_table(roles: list[tuple[User, frozenset[CycleRole]]]) -> PageTable:
    rows = [
        [
            Cell(str(user)),
            Cell(str(user.organisation) if user.organisation else None),
            Cell("、".join(word(ROLES, role) for role in CycleRole if role in given)),
        ]
        for user, given in roles
    ]
    columns = [Column(_("氏名")), Column(_("所属")), Column(_("この作業での役割"))]
    return PageTable("people", _("参加している人"), columns, [Group(rows)], stacked=True)


def _charge_table(
    indicators: Sequence[Unit],
    names: Mapping[int, str],
    staff: list[User],
    charged: set[tuple[int, int]],
) -> PageTable:
    rows = [
        [
            Cell(called(one, names)),
            Cell("、".join(str(who) for who in staff if (one.pk, who.pk) in charged)),
        ]
        for one in indicators
    ]
    columns = [Column(_("測定指標")), Column(_("担当"))]
    return PageTable("charges", _("指標の担当"), columns, [Group(rows)], stacked=True)


def _user(number: str) -> User:
    found = User.objects.filter(pk=number if number.isdecimal() else 0).first()
    if found is None:
        raise ConditionError(_("その利用者はいません。"))
    return found


def _day(text: str) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ConditionError(
            _("期限「%(text)s」が日付として読めません。2026-05-31 のように書いてください。")
            % {"text": text[:40]}
        ) from error
