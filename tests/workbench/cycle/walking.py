"""A random walk of random people through a cycle, held against a record kept beside it.

Whatever is acknowledged is noted in plain Python; after each step the rows have to say the same,
and no state may be one that the rules below forbid. They are written anew here, from the issue's
words, and take nothing from ``workflow.py``.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Callable
from itertools import pairwise

from django.db import transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.models import Entry
from tests.sesaku_web.factories import actor, document
from workbench.cycle.actions.keep_draft import Typed, keep_draft
from workbench.cycle.actions.move_unit import move_all, move_unit, publishing
from workbench.cycle.actions.remark import add_remark
from workbench.cycle.actions.set_people import assign, set_roles
from workbench.cycle.actions.shape import NewIndicator, add_indicator, end_unit
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.exceptions import ConflictError
from workbench.cycle.models import Cell, CellChange, Cycle, Draft, Membership, Move, Unit
from workbench.cycle.printing import text_of
from workbench.cycle.starting import start_cycle
from workbench.cycle.workflow import CycleRole

Place = tuple[int, str]
_SETTLED = {"approved", "locked", "published"}
_STEPS = {
    ("draft", "submitted"),
    ("returned", "submitted"),
    ("submitted", "draft"),
    ("submitted", "returned"),
    ("approved", "returned"),
    ("submitted", "approved"),
    ("approved", "locked"),
    ("locked", "approved"),
    ("locked", "published"),
    ("published", "draft"),
    ("approved", "draft"),
    ("locked", "draft"),
}
_NAMES = ("submit", "withdraw", "return", "approve", "lock", "unlock", "correct", "advance")
_FIT = {
    "draft": ("submit",),
    "returned": ("submit",),
    "submitted": ("approve", "approve", "return", "withdraw"),
    "approved": ("lock", "lock", "lock", "return", "advance"),
    "locked": ("unlock",),
    "published": ("correct",),
}
"""What is likely to be asked of a unit in a state."""

_KEYS = {
    "indicator": ("rationale", "years/2020/target", "years/2020/result", "rating", "analysis/1"),
    "field": ("next_measure", "overview/1", "name"),
    "measure": ("attainment", "department", "goals/1"),
}
_PEOPLE = 9


class Walk:
    """People, a cycle, and what was acknowledged."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - a walk that can be walked again
        self.officer = actor(Role.EVALUATOR)
        self.cycle = start_cycle(self.officer, document().reading)
        Cycle.objects.filter(pk=self.cycle.pk).update(stage="plan")
        self.cycle.refresh_from_db()
        self.people = [self.officer, *(actor(Role.READER) for _ in range(_PEOPLE))]
        for person in self.people[1:]:
            self._give_roles(person)
        self.said: dict[Place, list[str]] = defaultdict(list)
        # Who loaded the report has written all of it.
        self.writers: dict[int, set[int]] = defaultdict(
            set, {unit.pk: {self.officer.user.pk} for unit in self.cycle.units.all()}
        )
        self.submitters: dict[int, int] = {}
        self.drafts: dict[tuple[int, Place], str] = {}
        self.done: Counter[str] = Counter()
        self.entries = Entry.objects.count()
        self.seen_moves = 0
        self.published = 0
        self.tide: list[tuple[Callable[[], object], str]] = []

    def step(self) -> None:
        """Let somebody do something, allowed or not; check what became of it."""
        doing, name = self._chosen()
        before = self._counts()
        try:
            doing()
        except ConflictError:
            name = "conflict"
        except (PermissionRefusedError, ConditionError):
            name = "refused"
        else:
            self.done[name] += 1
            return self.check()
        self.done[name] += 1
        assert self._counts() == before, "what was refused has changed something"
        return None

    def check(self) -> None:
        """Check that the rows are what was acknowledged, and that no state is forbidden."""
        units = {one.pk: one for one in Unit.objects.living().filter(cycle=self.cycle)}
        for unit in units.values():
            above = units.get(unit.parent_id or 0)
            if above is not None and above.state in _SETTLED:
                assert unit.state in _SETTLED, f"{unit} {unit.state} in {above} {above.state}"
        states = {unit.state for unit in units.values()}
        for whole in ("locked", "published"):
            assert whole not in states or states == {whole}, states
        for move in Move.objects.filter(unit__cycle=self.cycle)[self.seen_moves :]:
            self.seen_moves += 1
            assert (move.from_state, move.to_state) in _STEPS, move
            if move.transition == "submit":
                self.submitters[move.unit_id] = move.by_id
            if move.transition == "approve":
                assert move.by_id not in self.writers[move.unit_id], "approved their own writing"
                assert move.by_id != self.submitters[move.unit_id], "approved what they submitted"
            if move.to_state == "returned":
                assert move.reason

    def check_all(self) -> None:
        """Check every value, every version, and every draft."""
        for (pk, key), texts in self.said.items():
            cell = Cell.objects.get(unit=pk, key=key)
            assert text_of(cell.value) == texts[-1], (pk, key)
            changes = list(CellChange.objects.filter(cell=cell).order_by("version"))
            assert [one.version for one in changes] == list(range(1, cell.version + 1))
            assert all(a.new == b.old for a, b in pairwise(changes))
            written = [text_of(one.new) for one in changes if one.origin == "written"]
            assert written[-len(texts) :] == texts, "an acknowledged update is lost"
        for (person, (pk, key)), text in self.drafts.items():
            assert Draft.objects.get(user=person, unit=pk, key=key).text == text
        acknowledged = sum(count for name, count in self.done.items() if name not in _UNRECORDED)
        assert Entry.objects.count() - self.entries >= acknowledged - self.done["all"]
        for unit in Unit.objects.filter(cycle=self.cycle):
            moves = list(unit.moves.all())
            assert all(a.to_state == b.from_state for a, b in pairwise(moves))
            if moves:
                assert moves[-1].to_state == unit.state

    def _chosen(self) -> tuple[Callable[[], object], str]:
        if not self.tide and self.chance.random() < 0.02:
            self.tide = self._tide()
        if self.tide and self.chance.random() < 0.9:
            return self.tide.pop(0)
        kind = self.chance.choices(
            ("write", "move", "all", "publish", "roles", "assign", "add", "end", "remark", "draft"),
            (40, 22, 14, 5, 2, 4, 1, 1, 3, 8),
        )[0]
        who = self._somebody(kind)
        unit = self._some_unit(kind)
        return {
            "write": lambda: self._write(who, unit),
            "move": lambda: self._move(who, unit),
            "all": lambda: self._move_all(who),
            "publish": lambda: self._publish(who),
            "roles": lambda: self._give_roles(self.chance.choice(self.people[1:])),
            "assign": lambda: self._assign(who, unit),
            "add": lambda: self._add(who, unit),
            "end": lambda: end_unit(who, unit, reason="役目を終えた。"),
            "remark": lambda: add_remark(who, unit, "便数の根拠を示すべき。"),
            "draft": lambda: self._draft(who, unit),
        }[kind], kind

    def _tide(self) -> list[tuple[Callable[[], object], str]]:
        """Return the steps that may lead to publication, if nobody comes between them."""
        officer, top = self.officer, self.cycle.units.get(kind="measure")
        held = Membership.objects.filter(cycle=self.cycle, role="approver")
        users = set(held.values_list("user_id", flat=True))
        approvers = [one for one in self.people if one.user.pk in users]
        last = self.chance.choice(("correct", "unlock"))
        return [
            (lambda: move_all(officer, self.cycle, "submit"), "all"),
            *((lambda who=who: move_all(who, self.cycle, "approve"), "all") for who in approvers),
            (lambda: move_unit(officer, top, "lock"), "move"),
            *([(lambda: self._publish(officer), "publish")] if last == "correct" else []),
            (lambda: move_unit(officer, top, last, reason="訂正"), "move"),
        ]

    def _somebody(self, kind: str) -> Actor:
        """Return a person: mostly one whose role may allow it, else anybody."""
        able = {
            "write": ("officer", "coordinator", "division"),
            "move": ("officer", "approver", "coordinator"),
            "all": ("officer", "approver", "coordinator", "division"),
            "publish": ("officer",),
            "remark": ("expert",),
        }.get(kind, ("officer", "coordinator"))
        held = Membership.objects.filter(cycle=self.cycle, role__in=able)
        users = set(held.values_list("user_id", flat=True))
        fit = [one for one in self.people if one.user.pk in users]
        return self.chance.choice((self.chance.random() < 0.8 and fit) or self.people)

    def _some_unit(self, kind: str) -> Unit:
        """Return a unit: mostly one that is open where something is to be written, else any."""
        every = list(self.cycle.units.all())
        open_ones = [one for one in every if one.state in {"draft", "returned"}]
        fit = open_ones if kind in {"write", "add"} and self.chance.random() < 0.8 else every
        return self.chance.choice(fit or every)

    def _write(self, who: Actor, unit: Unit) -> None:
        key = self.chance.choice(_KEYS[unit.kind])
        cell = Cell.objects.filter(unit=unit, key=key).first()
        version = cell.version if cell else 0
        stale = self.chance.random() < 0.1
        text = f"第{self.chance.randrange(10**6)}案"
        entered = Entered(version + 1 if stale else version, text=text, reason="見直し")
        state = Unit.objects.get(pk=unit.pk).state
        made = write_cell(who, unit, key, entered)
        assert not stale
        assert state in {"draft", "returned"}, f"written while {state}"
        assert made.version == version + 1
        self.said[unit.pk, key].append(text_of(made.value))
        self.writers[unit.pk].add(who.user.pk)

    def _move(self, who: Actor, unit: Unit) -> None:
        reason = "理由" if self.chance.random() < 0.8 else ""
        top = self.cycle.units.get(kind="measure")
        fit = _FIT.get(top.state if self.chance.random() < 0.5 else unit.state, _NAMES)
        name = self.chance.choice(fit if self.chance.random() < 0.8 else _NAMES)
        whole = name in {"lock", "unlock", "correct", "advance"}
        move_unit(who, top if whole else unit, name, reason=reason)

    def _move_all(self, who: Actor) -> None:
        name = self.chance.choices(("submit", "approve", "return", "withdraw"), (5, 5, 1, 1))[0]
        move_all(who, self.cycle, name, reason="まとめて")

    def _publish(self, who: Actor) -> None:
        with transaction.atomic():
            publishing(who, self.cycle, edition="0" * 64)
        self.published += 1

    def _give_roles(self, person: Actor) -> None:
        roles = self.chance.sample(list(CycleRole), self.chance.choice((0, 1, 1, 1, 2)))
        set_roles(self.officer, self.cycle, person.user, frozenset(roles))

    def _assign(self, who: Actor, unit: Unit) -> None:
        staff = Membership.objects.filter(cycle=self.cycle, role="division").select_related("user")
        users = [one.user for one in staff]
        assign(who, unit, self.chance.sample(users, min(len(users), 2)))

    def _add(self, who: Actor, unit: Unit) -> None:
        number = self.chance.randrange(10**6)
        made = add_indicator(who, unit, NewIndicator(f"9-{number}", "試しの指標"))
        self.writers[made.pk].add(who.user.pk)

    def _draft(self, who: Actor, unit: Unit) -> None:
        key = self.chance.choice(_KEYS[unit.kind])
        text = f"書きかけ{self.chance.randrange(10**6)}"
        keep_draft(who, unit, key, Typed(text, "page", sum(self.done.values())))
        self.drafts[who.user.pk, (unit.pk, key)] = text

    def _counts(self) -> tuple[object, ...]:
        tables = (CellChange, Move, Entry, Draft, Membership, Unit)
        states = tuple(self.cycle.units.values_list("pk", "state", "subject", "ended_at"))
        return (*(table.objects.count() for table in tables), states)


_UNRECORDED = {"refused", "conflict", "draft", "roles", "assign"}
