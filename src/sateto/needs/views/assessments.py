"""Assessments: the list of one's groups, one with its work, its files, its dossier."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sateto.finding.keeping import lookup
from sateto.needs.access import assessment_for, assessments_for, group_for, member_of, need_for
from sateto.needs.actions.assess import facts_of, move_assessment, start_assessment
from sateto.needs.actions.judge_technology import judge_technology, record_export_check
from sateto.needs.actions.work_on import add_note, assign, attach, detach
from sateto.needs.attaching import MOST_BYTES
from sateto.needs.course import course_of
from sateto.needs.dossier import FORMS, dossier_of, written
from sateto.needs.labels import (
    check_label,
    outcome_label,
    route_label,
    state_label,
    technology_label,
    transition_label,
)
from sateto.needs.models import Assessment, Attachment
from sateto.needs.workflow import TRANSITIONS, ExportCheck, Outcome, Route, State, refusal
from sateto.records.models import ResearchRecord
from sesaku_web.accounts.models import User
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.people.outcome import done
from sesaku_web.sources.files import load

_A_PAGE = 50


@page(Action.ASSESS)
def assessments(request: PageRequest) -> HttpResponse:
    """List the assessments of one's groups."""
    given = {name: request.GET.get(name, "") for name in ("state", "route", "group", "mine")}
    found = assessments_for(request.actor).select_related("need", "group", "assigned_to")
    if given["state"] in set(State):
        found = found.filter(state=given["state"])
    if given["route"] in set(Route):
        found = found.filter(route=given["route"])
    if given["group"].isdecimal():
        found = found.filter(group_id=int(given["group"][:9]))
    if given["mine"]:
        found = found.filter(assigned_to=request.actor.user)
    shown = listed(request, found, _A_PAGE)
    table = _table(list(shown))
    download = offer(request, [table], "assessments")
    if download is not None:
        return download
    said = {
        "shown": shown,
        "table": table,
        "given": given,
        "states": [(one.value, state_label(one.value)) for one in State],
        "routes": [(one.value, route_label(one.value)) for one in Route],
    }
    return render(request, "needs/assessments.html", said)


def _table(found: list[Assessment]) -> PageTable:
    rows = [
        [
            Cell(one.pk, one.record_title, href=f"/assessments/{one.pk}/", mark="long"),
            Cell(one.record_title),
            Cell(one.need.text, mark="long"),
            Cell(route_label(one.route)),
            Cell(state_label(one.state), _state(one)),
            Cell(technology_label(one.sensitive)),
            Cell(str(one.assigned_to or ""), str(one.assigned_to or "－")),
            Cell(one.group.name),
        ]
        for one in found
    ]
    columns = [
        Column(_("成果")),
        Column(_("課題名"), downloaded_only=True),
        Column(_("ニーズ")),
        Column(_("展開の道")),
        Column(_("状態")),
        Column(_("技術の判断")),
        Column(_("担当")),
        Column(_("検討グループ")),
    ]
    groups = [Group(rows)] if rows else []
    return PageTable("assessments", _("評価の一覧"), columns, groups, stacked=True)


def _state(one: Assessment) -> str:
    outcome = f"（{outcome_label(one.outcome)}）" if one.outcome else ""
    return f"{state_label(one.state)}{outcome}"


@require_POST
@page(Action.ASSESS)
def start(request: PageRequest, number: int) -> HttpResponse:
    """Take a result up for a need."""
    need = need_for(request.actor, number)
    given = request.POST
    group = group_for(request.actor, _number(given.get("group", "")))
    record = _number(given.get("record", ""))
    project = lookup([record]).get(record)
    if project is None:
        raise NotFoundError("その研究課題はありません。")
    try:
        made = start_assessment(
            request.actor,
            need,
            group,
            key=project.key,
            title=project.title.best(),
            route=given.get("route", ""),
        )
    except ConditionError as error:
        messages.error(request, str(error))
        return redirect("needs:need", number)
    messages.success(request, _("評価の候補にしました。"))
    return redirect("needs:assessment", made.pk)


def _number(given: str) -> int:
    return int(given[:9]) if given.isdecimal() else 0


