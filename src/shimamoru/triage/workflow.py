"""How a report goes on: one table of steps, from which pages, checks and tests are made."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from sesaku_web.accounts.permissions import Action
from shimamoru.reports.models import State


@dataclass(frozen=True, slots=True)
class Step:
    """A step: from which states, to which, who may, and what has to be said.

    Attributes:
        name: what forms and the history call it.
        label: what people call it.
        sources: states it leads away from.
        target: the state it leads to.
        needs: names of what must be given: agency, outcome, reason.
        action: what one must be allowed to do.
    """

    name: str
    label: str | Promise
    sources: frozenset[State]
    target: State
    needs: frozenset[str] = field(default_factory=frozenset)
    action: Action = Action.TRIAGE_REPORTS


STEPS = {
    step.name: step
    for step in (
        Step("take", _("確認を始める"), frozenset({State.RECEIVED}), State.CHECKING),
        Step(
            "pass",
            _("関係機関に引き継ぐ"),
            frozenset({State.RECEIVED, State.CHECKING, State.PASSED}),
            State.PASSED,
            frozenset({"agency"}),
        ),
        Step(
            "close",
            _("終了にする"),
            frozenset({State.RECEIVED, State.CHECKING, State.PASSED}),
            State.CLOSED,
            frozenset({"outcome"}),
        ),
        Step(
            "return",
            _("確認に戻す"),
            frozenset({State.PASSED}),
            State.CHECKING,
            frozenset({"reason"}),
        ),
        Step(
            "reopen",
            _("もう一度開く"),
            frozenset({State.CLOSED}),
            State.CHECKING,
            frozenset({"reason"}),
        ),
    )
}
"""The steps by their names."""


def steps_from(state: str) -> list[Step]:
    """Return the steps that lead away from a state."""
    return [step for step in STEPS.values() if state in step.sources]
