"""The form that makes a plan."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from shimamoru.islands import querysets
from shimamoru.islands.grades import gradings, scheme
from shimamoru.planning.catalogue import shipped
from shimamoru.technology import running
from shimamoru.technology.actions.make_plan import make_plan
from shimamoru.technology.asking import Choice, question
from shimamoru.technology.catalogue import entries
from shimamoru.technology.models import Plan
from shimamoru.technology.words import label_of, name_of

_RULES = 4
_ONE = ("name", "oku", "years", "redundancy", "floor", "staff", "trust")
_MANY = ("islands", "technologies")
_FIRST: dict[str, Any] = {
    "name": "",
    "oku": "30",
    "years": "10",
    "redundancy": "20",
    "floor": "0",
    "staff": "",
    "trust": "yes",
    "islands": [],
    "technologies": [],
    "rules": [],
}


@page(Action.MAKE_PLANS)
def make(request: PageRequest) -> HttpResponse:
    """Ask what is wanted; keep it, have it answered, and go to the plan."""
    written = {**_FIRST, **_weights()}
    error = ""
    if request.method == "POST":
        written = _written(request.POST)
        try:
            asked = question(choice_of(written))
            made = make_plan(request.actor, written["name"], asked, form=written)
        except ConditionError as refused:
            error = str(refused)
        else:
            running.begin(request.actor, made)
            messages.success(request, _("計画案の計算を始めました。"))
            return redirect("technology:plan", made.pk)
    elif request.GET.get("from", "").isdecimal():
        before = Plan.objects.filter(pk=int(request.GET["from"])).first()
        written = {**written, **(before.form if before else {})}
    return render(
        request, "technology/make.html", _shown(written, error), status=400 if error else 200
    )


def choice_of(written: dict[str, Any]) -> Choice:
    """Return what a form says.

    Raises:
        ConditionError: a number is none.
    """
    rules = [(one["island"], one["technology"], one["kind"]) for one in written["rules"]]
    staff = written["staff"].strip()
    known = shipped("circumstances")
    return Choice(
        oku=_number(written["oku"], _("予算")),
        years=int(_number(written["years"], _("年数"))),
        islands=tuple(written["islands"]),
        technologies=tuple(written["technologies"]),
        required=tuple((one, two) for one, two, kind in rules if kind == "required"),
        excluded=tuple((one, two) for one, two, kind in rules if kind == "excluded"),
        redundancy=_number(written["redundancy"], _("重なりの値打ち")),
        weights={one: _number(written[f"grade-{one}"], one) for one in known["grades"]},
        targets={one: _number(written[f"target-{one}"], label_of(one)) for one in known["targets"]},
        floor=_number(written["floor"], _("区分 A の下限")),
        staff=int(_number(staff, _("人員の上限"))) if staff else None,
        trust_unknown=written["trust"] == "yes",
    )


def _weights() -> dict[str, str]:
    known = shipped("circumstances")
    found = {f"grade-{grade}": f"{weight:g}" for grade, weight in known["grades"].items()}
    return found | {
        f"target-{name}": f"{said['weight']:g}" for name, said in known["targets"].items()
    }


def _written(given: QueryDict) -> dict[str, Any]:
    found: dict[str, Any] = {name: given.get(name, "") for name in (*_ONE, *_weights())}
    found |= {name: given.getlist(name) for name in _MANY}
    found["rules"] = [
        rule
        for at in range(_RULES)
        if (
            rule := {
                part: given.get(f"rule-{part}-{at}", "")
                for part in ("kind", "island", "technology")
            }
        )["technology"]
    ]
    return found


def _shown(written: dict[str, Any], error: str) -> dict[str, Any]:
    islands = list(querysets.islands())
    grades = gradings(islands, scheme())
    catalogue = [(one.technology.id, name_of(one.content)) for one in entries()]
    known = shipped("circumstances")
    empty = {"kind": "", "island": "*", "technology": ""}
    return {
        "written": written,
        "error": error,
        "islands": [
            (one.slug, one.full_name, grades[one.slug].shown, one.slug in written["islands"])
            for one in islands
        ],
        "technologies": [
            (name, label, name in written["technologies"]) for name, label in catalogue
        ],
        "rules": list(enumerate([*written["rules"], *[empty] * _RULES][:_RULES])),
        "grades": [(one, written[f"grade-{one}"]) for one in known["grades"]],
        "targets": [(one, label_of(one), written[f"target-{one}"]) for one in known["targets"]],
    }


def _number(written: str, name: str) -> float:
    try:
        number = float(written.replace(",", ""))
    except ValueError as error:
        raise ConditionError(f"{name}「{written[:20]}」は数ではありません。") from error
    if not -1e9 < number < 1e9:  # noqa: PLR2004 - no infinity, and nothing that is not a number
        raise ConditionError(f"{name}「{written[:20]}」は大きすぎます。")
    return number
