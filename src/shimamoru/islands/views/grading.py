"""The grades of all islands, their sensitivity, and the scheme that people change."""

import re
from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import offer
from shimamoru.islands import querysets
from shimamoru.islands.actions.save_grading import GRADES, save_grading
from shimamoru.islands.fields import fields
from shimamoru.islands.grades import content, counts, current, gradings, scheme, values_of
from shimamoru.islands.models import GradingVersion
from shimamoru.islands.working import grades_table, label_of, sensitivity_table
from shimamoru.planning.grading import Grading, in_order
from shimamoru.planning.sensitivity import changes

_POINT = re.compile(r"\s*(-?[\d.]+)\s*[:：]\s*(-?[\d.]+)\s*")


@page()
def grades(request: PageRequest) -> HttpResponse:
    """Show all grades, how they came about, and which would change with a weight."""
    by = scheme()
    islands = list(querysets.islands())
    found = gradings(islands, by)
    moved = list(changes(by, {one.slug: values_of(one, by) for one in islands}))
    tables = [
        grades_table(islands, found, by),
        sensitivity_table(moved, {one.slug: one.name for one in islands}),
    ]
    download = offer(request, tables, "grades")
    if download is not None:
        return download
    said = {
        "scheme": by,
        "criteria": [(one, label_of(one)) for one in by.criteria],
        "counts": counts(found.values()),
        "missing": _missing(found.values()),
        "tables": tables,
        "moved": len({one.island for one in moved}),
        "count": len(islands),
        "version": current(),
        "versions": GradingVersion.objects.select_related("made_by")[:20],
        "may_edit": request.actor.may(Action.EDIT_GRADING),
    }
    return render(request, "islands/grades.html", said)


def _missing(found: Iterable[Grading]) -> list[tuple[str, int]]:
    """Return for how many islands each value is wanting without which their grade is not one."""
    tally = Counter(label_of(step) for one in found if one.apart for step in one.unknown)
    return tally.most_common()


@page(Action.EDIT_GRADING)
def edit(request: PageRequest) -> HttpResponse:
    """Change weights, points and bounds; a new version is saved with the reason."""
    error = ""
    written: Any = content()
    if request.method == "POST":
        try:
            written = _written(request.POST)
            save_grading(request.actor, written, reason=request.POST.get("reason", ""))
        except ConditionError as refused:
            error = str(refused)
        else:
            messages.success(request, _("評価基準の新しい版を保存しました。"))
            return redirect("islands:grades")
    rows = [
        {**said, "id": name, "shown": _shown(said.get("points"))}
        for name, said in in_order(written["criteria"], written.get("order"))
    ]
    said = {
        "error": error,
        "rows": rows,
        "grades": [(grade, written["grades"][grade]) for grade in GRADES],
        "reason": request.POST.get("reason", ""),
        "free": [one for one in fields() if one.is_number],
    }
    return render(request, "islands/edit_grades.html", said, status=400 if error else 200)


def _shown(points: list[list[float]] | None) -> str:
    return ", ".join(f"{value:g}:{score:g}" for value, score in points or ())


def _written(given: QueryDict) -> dict[str, Any]:
    """Return the scheme that a form says."""
    before = content()
    criteria: dict[str, Any] = {}
    for name, said in in_order(before["criteria"], before.get("order")):
        weight = _number(given.get(f"weight-{name}", ""), said["ja"])
        changed = {**said, "weight": weight}
        if "points" in said:
            changed["points"] = _points(given.get(f"points-{name}", ""), said["ja"])
        if given.get(f"drop-{name}") != "1":
            criteria[name] = changed
    label = given.get("new-label", "").strip()
    if label:
        criteria[f"own{len(criteria) + 1}"] = {
            "ja": label[:60],
            "field": given.get("new-field", ""),
            "weight": _number(given.get("new-weight", ""), label),
            "points": _points(given.get("new-points", ""), label),
        }
    grades = {grade: _number(given.get(f"grade-{grade}", ""), grade) for grade in GRADES}
    return {"name": _("変更した基準"), "note": "", "grades": grades, "criteria": criteria}


def _number(written: str, name: str) -> float:
    try:
        return float(written)
    except ValueError as error:
        raise ConditionError(f"「{name}」の「{written[:20]}」は数ではありません。") from error


def _points(written: str, name: str) -> list[list[float]]:
    found = []
    for part in re.split(r"[,、\n]", written):
        match = _POINT.fullmatch(part)
        if match is None:
            raise ConditionError(f"「{name}」の点「{part[:20]}」は「値:得点」の形ではありません。")
        found.append([_number(match[1], name), _number(match[2], name)])
    return found
