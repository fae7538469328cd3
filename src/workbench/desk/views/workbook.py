"""The Excel way: the workbook goes out, comes in, and is confirmed before anything is written."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku.exports.as_xlsx import MEDIA_TYPE
from sesaku.exports.cycle_workbook import write
from sesaku.readers.source import Source
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from workbench.cycle.comparing import compared
from workbench.cycle.workflow import Act, Kind
from workbench.desk.access import Seat, seat_at
from workbench.desk.actions.keep_workbook import import_workbook, keep_workbook, plan_of
from workbench.desk.editing.form import label_of
from workbench.desk.editing.saving import readable
from workbench.desk.frame import framed
from workbench.desk.models import Upload
from workbench.desk.naming import called, names_of
from workbench.desk.reasons import reason_of
from workbench.desk.workbook.exporting import workbook_of
from workbench.desk.workbook.planning import Change, Plan


@page(Action.READ_CYCLES)
def workbook(request: PageRequest, number: int) -> HttpResponse:
    """Show where the workbook goes out and comes in, or take one in."""
    seat = seat_at(request.actor, number)
    trouble = ""
    if request.method == "POST":
        file = request.FILES.get("file")
        try:
            if file is None:
                raise ConditionError(_("ファイルを選んでください。"))
            source = Source(file.name or "workbook.xlsx", file.read())
            upload = keep_workbook(request.actor, seat.cycle, source)
        except SesakuError as error:
            trouble = str(error)
        else:
            return redirect("desk:import", number, upload.pk)
    waiting = Upload.objects.filter(cycle=seat.cycle, made_by=request.actor.user, done_at=None)
    said = framed(
        seat,
        "workbook",
        trouble=trouble,
        may_write=seat.may(Act.WRITE),
        waiting=waiting.defer("content").first(),
    )
    return render(request, "desk/workbook.html", said, status=400 if trouble else 200)


@page(Action.READ_CYCLES)
def export(request: PageRequest, number: int) -> HttpResponse:
    """Return the workbook with all that stands in the cycle."""
    seat = seat_at(request.actor, number)
    return _file(workbook_of(seat.cycle), f"cycle-{number}.xlsx")


@page(Action.READ_CYCLES)
def template(request: PageRequest, number: int) -> HttpResponse:
    """Return the workbook without rows."""
    seat = seat_at(request.actor, number)
    return _file(write({}, seat.cycle.name), "template.xlsx")


@page(Action.READ_CYCLES)
def preview(request: PageRequest, number: int, upload: int) -> HttpResponse:
    """Show what a workbook would change and which cells have no place; write once confirmed."""
    seat = seat_at(request.actor, number)
    held = _held(seat, upload)
    trouble = ""
    if request.method == "POST":
        digest, reason = request.POST.get("digest", ""), request.POST.get("reason", "")
        try:
            count = import_workbook(request.actor, held, digest, reason=reason)
        except ConditionError as error:
            trouble = str(error)
        else:
            messages.success(request, _("%(count)s 件の欄を書き込みました。") % {"count": count})
            return redirect("desk:home", number)
    plan = plan_of(request.actor, held)
    names = names_of(seat.cycle.units.all())
    tables = [_problems(plan), _changes(plan, names)]
    download = offer(request, tables, f"cycle-{number}-import")
    if download is not None:
        return download
    said = framed(
        seat,
        "workbook",
        crumbs=[],
        upload=held,
        plan=plan,
        problems=tables[0],
        changes_table=tables[1],
        changes=[_shown(one, names) for one in plan.changes],
        trouble=trouble,
    )
    return render(request, "desk/preview.html", said, status=400 if trouble else 200)


@require_POST
@page(Action.READ_CYCLES)
def discard(request: PageRequest, number: int, upload: int) -> HttpResponse:
    """Throw a workbook away that was not confirmed."""
    seat = seat_at(request.actor, number)
    _held(seat, upload).delete()
    messages.success(request, _("取り込みをやめました。何も書き込んでいません。"))
    return redirect("desk:workbook", number)


def _held(seat: Seat, number: int) -> Upload:
    found = Upload.objects.filter(
        pk=number, cycle=seat.cycle, made_by=seat.actor.user, done_at=None
    ).first()
    if found is None:
        raise NotFoundError(_("確認を待っているブックはありません。送り直してください。"))
    found.cycle = seat.cycle
    return found


def _problems(plan: Plan) -> PageTable:
    rows = []
    for one in plan.problems:
        why, do = reason_of(one.code, one.about)
        rows.append(
            [
                Cell(f"{one.sheet}!{one.cell}"),
                Cell(one.found[:500], mark="long"),
                Cell(why),
                Cell(do),
            ]
        )
    columns = [
        Column(_("シートとセル")),
        Column(_("書かれているもの")),
        Column(_("置き場所がない理由")),
        Column(_("どうすればよいか")),
    ]
    caption = _("置き場所の分からないセル")
    return PageTable("problems", caption, columns, [Group(rows)], stacked=True)


def _changes(plan: Plan, names: Mapping[int, str]) -> PageTable:
    rows = [
        [
            Cell("、".join(one.where)),
            Cell(called(one.unit, names)),
            Cell(label_of(Kind(one.unit.kind), one.key)),
            Cell(readable(one.unit, one.key, one.old)),
            Cell(readable(one.unit, one.key, one.new)),
        ]
        for one in plan.changes
    ]
    heads = (_("シートとセル"), _("どこ"), _("欄"), _("いま"), _("取り込んだあと"))
    columns = [Column(head) for head in heads]
    return PageTable("changes", _("変わる欄"), columns, [Group(rows)])


def _shown(one: Change, names: Mapping[int, str]) -> dict[str, object]:
    old, new = (readable(one.unit, one.key, text) for text in (one.old, one.new))
    pieces = compared(old, new)
    return {
        "where": "、".join(one.where),
        "unit": called(one.unit, names),
        "label": label_of(Kind(one.unit.kind), one.key),
        "old": [piece for piece in pieces if piece.side != "mine"],
        "new": [piece for piece in pieces if piece.side != "theirs"],
        "needs_reason": one.needs_reason,
    }


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=MEDIA_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
