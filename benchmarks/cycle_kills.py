"""Kills a process with -9 again and again while a cycle is typed in, submitted and published.

Each round a new process opens the library, verifies the history and finds everything that was
acknowledged so far: drafts, values, submissions, publications. Then it works on until it is killed,
at a random moment.

usage: python -m benchmarks.cycle_kills [--kills 200] [--seed 1] [--postgres]
"""

import argparse
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.store_library import new_library

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
READY = "ready"
_LONGEST_SECONDS = 0.8
_KEY = "years/2020/result"


class KillsError(Exception):
    """Something that was acknowledged is lost, or something is half done."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: rounds, and what was acknowledged and found again."""

    kills: int
    acknowledged: Mapping[str, int]


def run(environment: Mapping[str, str], *, kills: int, seed: int) -> Outcome:
    """Kill a working process so many times, and check the library after each.

    Raises:
        KillsError: the message says what is lost or half done.
    """
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    with tempfile.TemporaryDirectory(prefix="sesaku-kills-") as folder:
        notes = Path(folder) / "acknowledged"
        notes.touch()
        for _ in range(kills):
            _round(environment, notes, chance.uniform(0, _LONGEST_SECONDS))
        _round(environment, notes, 0)
        lines = notes.read_text().splitlines()
    return Outcome(kills, Counter(json.loads(line)["kind"] for line in lines))


