"""Targets changed after approval: the old one is kept, and the change is published."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from workbench.cycle.layout import is_target, year_of
from workbench.cycle.models import CellChange, Cycle
from workbench.cycle.printing import text_of


@dataclass(frozen=True, slots=True)
class TargetChange:
    """A target that was changed after it had been approved.

    Attributes:
        subject: of the indicator.
        key: of the cell.
        fiscal_year: of a yearly target; None for the mid-term goal.
        old, new: what it said, and says.
        reason: why it was changed.
        on: the day, ISO 8601.
    """

    subject: str
    key: str
    fiscal_year: int | None
    old: str
    new: str
    reason: str
    on: str


def published_changes(cycle: Cycle) -> dict[int, list[TargetChange]]:
    """Return the changes of a cycle's targets after approval, by unit, in their order."""
    found: dict[int, list[TargetChange]] = defaultdict(list)
    changes = CellChange.objects.filter(cell__unit__cycle=cycle, after_approval=True)
    for change in changes.select_related("cell__unit"):
        cell = change.cell
        if is_target(cell.key):
            found[cell.unit_id].append(
                TargetChange(
                    subject=cell.unit.subject,
                    key=cell.key,
                    fiscal_year=year_of(cell.key),
                    old=text_of(change.old),
                    new=text_of(change.new),
                    reason=change.reason,
                    on=change.at.date().isoformat(),
                )
            )
    return found


def changes_of(cycle: Cycle) -> list[TargetChange]:
    """Return all of them, in the order in which they were made."""
    held: list[Any] = [one for changes in published_changes(cycle).values() for one in changes]
    return sorted(held, key=lambda one: (one.on, one.subject, one.key))


def note_of(change: TargetChange) -> str:
    """Return the note that is printed under the indicator."""
    about = f"{change.fiscal_year}年度の年度目標" if change.fiscal_year else "中期目標"
    old = change.old or "（記載なし）"
    return note(f"{about}を承認後に変更した（{change.on}）。変更前：{old}　理由：{change.reason}")


def note(text: str) -> str:
    """Return a text as a note of the printed form: one paragraph that its mark opens."""
    return f"（注）{' '.join(text.split())}"
