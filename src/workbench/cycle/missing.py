"""What is missing, and whose turn it is: from the cells and states as they are now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sesaku_web.accounts.models import User
from workbench.cycle.labels import label_of
from workbench.cycle.models import Assignment, Cell, Cycle, Membership, Proposal, Remark, Unit
from workbench.cycle.steps import Step, steps
from workbench.cycle.workflow import REMARKABLE, WRITABLE, CycleRole, Kind, Stage, State


@dataclass(frozen=True, slots=True)
class Missing:
    """A value that is asked for and not there."""

    step: str
    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Open:
    """Something that waits for somebody.

    Attributes:
        what: value, submission, approval, proposal, remark or answer.
        role: whose turn it is.
        people: those of that role whom it waits for.
        unit: where.
        step: which step it belongs to.
        key, label: of a value: which.
        due: the day by which; None where none is set.
        overdue: whether that day has passed.
    """

    what: str
    role: CycleRole
    people: tuple[User, ...]
    unit: Unit
    step: str
    key: str
    label: str
    due: date | None
    overdue: bool


def missing_in(unit: Unit) -> list[Missing]:
    """Return what a unit lacks in its cycle's stage."""
    if unit.cycle.as_it_is:
        return []
    filled = frozenset(_filled(Cell.objects.filter(unit=unit)).get(unit.pk, ()))
    return list(_missing(unit.cycle, unit, filled))


def missing_for(cycle: Cycle, today: date | None = None) -> list[Open]:
    """Return all that waits for somebody in a cycle, in the order of the document and the steps.

    Args:
        cycle: the cycle.
        today: the day from which due dates are seen; the server's own where None.
    """
    return list(_Waiting(cycle, today or date.today()).all())  # noqa: DTZ011 - due dates are days of the office


def for_person(opened: Iterable[Open], user: User) -> list[Open]:
    """Return what waits for one person."""
    return [one for one in opened if any(person.pk == user.pk for person in one.people)]


class _Waiting:
    """What waits in one cycle; its rows fetched once."""

    def __init__(self, cycle: Cycle, today: date) -> None:
        self.cycle = cycle
        self.today = today
        self.units = list(cycle.units.living())
        self.filled = _filled(Cell.objects.filter(unit__in=self.units))
        self.due = {one.step: one.on for one in cycle.due_dates.all()}
        self.people: dict[CycleRole, list[User]] = defaultdict(list)
        for one in Membership.objects.filter(cycle=cycle).select_related("user"):
            if one.user.is_active:
                self.people[CycleRole(one.role)].append(one.user)
        self.charged: dict[int, list[User]] = defaultdict(list)
        assigned = Assignment.objects.filter(unit__in=self.units).select_related("user")
        for charge in assigned:
            if charge.user in self.people[CycleRole.DIVISION]:
                self.charged[charge.unit_id].append(charge.user)
        self.remarks = list(cycle.remarks.exclude(state=Remark.State.WITHDRAWN))

    def all(self) -> Iterator[Open]:
        """Yield what waits."""
        yield from self._proposals()
        for unit in self.units:
            if State(unit.state) in WRITABLE:
                yield from self._writing(unit)
            elif unit.state == State.SUBMITTED:
                step = "plan_approval" if self.cycle.stage == Stage.PLAN else "approval"
                yield self._open("approval", CycleRole.APPROVER, unit, step)
        yield from self._remarks()
        yield from self._publication()

    def _writing(self, unit: Unit) -> Iterator[Open]:
        role = _writer(unit, self.charged)
        lacking = list(_missing(self.cycle, unit, frozenset(self.filled.get(unit.pk, ()))))
        for one in lacking:
            yield self._open("value", role, unit, one.step, one.key, one.label)
        if not lacking:
            step = "plan" if self.cycle.stage == Stage.PLAN else "analysis"
            yield self._open("submission", role, unit, step)

    def _proposals(self) -> Iterator[Open]:
        for one in self.cycle.proposals.filter(state=Proposal.State.OPEN).select_related("field"):
            yield self._open("proposal", CycleRole.OFFICER, one.field, "plan", label=one.name)

    def _remarks(self) -> Iterator[Open]:
        if self.cycle.stage != Stage.EVALUATION:
            return
        top = next(unit for unit in self.units if unit.kind == Kind.MEASURE)
        if State(top.state) not in REMARKABLE:
            return
        for one in self.remarks:
            if one.state == Remark.State.OPEN:
                label = f"{one.number}"
                yield self._open("answer", CycleRole.OFFICER, top, "answers", label=label)
        written = {one.written_by_id for one in self.remarks}
        silent = [one for one in self.people[CycleRole.EXPERT] if one.pk not in written]
        if silent:
            yield self._open("remark", CycleRole.EXPERT, top, "remarks", people=silent)

    def _publication(self) -> Iterator[Open]:
        states = {State(unit.state) for unit in self.units}
        top = next(unit for unit in self.units if unit.kind == Kind.MEASURE)
        if states == {State.APPROVED}:
            yield self._open("lock", CycleRole.OFFICER, top, "publication")
        elif states == {State.LOCKED}:
            yield self._open("publication", CycleRole.OFFICER, top, "publication")

    def _open(
        self,
        what: str,
        role: CycleRole,
        unit: Unit,
        step: str,
        key: str = "",
        label: str = "",
        *,
        people: list[User] | None = None,
    ) -> Open:
        if people is None:
            charged = self.charged.get(unit.pk, []) if role is CycleRole.DIVISION else []
            people = charged or self.people[role]
        due = self.due.get(step)
        overdue = due is not None and due < self.today
        return Open(what, role, tuple(people), unit, step, key, label, due, overdue)


def _writer(unit: Unit, charged: Mapping[int, list[User]]) -> CycleRole:
    """Return whose turn it is to write: of an indicator without anybody in charge, the bureau's."""
    if unit.kind == Kind.INDICATOR:
        return CycleRole.DIVISION if charged.get(unit.pk) else CycleRole.COORDINATOR
    return CycleRole.COORDINATOR if unit.kind == Kind.FIELD else CycleRole.OFFICER


def _filled(cells: Iterable[Cell]) -> dict[int, set[str]]:
    """Return the keys that hold something, by unit."""
    found: dict[int, set[str]] = defaultdict(set)
    for cell in cells:
        if cell.value not in (None, "", []):
            found[cell.unit_id].add(cell.key)
    return found


def _missing(cycle: Cycle, unit: Unit, filled: frozenset[str]) -> Iterator[Missing]:
    if cycle.as_it_is:
        return
    kind = Kind(unit.kind)
    for step in steps().values():
        if step.stage == cycle.stage:
            yield from _asked(cycle, kind, step, filled)


def _asked(cycle: Cycle, kind: Kind, step: Step, filled: frozenset[str]) -> Iterator[Missing]:
    for asked in step.asks.get(kind, ()):
        if asked.startswith("years/"):
            keys = [asked.replace("*", str(year)) for year in cycle.fiscal_years]
        elif asked.endswith("/*"):
            name = asked.removesuffix("/*")
            there = any(key.startswith(f"{name}/") for key in filled)
            keys = [] if there else [name]
        else:
            keys = [asked]
        for key in keys:
            if key not in filled:
                yield Missing(step.name, key, label_of(kind, key))
