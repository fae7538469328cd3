"""What the page of an edition shows of its content: the summary, fields, charts with tables."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from sesaku.exports.official import form_of
from sesaku.exports.official.standard_form.outcome import level_of
from sesaku.exports.official.wording import fiscal
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Content
from sesaku.model.values import ItemisedText, Quantity, YearlyContent
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.cycle.labels import label_of
from workbench.cycle.workflow import Kind
from workbench.evaluations.breaks import Breaks
from workbench.evaluations.charts.series import Chart, Figure, Series, chart
from workbench.publications.figures import ShownReference, references_of


class ShownIndicator(NamedTuple):
    """An indicator, its rating in words, and its chart or its texts."""

    record: Indicator
    rating: str
    chart: Chart | None
    table: PageTable | None


class ShownField(NamedTuple):
    """A policy field and its indicators."""

    record: PolicyField
    indicators: tuple[ShownIndicator, ...]
    references: tuple[ShownReference, ...]


class Summary(NamedTuple):
    """What a reader in a hurry is told first."""

    level: str
    basis: str
    ratings: tuple[tuple[str, int], ...]
    indicators: int
    main: int


class Beside(NamedTuple):
    """What the report's form has no place for: the form that says it, how many values, which."""

    form: str
    values: int
    labels: str


class Changed(NamedTuple):
    """A value that an edition changes: of what, which, and its path for programs."""

    about: str
    label: str
    path: str
    before: object
    after: object


class Unsaid(NamedTuple):
    """A value that no document of an edition says as it was written."""

    path: str
    written: object
    printed: object


def beside_of(unread: Iterable[dict[str, Any]]) -> list[Beside]:
    """Return what a document beside the report says, by document."""
    found: dict[str, list[str]] = {}
    for one in unread:
        if one.get("carried_by"):
            found.setdefault(one["carried_by"], []).append(_label(one["path"]))
    return [
        Beside(form_of(form).LABEL, len(labels), "、".join(dict.fromkeys(labels)))
        for form, labels in found.items()
    ]


def unsaid_of(unread: Iterable[dict[str, Any]]) -> list[Unsaid]:
    """Return what no document of the edition says as it was written."""
    return [
        Unsaid(one["path"], one["before"], one["after"])
        for one in unread
        if not one.get("carried_by")
    ]


def changes_of(changes: Iterable[dict[str, Any]]) -> list[Changed]:
    """Return what an edition changes, each value by its name."""
    return [
        Changed(_about(one["path"]), _label(one["path"]), one["path"], one["before"], one["after"])
        for one in changes
    ]


def _about(path: str) -> str:
    """Return the code of the indicator or the number of the field that a value is of."""
    parts = path.split("/")
    if "indicators" in parts and len(parts) > parts.index("indicators") + 1:
        return f"{_('測定指標')} {parts[parts.index('indicators') + 1]}"
    return f"{_('個別分野')} {parts[1]}" if parts[0] == "fields" and len(parts) > 1 else ""


def _label(path: str) -> str:
    """Return what a value is called, from where it stands: ``…/indicators/1-2/baseline``."""
    parts = path.split("/")
    if parts[0] not in {"measure", "fields"}:
        return label_of(Kind.MEASURE, parts[0])
    if "indicators" in parts and len(parts) > parts.index("indicators") + 2:
        return label_of(Kind.INDICATOR, parts[parts.index("indicators") + 2])
    kind, at = (Kind.FIELD, 2) if parts[0] == "fields" else (Kind.MEASURE, 1)
    return label_of(kind, parts[at]) if at < len(parts) else path


def summary_of(content: Content) -> Summary:
    """Return the summary of a content."""
    measure = content.measure or Measure()
    attainment = measure.attainment
    shown = [one for part in content.fields for one in part.indicators]
    grades = [one.rating.grade for one in shown if one.rating is not None]
    return Summary(
        level_of(attainment) if attainment is not None else "",
        (attainment.basis if attainment is not None else None) or "",
        tuple((grade, grades.count(grade)) for grade in sorted(set(grades), key="sabcde".find)),
        len(shown),
        sum(one.main for one in shown),
    )


def fields_of(content: Content) -> tuple[ShownField, ...]:
    """Return the fields of a content with what is drawn of their indicators."""
    return tuple(
        ShownField(part, tuple(_indicator(one) for one in part.indicators), references_of(part))
        for part in content.fields
    )


def tables_of(fields: Sequence[ShownField]) -> list[PageTable]:
    """Return the tables of all indicators, for download."""
    tables = [
        [*(one.table for one in part.indicators), *(one.table for one in part.references)]
        for part in fields
    ]
    return [table for own in tables for table in own if table is not None]


def _indicator(record: Indicator) -> ShownIndicator:
    rating = record.rating.grade if record.rating is not None else ""
    if record.kind != "quantitative":
        return ShownIndicator(record, rating, None, None)
    years = [year.fiscal_year for year in record.years]
    drawn = chart(
        [
            Series(_("年度目標"), "target", _figures(record, "target")),
            Series(_("実績"), "result", _figures(record, "result")),
        ],
        years,
        Breaks(),
    )
    return ShownIndicator(record, rating, drawn, _table(record))


def _figures(record: Indicator, side: str) -> dict[int, Figure]:
    found = {}
    for year in record.years:
        value = getattr(year, side)
        if isinstance(value, Quantity) and value.value is not None:
            found[year.fiscal_year] = Figure(float(value.value), value.raw)
    return found


def _table(record: Indicator) -> PageTable:
    rows = [
        [
            Cell(fiscal(year.fiscal_year)),
            Cell(_said(year.target)),
            Cell(_said(year.result)),
        ]
        for year in record.years
    ]
    columns = [Column(_("年度")), Column(_("年度目標")), Column(_("実績"))]
    name = f"indicator-{record.code}"
    return PageTable(name, f"{record.code} {record.name}", columns, [Group(rows)])


def _said(content: YearlyContent | None) -> str:
    if content is None:
        return ""
    return content.text if isinstance(content, ItemisedText) else content.raw