def _round(environment: Mapping[str, str], notes: Path, seconds: float) -> None:
    process = subprocess.Popen(  # noqa: S603 - this module itself
        [sys.executable, "-m", "benchmarks.cycle_kills", "--work", str(notes)],
        cwd=ROOT,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    line = process.stdout.readline() if process.stdout else ""
    if line.strip() != READY:
        process.kill()
        _, complaint = process.communicate()
        raise KillsError(complaint)
    time.sleep(seconds)
    process.kill()
    said, _ = process.communicate()
    whole = said[: said.rfind("\n") + 1]  # the kill may cut the last line
    with notes.open("a") as file:
        file.write(whole)


def work(notes: Path) -> None:
    """Check the library, say that it is whole, and work until the end."""
    from sesaku_site.library import open_library  # noqa: PLC0415 - of the working process alone

    open_library()
    cycle = _cycle()
    _check(cycle, [json.loads(line) for line in notes.read_text().splitlines()])
    print(READY, flush=True)
    for number in _numbers(cycle):
        _turn(cycle, number)


def _cycle() -> Any:  # noqa: ANN401 - Django is ready only then
    """Return the cycle, started in the first round, with an officer and an approver."""
    from sesaku.readers.source import Source  # noqa: PLC0415 - of the working process alone
    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.accounts.models import User  # noqa: PLC0415 - the same
    from sesaku_web.sources.actions.add_document import add_document  # noqa: PLC0415 - the same
    from workbench.cycle.actions.set_people import set_roles  # noqa: PLC0415 - the same
    from workbench.cycle.models import Cycle  # noqa: PLC0415 - the same
    from workbench.cycle.starting import start_cycle  # noqa: PLC0415 - the same
    from workbench.cycle.workflow import CycleRole  # noqa: PLC0415 - the same

    held = Cycle.objects.first()
    if held is None:
        actor = Actor.local()
        source = Source(EXAMPLE.name, EXAMPLE.read_bytes())
        held = start_cycle(actor, add_document(actor, source).document.reading)
    approver, _ = User.objects.get_or_create(username="approver")
    if not held.members.filter(user=approver).exists():
        set_roles(Actor.local(), held, approver, frozenset({CycleRole.APPROVER}))
    return held


def _numbers(cycle: Any) -> Iterator[int]:  # noqa: ANN401 - a cycle
    """Yield numbers that no draft or value has yet."""
    from workbench.cycle.models import CellChange  # noqa: PLC0415 - Django is ready only now

    number = CellChange.objects.filter(cell__unit__cycle=cycle).count() * 1000
    while True:
        number += 1
        yield number


def _turn(cycle: Any, number: int) -> None:  # noqa: ANN401 - a cycle
    """Type in an indicator, save it, submit, approve, lock, publish, and open it again."""
    from django.db import transaction  # noqa: PLC0415 - Django is ready only now

    from sesaku_web.accounts.actor import Actor  # noqa: PLC0415 - the same
    from sesaku_web.accounts.models import User  # noqa: PLC0415 - the same
    from sesaku_web.history.log import record  # noqa: PLC0415 - the same
    from workbench.cycle.actions.keep_draft import Typed, keep_draft  # noqa: PLC0415 - the same
    from workbench.cycle.actions.move_unit import (  # noqa: PLC0415 - the same
        move_all,
        move_unit,
        publishing,
    )
    from workbench.cycle.actions.write_cell import Entered, write_cell  # noqa: PLC0415 - the same
    from workbench.cycle.models import Cell  # noqa: PLC0415 - the same

    officer = Actor.local()
    approver = Actor(User.objects.get(username="approver"))
    top = cycle.units.get(kind="measure")
    unit = cycle.units.filter(kind="indicator")[number % 3]
    _open_again(officer, cycle)
    for letter in range(1, 4):
        text = f"第{number}案" + "船" * letter
        kept = keep_draft(officer, unit, _KEY, Typed(text, f"page-{number}", letter))
        _say("draft", unit=unit.pk, client=f"page-{number}", text=kept.text)
    cell = Cell.objects.get(unit=unit, key=_KEY)
    made = write_cell(officer, unit, _KEY, Entered(cell.version, text=text))
    _say("value", cell=made.pk, version=made.version, text=text)
    _say("submit", units=[one.pk for one in move_all(officer, cycle, "submit")])
    move_all(approver, cycle, "approve")
    move_unit(officer, top, "lock")
    with transaction.atomic():
        # What is published beside it in one transaction: both come to pass, or neither.
        edition = record(officer, "benchmark.edition", cycle)
        publishing(officer, cycle, edition=edition.digest)
    _say("publish", edition=edition.digest)


def _open_again(officer: Any, cycle: Any) -> None:  # noqa: ANN401 - an actor and a cycle
    """Bring all units back to where they can be written in, wherever a kill has left them."""
    from workbench.cycle.actions.move_unit import move_all, move_unit  # noqa: PLC0415 - ready now

    top = cycle.units.get(kind="measure")
    for state, name in (("published", "correct"), ("locked", "unlock")):
        if top.state == state:
            move_unit(officer, top, name, reason="次の版")
            top.refresh_from_db()
    for _ in range(3):
        move_all(officer, cycle, "return", reason="次の版")


def _check(cycle: Any, acknowledged: list[dict[str, Any]]) -> None:  # noqa: ANN401 - a cycle
    from sesaku_web.history.log import verify  # noqa: PLC0415 - Django is ready only now
    from workbench.cycle.contents import content_of  # noqa: PLC0415 - the same

    verify()
    content_of(cycle)
    told: dict[str, list[dict[str, Any]]] = {
        kind: [one for one in acknowledged if one["kind"] == kind]
        for kind in ("draft", "value", "submit", "publish")
    }
    _check_values(told)
    _check_states(cycle, told)


def _check_values(told: Mapping[str, list[dict[str, Any]]]) -> None:
    from workbench.cycle.models import Cell, CellChange, Draft  # noqa: PLC0415 - ready now
    from workbench.cycle.printing import text_of  # noqa: PLC0415 - the same

    changes = {(one.cell_id, one.version): one for one in CellChange.objects.all()}
    drafts = {one.client_id: one.text for one in Draft.objects.all()}
    for one in told["value"]:
        change = changes.get((one["cell"], one["version"]))
        if change is None or text_of(change.new) != one["text"]:
            raise KillsError(f"acknowledged, and lost: {one}")
    saved = {one["text"] for one in told["value"]}
    for one in {one["client"]: one for one in told["draft"]}.values():
        # The page's own next letter may have been kept, and its acknowledgement cut off.
        if one["text"] not in saved and not drafts.get(one["client"], "").startswith(one["text"]):
            raise KillsError(f"acknowledged, and lost: {one}")
    for cell in Cell.objects.filter(key=_KEY):
        if changes[cell.pk, cell.version].new != cell.value:
            raise KillsError(f"{cell} and its last change differ")


def _check_states(cycle: Any, told: Mapping[str, list[dict[str, Any]]]) -> None:  # noqa: ANN401 - a cycle
    from sesaku_web.history.models import Entry  # noqa: PLC0415 - Django is ready only now
    from workbench.cycle.models import Move  # noqa: PLC0415 - the same

    states = set(cycle.units.living().values_list("state", flat=True))
    if states & {"locked", "published"} and len(states) > 1:
        raise KillsError(f"half published: {states}")
    published = Move.objects.filter(transition="publish", unit__kind="measure").count()
    entries = Counter(Entry.objects.values_list("action", flat=True))
    together = {published, entries["cycle.publish"], entries["benchmark.edition"]}
    if len(together) > 1 or published < len(told["publish"]):
        raise KillsError(f"half published: {together}, {len(told['publish'])} acknowledged")
    moved = Move.objects.filter(transition="submit").count()
    if moved < sum(len(one["units"]) for one in told["submit"]):
        raise KillsError("a submission that was acknowledged is lost")


def _say(kind: str, **what: object) -> None:
    print(json.dumps({"kind": kind, **what}), flush=True)


def main() -> None:
    """Run the rounds, or be the process that is killed."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--postgres", action="store_true")
    parser.add_argument("--work", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.work is not None:
        work(arguments.work)
        return
    begun = time.monotonic()
    with new_library(postgres=arguments.postgres) as environment:
        print(run(environment, kills=arguments.kills, seed=arguments.seed))
    print(f"{time.monotonic() - begun:.0f} s")


if __name__ == "__main__":
    main()
