"""What else an edition shows in figures: the money of the measure, and its reference indicators."""

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from sesaku.exports.official.wording import fiscal
from sesaku.model.budget import Budget
from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import ReferenceIndicator
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.evaluations.breaks import Breaks
from workbench.evaluations.charts.series import MOST_SERIES, Chart, Figure, Series, chart
from workbench.evaluations.money import PARTS, part_label, scope_label


class ShownReference(NamedTuple):
    """A reference indicator, its chart and its table."""

    record: ReferenceIndicator
    chart: Chart | None
    table: PageTable


def references_of(part: PolicyField) -> tuple[ShownReference, ...]:
    """Return the reference indicators of a field."""
    return tuple(
        _reference(one, f"reference-{part.number}-{place}")
        for place, one in enumerate(part.reference_indicators, 1)
    )


def money_of(budgets: Sequence[Budget]) -> PageTable | None:
    """Return budget and execution by scope and year; None where there are none."""
    if not budgets:
        return None
    rows = [
        [
            Cell(fiscal(one.fiscal_year)),
            Cell(scope_label(one.scope or "")),
            *(Cell(money.raw if (money := getattr(one, part)) else "") for part in PARTS),
        ]
        for one in budgets
    ]
    columns = [
        Column(_("年度")),
        Column(_("区分")),
        *(Column(part_label(part), numeric=True) for part in PARTS),
    ]
    unit = next((one.unit for one in budgets if one.unit), "")
    caption = _("施策の予算額・執行額")
    return PageTable("money", f"{caption}（{unit}）" if unit else caption, columns, [Group(rows)])


def _reference(record: ReferenceIndicator, name: str) -> ShownReference:
    years = sorted({value.fiscal_year for line in record.series for value in line.values})
    drawn = chart(
        [
            Series(
                line.label or record.name,
                f"series-{place}",
                {
                    value.fiscal_year: Figure(float(value.value), value.raw)
                    for value in line.values
                    if value.value is not None
                },
            )
            for place, line in enumerate(record.series[:MOST_SERIES], 1)
        ],
        years,
        Breaks(),
    )
    rows = []
    for line in record.series:
        raws = {value.fiscal_year: value.raw for value in line.values}
        rows.append(
            [Cell(line.label or record.name), *(Cell(raws.get(year, "")) for year in years)]
        )
    columns = [Column(_("系列")), *(Column(fiscal(year), numeric=True) for year in years)]
    return ShownReference(record, drawn, PageTable(name, record.name, columns, [Group(rows)]))
