"""What the killed process of ``cycle_kills`` does: look for what was acknowledged, then work on."""

import hashlib
import json
import os
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from django.db import connection

from benchmarks.cycle_kills import ROOT, KillsError, Told
from sesaku.exceptions import SesakuError
from sesaku.readers.source import Source
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.add_document import add_document
from workbench.cycle.actions.keep_draft import Typed, keep_draft
from workbench.cycle.actions.move_unit import move_all, move_unit
from workbench.cycle.actions.set_people import set_roles
from workbench.cycle.actions.write_cell import Entered, write_cell
from workbench.cycle.contents import content_of
from workbench.cycle.models import Cell, CellChange, Cycle, Draft, Move, Unit
from workbench.cycle.printing import text_of
from workbench.cycle.starting import start_cycle
from workbench.cycle.workflow import CycleRole
from workbench.publications.actions.publish_edition import Said, publish_edition
from workbench.publications.models import Edition, EditionFile

EXAMPLE = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
_KEY = "years/2020/result"
_WRITES = ("INSERT", "UPDATE", "DELETE")


def say(kind: str, **what: object) -> None:
    """Say something on standard output; a line is written at once, or not at all."""
    os.write(sys.stdout.fileno(), (json.dumps({"kind": kind, **what}) + "\n").encode())


def work(phase: str, notes: Path) -> None:
    """Check the library, say that it is whole, and work at a phase until the end."""
    try:
        turns = Turns()
        check(turns.cycle, [json.loads(line) for line in notes.read_text().splitlines()])
        doing = {"autosave": turns.type, "submit": turns.submit, "publish": turns.publish}[phase]
        doing(say)
    except (KillsError, SesakuError, AssertionError) as error:
        say("broken", what=f"{type(error).__name__}: {error}")


class _Noted:
    """Notes the first write of an action to the database."""

    def __init__(self) -> None:
        self.fresh = False

    def begin(self, what: str) -> None:
        """Say that an action begins."""
        say("begin", what=what)
        self.fresh = True

    def __call__(
        self,
        execute: Callable[..., Any],
        sql: str,
        params: object,
        many: bool,  # noqa: FBT001 - Django passes it so
        context: Mapping[str, Any],
    ) -> Any:  # noqa: ANN401 - whatever a query returns
        """Run a query of the database."""
        if self.fresh and sql.startswith(_WRITES):
            self.fresh = False
            say("writing")
        return execute(sql, params, many, context)


