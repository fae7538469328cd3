"""The money of one report: means and projects, budget and execution, what adds up."""

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.tables import offer
from workbench.money.adding import with_added
from workbench.money.linked import means_with_links
from workbench.money.places import Places
from workbench.money.printed import json_file, money_as_json
from workbench.money.running import comparisons_of, judgements, run_of
from workbench.money.tables import amounts_table, comparisons_table, means_table, years_table
from workbench.money.vocabulary import state_label

_STATES = ("certain", "likely", "confirmed", "added", "candidate", "rejected", "not_chosen", "none")


@page()
def document(request: PageRequest, sha: str) -> HttpResponse:
    """Show the money of a report."""
    reading = reading_of(sha)
    held = reading.document
    run = with_added(run_of(reading))
    said = judgements(run)
    means = means_with_links(run, said)
    compared = comparisons_of(run, said)
    if request.GET.get("as") == "json" and "table" not in request.GET:
        content = money_as_json(run, held.name, means, compared)
        return json_file(content, f"{held.short}-money.json")
    places = Places(documents_in([*run.content["links"], *compared]))
    tables = {
        "means": means_table(means, held.short, places),
        "years": years_table(means, places),
        "comparisons": comparisons_table(compared),
        "amounts": amounts_table(compared, places),
    }
    download = offer(request, tables.values(), f"{held.short}-money")
    if download is not None:
        return download
    states = Counter(
        state for one in means for state in ({each.state for each in one.links} or {"none"})
    )
    shown = {
        "reading": reading,
        "document": held,
        "citer": Citer(held),
        "tables": tables,
        "count": len(means),
        "sheets": run.content["sheets"],
        "states": [(state_label(one), states[one]) for one in _STATES if states[one]],
    }
    return render(request, "money/document.html", shown)


def documents_in(content: Any) -> set[str]:  # noqa: ANN401 - JSON
    """Return the labels of the documents that a part of a run speaks of."""
    if isinstance(content, list):
        return {label for one in content for label in documents_in(one)}
    if not isinstance(content, dict):
        return set()
    own = {content["document"]} if isinstance(content.get("document"), str) else set()
    return own | {label for value in content.values() for label in documents_in(value)}
