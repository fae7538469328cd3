"""What the last report says of a unit: shown beside its cells, with its place."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from sesaku_web.pages.citer import Cite, Citer
from sesaku_web.sources.models import FieldRow, IndicatorRow, MeasureRow
from workbench.cycle.models import Cycle, Unit
from workbench.cycle.printing import text_of
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import Asked, chosen
from workbench.desk.editing.parts import shown_parts

Record = Mapping[str, Any]
_NOT_BESIDE = frozenset({"budgets", "budget_form", "kind", "main"})
"""What tells nothing when it is shown beside: money of other years, and plain choices."""


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

    def before(self, asked: Asked, current: Sequence[Any]) -> list[Before]:
        """Return what it says where a cell is asked for; nothing where that stands there now.

        Args:
            asked: the cell, or the list of cells.
            current: the values that stand there.
        """
        if self.citer is None or asked.name in _NOT_BESIDE:
            return []
        said = self.lists.get(asked.name, self.record.get(asked.name))
        if said in (None, [], "", {}):
            return []
        members = said if isinstance(said, list | tuple) else [said]
        texts = [_text(asked, one) for one in members]
        if texts == [_text(asked, one) for one in current if one is not None]:
            return []
        cites = (self.record.get("cites") or {}).get(asked.name, ())
        places = [_cite(one, cites) for one in members]
        return [Before(text, self.citer.at(cite)) for text, cite in zip(texts, places, strict=True)]


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


def _before(said: object, citer: Citer) -> Before:
    return Before(text_of(said), citer.at(_cite(said, ())))


def _cite(said: object, cite: Cite) -> Cite:
    return said.get("cite") or cite if isinstance(said, Mapping) else cite


def _text(asked: Asked, said: object) -> str:
    """Return a value as people read it: a number before its text, or part by part."""
    if not isinstance(said, Mapping) or not asked.parts or asked.typed:
        return text_of(said)
    shown = shown_parts(asked, said)
    if list(shown) == ["number", "text"]:
        return " ".join(filter(None, shown.values()))
    lines = [
        f"{part.label}: {chosen(part.choices, shown[part.name])}"
        for part in asked.parts
        if shown[part.name]
    ]
    return "\n".join(lines)
