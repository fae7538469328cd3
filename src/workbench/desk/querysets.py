"""What the pages of the desk ask the store for; nothing here is formatted."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Min, QuerySet

from sesaku.model.snapshot import reading_of
from sesaku_web.sources.models import ReadingContent, StoredReading, YearlyRow
from workbench.cycle.models import Assignment, CellChange, Cycle, DueDate, Unit
from workbench.cycle.succession import Announced, announced
from workbench.cycle.workflow import Kind, State

_SETTLED = (State.APPROVED, State.LOCKED, State.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Counted:
    """Where a cycle stands: state of the measure, units settled and in all, and the next day."""

    state: str = State.DRAFT
    settled: int = 0
    units: int = 0
    next_due: date | None = None


def counted(cycles: Iterable[Cycle]) -> Mapping[int, Counted]:
    """Return where cycles stand, by number; three queries."""
    held = [one.pk for one in cycles]
    living = Unit.objects.living().filter(cycle__in=held).order_by()
    states: dict[int, dict[str, int]] = defaultdict(dict)
    for cycle, state, count in living.values_list("cycle", "state").annotate(Count("pk")):
        states[cycle][state] = count
    top = dict(living.filter(kind=Kind.MEASURE).values_list("cycle", "state"))
    days = (
        DueDate.objects.filter(cycle__in=held, on__gte=date.today())  # noqa: DTZ011 - due dates are days of the office
        .order_by()
        .values_list("cycle")
        .annotate(Min("on"))
    )
    due = dict(days)
    return {
        pk: Counted(
            top.get(pk, State.DRAFT),
            sum(states[pk].get(state, 0) for state in _SETTLED),
            sum(states[pk].values()),
            due.get(pk),
        )
        for pk in held
    }


def startable(kinds: Sequence[str]) -> QuerySet[StoredReading]:
    """Return the readings of the library from which a cycle can be started, the latest first."""
    return (
        StoredReading.objects.filter(
            current=True, kind__in=kinds, document__withdrawn_at=None, measurerows__isnull=False
        )
        .select_related("document")
        .order_by("-document__added_at", "pk")
        .distinct()
    )


def started_from(readings: Iterable[StoredReading]) -> Mapping[int, int]:
    """Return how many cycles were started from readings."""
    found = Cycle.objects.filter(source__in=list(readings)).order_by().values_list("source")
    return dict(found.annotate(Count("pk")))


def next_years(reading: StoredReading) -> tuple[int, int]:
    """Return the fiscal years that follow those of a report, as many as it has."""
    told = YearlyRow.objects.filter(reading=reading).order_by()
    years = sorted(set(told.values_list("fiscal_year", flat=True)))
    if not years:
        now = date.today().year  # noqa: DTZ011 - a year on the calendar of the office
        return now, now
    length = min(years[-1] - years[0] + 1, 5)
    return years[-1] + 1, years[-1] + length


def announced_in(reading: StoredReading) -> list[Announced]:
    """Return what a report said would be renamed, ended or new."""
    content = ReadingContent.objects.get(reading=reading)
    read = reading_of(json.loads(content.snapshot), content.text, reading.document.name)
    return list(announced(read.content))


def assigned(units: Iterable[Unit]) -> Mapping[int, list[str]]:
    """Return who is in charge of units, by number of the unit; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    held = Assignment.objects.filter(unit__in=list(units)).select_related("user")
    for one in held:
        found[one.unit_id].append(str(one.user))
    return found


def changes_in(unit: Unit, key: str = "") -> QuerySet[CellChange]:
    """Return the changes of a unit's cells, or of one of them, the latest first."""
    found = CellChange.objects.filter(cell__unit=unit).select_related("cell", "by")
    if key:
        found = found.filter(cell__key=key)
    return found.order_by("-at", "-pk")
