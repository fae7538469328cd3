"""The workflow 「進め方」 as one table: states, transitions, who may, on which conditions.

Nothing here knows the database: an action gathers the ``Facts`` of a unit and asks. The page
docs/reference/cycle-permissions.md is written from these tables, and the tests walk over them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """State 「状態」 of a unit."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    LOCKED = "locked"
    PUBLISHED = "published"


class Stage(StrEnum):
    """Stage 「段階」 of a cycle: the plan 「事前分析」, then what came of it 「実績・評価」."""

    PLAN = "plan"
    EVALUATION = "evaluation"


class Kind(StrEnum):
    """Kind of a unit: what is written, submitted and approved as one."""

    MEASURE = "measure"
    FIELD = "field"
    INDICATOR = "indicator"


class CycleRole(StrEnum):
    """Role 「役割」 of a person in one cycle; a person may have several."""

    DIVISION = "division"
    COORDINATOR = "coordinator"
    OFFICER = "officer"
    EXPERT = "expert"
    APPROVER = "approver"
    AUDITOR = "auditor"


class Act(StrEnum):
    """What a person may be allowed to do in a cycle, transitions aside."""

    READ = "read"
    KEEP_DRAFT = "keep_draft"
    WRITE = "write"
    REMARK = "remark"
    ANSWER = "answer"
    DECIDE_PROPOSAL = "decide_proposal"
    SHAPE = "shape"
    ASSIGN = "assign"
    SET_DUE = "set_due"
    DISMISS_ADVICE = "dismiss_advice"
    LOAD_SCALE = "load_scale"
    REMIND = "remind"


Roles = frozenset[CycleRole]
_EVERYBODY: Roles = frozenset(CycleRole)
_WRITERS: Roles = frozenset({CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER})
_LEADERS: Roles = frozenset({CycleRole.COORDINATOR, CycleRole.OFFICER})
_OFFICER: Roles = frozenset({CycleRole.OFFICER})

ACTS: Mapping[Act, Roles] = {
    Act.READ: _EVERYBODY,
    Act.KEEP_DRAFT: _WRITERS | {CycleRole.EXPERT},
    Act.WRITE: _WRITERS,
    Act.REMARK: frozenset({CycleRole.EXPERT}),
    Act.ANSWER: _OFFICER,
    Act.DECIDE_PROPOSAL: _LEADERS,
    Act.SHAPE: _LEADERS,
    Act.ASSIGN: _LEADERS,
    Act.SET_DUE: _LEADERS,
    Act.DISMISS_ADVICE: _WRITERS,
    Act.LOAD_SCALE: _OFFICER,
    Act.REMIND: _LEADERS,
}
"""Who may do what; division staff write, and dismiss advice on, their own indicators alone."""

WRITES: Mapping[CycleRole, frozenset[Kind]] = {
    CycleRole.DIVISION: frozenset({Kind.INDICATOR}),
    CycleRole.COORDINATOR: frozenset({Kind.INDICATOR, Kind.FIELD}),
    CycleRole.OFFICER: frozenset(Kind),
}
"""Which units a role writes in; division staff those assigned to them alone."""

WRITABLE: frozenset[State] = frozenset({State.DRAFT, State.RETURNED})
"""States in which values may be written."""

REMARKABLE: frozenset[State] = frozenset(State) - {State.LOCKED, State.PUBLISHED}
"""States in which experts may remark."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions look at, of one unit and one person.

    Attributes:
        kind: kind of the unit.
        state: its state.
        roles: the person's roles in the cycle.
        assigned: whether the unit is assigned to the person.
        wrote: whether the person wrote anything in it in this cycle, or loaded it.
        submitted: whether it was the person who submitted it last.
        below: states of what stands directly under it, ended units left out.
        above: state of what it stands under; None for the measure.
        everything: states of all units of the cycle, ended ones left out.
        missing: how many required values it lacks in this stage.
        reason: whether a reason is given.
    """

    kind: Kind
    state: State
    roles: Roles
    assigned: bool = False
    wrote: bool = False
    submitted: bool = False
    below: frozenset[State] = frozenset()
    above: State | None = None
    everything: frozenset[State] = frozenset()
    missing: int = 0
    reason: bool = False


Condition = Callable[[Facts], bool]
_SETTLED = frozenset({State.APPROVED, State.LOCKED, State.PUBLISHED})

