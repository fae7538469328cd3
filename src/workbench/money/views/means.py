"""One means: where the report names it, its projects with the evidence, and what people say."""

from collections.abc import Mapping
from typing import Any

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
from sesaku_web.pages.tables import PageTable, offer
from sesaku_web.sources.models import IndicatorRow
from workbench.money.actions.judge_link import judge_link, withdraw
from workbench.money.adding import choices, pair_to_add, with_added
from workbench.money.beside import LinkedSheets, goals_table, payees_table
from workbench.money.linked import Linked, MeansWithLinks, one_means
from workbench.money.models import LinkJudgement, MoneyRun
from workbench.money.places import Places
from workbench.money.running import run_of
from workbench.money.sheets import called, sheets
from workbench.money.tables import years_table
from workbench.money.views.document import documents_in
from workbench.money.vocabulary import (
    agreement_label,
    evidence_label,
    standing_label,
    state_label,
    verdict_label,
)

_VERDICTS = ("confirm", "choose", "reject")
_ADD = "add"
_GIVEN = ("project", "sheet", "verdict", "reason")


@page()
def means(request: PageRequest, sha: str, means: str) -> HttpResponse:
    """Show a means, or take what a person says of it and a project."""
    reading = reading_of(sha)
    run = with_added(run_of(reading))
    found = one_means(run, means)
    status, trouble = 200, ""
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in _GIVEN}
        try:
            adding = given["verdict"] == _ADD
            pair = (
                pair_to_add(found.data, given["sheet"]) if adding else found.pair(given["project"])
            )
            judge_link(request.actor, pair, given["verdict"], given["reason"])
        except SesakuError as error:
            if not request.actor.may(Action.JUDGE_MONEY):
                raise
            status, trouble = 400, str(error)
        else:
            messages.success(request, _("記録しました。"))
            return redirect("money:means", sha=reading.document.short, means=means)
    shown = _shown(run, found)
    query = request.GET.get("q", "")
    download = offer(request, shown["tables"].values(), f"{reading.document.short}-{means}")
    if download is not None:
        return download
    said = {
        **shown,
        "reading": reading,
        "document": reading.document,
        "may_judge": request.actor.may(Action.JUDGE_MONEY),
        "verdicts": [(one, verdict_label(one)) for one in _VERDICTS],
        "trouble": trouble,
        "given": request.POST if trouble else {},
        "query": query,
        "choices": choices(query, [link.data for link in found.links]),
        "judgements": [
            (one, verdict_label(one.verdict), standing_label(one.state))
            for one in LinkJudgement.objects.filter(means=means).select_related("made_by")
        ],
    }
    return render(request, "money/means.html", said, status=status)


@require_POST
@page(Action.JUDGE_MONEY)
def withdrawn(request: PageRequest, sha: str, number: int) -> HttpResponse:
    """Take a judgement back."""
    found = LinkJudgement.objects.filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"記録 {number} はありません。")
    withdraw(request.actor, found, reason=request.POST.get("reason", ""))
    messages.success(request, _("取り下げました。"))
    return redirect("money:means", sha=sha, means=found.means)


def _shown(run: MoneyRun, found: MeansWithLinks) -> dict[str, Any]:
    document = run.reading.document
    citer = Citer(document)
    wanted = {number for link in found.links for number in link.data["_rows"]}
    held = dict(sheets(wanted)) if wanted else {}
    linked = [
        LinkedSheets(link, [held[number] for number in link.data["_rows"]], held[link.data["_row"]])
        for link in found.links
    ]
    labels = documents_in([link.data for link in found.links])
    places = Places({*labels, called(document)} | {one.document for one in held.values()})
    subjects = found.data["subjects"]
    indicators = list(IndicatorRow.objects.filter(reading=run.reading, subject__in=subjects))
    tables: dict[str, PageTable] = {
        "years": years_table([found], places, every=True),
        "goals": goals_table(indicators, citer, linked, places),
        "payees": payees_table(linked, places),
    }
    return {
        "means": found,
        "citer": citer,
        "tables": tables,
        "subjects": [(label_of(one), address_of(document.short, one)) for one in subjects],
        "uses": [
            (label_of(use["subject"]), citer.value(use["text"], use["cite"], "", ""))
            for use in found.data["uses"]
        ],
        "links": [_link(one, places, called(document)) for one in linked],
    }


def _link(one: LinkedSheets, places: Places, report: str) -> dict[str, Any]:
    link = one.link
    return {
        "key": link.key,
        "name": one.name,
        "project": link.project,
        "href": places.page_of(one.sheet.document, one.sheet.place),
        "state": state_label(link.state),
        "style": link.state,
        "counted": link.counted,
        "ambiguous": link.data["ambiguous"],
        "judgement": _own(link),
        "evidence": [_evidence(each, places, report, one) for each in link.data["evidence"]],
    }


def _own(link: Linked) -> LinkJudgement | None:
    return link.judgement if link.state in {"confirmed", "added", "rejected"} else None


def _evidence(
    each: Mapping[str, Any], places: Places, report: str, one: LinkedSheets
) -> dict[str, Any]:
    agrees = {True: "yes", False: "no", None: "open"}[each["agrees"]]
    return {
        "kind": evidence_label(each["kind"]),
        "agrees": agrees,
        "said": agreement_label(each),
        "report": places.value(each["from_text"], each["from_cite"], report),
        "sheet": places.value(each["to_text"], each["to_cite"], one.sheet.document),
    }
