"""What was changed: of one unit or cell, and of the whole cycle."""

from collections.abc import Iterable, Mapping

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from workbench.cycle.comparing import compared
from workbench.cycle.models import CellChange, Move
from workbench.cycle.models.cell import Origin
from workbench.cycle.workflow import Kind
from workbench.desk import querysets
from workbench.desk.access import seat_at, unit_of
from workbench.desk.editing.form import label_of
from workbench.desk.editing.saving import readable_value
from workbench.desk.frame import framed, unit_address
from workbench.desk.naming import called, names_of
from workbench.desk.vocabulary import STATES, TRANSITIONS, word

_A_PAGE = 30


@page(Action.READ_CYCLES)
def history(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Show the changes of a unit's cells, or of one: who, when, old and new, why."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    key = request.GET.get("key", "")[:150]
    found = querysets.changes_in(held, key)
    shown = Paginator(found, _A_PAGE).get_page(request.GET.get("page"))
    kind = Kind(held.kind)
    name = called(held, names_of([held]))
    entries = []
    for one in shown:
        old, new = (readable_value(held, one.cell.key, value) for value in (one.old, one.new))
        pieces = compared(old, new)
        entries.append(
            {
                "change": one,
                "label": label_of(kind, one.cell.key),
                "loaded": one.origin == Origin.LOADED,
                "old": [piece for piece in pieces if piece.side != "mine"],
                "new": [piece for piece in pieces if piece.side != "theirs"],
            }
        )
    moves = [] if key else list(held.moves.select_related("by").order_by("-at", "-pk"))
    said = framed(
        seat,
        "",
        crumbs=[(name, unit_address(number, held.subject))],
        unit=held,
        name=name,
        entries=entries,
        shown=shown,
        moves=_moves(moves),
        about=label_of(kind, key) if key else "",
    )
    return render(request, "desk/history.html", said)


@page(Action.READ_CYCLES)
def changes(request: PageRequest, number: int) -> HttpResponse:
    """List all changes of a cycle's cells, and those of targets after approval apart."""
    seat = seat_at(request.actor, number)
    found = CellChange.objects.filter(cell__unit__cycle=seat.cycle, origin=Origin.WRITTEN)
    found = found.select_related("cell__unit", "by").order_by("-at", "-pk")
    only_after = request.GET.get("of") == "after"
    if only_after:
        found = found.filter(after_approval=True)
    rows = listed(request, found, _A_PAGE)
    names = names_of(seat.cycle.units.all())
    table = PageTable(
        "changes",
        _("変更の記録"),
        [
            Column(_("日時")),
            Column(_("誰が")),
            Column(_("どこを")),
            Column(_("欄")),
            Column(_("前")),
            Column(_("後")),
            Column(_("理由")),
            Column(_("承認後の変更")),
        ],
        [Group([_line(number, one, names) for one in rows])],
        stacked=True,
    )
    download = offer(request, [table], f"cycle-{number}")
    if download is not None:
        return download
    said = framed(seat, "changes", table=table, shown=rows, only_after=only_after)
    return render(request, "desk/changes.html", said)


def _line(number: int, one: CellChange, names: Mapping[int, str]) -> list[Cell]:
    unit, key = one.cell.unit, one.cell.key
    at = timezone.localtime(one.at).strftime("%Y-%m-%d %H:%M")
    return [
        Cell(at),
        Cell(str(one.by)),
        Cell(called(unit, names), href=unit_address(number, unit.subject)),
        Cell(label_of(Kind(unit.kind), key)),
        Cell(_plain(one, one.old), mark="long"),
        Cell(_plain(one, one.new), mark="long"),
        Cell(one.reason),
        Cell(_("はい") if one.after_approval else None),
    ]


def _plain(one: CellChange, value: object) -> str:
    return readable_value(one.cell.unit, one.cell.key, value)


def _moves(moves: Iterable[Move]) -> list[tuple[Move, str, str]]:
    return [(one, word(TRANSITIONS, one.transition), word(STATES, one.to_state)) for one in moves]
