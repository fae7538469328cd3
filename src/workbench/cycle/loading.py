"""From the content of a reading to the units and cells of a cycle."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from sesaku.model.evaluation import PolicyField
from sesaku.model.indicator import Indicator
from sesaku.model.reading import Content
from sesaku.model.uncited import without_cites
from sesaku.model.walk import plain
from sesaku_web.sources.preparation import storable
from sesaku_web.sources.rows.made import names_in, told_apart
from workbench.cycle.layout import DOCUMENT, SIDES, SPOKEN_OF, lists, values
from workbench.cycle.workflow import Kind

_LONGEST = 80

Entry = tuple[str, int, Any]
"""Key, order and value of a cell."""


@dataclass(slots=True)
class LoadedUnit:
    """A unit as it comes out of a reading, with its cells and what stands under it."""

    kind: Kind
    subject: str
    cells: list[Entry]
    parts: list["LoadedUnit"] = field(default_factory=list)


def loaded(content: Content) -> LoadedUnit:
    """Return the measure of a reading with all that stands under it; nothing is left out."""
    stripped = without_cites(content.measure), without_cites(content.fields)
    measure, fields = stripped
    cells = list(_cells(Kind.MEASURE, measure)) if measure is not None else []
    for name in DOCUMENT:
        said = getattr(content, name)
        if said is not None:
            cells.append((name, 0, storable(said)))
    codes = iter(told_apart(one.code for held in fields for one in held.indicators))
    names = told_apart(f"F{one.number}" for one in fields)
    parts = [_field(name, one, codes) for name, one in zip(names, fields, strict=True)]
    return LoadedUnit(Kind.MEASURE, "measure", cells, parts)


def _field(subject: str, held: PolicyField, codes: Iterator[str]) -> LoadedUnit:
    parts = [
        LoadedUnit(Kind.INDICATOR, next(codes), list(_indicator(one))) for one in held.indicators
    ]
    cells = list(_cells(Kind.FIELD, held, without=frozenset(SPOKEN_OF)))
    by_code = {one.code: part for one, part in zip(held.indicators, parts, strict=True)}
    for name in SPOKEN_OF:
        members: Sequence[Any] = getattr(held, name)
        owners = [by_code.get(one.code) for one in members]
        keys = told_apart(f"{name}/{_named(one.code or 'all')}" for one in members)
        for order, (key, one, owner) in enumerate(zip(keys, members, owners, strict=True), 1):
            (owner.cells if owner else cells).append((key, order, storable(plain(one))))
    return LoadedUnit(Kind.FIELD, subject, cells, parts)


def _indicator(held: Indicator) -> Iterator[Entry]:
    yield from _cells(Kind.INDICATOR, held)
    names = told_apart(str(one.fiscal_year) for one in held.years)
    for order, (name, year) in enumerate(zip(names, held.years, strict=True), 1):
        for side in SIDES:
            said = getattr(year, side)
            if said is not None or side != "mark":
                yield f"years/{name}/{side}", order, storable(plain(said))


def _cells(kind: Kind, record: object, *, without: Iterable[str] = ()) -> Iterator[Entry]:
    for name in values(kind):
        said = getattr(record, name, None)
        if said is not None:
            yield name, 0, storable(plain(said))
    for name in lists(kind):
        if name in without or (kind is Kind.INDICATOR and name in SPOKEN_OF):
            continue
        members = [storable(plain(one)) for one in getattr(record, name)]
        keys = told_apart(_named(one) for one in names_in(members))
        for order, (key, said) in enumerate(zip(keys, members, strict=True), 1):
            yield f"{name}/{key}", order, said


def _named(name: str) -> str:
    """Return a member's name as a part of a key: short, and without the sign between parts."""
    return str(storable(name.replace("/", "／")))[:_LONGEST]
