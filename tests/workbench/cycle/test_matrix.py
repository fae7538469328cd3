"""Who may do what, role × state × action, tried out against a table written by hand."""

from collections.abc import Callable

import pytest
from django.db import transaction

from sesaku.checks.check import Finding
from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import ConditionError, NotFoundError, PermissionRefusedError
from tests.sesaku_web.factories import actor
from tests.workbench.cycle.people import Staffed, staffed, write
from workbench.cycle.access import Around, cycle_for
from workbench.cycle.actions.advise import dismiss_advice, load_scale
from workbench.cycle.actions.keep_draft import Typed, keep_draft
from workbench.cycle.actions.move_unit import (
    move_all,
    move_unit,
    possible_moves,
    publishing,
)
from workbench.cycle.actions.remark import add_remark, answer_remark
from workbench.cycle.actions.set_people import assign, set_due, set_roles
from workbench.cycle.actions.shape import NewIndicator, add_indicator
from workbench.cycle.advice import Advice
from workbench.cycle.models import Cycle, Remark, Unit
from workbench.cycle.reminding import remind
from workbench.cycle.workflow import ACTS, TRANSITIONS, Act, CycleRole, State

pytestmark = pytest.mark.django_db

# d draft, s submitted, r returned, a approved, l locked, p published
TABLE = """
                 division  coordinator  officer  expert  approver  auditor
read             dsralp    dsralp       dsralp   dsralp  dsralp    dsralp
draft            dsralp    dsralp       dsralp   dsralp  -         -
write own        dr        dr           dr       -       -         -
write other      -         dr           dr       -       -         -
write field      -         dr           dr       -       -         -
write measure    -         -            dr       -       -         -
submit own       dr        dr           dr       -       -         -
submit other     -         dr           dr       -       -         -
submit field     -         dr           dr       -       -         -
submit measure   -         -            dr       -       -         -
withdraw own     -         s            s        -       -         -
withdraw measure -         -            s        -       -         -
return own       -         s            s        -       s         -
return measure   -         sa           sa       -       sa        -
approve own      -         -            -        -       s         -
approve field    -         -            -        -       -         -
lock             -         -            a        -       a         -
unlock           -         -            l        -       -         -
publish          -         -            l        -       -         -
correct          -         -            p        -       -         -
advance          -         -            alp      -       -         -
remark           -         -            -        dsra    -         -
answer           -         -            dsra     -       -         -
add indicator    -         dr           dr       -       -         -
assign           -         dsralp       dsralp   -       -         -
set due          -         dsralp       dsralp   -       -         -
dismiss own      dsralp    dsralp       dsralp   -       -         -
dismiss other    -         dsralp       dsralp   -       -         -
load scale       -         -            dsralp   -       -         -
remind           -         dsralp       dsralp   -       -         -
"""

_HEAD, *_LINES = TABLE.strip("\n").split("\n")
_COLUMNS = {role: _HEAD.index(role) for role in CycleRole}
_LETTERS = {state.value[0]: state for state in State}
_WIDE = _COLUMNS[CycleRole.DIVISION]
EXPECTED: dict[tuple[str, CycleRole], frozenset[State]] = {
    (line[:_WIDE].strip(), role): frozenset(
        _LETTERS[letter] for letter in line[at:].split()[0] if letter != "-"
    )
    for line in _LINES
    for role, at in _COLUMNS.items()
}
SCALE = "name: 試験\nof: measure\nsource: 試験\nlevels: [{letter: A, at_least: 1}, {letter: B}]"
Doing = Callable[[Actor, Staffed], object]


def _other(staff: Staffed) -> Unit:
    return staff.cycle.units.filter(kind="indicator").exclude(pk=staff.own.pk)[0]


def _field(staff: Staffed) -> Unit:
    return staff.cycle.units.filter(kind="field")[0]


def _top(staff: Staffed) -> Unit:
    return staff.unit("measure")


def _publish(who: Actor, staff: Staffed) -> None:
    with transaction.atomic():
        publishing(who, staff.cycle, edition="0" * 64)


def _answer(who: Actor, staff: Staffed) -> None:
    remark = Remark.objects.create(cycle=staff.cycle, number=99, unit=_top(staff), text="所見")
    answer_remark(who, remark, "回答")


def _move(name: str, unit: Callable[[Staffed], Unit]) -> Doing:
    return lambda who, staff: move_unit(who, unit(staff), name, reason="理由")


def _own(staff: Staffed) -> Unit:
    return Unit.objects.get(pk=staff.own.pk)


def _dismiss(unit: Callable[[Staffed], Unit]) -> Doing:
    found = Finding(
        "0" * 16, "1" * 16, "target-repeated", "target_copied", "low", "1-1", "x", "問", "Q", ()
    )
    return lambda who, staff: dismiss_advice(
        who, unit(staff), Advice(found, (), "open", None), "理由"
    )


