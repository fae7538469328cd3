"""One finding: its evidence side by side, what people say of it, and the ministry's reply."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.exceptions import SesakuError
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.subjects import address_of, label_of
from workbench.audits import querysets
from workbench.audits.actions.state import state, withdraw
from workbench.audits.differences import marked
from workbench.audits.models import FindingRow, Statement
from workbench.audits.running import run_of
from workbench.audits.tables import message_of
from workbench.audits.vocabulary import category_label, role_label, severity_label, state_label


@page()
def finding(request: PageRequest, sha: str, finding: str) -> HttpResponse:
    """Show a finding, or take what a person says of it."""
    reading = reading_of(sha)
    run = run_of(reading)
    row = querysets.finding(run, finding)
    status, trouble = 200, ""
    if request.method == "POST":
        try:
            given = {name: request.POST.get(name, "") for name in ("kind", "text", "source")}
            state(request.actor, row, given["kind"], given["text"], source=given["source"])
        except SesakuError as error:
            if not request.actor.may(Action.JUDGE_FINDINGS):
                raise
            status, trouble = 400, str(error)
        else:
            messages.success(request, _("記録しました。"))
            return redirect("audits:finding", sha=reading.document.short, finding=finding)
    (judged,) = querysets.judged([row])
    said = {
        "reading": reading,
        "document": reading.document,
        "citer": Citer(reading.document),
        "judged": judged,
        "finding": row,
        "message": message_of(row),
        "category": category_label(row.category),
        "severity": severity_label(row.severity),
        "state": state_label(judged.state),
        "subject": label_of(row.subject),
        "subject_href": address_of(reading.document.short, row.subject),
        "evidence": _evidence(row, Citer(reading.document)),
        "statements": Statement.objects.filter(identity=row.identity).select_related("made_by"),
        "may_judge": request.actor.may(Action.JUDGE_FINDINGS),
        "trouble": trouble,
        "given": request.POST if trouble else {},
        "neighbours": _neighbours(row),
    }
    return render(request, "audits/finding.html", said, status=status)


@page()
def permanent(request: PageRequest, finding: str) -> HttpResponse:  # noqa: ARG001 - Django passes it
    """Lead to a finding by what it is about, in the document that was added last."""
    row = querysets.latest(finding)
    return redirect("audits:finding", sha=row.run.reading.document.short, finding=finding)


@require_POST
@page(Action.JUDGE_FINDINGS)
def withdrawn(request: PageRequest, number: int) -> HttpResponse:
    """Take a statement back."""
    found = Statement.objects.filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"記録 {number} はありません。")
    withdraw(request.actor, found, reason=request.POST.get("reason", ""))
    messages.success(request, _("取り下げました。"))
    return redirect("audits:permanent", finding=found.identity)


def _evidence(row: FindingRow, citer: Citer) -> list[dict[str, object]]:
    pieces = marked(row.evidence)
    return [
        {
            "role": role_label(one["role"]),
            "pieces": shown,
            "cited": citer.value(one["text"], one["cite"], row.subject, ""),
        }
        for one, shown in zip(row.evidence, pieces, strict=True)
    ]


def _neighbours(row: FindingRow) -> dict[str, str]:
    """Return the findings before and after it in the document."""
    run = row.run.findings
    before = run.filter(order__lt=row.order).order_by("-order").first()
    after = run.filter(order__gt=row.order).order_by("order").first()
    found = {"before": before, "after": after}
    return {name: one.identity for name, one in found.items() if one is not None}
