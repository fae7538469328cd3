"""The first page: the measures of the library, and the way to add documents."""

from typing import NamedTuple

from django.core.paginator import Page
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from sesaku_web.accounts.permissions import Action
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.kinds import kind_label
from sesaku_web.pages.limits import FILES
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, listed, offer
from sesaku_web.sources.models import IndicatorRow, MeasureRow, StoredReading
from workbench.evaluations import money, querysets
from workbench.evaluations.charts.budget import Spark
from workbench.evaluations.matrix import rating_of

_A_PAGE = 50


class Listed(NamedTuple):
    """A measure of the list."""

    row: MeasureRow
    href: str
    strip: list[tuple[IndicatorRow, str, str]]
    sparks: list[Spark]
    money: str


@page()
def home(request: PageRequest) -> HttpResponse:
    """List the measures, each with its ratings and budgets."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "ministry", "year")}
    found = querysets.measures(asked["q"], asked["ministry"], asked["year"])
    shown = listed(request, found, _A_PAGE)
    measures = _listed(shown)
    table = _table(measures)
    download = offer(request, [table], "measures")
    if download is not None:
        return download
    said = {
        "listed": measures,
        "shown": shown,
        "table": table,
        "asked": asked,
        "ministries": querysets.ministries(),
        "kinds": _kinds(),
        "most": FILES,
        "may_add": request.actor.may(Action.ADD_DOCUMENTS),
    }
    return render(request, "evaluations/home.html", said)


def _listed(shown: Page[MeasureRow]) -> list[Listed]:
    rows = list(shown)
    readings = [row.reading_id for row in rows]
    ratings, budgets = querysets.ratings(readings), querysets.budgets(readings)
    found = []
    for row in rows:
        citer = Citer(row.reading.document)
        strip = [
            (
                one,
                rating_of(one, getattr(one, "mark", None)),
                citer.page_of("indicators", one.subject),
            )
            for one in ratings[row.reading_id]
        ]
        bars, last = money.sparks(budgets[row.reading_id])
        found.append(Listed(row, citer.page_of("measure"), strip, bars, last))
    return found


def _kinds() -> list[tuple[str, str, int]]:
    """Return the kinds of document in the library, and how many there are of each."""
    counted = (
        StoredReading.objects.filter(current=True, document__withdrawn_at=None)
        .order_by()
        .values_list("kind")
        .annotate(number=Count("pk"))
    )
    return [(kind, kind_label(kind), number) for kind, number in sorted(counted)]


def _table(listed: list[Listed]) -> PageTable:
    rows = []
    for one in listed:
        letters = " ".join(f"{row.code}:{letter or '-'}" for row, letter, _href in one.strip)
        row = one.row
        cells = (row.ministry, row.code, row.name, row.fiscal_year, row.grade, row.grade_label)
        rows.append(
            [*(Cell(cell) for cell in cells), Cell(letters), Cell(one.money), Cell(one.href)]
        )
    heads = (
        _("府省"),
        _("施策番号"),
        _("施策名"),
        _("年度"),
        _("目標達成度合い"),
        _("区分名"),
        _("測定指標の評価区分"),
        _("予算"),
        _("アドレス"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("measures", _("施策の一覧"), columns, [Group(rows)])
