"""The register of remarks: the measures that have remarks, and the register of one."""

from collections.abc import Sequence

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.lookup import reading_of
from sesaku_web.pages.tables import offer
from sesaku_web.sources.models import OpinionRow
from workbench.comparisons import querysets, registered
from workbench.comparisons.derived import register_of
from workbench.comparisons.registered import Shown
from workbench.comparisons.vocabulary import STANCES, STATUSES, stance_label, status_label


@page()
def measures(request: PageRequest) -> HttpResponse:
    """List the measures whose reports have remarks."""
    groups = querysets.measures()
    pks = [one.reading.pk for group in groups for one in group]
    counted = OpinionRow.objects.filter(reading_id__in=pks).order_by().values_list("reading_id")
    counts = dict(counted.annotate(Count("pk")))
    listed = [
        (group[-1], group, sum(counts.get(one.reading.pk, 0) for one in group)) for group in groups
    ]
    said = {"listed": [entry for entry in listed if entry[2]]}
    return render(request, "comparisons/registers.html", said)


@page()
def register(request: PageRequest, sha: str) -> HttpResponse:
    """Show the remarks of a measure's reports; stance, status, report and words narrow them."""
    found = remarks_of(sha)
    asked = {name: request.GET.get(name, "").strip() for name in ("stance", "status", "of", "q")}
    shown = [remark for remark in found if _is_asked(remark, asked)]
    table = registered.table(shown)
    download = offer(request, [table], f"{sha}-remarks")
    if download is not None:
        return download
    said = {
        "sha": sha,
        "reading": reading_of(sha),
        "remarks": shown,
        "count": len(found),
        "open": sum(1 for remark in found if remark.open_since is not None),
        "table": table,
        "asked": asked,
        "stances": [(name, stance_label(name)) for name in STANCES],
        "statuses": [(name, status_label(name)) for name in STATUSES],
        "reports": list(dict.fromkeys((remark.sha, remark.title) for remark in found)),
        "may_judge": request.actor.may(Action.MAKE_CORRECTIONS),
    }
    return render(request, "comparisons/remarks.html", said)


def remarks_of(sha: str) -> Sequence[Shown]:
    """Return the register of the measure that a document reports on, to show.

    Raises:
        NotFoundError: there is no such document, or it reports on no measure.
    """
    document = reading_of(sha).document
    reports = querysets.of_measure(document)
    if not reports:
        raise NotFoundError(f"{document.name} に所見の台帳はありません。")
    readings = [one.reading for one in reports]
    decided = querysets.standing_remarks(reading.document for reading in readings)
    return registered.shown(register_of(readings), readings, decided)


def _is_asked(remark: Shown, asked: dict[str, str]) -> bool:
    return (
        asked["stance"] in ("", remark.stance)
        and asked["status"] in ("", remark.status)
        and asked["of"] in ("", remark.sha)
        and (not asked["q"] or asked["q"] in remark.cited.text)
    )
