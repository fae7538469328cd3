"""Tables of the register."""

from collections.abc import Iterable, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.maps.drawing import Point
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from shimamoru.islands.fields import Field, field, fields
from shimamoru.islands.grades import mark_of
from shimamoru.islands.models import Island
from shimamoru.islands.shipped import sources
from shimamoru.planning.grading import Grading

_SHOWN = ("name", "municipality", "area_km2", "population", "mainland_km", "foreign_km", "coast_km")


def register_table(islands: Iterable[Island], grades: Mapping[str, Grading]) -> PageTable:
    """Return the register: a few columns on the page, all with their sources in the download."""
    order = [*_SHOWN, *(one.name for one in fields() if one.name not in _SHOWN)]
    asked = [field(name) for name in order]
    columns = [
        Column(one.heading, numeric=one.is_number, downloaded_only=one.name not in _SHOWN)
        for one in asked
    ]
    columns.insert(1, Column(_("区分")))
    columns.append(Column(_("識別子"), downloaded_only=True))
    columns += [
        Column(_("出典: %(field)s") % {"field": one.label}, downloaded_only=True) for one in asked
    ]
    rows = []
    for island in islands:
        cells = [_cell(island, one) for one in asked]
        cells.insert(1, Cell(grade_text(grades[island.slug])))
        cells.append(Cell(island.slug))
        cells += [Cell(source_text(island, one)) for one in asked]
        rows.append(cells)
    note = _("空欄は不明です。ゼロではありません。")
    return PageTable("register", _("島の台帳"), columns, [Group(rows)], note=note)


def grade_text(found: Grading) -> str:
    """Return a grade in words: the letter, two neighbours, or that it is open between more."""
    return found.narrow or _("判定不能（%(range)s）") % {"range": found.shown}


def points_of(islands: Iterable[Island], grades: Mapping[str, Grading]) -> list[Point]:
    """Return the islands as places of a map, marked by their grades."""
    return [
        Point(
            island.lon,
            island.lat,
            island.name,
            reverse("islands:island", args=(island.slug,)),
            mark_of(grades[island.slug]),
            " ".join((island.municipality, grade_text(grades[island.slug]))).strip(),
        )
        for island in islands
        if island.lon is not None and island.lat is not None
    ]


def source_text(island: Island, one: Field) -> str:
    """Return the source of a value in words; "" where there is no value."""
    entry = island.source_of(one.source_key)
    code = entry.get("source", "")
    known = sources().get(code)
    name = known["ja"] if known else code
    return " ".join(part for part in (name, entry.get("date", ""), entry.get("note", "")) if part)


def shown_value(island: Island, one: Field) -> str:
    """Return a value as pages show it; "" where it is not known."""
    value = getattr(island, one.name)
    if value is None or value == "":
        return ""
    return f"{value:,}" if one.kind == "whole" else f"{value:,g}" if one.is_number else str(value)


def _cell(island: Island, one: Field) -> Cell:
    value = getattr(island, one.name)
    if one.name == "name":
        return Cell(value, href=reverse("islands:island", args=(island.slug,)), hint=island.reading)
    return Cell(None if value == "" else value, shown_value(island, one))
