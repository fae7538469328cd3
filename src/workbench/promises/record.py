"""The record that stands beside a promise: ratings, targets and results, money, remarks."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.models import (
    BudgetRow,
    FieldRow,
    IndicatorRow,
    OpinionRow,
    StoredReading,
)
from workbench.evaluations import showing
from workbench.evaluations.money import budget_table
from workbench.evaluations.years import year_name

_SHORT = 120


@dataclass(frozen=True, slots=True)
class Record:
    """What a report says of one subject.

    Attributes:
        grade: the rating, where it is an indicator with one.
        goal: the mid-term goal, or what is announced for the next cycle.
        table: targets and results by year.
    """

    grade: Cited | None = None
    goal: Cited | None = None
    table: PageTable | None = None


def record_of(report: StoredReading, target: str, citer: Citer) -> Record:
    """Return what a report says of a subject; empty for a field, whose indicators say it."""
    if target.startswith("next:"):
        return Record(goal=_announced(report, target.removeprefix("next:"), citer))
    row = IndicatorRow.objects.filter(reading=report, subject=target).first()
    if row is None:
        return Record()
    grade = citer.value(row.grade, row.grade_cite, row.subject, "rating/grade")
    goal = showing.goal_of(row.data, row.subject, citer)
    return Record(grade if row.grade else None, goal, _years(row, citer))


def remarks_of(
    report: StoredReading, targets: Sequence[str], citer: Citer
) -> tuple[PageTable | None, list[tuple[Cited, list[str]]]]:
    """Return the money of a report's measure, and the experts' remarks about subjects.

    The money is the measure's: a report prints none by indicator.
    """
    if not targets:
        return None, []
    budgets = list(BudgetRow.objects.filter(reading=report))
    wanted = set(targets) | {_field(report, target) for target in targets}
    remarks = [
        (
            citer.value(one.text, one.cite, one.subject, "text", number=str(one.number)),
            list(one.about),
        )
        for one in OpinionRow.objects.filter(reading=report)
        if wanted & set(one.about)
    ]
    return (budget_table(budgets, citer) if budgets else None), remarks


def _field(report: StoredReading, target: str) -> str:
    found = IndicatorRow.objects.filter(reading=report, subject=target)
    number = found.values_list("field_number", flat=True).first()
    return f"F{number}" if number else target


def _announced(report: StoredReading, code: str, citer: Citer) -> Cited | None:
    for row in FieldRow.objects.filter(reading=report):
        for place, following in enumerate(row.data.get("next_indicators") or (), 1):
            if following.get("code") == code and following.get("change") == "new":
                path = f"next_indicators/{place}"
                return citer.text(following, row.subject, path)
    return None


def _years(row: IndicatorRow, citer: Citer) -> PageTable:
    breaks = showing.breaks_in(row.data)
    rows = []
    years = showing.years_of(row.data, row.subject, citer, breaks)
    for year in years:
        sides: list[Any] = []
        for side in ("target", "result"):
            cell: Cited | None = getattr(year, side) or _first(year, side)
            text = cell.text if cell else None
            short = text is not None and len(text) > _SHORT
            shown = replace(cell, text=f"{cell.text[:_SHORT]}…") if cell and short else cell
            sides.append(Cell(text, cited=shown))
        met = {True: "○", False: "×", None: ""}[year.met]
        rows.append([Cell(year.fiscal_year, year_name(year.fiscal_year)), *sides, Cell(met)])
    columns = [
        Column(_("年度")),
        Column(_("年度目標")),
        Column(_("実績")),
        Column(_("目標を満たすか（計算）"), downloaded_only=all(y.met is None for y in years)),
    ]
    caption = _("%(code)s の年度目標と実績") % {"code": row.code}
    return PageTable(f"years-{row.subject}", caption, columns, [Group(rows)])


def _first(year: showing.Year, side: str) -> Cited | None:
    return next((found for pair in year.pairs if (found := getattr(pair, side))), None)
