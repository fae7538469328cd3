"""The page of an indicator."""

from typing import Any, cast

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from sesaku_web.sources.models import IndicatorRow
from workbench.evaluations import querysets, showing
from workbench.evaluations.years import year_name


@page()
def indicator(request: PageRequest, sha: str, subject: str) -> HttpResponse:
    """Show an indicator: goal, years, notes, analysis, next cycle, opinions."""
    row = cast("IndicatorRow", querysets.row_of(IndicatorRow.objects.all(), sha, subject))
    field_subject = f"F{row.field_number}"
    document = row.reading.document
    citer = Citer(document, querysets.corrections_of(document, subject, field_subject))
    breaks = showing.breaks_in(row.data)
    years = showing.years_of(row.data, subject, citer, breaks)
    table = _table(years, row)
    download = offer(request, [table], f"{document.short}-{row.code}")
    if download is not None:
        return download
    names = (_("年度目標"), _("実績"))
    said = {
        "row": row,
        "reading": row.reading,
        "document": document,
        "citer": citer,
        "years": years,
        "numeric": not any(year.textual for year in years),
        "table": table,
        "breaks": breaks,
        "chart": showing.chart_of(row.data, breaks, names),
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
    return render(request, "evaluations/indicator.html", said)


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
            (citer.text(part, field_subject, part["path"]), part["means"])
            for part in row.analysis
        ],
        "following": [
            (citer.text(part, field_subject, part["path"]), part)
            for part in row.following
        ],
        "opinions": [
            citer.value(one["text"], one["cite"], one["subject"], "text", number=str(one["number"]))
            for one in row.around.get("opinions", ())
        ],
        "before": row.around.get("before"),
        "after": row.around.get("after"),
        "field_href": citer.page_of("fields", field_subject),
    }


def _table(years: list[showing.Year], row: IndicatorRow) -> PageTable:
    """Return targets and results, one row an item: for numbers what is shown, for texts to keep."""
    rows = []
    for year in years:
        pairs = year.pairs or [showing.Pair("", year.target, year.result)]
        for pair in pairs:
            met = {True: "○", False: "×", None: ""}[year.met]
            rows.append(
                (
                    Cell(year.fiscal_year, year_name(year.fiscal_year)),
                    Cell(pair.number),
                    Cell(pair.target.text if pair.target else None, cited=pair.target, tools=True),
                    Cell(pair.result.text if pair.result else None, cited=pair.result, tools=True),
                    Cell(year.mark),
                    Cell(met),
                    Cell(pair.target.view if pair.target else ""),
                    Cell(pair.result.view if pair.result else ""),
                )
            )
    columns = (
        Column(_("年度")),
        Column(_("項目"), downloaded_only=True),
        Column(_("年度目標"), numeric=True),
        Column(_("実績"), numeric=True),
        Column(_("達成の印"), downloaded_only=not any(year.mark for year in years)),
        Column(_("目標を満たすか（計算）"), downloaded_only=all(y.met is None for y in years)),
        Column(_("年度目標の典拠"), downloaded_only=True),
        Column(_("実績の典拠"), downloaded_only=True),
    )
    caption = _("%(code)s の年度目標と実績") % {"code": row.code}
    return PageTable("years", caption, columns, [Group(rows)])
