"""The page of a policy field."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.kept import kept
from sesaku_web.pages.tables import TABLE, download, link
from sesaku_web.sources.models import FieldRow, IndicatorRow
from sesaku_web.sources.rows.made import names_in
from workbench.evaluations import following, means, querysets, references
from workbench.evaluations.matrix import matrix


@page()
def field(request: PageRequest, sha: str, subject: str) -> HttpResponse:
    """Show a field: overview, indicators, reference indicators, analysis, what changes next."""
    row = querysets.row_of(querysets.FIELD, sha, subject)
    document = row.reading.document
    corrections = querysets.corrections_of(document)
    citer = Citer(document, corrections)
    if TABLE in request.GET:
        return download(request, _shown(row.pk, citer)["every"], f"{document.short}-{subject}")
    said = {
        "row": row,
        "body": kept(
            "evaluations/field_body.html",
            row.reading,
            subject,
            corrections,
            lambda: {**_shown(row.pk, citer), "reading": row.reading},
        ),
    }
    return render(request, "evaluations/field.html", said)


def _shown(number: int, citer: Citer) -> dict[str, Any]:
    """Return what the body of the page shows of a field."""
    row = FieldRow.objects.get(pk=number)
    subject = row.subject
    found = IndicatorRow.objects.filter(reading=row.reading_id, field_number=row.number)
    shown = references.shown(row.data["reference_indicators"], subject, citer)
    tables = {
        "matrix": matrix(list(found), [row], citer),
        "following": following.table([row], citer),
        "means": means.table(row.data.get("means", ()), subject, citer),
    }
    every = [*tables.values(), *(one.table for one in shown)]
    link(every)
    return {
        "row": row,
        "citer": citer,
        "name": citer.value(row.name, row.cite, subject, "name"),
        "tables": tables,
        "every": every,
        "references": shown,
        "overview": citer.texts(row.data["overview"], subject, "overview"),
        "direction": citer.text(row.data["next_measure"], subject, "next_measure"),
        **_parts(row.data, subject, citer),
    }


def _parts(data: dict[str, Any], subject: str, citer: Citer) -> dict[str, Any]:
    analysis = zip(names_in(data["analysis"]), data["analysis"], strict=True)
    materials = zip(names_in(data["materials"]), data["materials"], strict=True)
    policies = zip(names_in(data["cabinet_policies"]), data["cabinet_policies"], strict=True)
    return {
        "analysis": [
            (
                part["code"],
                citer.text(part, subject, f"analysis/{name}"),
                means.mentioned(part["means"], citer),
            )
            for name, part in analysis
        ],
        "materials": [
            (part, citer.value(part["title"], part["cite"], subject, f"materials/{name}/title"))
            for name, part in materials
        ],
        "policies": [
            (
                part,
                citer.value(part["title"], part["cite"], subject, f"cabinet_policies/{name}/title"),
            )
            for name, part in policies
        ],
    }
