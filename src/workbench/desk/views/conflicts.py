"""Two people wrote the same cell: both texts side by side, and which is to stand."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from workbench.cycle.actions.keep_draft import drop_draft
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.comparing import Piece, compared
from workbench.cycle.exceptions import ConflictError
from workbench.cycle.models import Cell, Draft, Unit
from workbench.cycle.workflow import Kind
from workbench.desk.access import seat_at, unit_of
from workbench.desk.editing.form import asked_for, label_of
from workbench.desk.editing.parts import value_in
from workbench.desk.editing.saving import conflicting, drafts_of, readable, readable_value
from workbench.desk.frame import framed, unit_address
from workbench.desk.naming import called, names_of

MINE, THEIRS, MERGED = "mine", "theirs", "merged"


class Conflict(NamedTuple):
    """A cell in conflict, as the page shows it."""

    draft: Draft
    cell: Cell
    label: str
    theirs: list[Piece]
    mine: list[Piece]
    merges: bool


@page(Action.READ_CYCLES)
def conflicts(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Show what stands in conflict, or settle it as the person chose."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    pairs = conflicting(held, drafts_of(request.actor, held))
    if request.method == "POST":
        troubles = _settle(request, held, pairs)
        if not troubles:
            messages.success(request, _("選んだ内容を保存しました。"))
            return redirect("desk:unit", number, held.subject)
        pairs = conflicting(held, drafts_of(request.actor, held))
    else:
        troubles = []
    if not pairs and not troubles:
        return redirect("desk:unit", number, held.subject)
    name = called(held, names_of([held]))
    said = framed(
        seat,
        "",
        crumbs=[(name, unit_address(number, held.subject))],
        unit=held,
        name=name,
        conflicts=[_shown(held, draft, cell) for draft, cell in pairs],
        troubles=troubles,
        approved=held.cells.exclude(approved_version=None).exists(),
    )
    return render(request, "desk/conflicts.html", said, status=409 if troubles else 200)


def _shown(held: Unit, draft: Draft, cell: Cell) -> Conflict:
    theirs = readable_value(held, draft.key, cell.value)
    mine = readable(held, draft.key, draft.text)
    pieces = compared(theirs, mine)
    asked = asked_for(Kind(held.kind), draft.key)
    return Conflict(
        draft,
        cell,
        label_of(Kind(held.kind), draft.key),
        [piece for piece in pieces if piece.side != MINE],
        [piece for piece in pieces if piece.side != THEIRS],
        merges=asked is None or (not asked.parts and asked.input in {"text", "line"}),
    )


def _settle(request: PageRequest, held: Unit, pairs: list[tuple[Draft, Cell]]) -> list[str]:
    """Do what was chosen for each cell; return what stands against it."""
    troubles = []
    for draft, cell in pairs:
        choice = request.POST.get(f"choice:{draft.key}", "")
        seen = request.POST.get(f"seen:{draft.key}", "")
        label = label_of(Kind(held.kind), draft.key)
        if seen != str(cell.version):
            troubles.append(
                _("%(label)s: その後また保存されました。もう一度見比べてください。")
                % {"label": label}
            )
            continue
        if choice == THEIRS:
            _drop(request, draft)
            continue
        if choice not in {MINE, MERGED}:
            troubles.append(_("%(label)s: どれを残すかを選んでください。") % {"label": label})
            continue
        merged = request.POST.get(f"merged:{draft.key}", "")
        text = merged if choice == MERGED else draft.text
        asked = asked_for(Kind(held.kind), draft.key)
        try:
            value = value_in(asked, held, draft.key, text, cell.value)
            entered = Entered(cell.version, value=value, reason=request.POST.get("reason", ""))
            write_cell(request.actor, held, draft.key, entered)
        except (ConflictError, ConditionError) as error:
            troubles.append(f"{label}: {error}")
        else:
            _drop(request, draft)
    return troubles


def _drop(request: PageRequest, draft: Draft) -> None:
    for one in Draft.objects.filter(user=request.actor.user, unit=draft.unit_id, key=draft.key):
        drop_draft(request.actor, one)
