"""What the last report says of a unit: shown beside its cells, with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sesaku_web.pages.citer import Citer
from sesaku_web.sources.models import FieldRow, IndicatorRow, MeasureRow
from workbench.cycle.models import Cycle, Unit
from workbench.cycle.printing import text_of
from workbench.cycle.workflow import Kind

Record = Mapping[str, Any]


class Before(NamedTuple):
    """A value of the last report: its text, and the address of its place in the source."""

    text: str
    view: str


class YearBefore(NamedTuple):
    """A year of the last report."""

    fiscal_year: int
    target: Before | None
    result: Before | None


@dataclass(frozen=True, slots=True)
class Last:
    """What the last report says of a unit.

    Attributes:
        years: targets and results of an indicator.
        record: the values by their names in the model.
        lists: members about the unit that stand with the field there, by the name of the list.
    """

    citer: Citer | None = None
    years: Sequence[YearBefore] = ()
    record: Record = field(default_factory=dict)
    lists: Mapping[str, Sequence[Record]] = field(default_factory=dict)

    def before(self, name: str) -> list[Before]:
        """Return what it says under a name; a list gives each of its members."""
        if self.citer is None:
            return []
        said = self.lists.get(name, self.record.get(name))
        if name == "budgets" or said in (None, [], "", {}):
            return []
        members = said if isinstance(said, list | tuple) else [said]
        cites = self.record.get("cites") or {}
        return [_before(one, self.citer, cites.get(name, ())) for one in members]


def last_of(cycle: Cycle, unit: Unit) -> Last:
    """Return what the report that a cycle was started from says of a unit."""
    reading = cycle.source
    if reading is None or cycle.as_it_is or not unit.came_from:
        return Last()
    citer = Citer(reading.document)
    subject = unit.came_from
    if unit.kind == Kind.INDICATOR:
        row = IndicatorRow.objects.filter(reading=reading, subject=subject).first()
        if row is None:
            return Last()
        lists = {"analysis": row.analysis, "next_indicators": row.following}
        return Last(citer, _years(row.data, citer), row.data, lists)
    rows: Any = MeasureRow if unit.kind == Kind.MEASURE else FieldRow
    held = rows.objects.filter(reading=reading, subject=subject).first()
    if held is None:
        return Last()
    data = held.data
    whole = {
        name: [one for one in data.get(name, ()) if one.get("code") is None]
        for name in ("analysis", "next_indicators")
    }
    return Last(citer, (), data, whole)


def _years(data: Record, citer: Citer) -> list[YearBefore]:
    return [
        YearBefore(
            year["fiscal_year"],
            _before(year["target"], citer) if year["target"] else None,
            _before(year["result"], citer) if year["result"] else None,
        )
        for year in data["years"]
    ]


def _before(said: object, citer: Citer, cite: Sequence[Sequence[int]] = ()) -> Before:
    held = said.get("cite") or cite if isinstance(said, Mapping) else cite
    number = said.get("number") if isinstance(said, Mapping) else None
    text = text_of(said)
    return Before(f"{number} {text}" if number and text else text, citer.at(held))
