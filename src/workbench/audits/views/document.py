"""The audit of one document."""

from collections import Counter
from collections.abc import Sequence

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render

from sesaku.checks.check import CATEGORIES, SEVERITIES
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.subjects import label_of
from sesaku_web.pages.tables import offer
from workbench.audits import querysets
from workbench.audits.printed import as_json
from workbench.audits.querysets import Judged, Wanted
from workbench.audits.running import run_of
from workbench.audits.tables import findings_table, tallies_table
from workbench.audits.vocabulary import category_label, severity_label, state_label

STATES = ("open", "confirm", "dismiss", "review")
_NARROWED = ("category", "severity", "check", "subject", "state")


@page()
def document(request: PageRequest, sha: str) -> HttpResponse:
    """List the findings of a document; what is asked for narrows the list."""
    reading = reading_of(sha)
    held = reading.document
    run = run_of(reading)
    wanted = Wanted(**{name: request.GET.get(name, "") for name in _NARROWED})
    every = querysets.findings(run, Wanted())
    if request.GET.get("as") == "json" and "table" not in request.GET:
        response = JsonResponse(as_json(run, held.name), json_dumps_params={"ensure_ascii": False})
        response["Content-Disposition"] = f'attachment; filename="{held.short}-audit.json"'
        return response
    citer = Citer(held)
    found = querysets.findings(run, wanted)
    tables = [findings_table(found, citer, held.short), tallies_table(run)]
    download = offer(request, tables, f"{held.short}-audit")
    if download is not None:
        return download
    said = {
        "reading": reading,
        "document": held,
        "citer": citer,
        "run": run,
        "findings": tables[0],
        "tallies": tables[1],
        "wanted": wanted,
        "count": len(found),
        "all": len(every),
        "answered": sum(tally["applied"] for tally in run.tallies),
        "abstained": sum(len(tally["not_applicable"]) for tally in run.tallies),
        **_choices(every),
    }
    return render(request, "audits/document.html", said)


def _choices(every: Sequence[Judged]) -> dict[str, object]:
    """Return what a list may be narrowed to, with counts."""
    categories = Counter(one.finding.category for one in every)
    severities = Counter(one.finding.severity for one in every)
    states = Counter(one.state for one in every)
    subjects = Counter(one.finding.subject for one in every)
    return {
        "categories": [
            (one, category_label(one), categories[one]) for one in CATEGORIES if categories[one]
        ],
        "severities": [
            (one, severity_label(one), severities[one]) for one in SEVERITIES if severities[one]
        ],
        "states": [(one, state_label(one), states[one]) for one in STATES if states[one]],
        "subjects": [(one, label_of(one), number) for one, number in subjects.items()],
    }
