"""The page of a measure."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.kept import kept
from sesaku_web.pages.tables import TABLE, download, link
from sesaku_web.sources.models import BudgetRow, FieldRow, IndicatorRow, MeasureRow
from sesaku_web.sources.rows.made import told_apart
from workbench.evaluations import following, money, querysets
from workbench.evaluations.matrix import matrix

_LISTED = {"goals": "goal", "results": "result", "next_goals": "next_goal"}


@page()
def measure(request: PageRequest, sha: str) -> HttpResponse:
    """Show a measure: goals, attainment, indicators, money, opinions, what changes next."""
    row = querysets.row_of(querysets.MEASURE, sha, "measure")
    document = row.reading.document
    corrections = querysets.corrections_of(document)
    citer = Citer(document, corrections)
    if TABLE in request.GET:
        tables = _shown(row.pk, citer)["tables"].values()
        return download(request, tables, f"{document.short}-measure")
    said = {
        "row": row,
        "reading": row.reading,
        "document": document,
        "citer": citer,
        "body": kept(
            "evaluations/measure_body.html",
            row.reading,
            "measure",
            corrections,
            lambda: _shown(row.pk, citer),
        ),
    }
    return render(request, "evaluations/measure.html", said)


def _shown(number: int, citer: Citer) -> dict[str, Any]:
    """Return what the body of the page shows of a measure."""
    row = MeasureRow.objects.select_related("reading__document").get(pk=number)
    fields = querysets.fields(row.reading_id)
    indicators = querysets.indicators(row.reading_id)
    budgets = list(BudgetRow.objects.filter(reading=row.reading_id))
    tables = {
        "matrix": matrix(indicators, fields, citer),
        "budgets": money.budget_table(budgets, citer),
        "following": following.table(fields, citer),
    }
    form = money.form_table(row.data.get("budget_form"), citer)
    if form is not None:
        tables["form"] = form
    link(tables.values())
    return {
        "row": row,
        "document": row.reading.document,
        "citer": citer,
        "tables": tables,
        "charts": money.charts(budgets),
        "fields": [(field, citer.page_of("fields", field.subject)) for field in fields],
        "directions": following.directions(fields, citer),
        "opinions": _opinions(row, indicators, fields, citer),
        "diagnostics": row.reading.diagnosticrows.count(),
        **_texts(row.data, citer),
    }


def _texts(data: dict[str, Any], citer: Citer) -> dict[str, Any]:
    """Return the texts of a measure, each with its place."""
    attainment = data["attainment"] or {}
    listed = {name: _members(data.get(name, ()), of, citer) for name, of in _LISTED.items()}
    plain = {
        name: citer.value(data[name], data["cites"].get(name, ()), "measure", name)
        for name in ("ministry", "code", "name", "fiscal_year", "department", "evaluated_on")
        if data[name] is not None
    }
    return {
        **listed,
        "plain": plain,
        "goal_preamble": citer.text(data["goal_preamble"], "measure", "goal_preamble"),
        "purposes": citer.texts(data["purposes"], "measure", "purposes"),
        "overall": citer.text(data.get("overall"), "measure", "overall"),
        "policy": citer.text(data.get("policy"), "measure", "policy"),
        "goal_basis": citer.text(data.get("goal_basis"), "measure", "goal_basis"),
        "notes": citer.texts(data["notes"], "measure", "notes"),
        "form_items": citer.texts(
            (data.get("budget_form") or {}).get("items", ()), "measure", "budget_form/items"
        ),
        "grade": attainment.get("grade") or "",
        "level": _attained(attainment, "label", citer),
        "basis": _attained(attainment, "basis", citer),
    }


def _attained(attainment: dict[str, Any], name: str, citer: Citer) -> object:
    if not attainment.get(name):
        return None
    cite = attainment.get(f"{name}_cite") or attainment["cite"]
    return citer.value(attainment[name], cite, "measure", f"attainment/{name}")


def _members(records: Any, of: str, citer: Citer) -> list[object]:  # noqa: ANN401 - JSON
    subjects = told_apart(
        f"{of}:{record.get('number') or place}" for place, record in enumerate(records, 1)
    )
    return [
        citer.text(record, subject, "") for subject, record in zip(subjects, records, strict=True)
    ]


def _named(code: str) -> str:
    """Return what an opinion is about, in words; ``next:2-5`` is an indicator of the next cycle."""
    following = code.removeprefix("next:")
    return code if following == code else _("次期 %(code)s") % {"code": following}


def _opinions(
    row: MeasureRow, indicators: list[IndicatorRow], fields: list[FieldRow], citer: Citer
) -> list[tuple[object, list[tuple[str, str]]]]:
    """Return the opinions, each with the indicators and fields that it is about."""
    codes = {one.code: citer.page_of("indicators", one.subject) for one in indicators}
    codes |= {one.subject: citer.page_of("fields", one.subject) for one in fields}
    return [
        (
            citer.value(one.text, one.cite, one.subject, "text", number=str(one.number)),
            [(_named(code), codes.get(code, "")) for code in one.about],
        )
        for one in querysets.opinions(row.reading_id)
    ]
