"""From the cells of a cycle back to the records of the model, for exports and checks.

``content_of`` gives what a reading's ``content`` is, its cites empty. What was loaded and not
touched comes back exactly; what was changed shows in three places that follow the work: the list
of ratings, the experts' remarks, and notes for targets changed after approval and for the reason
of a rating.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sesaku.model.evaluation import ExpertOpinion, Measure, PolicyField, RatingSummary
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.reading import Content
from sesaku.model.snapshot import value_of
from sesaku.model.values import Text
from workbench.cycle.changes import note, note_of, published_changes
from workbench.cycle.layout import DOCUMENT, RATING_REASON, SIDES, SPOKEN_OF, lists, values
from workbench.cycle.models import Cell, Cycle, Remark, Unit
from workbench.cycle.models.cell import Origin
from workbench.cycle.workflow import Kind

Cells = dict[str, Cell]


def content_of(cycle: Cycle) -> Content:
    """Return the cycle's content; six queries, however large it is."""
    return Assembly(cycle).content()


class Assembly:
    """Puts the content of one cycle together from rows that are fetched once."""

    def __init__(self, cycle: Cycle, subjects: Iterable[str] | None = None) -> None:
        """Fetch the rows.

        Args:
            cycle: the cycle.
            subjects: the units wanted; all that live where not given.
        """
        self.cycle = cycle
        found = cycle.units.living()
        units = list(found if subjects is None else found.filter(subject__in=set(subjects)))
        self.units = units
        self.cells: dict[int, Cells] = defaultdict(dict)
        held = Cell.objects.filter(unit__in=units).order_by("order", "pk")
        for cell in held:
            self.cells[cell.unit_id][cell.key] = cell
        self.changes = published_changes(cycle)
        own = cycle.remarks.filter(came_from="").exclude(state=Remark.State.WITHDRAWN)
        self.remarks = list(own.select_related("unit"))

    @property
    def digest(self) -> str:
        """A digest of all that the content is made of, the name of the cycle aside."""
        units = [(one.pk, one.parent_id, one.kind, one.subject) for one in self.units]
        cells = [
            (one.unit_id, one.key, one.order, one.origin, one.value)
            for held in self.cells.values()
            for one in held.values()
        ]
        remarks = [(one.unit.subject, one.text) for one in self.remarks]
        said = repr((units, cells, sorted(self.changes.items()), remarks))
        return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()

    def content(self) -> Content:
        """Return the content."""
        top = next(unit for unit in self.units if unit.kind == Kind.MEASURE)
        cells = self.cells[top.pk]
        fields = tuple(self._field(unit) for unit in self._of_kind(Kind.FIELD))
        title, publisher, date = (_value(cells, name) for name in DOCUMENT)
        return Content(
            measure=self._measure(top), fields=fields, title=title, publisher=publisher, date=date
        )

    def _of_kind(self, kind: Kind, parent: Unit | None = None) -> list[Unit]:
        return [
            unit
            for unit in self.units
            if unit.kind == kind and (parent is None or unit.parent_id == parent.pk)
        ]

    def _measure(self, unit: Unit) -> Measure | None:
        cells = self.cells[unit.pk]
        parts = _parts(Kind.MEASURE, cells)
        for name in DOCUMENT:
            parts.pop(name, None)
        held = Measure(**parts)
        remarks = tuple(
            ExpertOpinion(one.text, () if one.unit_id == unit.pk else (one.unit.subject,), ())
            for one in self.remarks
        )
        return replace(
            held,
            opinions=held.opinions + remarks,
            rating_summary=self._ratings(held.rating_summary),
        )

    def _ratings(self, listed: Sequence[RatingSummary]) -> tuple[RatingSummary, ...]:
        """Return the list of ratings: as loaded, and of what was changed as it is now."""
        lines = list(listed)
        for unit in self._of_kind(Kind.INDICATOR):
            cells = self.cells[unit.pk]
            touched = any(
                cells[name].origin == Origin.WRITTEN
                for name in ("rating", "name", "main", "code")
                if name in cells
            )
            if not touched:
                continue
            rating = _value(cells, "rating")
            line = RatingSummary(
                code=_value(cells, "code") or unit.subject,
                name=_value(cells, "name") or "",
                main=bool(_value(cells, "main")),
                grade=rating["grade"] if rating else None,
                cite=(),
            )
            places = [at for at, one in enumerate(lines) if one.code == line.code]
            if places:
                lines[places[0]] = line
            elif rating:
                lines.append(line)
        return tuple(lines)

    def _field(self, unit: Unit) -> PolicyField:
        parts = _parts(Kind.FIELD, self.cells[unit.pk], without=frozenset(SPOKEN_OF))
        own = self._of_kind(Kind.INDICATOR, unit)
        for name, record in SPOKEN_OF.items():
            spoken = [
                (cell.order, place, _spoken_of(part, cell.value))
                for place, part in enumerate((unit, *own))
                for cell in self.cells[part.pk].values()
                if cell.key.startswith(f"{name}/") and cell.value is not None
            ]
            spoken.sort(key=lambda one: one[:2])
            parts[name] = tuple(value_of(record, said) for _, _, said in spoken)
        indicators = tuple(self._indicator(part) for part in own)
        parts.setdefault("number", unit.subject.removeprefix("F"))
        parts.setdefault("name", "")
        return PolicyField(cite=(), indicators=indicators, **parts)

    def _indicator(self, unit: Unit) -> Indicator:
        cells = self.cells[unit.pk]
        parts = _parts(Kind.INDICATOR, cells, without=frozenset(SPOKEN_OF))
        reason = parts.pop(RATING_REASON, None)
        notes = list(parts.pop("notes", ()))
        notes += [Text(note_of(change), ()) for change in self.changes.get(unit.pk, ())]
        if reason:
            notes.append(Text(note(f"評価区分の理由：{reason}"), ()))
        parts.setdefault("code", unit.subject)
        parts.setdefault("name", "")
        parts.setdefault("main", False)
        parts.setdefault("kind", "qualitative")
        parts.setdefault("midterm_goal", None)
        parts.setdefault("rating", None)
        return Indicator(years=_years(cells), notes=tuple(notes), **parts)


