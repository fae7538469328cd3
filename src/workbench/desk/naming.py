"""What units, years and people are called on pages."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from workbench.cycle.models import Cell, Unit
from workbench.cycle.workflow import Kind


def names_of(units: Iterable[Unit]) -> Mapping[int, str]:
    """Return the names of units by their number; one query."""
    cells = Cell.objects.filter(unit__in=list(units), key="name").values_list("unit_id", "value")
    return {unit: str(value) for unit, value in cells if value}


def called(unit: Unit, names: Mapping[int, str]) -> str:
    """Return what a unit is called, with its number."""
    name = names.get(unit.pk, "")
    if unit.kind == Kind.MEASURE:
        return name or _("施策全体")
    number = unit.subject.removeprefix("F") if unit.kind == Kind.FIELD else unit.subject
    return f"{number} {name}".strip()


def year_name(fiscal_year: int) -> str:
    """Return what a fiscal year is called."""
    return _("%(year)s年度") % {"year": fiscal_year}


def years_name(first: int, last: int) -> str:
    """Return what a run of fiscal years is called."""
    if first == last:
        return year_name(first)
    return _("%(first)s～%(last)s年度") % {"first": first, "last": last}