@page(Action.ASSESS)
def assessment(request: PageRequest, number: int) -> HttpResponse:
    """Show an assessment and what can be done with it."""
    one = assessment_for(request.actor, number)
    form = request.GET.get("as", "")
    if form in FORMS:
        content, media_type = written(dossier_of(one), form)
        response = HttpResponse(content, content_type=media_type)
        response["Content-Disposition"] = f'attachment; filename="assessment-{one.pk}.{form}"'
        return response
    return render(request, "needs/assessment.html", _said(request, one))


def _said(request: PageRequest, one: Assessment) -> dict[str, Any]:
    record = ResearchRecord.objects.filter(key=one.record_key).first()
    return {
        "one": one,
        "record": record,
        "state": _state(one),
        "states": [(each.value, state_label(each.value)) for each in State],
        "route": route_label(one.route),
        "technology": technology_label(one.sensitive),
        "check": check_label(one.export_check),
        "course": course_of(one),
        "notes": one.notes.select_related("by"),
        "attachments": one.attachments.filter(removed_at=None).select_related("by"),
        "members": [each.user for each in one.group.members.select_related("user")],
        "lead": member_of(request.actor, one.group).lead,
        "ways": _ways(request, one),
        "outcomes": [(each.value, outcome_label(each.value)) for each in Outcome],
        "checks": [(each.value, check_label(each.value)) for each in ExportCheck if each != "none"],
        "most": MOST_BYTES // 1024**2,
    }


def _ways(request: PageRequest, one: Assessment) -> list[tuple[str, str, str]]:
    """Return the transitions from the state, each with what stands against it but the reason."""
    ways = []
    for name, transition in TRANSITIONS.items():
        if State(one.state) not in transition.sources:
            continue
        # Declining stands for deciding: what stands against adopting is said where it is tried.
        facts = facts_of(request.actor, one, reason="x", outcome=Outcome.DECLINE)
        found = refusal(transition, facts)
        ways.append((name, transition_label(name), _(found.message) if found else ""))
    return ways


@require_POST
@page(Action.ASSESS)
def work(request: PageRequest, number: int) -> HttpResponse:
    """Do what a form asks: move, assign, judge, record the check, note, attach, detach."""
    one = assessment_for(request.actor, number)
    given = request.POST
    act, version = given.get("act", ""), _number(given.get("version", ""))
    reason = given.get("reason", "")

    def do() -> None:
        if act in TRANSITIONS:
            outcome = given.get("outcome", "")
            move_assessment(
                request.actor, one, act, reason=reason, outcome=outcome, version=version
            )
        elif act == "assign":
            user = User.objects.filter(username=given.get("user", "")).first()
            assign(request.actor, one, user, version=version)
        elif act == "technology":
            said = given.get("sensitive", "")
            if said not in ("yes", "no"):
                raise ConditionError("機微技術に当たるかどうかを選んでください。")
            judge_technology(
                request.actor, one, sensitive=said == "yes", reason=reason, version=version
            )
        elif act == "check":
            step = given.get("step", "")
            record_export_check(request.actor, one, step, note=reason, version=version)
        elif act == "note":
            add_note(request.actor, one, given.get("text", ""))
        elif act == "attach":
            _attach(request, one)
        elif act == "detach":
            detach(request.actor, _attachment(one, given.get("file", "")), reason=reason)
        else:
            raise ConditionError("そのような操作はありません。")

    return done(request, do, _("記録しました。"), f"/assessments/{one.pk}/")


def _attach(request: PageRequest, one: Assessment) -> None:
    file = request.FILES.get("file")
    if file is None:
        raise ConditionError("ファイルを選んでください。")
    if (file.size or 0) > MOST_BYTES:
        raise ConditionError(f"ファイルが大きすぎます（上限 {MOST_BYTES // 1024**2} MiB）。")
    attach(request.actor, one, file.name or "", file.read())


def _attachment(one: Assessment, given: str) -> Attachment:
    found = one.attachments.filter(pk=_number(given), removed_at=None).first()
    if found is None:
        raise NotFoundError("その添付はありません。")
    return found


@page(Action.ASSESS)
def attachment(request: PageRequest, number: int, file: int) -> HttpResponse:
    """Return an attached file, always as a download."""
    one = assessment_for(request.actor, number)
    found = _attachment(one, str(file))
    response = HttpResponse(load(found.sha256), content_type="application/octet-stream")
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=found.name
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
