"""Saving what a form sent: cell by cell, so that one that cannot be saved holds up no other."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError
from workbench.cycle.actions.keep_draft import Typed, drop_draft, keep_draft
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.exceptions import ConflictError
from workbench.cycle.models import Cell, CellChange, Draft, Unit
from workbench.cycle.typed import tidied
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import Asked, asked_for
from workbench.desk.editing.parts import parts_in, shown_parts, shown_text, value_in

FORM_CLIENT = "form"
"""What drafts are kept under that a form sent, without a script."""


class Sent(NamedTuple):
    """A cell as a form sent it: what its field held, and the version that the person saw."""

    key: str
    text: str
    version: int


@dataclass(slots=True)
class Outcome:
    """What became of a form: keys saved, keys in conflict, and what stands against the others."""

    saved: list[str] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)
    troubles: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page:
    """The page that a form was sent from.

    Attributes:
        client_id: what the browser calls it; "" without a script.
        opened: when it was made, in seconds; drafts kept until then were shown in it.
        reason: why targets were changed that had been approved.
    """

    client_id: str = ""
    opened: float = 0
    reason: str = ""


def save(actor: Actor, unit: Unit, sent: Iterator[Sent], page: Page) -> Outcome:
    """Write the cells that were changed; what cannot be written is kept as a draft.

    Raises:
        PermissionRefusedError: the actor may not write in this unit.
    """
    outcome = Outcome()
    held = {cell.key: cell for cell in unit.cells.all()}
    for one in sent:
        cell = held.get(one.key)
        asked = asked_for(Kind(unit.kind), one.key)
        base = _base(cell, one.version)
        if not _changed(asked, one.text, base):
            continue
        try:
            value = value_in(asked, unit, one.key, one.text, base)
            entered = Entered(one.version, value=value, reason=page.reason)
            write_cell(actor, unit, one.key, entered)
        except ConflictError:
            outcome.conflicts.append(one.key)
            _keep(actor, unit, one)
        except ConditionError as error:
            outcome.troubles[one.key] = str(error)
            _keep(actor, unit, one)
        else:
            outcome.saved.append(one.key)
    _drop(actor, unit, outcome.saved, page)
    return outcome


def drafts_of(actor: Actor, unit: Unit) -> list[Draft]:
    """Return what the actor was typing in a unit and did not save, the latest of each cell."""
    held = {cell.key: cell for cell in unit.cells.all()}
    found: dict[str, Draft] = {}
    for draft in Draft.objects.filter(user=actor.user, unit=unit):
        asked = asked_for(Kind(unit.kind), draft.key)
        cell = held.get(draft.key)
        if draft.key not in found and _changed(asked, draft.text, cell.value if cell else None):
            found[draft.key] = draft
    return list(found.values())


def conflicting(unit: Unit, drafts: list[Draft]) -> list[tuple[Draft, Cell]]:
    """Return the drafts that began from an older version than stands there, with what stands."""
    if not drafts:
        return []
    held = {cell.key: cell for cell in unit.cells.select_related("changed_by")}
    return [
        (draft, held[draft.key])
        for draft in drafts
        if draft.key in held and held[draft.key].version != draft.base_version
    ]


def readable(unit: Unit, key: str, text: str) -> str:
    """Return a draft as people read it: the parts of a record one below the other."""
    asked = asked_for(Kind(unit.kind), key)
    return text if asked is None or not asked.parts else _lines(asked, parts_in(asked, text))


def readable_value(unit: Unit, key: str, value: Any) -> str:  # noqa: ANN401 - JSON
    """Return a value in the same way."""
    asked = asked_for(Kind(unit.kind), key)
    if asked is None or not asked.parts:
        return shown_text(asked, value)
    return _lines(asked, shown_parts(asked, value))


def _lines(asked: Asked, texts: Mapping[str, str]) -> str:
    return "\n".join(
        f"{part.label}: {texts[part.name]}" for part in asked.parts if texts[part.name]
    )


def _base(cell: Cell | None, version: int) -> Any:  # noqa: ANN401 - JSON
    """Return what stood in a cell in the version that the person saw."""
    if cell is None or version == 0:
        return None
    if cell.version == version:
        return cell.value
    seen = CellChange.objects.filter(cell=cell, version=version).first()
    return seen.new if seen else None


def _changed(asked: Asked | None, text: str, base: Any) -> bool:  # noqa: ANN401 - JSON
    """Whether what was sent says anything else than what the form showed."""
    if asked is not None and asked.parts:
        shown = {name: tidied(said) for name, said in shown_parts(asked, base).items()}
        return parts_in(asked, text) != shown
    return tidied(text) != tidied(shown_text(asked, base))


def _keep(actor: Actor, unit: Unit, sent: Sent) -> None:
    sequence = int(timezone.now().timestamp() * 1000)
    keep_draft(actor, unit, sent.key, Typed(sent.text, FORM_CLIENT, sequence, sent.version))


def _drop(actor: Actor, unit: Unit, keys: list[str], page: Page) -> None:
    """Throw away drafts that are done with; one that another page kept since then stays."""
    for draft in Draft.objects.filter(user=actor.user, unit=unit, key__in=keys):
        own = draft.client_id in {page.client_id, FORM_CLIENT}
        if own or draft.kept_at.timestamp() <= page.opened:
            drop_draft(actor, draft)
