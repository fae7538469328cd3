"""What the checks ask of a draft: shown beside the editor, put aside with a reason."""

from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from workbench.cycle.actions.advise import dismiss_advice, raise_advice
from workbench.cycle.actions.keep_draft import REMARK
from workbench.cycle.advice import Advice, advice_for
from workbench.cycle.models import Unit
from workbench.cycle.suggesting import suggestion_of
from workbench.cycle.workflow import Act, Kind
from workbench.desk.access import Seat, seat_at, unit_of
from workbench.desk.editing.form import asked_for, label_of
from workbench.desk.editing.parts import Json, value_in
from workbench.desk.editing.saving import drafts_of


class Shown(NamedTuple):
    """A finding as the panel shows it; ``places`` are label and name of each cell it rests on."""

    advice: Advice
    message: str
    places: list[tuple[str, str]]


@page(Action.READ_CYCLES)
def advice(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Return the panel: a piece of HTML for the editor, which asks while one writes."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    return render(request, "desk/advice.html", panel(seat, held))


@require_POST
@page(Action.READ_CYCLES)
def dismiss(request: PageRequest, number: int, subject: str) -> HttpResponse:
    """Put a finding aside with a reason, or open one again."""
    seat = seat_at(request.actor, number)
    held = unit_of(seat.cycle, subject)
    identity, reason = request.POST.get("identity", ""), request.POST.get("reason", "")
    values, _troubles = _typed(seat, held)
    found = advice_for(seat.cycle, held.subject, values=values)
    asked = next((one for one in found if one.finding.identity == identity), None)
    if asked is None:
        messages.error(request, _("この点検結果は、書き直されてもうありません。"))
        return redirect("desk:unit", number, held.subject)
    try:
        if request.POST.get("do") == "raise" and asked.dismissal is not None:
            raise_advice(request.actor, held, asked.dismissal, reason)
        else:
            dismiss_advice(request.actor, held, asked, reason)
    except ConditionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("点検結果についての判断を記録しました。"))
    return redirect("desk:unit", number, held.subject)


def panel(seat: Seat, held: Unit) -> dict[str, object]:
    """Return what the panel of a unit shows, with what the person is typing taken in."""
    values, troubles = _typed(seat, held)
    found = advice_for(seat.cycle, held.subject, values=values)
    said = [_shown(one, Kind(held.kind)) for one in found]
    return {
        "cycle": seat.cycle,
        "unit": held,
        "findings": [one for one in said if one.advice.state != "dismissed"],
        "put_aside": [one for one in said if one.advice.state == "dismissed"],
        "unread": troubles,
        "may_dismiss": seat.may(Act.DISMISS_ADVICE) and held.ended_at is None,
        "suggestion": suggestion_of(seat.cycle) if held.kind == Kind.MEASURE else None,
    }


def _shown(one: Advice, kind: Kind) -> Shown:
    message = one.finding.message if get_language() == "ja" else one.finding.message_en
    places = [(label_of(kind, key), _name(key)) for key in one.keys]
    return Shown(one, message, places)


def _typed(seat: Seat, held: Unit) -> tuple[dict[str, Json], list[str]]:
    """Return the values that the person is typing, and what stands against the others."""
    values: dict[str, Json] = {}
    troubles = []
    cells = {cell.key: cell for cell in held.cells.all()}
    for draft in drafts_of(seat.actor, held):
        if draft.key == REMARK:
            continue
        asked = asked_for(Kind(held.kind), draft.key)
        old = cells[draft.key].value if draft.key in cells else None
        try:
            values[draft.key] = value_in(asked, held, draft.key, draft.text, old)
        except ConditionError as error:
            troubles.append(f"{label_of(Kind(held.kind), draft.key)}: {error}")
    return values, troubles


def _name(key: str) -> str:
    return "".join(sign if sign.isalnum() else "-" for sign in key)
