"""Plans: the list, one with its figures and reasons, several side by side, and files."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exports import as_xlsx
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.maps.drawing import Map, Point
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import PageTable, offer
from shimamoru.islands.models import Island
from shimamoru.technology import charts, printed
from shimamoru.technology.actions.make_plan import withdraw_plan
from shimamoru.technology.comparing import comparison_tables
from shimamoru.technology.models import Plan
from shimamoru.technology.running import is_lost
from shimamoru.technology.tables import (
    coverage_table,
    frontier_table,
    islands_table,
    option_names,
    plans_table,
    reasons_table,
)
from shimamoru.technology.words import money, name_of, percent, status_of, trouble_of

_REFRESH_SECONDS = 3
_MOST_COMPARED = 4


@page()
def listing(request: PageRequest) -> HttpResponse:
    """List the plans; several can be chosen to be compared."""
    found = list(Plan.objects.filter(withdrawn=False).select_related("made_by")[:200])
    table = plans_table(found)
    download = offer(request, [table], "plans")
    if download is not None:
        return download
    done = [one for one in found if (one.answer or {}).get("status") in {"optimal", "gap"}]
    said = {"table": table, "done": done, "may_make": request.actor.may(Action.MAKE_PLANS)}
    return render(request, "technology/plans.html", said)


@page()
def plan(request: PageRequest, number: int) -> HttpResponse:
    """Show a plan, or that it is being worked out."""
    found = _plan(number)
    may_make = request.actor.may(Action.MAKE_PLANS)
    said: dict[str, Any] = {"plan": found, "may_make": may_make, "lost": is_lost(found)}
    answer = found.answer
    if answer is None:
        response = render(request, "technology/waiting.html", said)
        if not said["lost"]:
            response["Refresh"] = str(_REFRESH_SECONDS)
        return response
    said["status"] = status_of(answer)
    if answer["status"] not in {"optimal", "gap"}:
        technologies = found.asked["technologies"]
        said["troubles"] = [trouble_of(one, technologies) for one in answer["trouble"]]
        return render(request, "technology/impossible.html", said)
    tables = _tables(found)
    download = offer(request, tables, f"plan-{number}")
    if download is not None:
        return download
    said |= {
        "facts": facts_of(found),
        "islands": tables[0],
        "frontier": tables[1],
        "coverage": tables[2],
        "chart": charts.frontier(answer, found.asked["budget"]),
        "next": _next(found),
        "map": _map(found),
        "examples": [
            name_of(one) for one in found.asked["technologies"].values() if one.get("example", True)
        ],
    }
    return render(request, "technology/plan.html", said)


@page()
def reasons(request: PageRequest, number: int, slug: str) -> HttpResponse:
    """Show why a plan puts on an island what it puts there, and nothing else."""
    found = _done(number)
    answer = found.answer or {}
    island = next((one for one in answer["islands"] if one["slug"] == slug), None)
    if island is None:
        raise NotFoundError(f"計画案 {number} に島「{slug[:60]}」はありません。")
    tables = [
        reasons_table(found, island),
        coverage_table(island["coverage"], _("この島で見つける割合")),
    ]
    download = offer(request, tables, f"plan-{number}-{slug}")
    if download is not None:
        return download
    said = {
        "plan": found,
        "island": island,
        "value": percent(island["value"]),
        "cost": money(island["cost"]),
        "options": option_names(island, found),
        "reasons": tables[0],
        "coverage": tables[1],
        "price": f"{answer['price'] * 10_000:.4f}",
        "left": money(answer["left"]),
    }
    return render(request, "technology/reasons.html", said)


@page()
def compare(request: PageRequest) -> HttpResponse:
    """Show plans side by side."""
    numbers = [int(one) for one in request.GET.getlist("plan") if one.isdecimal()]
    found = [_done(number) for number in list(dict.fromkeys(numbers))[:_MOST_COMPARED]]
    if len(found) < 2:  # noqa: PLR2004 - one alone is nothing to compare
        raise ConditionError("計算の済んだ計画案を二つ以上選んでください。")
    tables = comparison_tables(found)
    download = offer(request, tables, "comparison")
    if download is not None:
        return download
    return render(request, "technology/compare.html", {"plans": found, "tables": tables})


@require_POST
@page(Action.MAKE_PLANS)
def withdraw(request: PageRequest, number: int) -> HttpResponse:
    """Take a plan out of the list."""
    withdraw_plan(request.actor, _plan(number), reason=request.POST.get("reason", ""))
    messages.success(request, _("計画案を取り下げました。"))
    return redirect("technology:plans")


@page()
def workbook(request: PageRequest, number: int) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Give a plan as a workbook."""
    found = _done(number)
    content = printed.workbook(found, [(table.caption, *table.lines()) for table in _tables(found)])
    return _file(content, as_xlsx.MEDIA_TYPE, f"plan-{number}.xlsx")


