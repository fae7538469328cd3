"""The page of an indicator."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.kept import kept
from sesaku_web.pages.tables import TABLE, Cell, Column, Group, PageTable, download, link
from sesaku_web.sources.models import IndicatorRow
from workbench.evaluations import means, querysets, showing
from workbench.evaluations.years import year_name


@page()
def indicator(request: PageRequest, sha: str, subject: str) -> HttpResponse:
    """Show an indicator: goal, years, notes, analysis, next cycle, opinions."""
    row = querysets.row_of(querysets.INDICATOR, sha, subject)
    document = row.reading.document
    field_subject = f"F{row.field_number}"
    corrections = querysets.corrections_on(document, subject, field_subject)
    citer = Citer(document, corrections)
    if TABLE in request.GET:
        (whole,) = querysets.WHOLE_INDICATOR(row=row.pk)
        breaks = showing.breaks_in(whole.data)
        table = _table(showing.years_of(whole.data, subject, citer, breaks), whole)
        return download(request, [table], f"{document.short}-{row.code}")
    said = {
        "row": row,
        "body": kept(
            "evaluations/indicator_body.html",
            row.reading,
            subject,
            corrections,
            lambda: {**_shown(row.pk, citer, field_subject), "reading": row.reading},
        ),
    }
    return render(request, "evaluations/indicator.html", said)


def _shown(number: int, citer: Citer, field_subject: str) -> dict[str, Any]:
    """Return what the body of the page shows of an indicator."""
    (row,) = querysets.WHOLE_INDICATOR(row=number)
    subject = row.subject
    breaks = showing.breaks_in(row.data)
    years = showing.years_of(row.data, subject, citer, breaks)
    numeric = not any(year.textual for year in years)
    table = _table(years if numeric else (), row)  # texts are shown year by year
    link([table])
    return {
        "row": row,
        "citer": citer,
        "field_href": citer.page_of("fields", field_subject),
        "years": years,
        "numeric": numeric,
        "table": table,
        "breaks": breaks,
        "chart": showing.chart_of(row.data, breaks, (_("年度目標"), _("実績"))),
        "goal": showing.goal_of(row.data, subject, citer),
        "baseline": showing.bound(row.data, "baseline", subject, citer),
        "target": showing.bound(row.data, "target", subject, citer),
        "mark": _mark(row, citer),
        "rating": citer.value(row.grade, row.grade_cite, subject, "rating/grade"),
        "name": citer.value(row.name, row.cite, subject, "name"),
        "rationale": citer.text(row.data.get("rationale"), subject, "rationale"),
        "source": citer.text(row.data["source"], subject, "source"),
        "notes": citer.texts(row.data["notes"], subject, "notes"),
        **_around(row, citer, field_subject),
    }


def _mark(row: IndicatorRow, citer: Citer) -> Cited | None:
    """Return the mark that a form prints for the whole indicator."""
    mark = row.data.get("mark")
    if not mark:
        return None
    return citer.value(mark, row.data["cites"].get("mark", ()), row.subject, "mark")


def _around(row: IndicatorRow, citer: Citer, field_subject: str) -> dict[str, Any]:
    """Return what the field says of the indicator, the opinions about it, and its neighbours."""
    return {
        "analysis": [
            (citer.text(part, field_subject, part["path"]), means.mentioned(part["means"], citer))
            for part in row.analysis
        ],
        "following": [
            (citer.text(part, field_subject, part["path"]), part) for part in row.following
        ],
        "opinions": [
            citer.value(one["text"], one["cite"], one["subject"], "text", number=str(one["number"]))
            for one in row.around.get("opinions", ())
        ],
        "before": row.around.get("before"),
        "after": row.around.get("after"),
    }


def _table(years: Sequence[showing.Year], row: IndicatorRow) -> PageTable:
    """Return targets and results, one row an item."""
    rows = []
    for year in years:
        for pair in year.pairs or [showing.Pair("", year.target, year.result)]:
            target, result = pair.target, pair.result
            rows.append(
                (
                    Cell(year.fiscal_year, year_name(year.fiscal_year)),
                    Cell(pair.number),
                    Cell(target.text if target else None, cited=target, tools=True),
                    Cell(result.text if result else None, cited=result, tools=True),
                    Cell(year.mark),
                    Cell({True: "○", False: "×", None: ""}[year.met]),
                    Cell(target.view if target else ""),
                    Cell(result.view if result else ""),
                )
            )
    columns = _columns(
        get_language() or "",
        marked=any(year.mark for year in years),
        judged=any(year.met is not None for year in years),
    )
    caption = _("%(code)s の年度目標と実績") % {"code": row.code}
    return PageTable("years", caption, columns, [Group(rows)])


@cache
def _columns(language: str, *, marked: bool, judged: bool) -> tuple[Column, ...]:  # noqa: ARG001 - it is the active one
    """Return the columns, those of marks and judgements where the print has any."""
    return (
        Column(_("年度")),
        Column(_("項目"), downloaded_only=True),
        Column(_("年度目標"), numeric=True),
        Column(_("実績"), numeric=True),
        Column(_("達成の印"), downloaded_only=not marked),
        Column(_("目標を満たすか（計算）"), downloaded_only=not judged),
        Column(_("年度目標の典拠"), downloaded_only=True),
        Column(_("実績の典拠"), downloaded_only=True),
    )
