"""The editor of a unit: its form, saving, autosave, and moving it from state to state."""

import json
from collections.abc import Iterator, Mapping

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.pages.access import PageRequest, page
from workbench.cycle.access import Around, may_write
from workbench.cycle.actions.keep_draft import Typed, drop_draft, keep_draft
from workbench.cycle.actions.move_unit import may_submit, move_unit, possible_moves
from workbench.cycle.missing import missing_in
from workbench.cycle.models import Cell, Draft, Move, Remark, Unit
from workbench.cycle.workflow import Act, Kind
from workbench.desk.access import Seat, seat_at, unit_of
from workbench.desk.editing.form import asked_for, label_of
from workbench.desk.editing.last import last_of
from workbench.desk.editing.saving import Page, Sent, conflicting, drafts_of, readable, save
from workbench.desk.editing.showing import Form
from workbench.desk.frame import framed, unit_address
from workbench.desk.naming import called, names_of
from workbench.desk.neighbours import neighbours
from workbench.desk.sums import sums_of
from workbench.desk.views.advice import panel
from workbench.desk.vocabulary import DONE, word

_REFUSED = 400
_MOST_NAMED = 8
"""How many missing values are named where a unit cannot be submitted."""


@page(Action.READ_CYCLES)
def unit(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Show a unit with its form, or save what the form sent."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    if request.method != "POST":
        return _shown(request, seat, held)
    outcome = save(request.actor, held, _sent(held, request.POST), _page(request.POST))
    if outcome.conflicts:
        return redirect("desk:conflicts", number, held.subject)
    if outcome.troubles:
        return _shown(request, seat, held, troubles=outcome.troubles)
    held.refresh_from_db()
    if outcome.saved:
        messages.success(request, _("保存しました。"))
    else:
        messages.info(request, _("変わったところはありません。"))
    if request.POST.get("then") == "submit":
        return _moved(request, seat, held, "submit", "")
    return redirect("desk:unit", number, held.subject)


@require_POST
@page(Action.READ_CYCLES)
def draft(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Keep what is being typed; say when, and whether somebody saved the cell meanwhile."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    given = request.POST
    key = given.get("key", "")[:150]
    typed = Typed(
        given.get("text", ""),
        given.get("client_id", ""),
        _whole(given.get("sequence", "")),
        _whole(given.get("base_version", "")),
    )
    try:
        kept = keep_draft(request.actor, held, key, typed)
    except PermissionRefusedError as error:
        return JsonResponse({"message": str(error)}, status=403)
    except SesakuError as error:
        return JsonResponse({"message": str(error)}, status=_REFUSED)
    cell = Cell.objects.filter(unit=held, key=key).select_related("changed_by").first()
    changed = ""
    if cell is not None and cell.version > typed.base_version:
        changed = _("%(who)s さんが先に保存しました。保存するときに見比べます。") % {
            "who": cell.changed_by
        }
    at = date_format(timezone.localtime(kept.kept_at), "H:i")
    return JsonResponse({"at": at, "changed": changed})


@require_POST
@page(Action.READ_CYCLES)
def drop(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Throw away what the person was typing in a cell, or in the whole unit."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    own = Draft.objects.filter(user=request.actor.user, unit=held)
    key = request.POST.get("key", "")
    for one in own.filter(key=key) if key else own:
        drop_draft(request.actor, one)
    messages.success(request, _("書きかけを捨てました。"))
    return redirect("desk:unit", number, held.subject)


@require_POST
@page(Action.READ_CYCLES)
def move(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Move a unit from its state to another."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    name, reason = request.POST.get("transition", ""), request.POST.get("reason", "")
    return _moved(request, seat, held, name, reason)


def _moved(request: PageRequest, seat: Seat, held: Unit, name: str, reason: str) -> HttpResponse:
    try:
        move_unit(request.actor, held, name, reason=reason)
    except ConditionError as error:
        messages.error(request, _not_moved(held, name, error))
    else:
        messages.success(request, word(DONE, name))
    if held.kind == Kind.MEASURE and request.POST.get("back") == "home":
        return redirect("desk:home", seat.cycle.pk)
    return redirect("desk:unit", seat.cycle.pk, held.subject)


def _not_moved(held: Unit, name: str, error: ConditionError) -> str:
    """Return why a unit was not moved; where values are missing, which."""
    lacking = missing_in(held) if name == "submit" else []
    if not lacking:
        return str(error)
    labels = [label_of(Kind(held.kind), one.key) for one in lacking]
    more = _(" ほか") if len(labels) > _MOST_NAMED else ""
    return _("提出していません。足りない項目（%(count)s）: %(labels)s%(more)s") % {
        "count": len(labels),
        "labels": "、".join(labels[:_MOST_NAMED]),
        "more": more,
    }


def _shown(
    request: PageRequest, seat: Seat, held: Unit, *, troubles: dict[str, str] | None = None
) -> HttpResponse:
    prefetch_related_objects([held], "cells")
    writes = may_write(request.actor, held)
    around = Around.of(seat.cycle)
    drafts = drafts_of(request.actor, held)
    names = names_of([*around.units, held])
    form = Form(held, drafts if writes else (), last_of(seat.cycle, held), blanks=writes)
    kind = Kind(held.kind)
    # What is asked of a whole field or measure takes a while: the page does not wait for it.
    later = kind is not Kind.INDICATOR and "check" not in request.GET
    said = framed(
        seat,
        "",
        crumbs=_crumbs(seat, held, names),
        unit=held,
        name=called(held, names),
        sections=form.sections(),
        writes=writes,
        may_draft=seat.may(Act.KEEP_DRAFT),
        left=[]
        if writes
        else [(label_of(kind, one.key), readable(held, one.key, one.text)) for one in drafts],
        stale=len(conflicting(held, drafts)) if writes else 0,
        drafts=drafts if writes else [],
        troubles=[(label_of(kind, key), text) for key, text in (troubles or {}).items()],
        moves=possible_moves(request.actor, held, around),
        submits=may_submit(request.actor, held, around),
        returned=_returned(held),
        approved=any(cell.approved_version is not None for cell in held.cells.all()),
        remarks=list(_remarks(seat, held)),
        parts=[(one, called(one, names)) for one in around.units if one.parent_id == held.pk],
        around=neighbours(around.units, held, names),
        sums=sums_of(held) if held.kind == Kind.MEASURE else None,
        person=request.actor.user.pk,
        later=later,
        opened=int(timezone.now().timestamp() * 1000),
    )
    if not later:
        said |= panel(seat, held)
    status = _REFUSED if troubles else 200
    return render(request, "desk/unit.html", said, status=status)


def _sent(held: Unit, given: QueryDict) -> Iterator[Sent]:
    """Yield the cells of a form: ``v:key`` has the version, ``t:key`` the text, parts apart."""
    for name in given:
        if not name.startswith("v:"):
            continue
        key = name.removeprefix("v:")
        asked = asked_for(Kind(held.kind), key)
        if asked is not None and asked.parts:
            parts = {part.name: given.get(f"t:{key}#{part.name}", "") for part in asked.parts}
            text = json.dumps(parts, ensure_ascii=False)
        else:
            text = given.get(f"t:{key}", "")
        yield Sent(key, text, _whole(given.get(name, "")))


def _page(given: QueryDict) -> Page:
    opened = _whole(given.get("opened", ""))
    return Page(given.get("client_id", "")[:64], opened / 1000, given.get("reason", ""))


def _crumbs(seat: Seat, held: Unit, names: Mapping[int, str]) -> list[tuple[str, str]]:
    if held.parent is None or held.parent.kind == Kind.MEASURE:
        return []
    return [(called(held.parent, names), unit_address(seat.cycle.pk, held.parent.subject))]


def _returned(held: Unit) -> Move | None:
    """Return the move that returned a unit, where it is returned now."""
    if held.state != "returned":
        return None
    return held.moves.filter(transition="return").select_related("by").last()


def _remarks(seat: Seat, held: Unit) -> Iterator[Remark]:
    found = seat.cycle.remarks.exclude(state=Remark.State.WITHDRAWN).filter(unit=held)
    yield from found.select_related("written_by", "answered_by")


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0  # noqa: PLR2004 - what databases take