CONDITIONS: Mapping[str, tuple[Condition, str]] = {
    "writes-here": (
        lambda facts: any(facts.kind in WRITES.get(role, ()) for role in facts.roles),
        "この単位を書く役割の人だけが提出・取り下げできます。",
    ),
    "complete": (
        lambda facts: not facts.missing,
        "必要な項目がまだ {missing} 件書かれていません。",
    ),
    "reason": (lambda facts: facts.reason, "理由を記してください。"),
    "not-own": (
        lambda facts: not facts.wrote and not facts.submitted,
        "自分が書いた、取り込んだ、または提出した内容を自分で承認することはできません。",
    ),
    "below-approved": (
        lambda facts: facts.below <= _SETTLED,
        "この中にまだ承認されていないものがあります。先にそれらを承認してください。",
    ),
    "above-open": (
        lambda facts: facts.above not in _SETTLED,
        "これを含む個別分野または施策が承認済みです。先にそちらを差し戻してください。",
    ),
    "own-submission": (
        lambda facts: facts.submitted or bool(facts.roles & _LEADERS),
        "提出した人か、取りまとめの人だけが取り下げられます。",
    ),
    "all-approved": (
        lambda facts: facts.everything <= {State.APPROVED},
        "承認されていないものが残っています。すべて承認されてから確定してください。",
    ),
    "all-locked": (
        lambda facts: facts.everything <= {State.LOCKED},
        "確定していないものが残っています。すべて確定してから公表してください。",
    ),
    "all-settled": (
        lambda facts: facts.everything <= _SETTLED,
        "承認されていないものが残っています。次の段階へは、すべて承認されてから進めます。",
    ),
}
"""What has to hold, and what is said where it does not."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A way from states to a state.

    Attributes:
        name: what it is called.
        label: the same in Japanese.
        sources: states it leads from.
        target: the state it leads to.
        roles: who may; division staff for their own indicators alone.
        kinds: of which units.
        conditions: names in ``CONDITIONS``, asked in this order.
        whole: whether every unit of the cycle goes with the measure.
    """

    name: str
    label: str
    sources: frozenset[State]
    target: State
    roles: Roles
    kinds: frozenset[Kind]
    conditions: tuple[str, ...] = ()
    whole: bool = False


_ALL = frozenset(Kind)
_TOP = frozenset({Kind.MEASURE})
_APPROVER: Roles = frozenset({CycleRole.APPROVER})

TRANSITIONS: Mapping[str, Transition] = {
    one.name: one
    for one in (
        Transition(
            "submit",
            "提出",
            WRITABLE,
            State.SUBMITTED,
            _WRITERS,
            _ALL,
            ("writes-here", "complete", "above-open"),
        ),
        Transition(
            "withdraw",
            "取り下げ",
            frozenset({State.SUBMITTED}),
            State.DRAFT,
            _WRITERS,
            _ALL,
            ("writes-here", "own-submission"),
        ),
        Transition(
            "return",
            "差し戻し",
            frozenset({State.SUBMITTED, State.APPROVED}),
            State.RETURNED,
            _APPROVER | _LEADERS,
            _ALL,
            ("reason", "above-open"),
        ),
        Transition(
            "approve",
            "承認",
            frozenset({State.SUBMITTED}),
            State.APPROVED,
            _APPROVER,
            _ALL,
            ("not-own", "below-approved"),
        ),
        Transition(
            "lock",
            "確定",
            frozenset({State.APPROVED}),
            State.LOCKED,
            _OFFICER | _APPROVER,
            _TOP,
            ("all-approved",),
            whole=True,
        ),
        Transition(
            "unlock",
            "確定の解除",
            frozenset({State.LOCKED}),
            State.APPROVED,
            _OFFICER,
            _TOP,
            ("reason",),
            whole=True,
        ),
        Transition(
            "publish",
            "公表",
            frozenset({State.LOCKED}),
            State.PUBLISHED,
            _OFFICER,
            _TOP,
            ("all-locked",),
            whole=True,
        ),
        Transition(
            "correct",
            "公表後の訂正",
            frozenset({State.PUBLISHED}),
            State.DRAFT,
            _OFFICER,
            _TOP,
            ("reason",),
            whole=True,
        ),
        Transition(
            "advance",
            "次の段階へ",
            frozenset({State.APPROVED, State.LOCKED, State.PUBLISHED}),
            State.DRAFT,
            _OFFICER,
            _TOP,
            ("all-settled",),
            whole=True,
        ),
    )
}
"""All transitions, by name."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not be done: for want of a ``role``, or of a ``state`` or condition."""

    want: str
    message: str


def refusal(transition: Transition, facts: Facts) -> Refusal | None:
    """Return why a person may not move a unit so; None where they may."""
    if facts.kind not in transition.kinds:
        return Refusal("state", f"「{transition.label}」は施策全体について行います。")
    if not _has_role(transition.roles, facts):
        return Refusal("role", f"「{transition.label}」をする役割がこの作業でありません。")
    if facts.state not in transition.sources:
        return Refusal("state", f"今の状態では「{transition.label}」を選べません。")
    for name in transition.conditions:
        holds, said = CONDITIONS[name]
        if not holds(facts):
            return Refusal(name, said.format(missing=facts.missing))
    return None


def writing_refusal(facts: Facts) -> Refusal | None:
    """Return why a person may not write in a unit; None where they may."""
    wanted = frozenset(role for role, kinds in WRITES.items() if facts.kind in kinds)
    if not _has_role(wanted, facts):
        return Refusal("role", "この欄を書く役割か、担当の割り当てがありません。")
    if facts.state not in WRITABLE:
        return Refusal("state", "提出後、または承認後の内容は、差し戻されるまで直せません。")
    return None


def allowed(act: Act, roles: Roles) -> bool:
    """Whether somebody of these roles may do it, the unit's own rules aside."""
    return bool(ACTS[act] & roles)


def _has_role(wanted: Roles, facts: Facts) -> bool:
    """Whether one of the roles will do; division staff speak for their own indicators alone."""
    held = facts.roles & wanted
    own = facts.kind is Kind.INDICATOR and facts.assigned
    return bool(held - {CycleRole.DIVISION}) or (CycleRole.DIVISION in held and own)