DOING: dict[str, Doing] = {
    "read": lambda who, staff: cycle_for(who, staff.cycle.pk),
    "draft": lambda who, staff: keep_draft(who, _own(staff), "rationale", Typed("書く", "c", 1)),
    "write own": lambda who, staff: write(who, _own(staff), "rationale", "理由を書く。"),
    "write other": lambda who, staff: write(who, _other(staff), "rationale", "理由を書く。"),
    "write field": lambda who, staff: write(who, _field(staff), "next_measure", "続ける。"),
    "write measure": lambda who, staff: write(who, _top(staff), "department", "航路局"),
    "submit own": _move("submit", _own),
    "submit other": _move("submit", _other),
    "submit field": _move("submit", _field),
    "submit measure": _move("submit", _top),
    "withdraw own": _move("withdraw", _own),
    "withdraw measure": _move("withdraw", _top),
    "return own": _move("return", _own),
    "return measure": _move("return", _top),
    "approve own": _move("approve", _own),
    "approve field": _move("approve", _field),
    "lock": _move("lock", _top),
    "unlock": _move("unlock", _top),
    "publish": _publish,
    "correct": _move("correct", _top),
    "advance": _move("advance", _top),
    "remark": lambda who, staff: add_remark(who, _top(staff), "所見"),
    "answer": _answer,
    "add indicator": lambda who, staff: add_indicator(
        who, _field(staff), NewIndicator("9-9", "新しい指標")
    ),
    "assign": lambda who, staff: assign(who, _other(staff), [staff[CycleRole.DIVISION].user]),
    "set due": lambda who, staff: set_due(who, staff.cycle, "plan", None),
    "dismiss own": _dismiss(_own),
    "dismiss other": _dismiss(_other),
    "load scale": lambda who, staff: load_scale(who, staff.cycle, SCALE),
    "remind": lambda who, staff: remind(staff.cycle.started_at.date(), staff.cycle, actor=who),
}


def test_the_table_names_every_act_and_transition() -> None:
    words = {action.split()[0] for action, _ in EXPECTED}
    assert set(TRANSITIONS) <= words
    assert {act.value.split("_")[0] for act in Act} <= words | {
        "keep",
        "decide",
        "shape",
        "load",
        "set",
        "dismiss",
    }
    assert set(DOING) == {action for action, _ in EXPECTED}


@pytest.mark.parametrize("state", State)
def test_every_role_and_action(state: State) -> None:
    staff = staffed()
    # What is asked for is not the question here, nor is the stage: any but the state is met.
    Cycle.objects.filter(pk=staff.cycle.pk).update(as_it_is=True)
    staff.cycle.units.update(state=state)
    staff.cycle.refresh_from_db()
    stranger = actor()
    wrong = []
    for (action, role), states in EXPECTED.items():
        allowed = _tried(DOING[action], staff[role], staff)
        if allowed is not (state in states):
            wrong.append(f"{state}: {role} {action}: {'done' if allowed else 'refused'}")
    assert wrong == []
    assert [name for name, doing in DOING.items() if _tried(doing, stranger, staff)] == []


def _tried(doing: Doing, who: Actor, staff: Staffed) -> bool:
    """Do it, take it back, and return whether it was done; what is refused has changed nothing."""
    done = False
    try:
        with transaction.atomic():
            doing(who, staff)
            done = True
            transaction.set_rollback(True)
    except (PermissionRefusedError, NotFoundError, ConditionError):
        return False
    return done


def test_an_auditor_changes_nothing_and_everybody_reads() -> None:
    assert {act for act, roles in ACTS.items() if CycleRole.AUDITOR in roles} == {Act.READ}
    assert not any(CycleRole.AUDITOR in one.roles for one in TRANSITIONS.values())
    assert ACTS[Act.READ] == frozenset(CycleRole)


def test_what_is_offered_is_what_can_be_done() -> None:
    staff = staffed(period=None)
    for state in State:
        staff.cycle.units.update(state=state)
        around = Around.of(staff.cycle)
        for role in CycleRole:
            for unit in (staff.own, _field(staff), _top(staff)):
                held = next(one for one in around.units if one.pk == unit.pk)
                offered = {one.name for one in possible_moves(staff[role], held, around)}
                done = {
                    name
                    for name in TRANSITIONS
                    if name not in {"publish", "advance"}
                    and _tried(_move(name, lambda _, one=held: one), staff[role], staff)  # type: ignore[misc]  # bound now
                }
                assert offered - {"publish", "advance"} == done, (state, role, unit.subject)


def test_nobody_approves_what_they_wrote() -> None:
    staff = staffed(period=None)
    approver = staff[CycleRole.APPROVER]
    set_roles(
        staff[CycleRole.OFFICER],
        staff.cycle,
        approver.user,
        frozenset({CycleRole.APPROVER, CycleRole.COORDINATOR}),
    )
    submitted, other = staff.cycle.units.filter(kind="indicator").exclude(pk=staff.own.pk)[:2]
    write(approver, _own(staff), "rationale", "自分で書いた理由。")
    move_unit(approver, submitted, "submit")
    for unit in (_own(staff), other):
        move_unit(staff[CycleRole.OFFICER], unit, "submit")
    for unit in (_own(staff), submitted):
        with pytest.raises(PermissionRefusedError, match="自分が書いた"):
            move_unit(approver, unit, "approve")
    move_unit(approver, other, "approve")


def test_one_person_alone_publishes_nothing() -> None:
    """Who loaded a report and changed nothing is still not the one who approves it."""
    staff = staffed(period=None)
    alone = staff[CycleRole.OFFICER]
    set_roles(alone, staff.cycle, alone.user, frozenset(CycleRole))
    move_all(alone, staff.cycle, "submit")
    assert move_all(alone, staff.cycle, "approve") == []
    with pytest.raises(PermissionRefusedError, match="取り込んだ"):
        move_unit(alone, _own(staff), "approve")
    # Somebody else's submission does not make it another's work.
    move_unit(alone, _own(staff), "withdraw")
    move_unit(staff[CycleRole.COORDINATOR], _own(staff), "submit")
    assert move_all(alone, staff.cycle, "approve") == []
    assert move_all(staff[CycleRole.APPROVER], staff.cycle, "approve")