class Turns:
    """A cycle with an officer who writes and publishes, and an approver."""

    def __init__(self) -> None:
        self.officer = Actor.local()
        found = Cycle.objects.first()
        if found is None:
            source = Source(EXAMPLE.name, EXAMPLE.read_bytes())
            found = start_cycle(self.officer, add_document(self.officer, source).document.reading)
        self.cycle: Cycle = found
        user, _ = User.objects.get_or_create(username="approver")
        self.approver = Actor(user)
        if not self.cycle.members.filter(user=user).exists():
            set_roles(self.officer, self.cycle, user, frozenset({CycleRole.APPROVER}))
        self.noted = _Noted()

    def type(self, ready: Callable[..., None]) -> None:
        """Autosave again and again, and save every third time."""
        self._open_again()
        units = list(self.cycle.units.filter(kind="indicator"))
        ready("ready", pid=os.getpid())
        with connection.execute_wrapper(self.noted):
            while True:
                self._type(units[time.time_ns() // 1000 % len(units)])

    def submit(self, ready: Callable[..., None]) -> None:
        """Submit everything, again and again."""
        self._open_again()
        ready("ready", pid=os.getpid())
        while True:
            with connection.execute_wrapper(self.noted):
                self.noted.begin("submit")
                units = move_all(self.officer, self.cycle, "submit")
                moves = Move.objects.filter(unit__in=units, transition="submit")
                say("submit", moves=list(moves.values_list("pk", flat=True))[-len(units) :])
            self._open_again()

    def publish(self, ready: Callable[..., None]) -> None:
        """Publish, again and again, each time another content."""
        self._lock()
        ready("ready", pid=os.getpid())
        while True:
            with connection.execute_wrapper(self.noted):
                self.noted.begin("publish")
                made = publish_edition(self.officer, self.cycle, Said(reason="次の版"))
                say("publish", number=made.number, digest=made.digest)
            self._lock()

    def _type(self, unit: Unit) -> None:
        client = f"page-{time.time_ns()}"
        text = ""
        for letter in range(1, 4):
            text = f"{client}案" + "船" * letter
            self.noted.begin("draft")
            kept = keep_draft(self.officer, unit, _KEY, Typed(text, client, letter))
            say("draft", unit=unit.pk, client=client, text=kept.text)
        self.noted.begin("value")
        self._write(unit, text, client)

    def _write(self, unit: Unit, text: str, client: str) -> None:
        cell = Cell.objects.get(unit=unit, key=_KEY)
        made = write_cell(
            self.officer, unit, _KEY, Entered(cell.version, text=text, client_id=client)
        )
        say("value", cell=made.pk, version=made.version, text=text)

    def _lock(self) -> None:
        """Bring the cycle to where it can be published."""
        top = self._top()
        if top.state == "locked":
            return
        self._open_again()
        self._type(self.cycle.units.filter(kind="indicator")[0])
        move_all(self.officer, self.cycle, "submit")
        move_all(self.approver, self.cycle, "approve")
        move_unit(self.officer, self._top(), "lock")

    def _open_again(self) -> None:
        """Bring all units back to where they can be written in, wherever a kill has left them."""
        for state, name in (("published", "correct"), ("locked", "unlock")):
            if self._top().state == state:
                move_unit(self.officer, self._top(), name, reason="次の版")
        for _ in range(3):
            move_all(self.officer, self.cycle, "return", reason="次の版")

    def _top(self) -> Unit:
        return self.cycle.units.get(kind="measure")


def check(cycle: Cycle, acknowledged: Iterable[Told]) -> None:
    """Look for what was acknowledged, and for what is half done.

    Raises:
        KillsError: the message says what is lost or half done.
        HistoryBrokenError: the history does not verify.
    """
    verify()
    content_of(cycle)
    told: dict[str, list[Told]] = {"draft": [], "value": [], "submit": [], "publish": []}
    for one in acknowledged:
        told[one["kind"]].append(one)
    _check_values(told)
    _check_states(cycle, told["submit"])
    _check_editions(cycle, told["publish"])


def _check_values(told: Mapping[str, list[Told]]) -> None:
    changes = {(one.cell_id, one.version): one for one in CellChange.objects.all()}
    for one in told["value"]:
        change = changes.get((one["cell"], one["version"]))
        if change is None or text_of(change.new) != one["text"]:
            raise KillsError(f"acknowledged, and lost: {one}")
    drafts = {one.client_id: one.text for one in Draft.objects.all()}
    # A value whose acknowledgement the kill cut off has thrown its draft away, and stands itself.
    written = {text_of(one.new) for one in changes.values()}
    for one in {one["client"]: one for one in told["draft"]}.values():
        kept = drafts.get(one["client"], "")
        # The page's own next letter may have been kept, and its acknowledgement cut off.
        if one["text"] not in written and not kept.startswith(one["text"]):
            raise KillsError(f"acknowledged, and lost: {one}")
    for cell in Cell.objects.filter(key=_KEY):
        if changes[cell.pk, cell.version].new != cell.value:
            raise KillsError(f"{cell} and its last change differ")


def _check_states(cycle: Cycle, submitted: Iterable[Told]) -> None:
    states = set(cycle.units.living().values_list("state", flat=True))
    if states & {"locked", "published"} and len(states) > 1:
        raise KillsError(f"half published: {states}")
    moves = set(Move.objects.filter(transition="submit").values_list("pk", flat=True))
    lost = [one for one in submitted if not moves >= set(one["moves"])]
    if lost:
        raise KillsError(f"a submission that was acknowledged is lost: {lost}")
    for unit in cycle.units.all():
        last = unit.moves.last()
        if last is not None and last.to_state != unit.state:
            raise KillsError(f"{unit} is {unit.state}, and was moved to {last.to_state}")


def _check_editions(cycle: Cycle, published: Iterable[Told]) -> None:
    moved = Move.objects.filter(transition="publish", unit__kind="measure").count()
    entries = Counter(Entry.objects.values_list("action", flat=True))
    editions = {one.number: one for one in Edition.objects.defer("snapshot", "text")}
    together = {moved, entries["cycle.publish"], entries["edition.publish"], len(editions)}
    if len(together) > 1 or sorted(editions) != list(range(1, len(editions) + 1)):
        raise KillsError(f"half published: {together}")
    for one in published:
        if one["number"] not in editions or editions[one["number"]].digest != one["digest"]:
            raise KillsError(f"acknowledged, and lost: {one}")
    sizes = Counter(EditionFile.objects.values_list("edition__number", flat=True))
    if len(set(sizes.values())) > 1 or set(sizes) != set(editions):
        raise KillsError(f"an edition lacks files: {sizes}")
    for file in EditionFile.objects.filter(edition__number=len(editions), edition__cycle=cycle):
        if hashlib.sha256(file.data).hexdigest() != file.sha256:
            raise KillsError(f"{file} of edition {len(editions)} is not what was published")
