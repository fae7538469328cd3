"""Over time: choosing two reports, and what became what from one to the other."""

import itertools

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.tables import offer
from workbench.comparisons import querysets
from workbench.comparisons.derived import links_between
from workbench.comparisons.linked import Linked
from workbench.comparisons.tables import crosswalk, figures, wordings

_FEW = 60
"""So many differences of wordings are opened on a page; a table has them all."""


@page()
def choice(request: PageRequest) -> HttpResponse:
    """Show the reports by measure, and ask which two to compare."""
    first, second = request.GET.get("first", ""), request.GET.get("second", "")
    if first and second:
        return redirect("comparisons:pair", first, second)
    groups = querysets.measures()
    wanted = request.GET.get("document", "")
    if wanted:
        groups = [
            group for group in groups if any(one.reading.document.short == wanted for one in group)
        ]
    said = {
        "groups": [(group, list(itertools.pairwise(group))) for group in groups],
        "reports": [one for group in groups for one in group],
        "wanted": wanted,
    }
    return render(request, "comparisons/choice.html", said)


@page()
def pair(request: PageRequest, first: str, second: str) -> HttpResponse:
    """Show what became what, how wordings changed, and the joined series and budgets."""
    one, two = reading_of(first), reading_of(second)
    found = links_between(one, two)
    decided = querysets.standing(one.document, two.document)
    linked = Linked(one, two, decided)
    links = [linked.shown(link) for link in found["links"]]
    citers = {reading.document.sha256: Citer(reading.document) for reading in (one, two)}
    judge = f"{reverse('comparisons:link', args=(one.document.short, two.document.short))}?of="
    tables = {
        "crosswalk": crosswalk.table(links, judge),
        "differences": wordings.table(found["differences"]),
        "series": figures.series_table(found["series"], citers),
        "budgets": figures.budget_table(found["budgets"], citers),
    }
    download = offer(request, tables.values(), f"{one.document.short}-{two.document.short}")
    if download is not None:
        return download
    marked = wordings.marked(found["differences"], citers)
    said = {
        "first": one,
        "second": two,
        "tables": tables,
        "counts": _counts([link.relation_now for link in links]),
        "traces": _counts([link.trace for link in links if link.is_trace]),
        "marked": marked[:_FEW],
        "more": max(len(marked) - _FEW, 0),
        "series": figures.shown_series(found["series"]),
        "notes": figures.said(found["budget_notes"]),
        "may_judge": request.actor.may(Action.MAKE_CORRECTIONS),
        "caption": _("文言の違い"),
    }
    return render(request, "comparisons/pair.html", said)


def _counts(values: list[str]) -> list[tuple[str, int]]:
    return [(value, values.count(value)) for value in dict.fromkeys(values)]
