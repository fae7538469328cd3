"""What units are called in addresses and findings: by their code, as it is now."""

from typing import Any

from workbench.cycle.models import Cycle, Unit
from workbench.cycle.workflow import Kind

_LONGEST = 90


def free_subject(cycle: Cycle, wanted: str, *, but: Unit | None = None) -> str:
    """Return the subject wanted, or where another unit has it, the next one: 2-1~2."""
    others = cycle.units.exclude(pk=but.pk) if but is not None else cycle.units.all()
    taken = set(others.values_list("subject", flat=True))
    base = wanted.replace("/", "／")[:_LONGEST]
    subject, number = base, 1
    while subject in taken:
        number += 1
        subject = f"{base}~{number}"
    return subject


def rename_subject(unit: Unit, key: str, value: Any) -> None:  # noqa: ANN401 - JSON
    """Follow a change of the code of an indicator, or the number of a field."""
    if unit.kind == Kind.INDICATOR and key == "code":
        wanted = str(value or "")
    elif unit.kind == Kind.FIELD and key == "number":
        wanted = f"F{value or ''}"
    else:
        return
    unit.subject = free_subject(unit.cycle, wanted or unit.subject, but=unit)
    unit.save(update_fields=("subject",))