@page()
def pdf(request: PageRequest, number: int) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Give a plan as PDF."""
    found = _done(number)
    tables = [frontier_table(found.answer or {}), *_tables(found)[2:], islands_table(found)]
    content = printed.pdf(found, status_of(found.answer or {}), facts_of(found), tables)
    return _file(content, "application/pdf", f"plan-{number}.pdf")


def facts_of(found: Plan) -> list[tuple[str, str]]:
    """Return the figures of a plan in words."""
    answer = found.answer or {}
    shared = "、".join(
        f"{name_of(found.asked['technologies'][name])} ×{units}"
        for name, units in answer["units"].items()
        if units
    )
    return [
        (_("見つける割合（島の重みで平均）"), percent(answer["mean"])),
        (_("予算"), money(found.asked["budget"])),
        (_("費用（購入と運用）"), money(answer["cost"])),
        (_("購入"), money(answer["buy"])),
        (_("年の運用"), money(answer["run"])),
        (_("運用の年数"), str(found.asked["years"])),
        (_("人員"), str(answer["staff"])),
        (_("共用する技術"), shared or _("なし")),
        (_("予算の残り"), money(answer["left"])),
        (_("比べた組合せ（他に負けないもの）"), f"{answer['packages']:,}"),
        (_("計算にかかった時間"), _("%(seconds)s 秒") % {"seconds": found.seconds}),
    ]


def _tables(found: Plan) -> list[PageTable]:
    answer = found.answer or {}
    coverage = coverage_table(answer["coverage"], _("対象・時間・天候ごとに見つける割合"))
    return [islands_table(found), frontier_table(answer), coverage]


def _next(found: Plan) -> dict[str, Any] | None:
    """Return in words what a further hundred million yen would buy."""
    more = (found.answer or {})["next"]
    if more is None:
        return None
    technologies = found.asked["technologies"]
    changes = [
        {
            "name": one["name"],
            "added": "、".join(name_of(technologies[name]) for name in one["added"]),
            "removed": "、".join(name_of(technologies[name]) for name in one["removed"]),
            "gain": f"{one['gain']:+.1%}",
        }
        for one in more["changes"]
    ]
    whole = sum(one["weight"] for one in found.asked["places"])
    gain = f"{more['gain'] / whole:+.2%}" if whole else ""
    return {"gain": gain, "cost": money(more["cost"]), "changes": changes}


def _map(found: Plan) -> Map:
    places = {one.slug: one for one in Island.objects.filter(lon__isnull=False, lat__isnull=False)}
    points = [
        Point(
            places[one["slug"]].lon or 0,
            places[one["slug"]].lat or 0,
            one["name"],
            f"/islands/plans/{found.pk}/{one['slug']}/",
            _mark(one["value"]),
            percent(one["value"]),
        )
        for one in (found.answer or {})["islands"]
        if one["slug"] in places
    ]
    return Map("map", _("島ごとに見つける割合"), points, listed=False)


def _mark(value: float) -> str:
    levels = ((0.5, "grade-c"), (0.25, "grade-b"), (1e-9, "grade-a"))
    return next((mark for least, mark in levels if value >= least), "unknown")


def _plan(number: int) -> Plan:
    found = Plan.objects.filter(pk=number, withdrawn=False).select_related("made_by").first()
    if found is None:
        raise NotFoundError(f"計画案 {number} はありません。")
    return found


def _done(number: int) -> Plan:
    found = _plan(number)
    if (found.answer or {}).get("status") not in {"optimal", "gap"}:
        raise ConditionError(f"計画案 {number} は、まだ計算が済んでいないか、作れませんでした。")
    return found


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
