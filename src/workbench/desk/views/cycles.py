"""The cycles one takes part in, and starting the next one from a report."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.kinds import kind_label
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from workbench.cycle.access import visible_to
from workbench.cycle.models import Cycle
from workbench.cycle.starting import KINDS, Period, start_cycle
from workbench.desk import querysets
from workbench.desk.naming import years_name
from workbench.desk.vocabulary import STAGES, STATES, word

_A_PAGE = 50


@page(Action.READ_CYCLES)
def cycles(request: PageRequest) -> HttpResponse:
    """List the cycles in which the person takes part."""
    rows = listed(request, visible_to(request.actor), _A_PAGE)
    counted = querysets.counted(rows)
    table = PageTable(
        "cycles",
        _("参加している評価の作業"),
        [
            Column(_("評価の作業")),
            Column(_("期間")),
            Column(_("段階")),
            Column(_("全体の状態")),
            Column(_("承認済み"), numeric=True),
            Column(_("全部"), numeric=True),
            Column(_("次の期限")),
        ],
        [Group([_line(one, counted[one.pk]) for one in rows])],
        stacked=True,
    )
    download = offer(request, [table], "cycles")
    if download is not None:
        return download
    may_start = request.actor.may(Action.START_CYCLES)
    said = {"table": table, "shown": rows, "may_start": may_start}
    return render(request, "desk/cycles.html", said)


@page(Action.START_CYCLES)
def starting(request: PageRequest) -> HttpResponse:
    """List the reports of the library from which a cycle can be started."""
    rows = listed(request, querysets.startable(KINDS), _A_PAGE)
    started = querysets.started_from(rows)
    table = PageTable(
        "reports",
        _("次の評価を始められる文書"),
        [
            Column(_("文書")),
            Column(_("種別")),
            Column(_("公表者")),
            Column(_("始めた作業"), numeric=True),
            Column(_("始める")),
        ],
        [
            Group(
                [
                    [
                        Cell(
                            one.title or one.document.name, href=f"/documents/{one.document.short}/"
                        ),
                        Cell(kind_label(one.kind)),
                        Cell(one.publisher),
                        Cell(started.get(one.pk, 0)),
                        Cell(
                            f"/cycle/start/{one.document.short}",
                            _("次の評価を始める"),
                            href=f"/cycle/start/{one.document.short}",
                        ),
                    ]
                    for one in rows
                ]
            )
        ],
        stacked=True,
    )
    download = offer(request, [table], "reports")
    if download is not None:
        return download
    return render(request, "desk/starting.html", {"table": table, "shown": rows})


@page(Action.START_CYCLES)
def start(request: PageRequest, sha: str) -> HttpResponse:
    """Ask for the years of the next cycle, filled in already, and start it."""
    reading = reading_of(sha)
    if reading.kind not in KINDS:
        raise NotFoundError(_("この文書から評価の作業は始められません。"))
    first, last = querysets.next_years(reading)
    given = {"first": str(first), "last": str(last), "name": "", "as_it_is": ""}
    trouble = ""
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in given}
        try:
            cycle = start_cycle(request.actor, reading, _period(given), name=given["name"])
        except ConditionError as error:
            trouble = str(error)
        else:
            messages.success(request, _("評価の作業を始めました。"))
            waiting = cycle.proposals.exists()
            return redirect("desk:proposals" if waiting else "desk:home", cycle.pk)
    said = {
        "reading": reading,
        "given": given,
        "trouble": trouble,
        "announced": querysets.announced_in(reading),
        "length": last - first + 1,
    }
    return render(request, "desk/start.html", said, status=400 if trouble else 200)


def _line(one: Cycle, at: querysets.Counted) -> list[Cell]:
    return [
        Cell(one.name, href=f"/cycle/{one.pk}/"),
        Cell(years_name(one.first_year, one.last_year)),
        Cell(word(STAGES, one.stage)),
        Cell(word(STATES, at.state)),
        Cell(at.settled),
        Cell(at.units),
        Cell(at.next_due.isoformat() if at.next_due else None),
    ]


def _period(given: dict[str, str]) -> Period | None:
    if given["as_it_is"]:
        return None
    try:
        return Period(int(given["first"]), int(given["last"]))
    except ValueError as error:
        raise ConditionError(_("年度は西暦 4 桁の数字で書いてください。")) from error
