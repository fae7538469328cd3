"""Joined series and budgets: tables, charts, and what must be said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.evaluations.breaks import Breaks
from workbench.evaluations.charts.series import Chart, Figure, Series, chart
from workbench.evaluations.money import PARTS, part_label, scope_label

_BREAKING = {"unit_changes", "gap"}


@dataclass(frozen=True, slots=True)
class JoinedSeries:
    """A joined series to show: its chart, and what must be said of it."""

    subject: str
    name: str
    chart: Chart | None
    said: Sequence[str]


def series_table(series: Sequence[Mapping[str, Any]], citers: Mapping[str, Citer]) -> PageTable:
    """Return every value of the joined series, one row a value."""
    groups = []
    for each in series:
        rows = [
            [
                Cell(each["subject"]),
                Cell(each["name"]),
                Cell(point["fiscal_year"]),
                Cell(point["part"], _part(point["part"])),
                Cell(
                    point["value"],
                    point["raw"],
                    cited=citers[point["document"]].value(
                        point["raw"], point["cite"], each["subject"], ""
                    ),
                ),
                Cell(point["raw"]),
                Cell(point["unit"]),
                Cell("／".join(said(each["breaks"]))),
            ]
            for point in each["points"]
        ]
        groups.append(Group(rows, f"{each['subject']} {each['name']}"))
    columns = [
        Column(_("番号"), downloaded_only=True),
        Column(_("名称"), downloaded_only=True),
        Column(_("年度")),
        Column(_("目標・実績")),
        Column(_("値"), numeric=True),
        Column(_("原文"), downloaded_only=True),
        Column(_("単位")),
        Column(_("比べるときの注意"), downloaded_only=True),
    ]
    return PageTable("series", _("つないだ数値の系列"), columns, groups)


def shown_series(series: Sequence[Mapping[str, Any]]) -> list[JoinedSeries]:
    """Return the joined series with their charts."""
    return [
        JoinedSeries(each["subject"], each["name"], _chart(each), said(each["breaks"]))
        for each in series
    ]


def budget_table(budgets: Sequence[Mapping[str, Any]], citers: Mapping[str, Citer]) -> PageTable:
    """Return the joined budgets: one row a year, scope and document."""
    groups: dict[str, list[list[Cell]]] = {}
    for each in budgets:
        documents = dict.fromkeys(
            amount["document"] for amounts in each["amounts"].values() for amount in amounts
        )
        for number, document in enumerate(documents):
            cells = [_amount(each, part, document, citers[document]) for part in PARTS]
            unit = _unit(each, document)
            rate = each["execution_rate"] if number == len(documents) - 1 else None
            groups.setdefault(scope_label(each["scope"] or ""), []).append(
                [
                    Cell(each["fiscal_year"]),
                    Cell(_("先") if citers[document] is next(iter(citers.values())) else _("後")),
                    Cell(unit),
                    *cells,
                    Cell(rate, "" if rate is None else f"{rate:.1%}"),
                ]
            )
    columns = [
        Column(_("年度")),
        Column(_("文書")),
        Column(_("単位")),
        *(Column(part_label(part), numeric=True) for part in PARTS),
        Column(_("執行率（計算）"), numeric=True),
    ]
    found = [Group(rows, label) for label, rows in groups.items()]
    return PageTable("budgets", _("つないだ予算額・執行額"), columns, found)


def said(statements: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return sentences in the language of the page."""
    key = "message" if get_language() == "ja" else "message_en"
    return [each[key] for each in statements]


def _amount(each: Mapping[str, Any], part: str, document: str, citer: Citer) -> Cell:
    for amount in each["amounts"].get(part, ()):
        if amount["document"] == document:
            cited = citer.value(amount["raw"], amount["cell"]["cite"], "budget", "")
            return Cell(amount["value"], amount["raw"], cited=cited)
    return Cell(None, "")


def _unit(each: Mapping[str, Any], document: str) -> str:
    for amounts in each["amounts"].values():
        for amount in amounts:
            if amount["document"] == document:
                return str(amount["unit"] or "")
    return ""


def _part(part: str) -> str:
    return _("目標") if part == "target" else _("実績")


def _chart(each: Mapping[str, Any]) -> Chart | None:
    lines: dict[str, dict[int, Figure]] = {"target": {}, "result": {}}
    for point in each["points"]:
        if point["value"] is not None:
            figure = Figure(float(point["value"]), point["raw"])
            lines[point["part"]][point["fiscal_year"]] = figure
    years = sorted({point["fiscal_year"] for point in each["points"]})
    after = {
        int(statement["values"]["after"])
        for statement in each["breaks"]
        if statement["code"] in _BREAKING
    }
    drawn = [Series(_part(part), part, figures) for part, figures in lines.items() if figures]
    return chart(drawn, years, Breaks(frozenset(after))) if drawn else None
