"""Linking what is stored: once for each set of review sheets, and again when they change."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from django.db import transaction

from sesaku.linking.money.interchange import comparison_as_dict, link_as_dict, years_as_list
from sesaku.linking.money.matching import MoneyLink, links_to_sheets
from sesaku.linking.money.means import Means, means_of
from sesaku.linking.money.reconciling import reconcile
from sesaku.linking.money.series import ProjectSeries, Sheet
from sesaku.linking.money.spending import money_by_year
from sesaku.model.reading import Reading
from sesaku.model.snapshot import reading_of
from sesaku.model.walk import plain
from sesaku_web.sources.models import ReadingContent, StoredReading
from workbench.money.identity import means_key, project_keys
from workbench.money.models import LinkJudgement, MoneyRun
from workbench.money.sheets import called, outlined, sheets, version

State: TypeAlias = str
Rows: TypeAlias = Mapping[tuple[str, int], int]
"""Numbers of rows by the hash of the document and the place of the sheet in it."""

COUNTED = frozenset({"certain", "likely", "confirmed", "added"})
"""States of links whose money counts in sums."""

_JUDGED: Mapping[str, State] = {
    LinkJudgement.Verdict.CONFIRM: "confirmed",
    LinkJudgement.Verdict.CHOOSE: "confirmed",
    LinkJudgement.Verdict.ADD: "added",
    LinkJudgement.Verdict.REJECT: "rejected",
}


def run_of(reading: StoredReading) -> MoneyRun:
    """Return the links of a report to the sheets held today, made now where there are none."""
    wanted = version()
    run = MoneyRun.objects.filter(reading=reading, version=wanted).first()
    return run if run is not None else _run(reading, wanted)


def judgements(run: MoneyRun) -> dict[str, list[LinkJudgement]]:
    """Return the judgements that stand about the means of a run, by means."""
    found: dict[str, list[LinkJudgement]] = defaultdict(list)
    keys = [one["_key"] for one in run.content["means"]]
    said = LinkJudgement.objects.standing().filter(means__in=keys).select_related("made_by")
    for one in said:
        found[one.means].append(one)
    return found


def state_of(
    link: Mapping[str, Any], said: Sequence[LinkJudgement]
) -> tuple[State, LinkJudgement | None]:
    """Return what a link counts as, and the judgement that says so.

    Args:
        link: the link, as a run holds it.
        said: the judgements that stand about its means.
    """
    own = next((one for one in said if one.project in link["_projects"]), None)
    if own is not None:
        return _JUDGED[own.verdict], own
    chosen = next((one for one in said if one.verdict == LinkJudgement.Verdict.CHOOSE), None)
    return ("not_chosen", chosen) if chosen is not None else (str(link["confidence"]), None)


def comparisons_of(
    run: MoneyRun, said: Mapping[str, Sequence[LinkJudgement]]
) -> list[dict[str, Any]]:
    """Return the money told in several places, by what people said of the links."""
    numbers = sorted(one.pk for each in said.values() for one in each)
    judged = hashlib.sha256(repr(numbers).encode()).hexdigest()[:16]
    if run.judged != judged:
        found = _compared(run, said)
        MoneyRun.objects.filter(pk=run.pk).update(judged=judged, comparisons=found)
        run.judged, run.comparisons = judged, found
    return list(run.comparisons)


def _run(reading: StoredReading, wanted: str) -> MoneyRun:
    report = report_of(reading)
    found, rows, count = linked(report)
    links: dict[str, list[MoneyLink]] = defaultdict(list)
    for link in found:
        links[means_key(link.means.name.printed)].append(link)
    every = means_of(report)
    content = {
        "means": [_means(one) for one in every],
        "links": [one for key in links for one in links_as_held(key, links[key], rows)],
        "sheets": count,
    }
    with transaction.atomic():
        # Whoever comes second waits here, and finds what the first has made.
        StoredReading.objects.select_for_update().get(pk=reading.pk)
        run, _made = MoneyRun.objects.get_or_create(
            reading=reading, version=wanted, defaults={"content": content}
        )
        MoneyRun.objects.filter(reading=reading).exclude(pk=run.pk).delete()
    return run


def linked(report: Reading) -> tuple[Sequence[MoneyLink], Rows, int]:
    """Return the links of a report, the rows of sheets by hash and place, and how many there are.

    A sheet is long, and few are linked: all are linked by their outlines first, then those that
    were are read whole, and all are linked again.
    """
    held = outlined({})
    rows = rows_of(held)
    first = links_to_sheets(report, [sheet for _, sheet in held])
    wanted = {rows[one.sha256, one.place] for link in first for one in link.series.sheets}
    if wanted:
        held = outlined(dict(sheets(wanted)))
    return links_to_sheets(report, [sheet for _, sheet in held]), rows, len(held)


def rows_of(held: Iterable[tuple[int, Sheet]]) -> Rows:
    """Return the numbers of rows by what their sheets are."""
    return {(sheet.sha256, sheet.place): number for number, sheet in held}


def report_of(reading: StoredReading) -> Reading:
    """Return a report as the core reads it, called as runs call documents."""
    content = ReadingContent.objects.get(reading=reading)
    return reading_of(json.loads(content.snapshot), content.text, called(reading.document))


def _means(one: Means) -> dict[str, Any]:
    return {
        "_key": means_key(one.name.printed),
        "name": one.name.printed,
        "subjects": list(one.subjects),
        "fiscal_years": sorted(one.fiscal_years),
        "uses": [
            {
                "subject": use.subject,
                "number": use.number,
                "text": use.text,
                "fiscal_years": list(use.fiscal_years),
                "cite": plain(use.cite),
            }
            for use in one.uses
        ],
    }


def links_as_held(key: str, links: Sequence[MoneyLink], rows: Rows) -> list[dict[str, Any]]:
    """Return the links of one means as a run holds them; what begins with ``_`` is ours alone."""
    return [
        {
            **link_as_dict(link),
            "years": years_as_list(money_by_year(link.series)),
            "_key": key,
            "_projects": projects,
            "_row": rows[link.sheet.sha256, link.sheet.place],
            "_rows": [rows[sheet.sha256, sheet.place] for sheet in link.series.sheets],
        }
        for link, projects in zip(links, project_keys(links), strict=True)
    ]


def _compared(run: MoneyRun, said: Mapping[str, Sequence[LinkJudgement]]) -> list[dict[str, Any]]:
    report = report_of(run.reading)
    by_key = {means_key(one.name.printed): one for one in means_of(report)}
    wanted = {number for link in run.content["links"] for number in link["_rows"]}
    held = dict(sheets(wanted)) if wanted else {}
    series: dict[tuple[int, ...], ProjectSeries] = {}
    links = []
    for link in run.content["links"]:
        numbers = tuple(link["_rows"])
        one = series.setdefault(numbers, ProjectSeries(tuple(held[each] for each in numbers)))
        state, _judgement = state_of(link, said.get(link["_key"], ()))
        links.append(
            MoneyLink(
                means=by_key[link["_key"]],
                series=one,
                sheet=held[link["_row"]],
                confidence="certain" if state in COUNTED else "candidate",
                ambiguous=False,
                evidence=(),
            )
        )
    return [comparison_as_dict(one) for one in reconcile(report, links)]
