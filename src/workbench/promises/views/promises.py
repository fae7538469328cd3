"""Promises beside the record: which indicators cover a position, and what became of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.linking.links import Reason
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.subjects import address_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from sesaku_web.sources.models import StoredReading
from workbench.promises import querysets
from workbench.promises.actions.judge_link import Verdict, judge_link, withdraw_judgement
from workbench.promises.keys import key_of
from workbench.promises.labels import relation_label, state_label, verdict_label
from workbench.promises.matching import Joined, Promise, promises_of
from workbench.promises.models import Judgement
from workbench.promises.record import Record, record_of, remarks_of
from workbench.promises.targets import targets_of
from workbench.promises.views.comparison import actor_of


@dataclass(frozen=True, slots=True)
class ShownLink:
    """A link as the page of a promise shows it; ``announced`` for the next cycle."""

    joined: Joined
    state: str
    relation: str
    href: str
    announced: bool
    why: Sequence[tuple[Reason, str, str]]
    record: Record


@page()
def pairs(request: PageRequest) -> HttpResponse:
    """Choose a paper and a report."""
    papers, reports = list(querysets.papers()), list(querysets.reports())
    paper, report = request.GET.get("paper", ""), request.GET.get("report", "")
    if paper and report:
        return redirect("promises:promises", paper, report)
    said = {
        "papers": [(one, actor_of(one)) for one in papers],
        "reports": reports,
    }
    return render(request, "promises/pairs.html", said)


@page()
def promises(request: PageRequest, paper: str, report: str) -> HttpResponse:
    """List the positions of a paper with what of a report covers each, if anything."""
    first, second = reading_of(paper), reading_of(report)
    found = promises_of(first, second)
    names = request.GET.get("show", "")
    shown = [one for one in found if _wanted(one, names)]
    table = _table(shown, first, second)
    download = offer(request, [table], f"{first.document.short}-promises")
    if download is not None:
        return download
    said = {
        "paper": first,
        "actor": actor_of(first),
        "report": second,
        "table": table,
        "listed": [_listed(one, first, second) for one in shown],
        "covered": sum(bool(one.counting) for one in found),
        "count": len(found),
        "show": names,
    }
    return render(request, "promises/promises.html", said)


@page()
def promise(request: PageRequest, paper: str, report: str, subject: str) -> HttpResponse:
    """Show the path of a promise: stated, measured, targets and results, money, remarks."""
    first, second = reading_of(paper), reading_of(report)
    found = _promise(promises_of(first, second), subject, first)
    row = found.row
    citer, record = Citer(first.document), Citer(second.document)
    links = [_shown(one, second, citer, record) for one in found.links]
    money, remarks = remarks_of(second, [one.target for one in found.counting], record)
    tables = [each for each in (*(link.record.table for link in links), money) if each]
    download = offer(request, tables, f"{first.document.short}-{subject}")
    if download is not None:
        return download
    said = {
        "paper": first,
        "actor": actor_of(first),
        "report": second,
        "row": row,
        "stated": citer.value(row.text, row.cite, row.subject, "text", number=row.number),
        "links": links,
        "money": money,
        "remarks": remarks,
        "targets": _targets(second, found),
        "may_judge": request.actor.may(Action.JUDGE_LINKS),
        "history": [
            (one, _said(one))
            for one in querysets.history_of(first.document, second.document, key_of(row.text))
        ],
    }
    return render(request, "promises/promise.html", said)


@require_POST
@page(Action.JUDGE_LINKS)
def judge(request: PageRequest, paper: str, report: str, subject: str) -> HttpResponse:
    """Confirm, reject or add a link, or take a judgement back."""
    first, second = reading_of(paper), reading_of(report)
    given = {name: request.POST.get(name, "") for name in ("target", "verdict", "reason")}
    if given["verdict"] == "withdraw":
        number = request.POST.get("judgement", "")
        standing = Judgement.objects.standing().filter(paper=first.document, report=second.document)
        found = standing.filter(pk=int(number)).first() if number.isdecimal() else None
        if found is None:
            raise ConditionError("取り下げる判断がありません。")
        withdraw_judgement(request.actor, found, reason=given["reason"])
    else:
        judge_link(request.actor, first.document, second.document, Verdict(subject, **given))
    messages.success(request, _("判断を記録しました。機械の候補はそのまま残っています。"))
    return redirect("promises:promise", paper, report, subject)


def _listed(one: Promise, paper: StoredReading, report: StoredReading) -> dict[str, Any]:
    args = (paper.document.short, report.document.short, one.row.subject)
    return {
        "row": one.row,
        "href": reverse("promises:promise", args=args),
        "links": [(link, state_label(link.state)) for link in one.counting],
    }


def _shown(joined: Joined, report: StoredReading, citer: Citer, record: Citer) -> ShownLink:
    announced = joined.target.startswith("next:")
    place = "" if announced else address_of(report.document.short, joined.target)
    return ShownLink(
        joined=joined,
        state=state_label(joined.state),
        relation=relation_label(joined.relation) if joined.relation else "",
        href=place,
        announced=announced,
        why=[
            (why, citer.at(_spans(why.from_cite)), record.at(_spans(why.to_cite)))
            for why in joined.why
        ],
        record=record_of(report, joined.target, record),
    )


def _promise(found: Sequence[Promise], subject: str, paper: StoredReading) -> Promise:
    for one in found:
        if one.row.subject == subject:
            return one
    raise NotFoundError(f"主張「{subject[:60]}」は {paper.document.name} にありません。")


def _wanted(one: Promise, show: str) -> bool:
    if show == "covered":
        return bool(one.counting)
    return not one.counting if show == "silent" else True


def _targets(report: StoredReading, found: Promise) -> list[tuple[str, str]]:
    known = {one.target for one in found.counting}
    return [(code, name) for code, name in targets_of(report).items() if code not in known]


def _said(one: Judgement) -> str:
    standing = "" if one.state == Judgement.State.STANDING else f"（{_state(one)}）"
    return f"{verdict_label(one.verdict)} {one.target} {one.target_name[:40]}{standing}"


def _state(one: Judgement) -> str:
    return _("取り下げ済み") if one.state == Judgement.State.WITHDRAWN else _("差し替え済み")


def _spans(cite: Sequence[Any]) -> list[list[Any]]:
    return [list(span) for span in cite]


def _table(found: Sequence[Promise], paper: StoredReading, report: StoredReading) -> PageTable:
    citer, record = Citer(paper.document), Citer(report.document)
    args = (paper.document.short, report.document.short)
    rows = []
    for one in found:
        href = reverse("promises:promise", args=(*args, one.row.subject))
        about = [Cell(one.row.number or "・", href=href), Cell("／".join(one.row.path))]
        about += [Cell(one.row.text, href=citer.at(one.row.cite), mark="long")]
        links: list[Joined | None] = [*one.counting]
        for joined in links or [None]:
            target = joined.target if joined else ""
            announced = target.startswith("next:")
            address = "" if announced else address_of(report.document.short, target)
            rows.append(
                [
                    *about,
                    Cell(target, target or _("なし"), href=address if target else ""),
                    Cell(joined.name if joined else None, mark="long"),
                    Cell(relation_label(joined.relation) if joined and joined.relation else ""),
                    Cell(state_label(joined.state) if joined else ""),
                    Cell(_reasons(joined.why) if joined else ""),
                    Cell(record.at(_spans(joined.why[0].to_cite)) if joined and joined.why else ""),
                ]
            )
            about = [Cell(one.row.number), Cell("／".join(one.row.path)), Cell(one.row.text, "〃")]
    columns = [
        Column(_("番号")),
        Column(_("見出し"), downloaded_only=True),
        Column(_("主張")),
        Column(_("指標・分野")),
        Column(_("名称")),
        Column(_("関係")),
        Column(_("状態")),
        Column(_("理由")),
        Column(_("典拠"), downloaded_only=True),
    ]
    return PageTable("promises", _("主張と、それに関わる指標・分野"), columns, [Group(rows)])


def _reasons(why: Sequence[Any]) -> str:
    return "、".join(dict.fromkeys(reason.shared for reason in why))
