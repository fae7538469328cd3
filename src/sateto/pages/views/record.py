"""The page of a record: all its parts, each with its source; records like it."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sateto.finding.keeping import lookup, placed, research_search
from sateto.finding.similar import similar
from sateto.pages.labels import part_label, place_label, role_label, said, status_label, type_label
from sateto.pages.references import FORMS
from sateto.pages.views.search import references
from sateto.records.models import RecordIdentifier, ResearchRecord
from sateto.records.record import ResearchProject
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer

_LIKE = 8


@page()
def record(request: PageRequest, number: int) -> HttpResponse:
    """Show a record; one that was joined to another leads there."""
    kept = stored(number)
    project = lookup([number]).get(number)
    if project is None and kept.joined_to_id is not None:
        return redirect("research:record", kept.joined_to_id)
    if project is None:
        raise NotFoundError(f"研究課題 {number} は、出所で取り下げられています。")
    form = request.GET.get("as", "")
    if form in FORMS:
        return references([project], form, f"research-{number}")
    money = _money(project)
    outputs = _outputs(project)
    download = offer(request, [money, outputs], f"research-{number}")
    if download is not None:
        return download
    return render(request, "research/record.html", _said(kept, project, money, outputs))


def stored(number: int) -> ResearchRecord:
    """Return a record that is stored.

    Raises:
        NotFoundError: there is none of that number.
    """
    found = ResearchRecord.objects.filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"研究課題 {number} はありません。")
    return found


def _said(
    kept: ResearchRecord, project: ResearchProject, money: PageTable, outputs: PageTable
) -> dict[str, Any]:
    search = research_search()
    like = similar(search.catalogue, search.lookup, project, without=[kept.pk], limit=_LIKE)
    return {
        "number": kept.pk,
        "record": project,
        "title": said(project.title) or _("（題名なし）"),
        "other": project.title.en if said(project.title) == project.title.ja else project.title.ja,
        "status": status_label(project.status),
        "statements": [
            (part_label(one.kind), one, said(one.text))
            for one in sorted(project.statements, key=lambda one: not one.is_result)
        ],
        "people": [(one, said(one.name), role_label(one.role)) for one in project.researchers],
        "money": money,
        "outputs": outputs,
        "current": kept.current(),
        "place": place_label(project.origin),
        "versions": kept.versions,
        "like": [
            (said(one.record.title), reverse("research:record", args=(one.key,)), one)
            for one in like
            if one.shared
        ],
        "address": project.origin.address if project.origin.address.startswith("http") else "",
        "forms": [(name, f"?as={name}") for name in FORMS],
        "doubles": kept.doubles.count(),
        "cites": sorted(placed(project).cites.items()),
    }


@page()
def by_identifier(request: PageRequest, scheme: str, value: str) -> HttpResponseRedirect:  # noqa: ARG001 - what all pages take
    """Lead from an identifier 「課題番号、DOI」 to the record: an address that stays."""
    found = RecordIdentifier.objects.filter(scheme=scheme, value=value).order_by("record_id")
    present = found.filter(record__withdrawn=False).first()
    if present is None:
        raise NotFoundError(f"{scheme}:{value[:100]} の研究課題はありません。")
    return HttpResponseRedirect(reverse("research:record", args=(present.record_id,)))


def _money(project: ResearchProject) -> PageTable:
    rows = [
        [
            Cell(one.fiscal_year, str(one.fiscal_year) if one.fiscal_year else _("総額")),
            Cell(one.total, _yen(one.total)),
            Cell(one.direct, _yen(one.direct)),
            Cell(one.indirect, _yen(one.indirect)),
            Cell(_("予定") if one.planned else _("配分")),
            Cell(one.currency),
        ]
        for one in sorted(project.money, key=lambda one: one.fiscal_year or 0)
    ]
    columns = [
        Column(_("年度")),
        Column(_("計"), numeric=True),
        Column(_("直接経費"), numeric=True),
        Column(_("間接経費"), numeric=True),
        Column(_("区分")),
        Column(_("通貨"), downloaded_only=True),
    ]
    return PageTable("money", _("年度ごとの配分額（円）"), columns, [Group(rows)] if rows else [])


def _yen(amount: int | None) -> str:
    return "－" if amount is None else f"{amount:,}"


def _outputs(project: ResearchProject) -> PageTable:
    rows = [
        [
            Cell(type_label(one.kind)),
            Cell(said(one.title) or one.text),
            Cell("、".join(one.authors)),
            Cell(one.year, str(one.year) if one.year else "－"),
            Cell(said(one.where)),
            Cell("、".join(str(each) for each in one.ids)),
        ]
        for one in project.outputs
    ]
    heads = (_("種類"), _("題名"), _("著者"), _("年"), _("掲載・出願"), _("識別子"))
    columns = [Column(head) for head in heads]
    groups = [Group(rows)] if rows else []
    return PageTable("outputs", _("論文・特許・データなど"), columns, groups, stacked=True)