def _spoken_of(unit: Unit, value: Any) -> Any:  # noqa: ANN401 - JSON
    """Return what is said in a unit; in an indicator's, of that indicator where none is named."""
    own = unit.kind == Kind.INDICATOR and value.get("code") is None
    return {**value, "code": unit.subject} if own else value


def _parts(kind: Kind, cells: Cells, without: Iterable[str] = ()) -> dict[str, Any]:
    """Return the values of a unit's record by the name of its field."""
    types = values(kind)
    found: dict[str, Any] = {
        name: value_of(types[name], cells[name].value)
        for name in types
        if name in cells and cells[name].value is not None
    }
    members: dict[str, list[Any]] = {name: [] for name in lists(kind) if name not in without}
    for key, cell in cells.items():
        name, _, member = key.partition("/")
        if member and name in members and cell.value is not None:
            members[name].append(value_of(lists(kind)[name], cell.value))
    return found | {name: tuple(held) for name, held in members.items()}


def _years(cells: Cells) -> tuple[YearlyValue, ...]:
    found: dict[str, dict[str, Any]] = {}
    for key, cell in cells.items():
        name, _, rest = key.partition("/")
        if name == "years":
            year, _, side = rest.partition("/")
            found.setdefault(year, dict.fromkeys(SIDES))[side] = cell.value
    return tuple(
        value_of(YearlyValue, _year(int(name.partition("~")[0]), said))
        for name, said in found.items()
    )


def _year(fiscal_year: int, said: dict[str, Any]) -> dict[str, Any]:
    return {"fiscal_year": fiscal_year, **said}


def _value(cells: Cells, key: str) -> Any:  # noqa: ANN401 - JSON
    return cells[key].value if key in cells else None
