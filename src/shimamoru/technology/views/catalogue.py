"""The catalogue of technologies."""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import offer
from shimamoru.planning.catalogue import SCOPES, shipped
from shimamoru.technology.actions.edit_technology import edit_technology
from shimamoru.technology.catalogue import entries
from shimamoru.technology.tables import catalogue_table
from shimamoru.technology.words import label_of, scope_of

_EMPTY: dict[str, Any] = {
    "ja": "",
    "en": "",
    "scope": "site",
    "range_km": 0,
    "sight": True,
    "detects": {},
    "factors": {},
    "buy": 0,
    "run": 0,
    "staff": 0,
    "needs": [],
    "capacity": 0,
    "assumption": "",
}


@page()
def catalogue(request: PageRequest) -> HttpResponse:
    """Show what there is to choose from."""
    may_edit = request.actor.may(Action.EDIT_TECHNOLOGIES)
    found = entries(whole=may_edit)
    table = catalogue_table([one for one in found if not one.hidden], editable=may_edit)
    download = offer(request, [table], "technologies")
    if download is not None:
        return download
    said = {
        "table": table,
        "hidden": [one for one in found if one.hidden],
        "examples": sum(one.technology.example for one in found if not one.hidden),
        "may_edit": may_edit,
    }
    return render(request, "technology/catalogue.html", said)


@page(Action.EDIT_TECHNOLOGIES)
def add(request: PageRequest) -> HttpResponse:
    """Go to the form of a technology that is not there yet."""
    name = request.GET.get("name", "").strip()
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", name):
        return redirect("technology:catalogue")
    return redirect("technology:edit", name)


@page(Action.EDIT_TECHNOLOGIES)
def edit(request: PageRequest, name: str) -> HttpResponse:
    """Change a technology, or add the one of this name."""
    own = next((one for one in entries(whole=True) if one.technology.id == name), None)
    content: dict[str, Any] = own.content if own else _EMPTY
    hidden, error = bool(own and own.hidden), ""
    if request.method == "POST":
        try:
            content = _written(request.POST)
            hidden = request.POST.get("hidden") == "1"
            reason = request.POST.get("reason", "")
            edit_technology(request.actor, name, content, hidden=hidden, reason=reason)
        except ConditionError as refused:
            error = str(refused)
        else:
            messages.success(request, _("技術を保存しました。これからの計画案に使われます。"))
            return redirect("technology:catalogue")
    known = shipped("circumstances")
    conditions = [*known["periods"], *known["weathers"]]
    said = {
        "name": name,
        "content": content,
        "own": own,
        "hidden": hidden,
        "error": error,
        "scopes": [(scope, scope_of(scope)) for scope in SCOPES],
        "detects": [
            (one, label_of(one), content["detects"].get(one, "")) for one in known["targets"]
        ],
        "factors": [(one, label_of(one), content["factors"].get(one, "")) for one in conditions],
        "needs": [(one, label_of(one), one in content["needs"]) for one in known["needs"]],
        "example": own.technology.example if own else False,
        "reason": request.POST.get("reason", ""),
    }
    return render(request, "technology/edit.html", said, status=400 if error else 200)


def _written(given: QueryDict) -> dict[str, Any]:
    """Return the technology that a form says."""
    known = shipped("circumstances")
    found: dict[str, Any] = {
        name: given.get(name, "").strip() for name in ("ja", "en", "assumption")
    }
    found["en"] = found["en"] or found["ja"]
    found |= {"scope": given.get("scope", ""), "sight": given.get("sight") == "1"}
    found |= {"example": given.get("example") == "1", "needs": given.getlist("needs")}
    found["range_km"] = _number(given, "range_km")
    found |= {name: int(_number(given, name)) for name in ("buy", "run", "staff", "capacity")}
    found["detects"] = _shares(given, "detects", known["targets"])
    found["factors"] = _shares(given, "factors", {**known["periods"], **known["weathers"]})
    return found


def _shares(given: QueryDict, part: str, names: dict[str, Any]) -> dict[str, float]:
    return {name: _number(given, f"{part}-{name}") for name in names if given.get(f"{part}-{name}")}


def _number(given: QueryDict, name: str) -> float:
    written = given.get(name, "").strip().replace(",", "") or "0"
    try:
        number = float(written)
    except ValueError as error:
        raise ConditionError(f"{name}「{written[:20]}」は数ではありません。") from error
    if not -1e12 < number < 1e12:  # noqa: PLR2004 - no infinity, and nothing that is not a number
        raise ConditionError(f"{name}「{written[:20]}」は大きすぎます。")
    return number
