"""Reference indicators 「参考指標」: measured, not judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.rows.made import names_in
from workbench.evaluations.breaks import breaks_of
from workbench.evaluations.charts import series

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference indicator as shown."""

    name: Cited
    number: str
    table: PageTable
    chart: series.Chart | None
    notes: Sequence[Cited]
    source: Cited | None


def shown(records: Sequence[Record], subject: str, citer: Citer) -> list[Reference]:
    """Return the reference indicators of a field as shown."""
    return [
        _reference(record, place, subject, f"reference_indicators/{name}", citer)
        for place, (name, record) in enumerate(zip(names_in(records), records, strict=True), 1)
    ]


def _reference(record: Record, place: int, subject: str, path: str, citer: Citer) -> Reference:
    return Reference(
        name=citer.value(record["name"], record["cite"], subject, f"{path}/name"),
        number=record["number"] or "",
        table=_table(record, place, subject, path, citer),
        chart=_chart(record),
        notes=citer.texts(record["notes"], subject, f"{path}/notes"),
        source=citer.text(record["source"], subject, f"{path}/source"),
    )


def _years(record: Record) -> list[int]:
    return sorted({one["fiscal_year"] for line in record["series"] for one in line["values"]})


def _table(record: Record, place: int, subject: str, path: str, citer: Citer) -> PageTable:
    years = _years(record)
    rows = []
    for line_name, line in zip(names_in(record["series"]), record["series"], strict=True):
        values = dict(zip(names_in(line["values"]), line["values"], strict=True))
        cells: dict[int, Cell] = {}
        for name, one in values.items():
            where = f"{path}/series/{line_name}/values/{name}/value"
            cited = citer.value(one["raw"], one["cite"], subject, where)
            held = one["value"] if one["value"] is not None else one["raw"]
            cells[one["fiscal_year"]] = Cell(held, one["raw"], cited=cited)
        label = line["label"] or record["name"]
        rows.append([Cell(label), *(cells.get(year, Cell(None)) for year in years)])
    columns = [
        Column(_("系列")),
        *(Column(_("%(year)s年度") % {"year": year}, numeric=True) for year in years),
    ]
    caption = _("参考指標 %(number)s %(name)s") % {
        "number": record["number"] or place,
        "name": record["name"],
    }
    return PageTable(f"reference-{place}", caption, columns, [Group(rows)])


def _chart(record: Record) -> series.Chart | None:
    lines = [
        series.Series(
            line["label"],
            f"series-{place}",
            {
                one["fiscal_year"]: series.Figure(one["value"], one["raw"])
                for one in line["values"]
                if one["value"] is not None
            },
        )
        for place, line in enumerate(record["series"], 1)
    ]
    if len(lines) > series.MOST_SERIES:
        return None
    years = _years(record)
    cells = [(one["fiscal_year"], one) for line in record["series"][:1] for one in line["values"]]
    breaks = breaks_of([note["text"] for note in record["notes"]], years, cells)
    return series.chart([line for line in lines if line.figures], years, breaks)
