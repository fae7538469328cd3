"""The rows of the workbook, as the cells of a cycle are now."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sesaku.exports.cycle_workbook import SHEETS, Row, Value, sheet_of, write
from workbench.cycle.models import Cell, Cycle, Unit
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import asked_for
from workbench.desk.editing.parts import shown_parts, shown_text
from workbench.desk.workbook.places import KINDS, OF, PLACES, SCOPES, spoken_key

Cells = Mapping[str, Cell]
_SCOPE_NAMES = {scope: name for name, scope in SCOPES.items()}
_KIND_NAMES = {kind: name for name, kind in KINDS.items()}


def workbook_of(cycle: Cycle) -> bytes:
    """Return the workbook with all that stands in a cycle; the same cycle gives the same file."""
    return write(rows_of(cycle), cycle.name)


def rows_of(cycle: Cycle) -> dict[str, list[Row]]:
    """Return the rows by the name of their sheet; two queries."""
    units = list(cycle.units.living())
    cells: dict[int, dict[str, Cell]] = defaultdict(dict)
    for cell in Cell.objects.filter(unit__in=units).order_by("order", "pk"):
        cells[cell.unit_id][cell.key] = cell
    found: dict[str, list[Row]] = {}
    for sheet in SHEETS:
        told = [unit for unit in units if unit.kind == OF[sheet.name]]
        found[sheet.name] = [
            row for unit in told for row in _rows(sheet.name, unit, cells[unit.pk], cycle)
        ]
    return found


def _rows(name: str, unit: Unit, cells: Cells, cycle: Cycle) -> Iterator[Row]:
    """Yield the rows of a sheet that tell of a unit."""
    for head, member in _heads(name, unit, cells, cycle):
        yield {**head, **_values(name, unit, cells, member)}


def _heads(
    name: str, unit: Unit, cells: Cells, cycle: Cycle
) -> Iterator[tuple[dict[str, Value], str]]:
    """Yield the keys of each row, and which member of a list it tells of."""
    if name == "years":
        years = {str(year) for year in cycle.fiscal_years}
        years |= {key.split("/")[1] for key in cells if key.startswith("years/")}
        for named in sorted(one for one in years if one.isdecimal()):
            yield {"code": unit.subject, "year": int(named)}, named
    elif name == "budgets":
        for member in _members(cells, name):
            said: Mapping[str, Any] = cells[f"budgets/{member}"].value or {}
            year = said.get("fiscal_year")
            if isinstance(year, int) and said.get("scope") in _SCOPE_NAMES:
                yield {"scope": _SCOPE_NAMES[said.get("scope")], "year": year}, member
    elif name in {"goals", "overview", "means"}:
        for member in _members(cells, name):
            field = {} if unit.kind == Kind.MEASURE else {"number": _number(unit)}
            yield {**field, "member": member}, member
    else:
        (key,) = sheet_of(name).keys
        yield {key: _number(unit)}, spoken_key(unit, cells, "analysis")


def _number(unit: Unit) -> str:
    """Return what the workbook calls a field or an indicator."""
    return unit.subject.removeprefix("F") if unit.kind == Kind.FIELD else unit.subject


def _members(cells: Cells, name: str) -> list[str]:
    return [
        key.partition("/")[2]
        for key, cell in cells.items()
        if key.startswith(f"{name}/") and cell.value
    ]


def _values(name: str, unit: Unit, cells: Cells, member: str) -> dict[str, Value | None]:
    """Return what stands in the cells of a row, by column."""
    found: dict[str, Value | None] = {}
    for column, place in PLACES[name].items():
        key = place.key.format(member=member)
        cell = cells.get(key)
        if cell is None or cell.value is None:
            continue
        asked = asked_for(Kind(unit.kind), key)
        said: Value
        if place.part and asked is not None:
            said = shown_parts(asked, cell.value)[place.part]
        else:
            said = shown_text(asked, cell.value)
        found[column] = _value(name, column, said)
    return found


def _value(name: str, column: str, said: str) -> Value | None:
    kind = sheet_of(name).column(column).kind
    if kind == "flag":
        return bool(said)
    if not said.strip():
        return None
    if kind == "year":
        return int(said) if said.isdecimal() else None
    return _KIND_NAMES.get(said) if column == "kind" else said
