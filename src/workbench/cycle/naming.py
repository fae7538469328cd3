"""What units are called in addresses and findings: by their code, as it is now."""

from typing import Any

from sesaku_web.sources.rows.made import told_apart
from workbench.cycle.models import Cell, Cycle, Unit
from workbench.cycle.workflow import Kind

_LONGEST = 80
_CODES = {Kind.INDICATOR: "code", Kind.FIELD: "number"}
"""Which cell a unit is called by."""


def subject_from(kind: Kind, code: str) -> str:
    """Return what a unit of this code is called; no sign in it parts addresses."""
    plain = code.replace("/", "／").replace("~", "～")[:_LONGEST]
    return f"F{plain}" if kind is Kind.FIELD else plain


def free_subject(cycle: Cycle, wanted: str) -> str:
    """Return the subject wanted, or where another unit has it, the next one: 2-1~2."""
    taken = set(cycle.units.values_list("subject", flat=True))
    subject, number = wanted, 1
    while subject in taken:
        number += 1
        subject = f"{wanted}~{number}"
    return subject


def settle_subjects(cycle: Cycle) -> None:
    """Call every living unit by its code; of two with the same, the second is 2-1~2."""
    units = list(cycle.units.living().exclude(kind=Kind.MEASURE))
    cells = Cell.objects.filter(unit__in=units, key__in=_CODES.values())
    codes = {cell.unit_id: cell.value for cell in cells}
    wanted = told_apart(_called(unit, codes.get(unit.pk)) for unit in units)
    changed = []
    for unit, subject in zip(units, wanted, strict=True):
        if unit.subject != subject:
            unit.subject = subject
            changed.append(unit)
    # Two may change places: none may keep the other's for a moment.
    for unit in changed:
        Unit.objects.filter(pk=unit.pk).update(subject=f"~{unit.pk}")
    Unit.objects.bulk_update(changed, ("subject",))


def is_code(unit: Unit, key: str) -> bool:
    """Whether a cell is what its unit is called by."""
    return _CODES.get(Kind(unit.kind)) == key


def _called(unit: Unit, code: Any) -> str:  # noqa: ANN401 - JSON
    said = subject_from(Kind(unit.kind), str(code)) if code else ""
    return said or unit.subject.partition("~")[0]
