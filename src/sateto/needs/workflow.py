"""The workflow 「進め方」 of an assessment as one table: states, transitions, conditions.

Nothing here knows the database: an action gathers ``Facts`` and asks. The page
docs/reference/assessment-workflow.md is written from it, and the tests walk over it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """State 「状態」 of an assessment."""

    CANDIDATE = "candidate"
    STUDY = "study"
    CONTACT = "contact"
    DECIDED = "decided"


class Route(StrEnum):
    """Route 「展開の道」: study for defence, or for another field."""

    DEFENCE = "defence"
    OTHER = "other"


class ExportCheck(StrEnum):
    """How far the check of export control 「輸出管理の確認」 is."""

    NONE = "none"
    ASKED = "asked"
    ANSWERED = "answered"


class Outcome(StrEnum):
    """What was decided."""

    ADOPT = "adopt"
    DECLINE = "decline"


@dataclass(frozen=True, slots=True)
class Facts:
    """What the conditions look at.

    Attributes:
        state: the state now.
        member: whether the person is of the group.
        lead: whether the person leads it.
        reason: whether a reason is given.
        assigned: whether anybody is in charge.
        sensitive: what a person said of the technology; None before anybody did.
        export_check: how far the check of export control is.
        outcome: what is to be decided; "" where nothing is given.
    """

    state: State
    member: bool
    lead: bool = False
    reason: bool = False
    assigned: bool = False
    sensitive: bool | None = None
    export_check: ExportCheck = ExportCheck.NONE
    outcome: str = ""


Condition = Callable[[Facts], bool]

CONDITIONS: Mapping[str, tuple[Condition, str]] = {
    "reason": (lambda facts: facts.reason, "理由を記してください。"),
    "assigned": (lambda facts: facts.assigned, "担当者を決めてから検討を始めてください。"),
    "judged": (
        lambda facts: facts.sensitive is not None,
        "接触の前に、機微技術に当たるかどうかを人が判断し、理由とともに記録してください。",
    ),
    "export-asked": (
        lambda facts: not facts.sensitive or facts.export_check is not ExportCheck.NONE,
        "機微技術とされています。接触の前に、輸出管理の確認を依頼して記録してください。",
    ),
    "outcome": (
        lambda facts: facts.outcome in set(Outcome),
        "活用するか見送るかを選んでください。",
    ),
    "adopt-studied": (
        lambda facts: facts.outcome != Outcome.ADOPT or facts.state is not State.CANDIDATE,
        "活用すると決める前に、検討を始めてください。見送ることは、今でもできます。",
    ),
    "adopt-judged": (
        lambda facts: (
            facts.outcome != Outcome.ADOPT
            or facts.sensitive is False
            or (facts.sensitive is True and facts.export_check is not ExportCheck.NONE)
        ),
        "活用すると決める前に、機微技術かどうかの判断と、必要なら輸出管理の確認を記録してください。",
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
        lead: whether only a lead of the group may.
        conditions: names in ``CONDITIONS``, asked in this order.
    """

    name: str
    label: str
    sources: frozenset[State]
    target: State
    lead: bool = False
    conditions: tuple[str, ...] = ()


TRANSITIONS: Mapping[str, Transition] = {
    one.name: one
    for one in (
        Transition(
            "study",
            "検討を始める",
            frozenset({State.CANDIDATE}),
            State.STUDY,
            conditions=("assigned",),
        ),
        Transition(
            "contact",
            "研究者・機関に接触する",
            frozenset({State.STUDY}),
            State.CONTACT,
            conditions=("reason", "judged", "export-asked"),
        ),
        Transition(
            "back", "検討に戻す", frozenset({State.CONTACT}), State.STUDY, conditions=("reason",)
        ),
        Transition(
            "decide",
            "決定する",
            frozenset({State.CANDIDATE, State.STUDY, State.CONTACT}),
            State.DECIDED,
            lead=True,
            conditions=("outcome", "reason", "adopt-studied", "adopt-judged"),
        ),
        Transition(
            "reopen",
            "決定を取り消す",
            frozenset({State.DECIDED}),
            State.STUDY,
            lead=True,
            conditions=("reason",),
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
    """Return why a person may not move an assessment so; None where they may."""
    if not facts.member:
        return Refusal("role", "この検討グループの人だけができます。")
    if transition.lead and not facts.lead:
        return Refusal("role", f"「{transition.label}」は検討グループの責任者だけができます。")
    if facts.state not in transition.sources:
        return Refusal("state", f"今の状態では「{transition.label}」を選べません。")
    for name in transition.conditions:
        holds, said = CONDITIONS[name]
        if not holds(facts):
            return Refusal(name, said)
    return None
