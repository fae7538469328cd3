"""The workflow of an assessment: every role, state and transition, and the conditions."""

from dataclasses import replace
from itertools import product

import pytest

from sateto.needs.workflow import (
    CONDITIONS,
    TRANSITIONS,
    ExportCheck,
    Facts,
    State,
    refusal,
)

READY = Facts(
    State.CANDIDATE,
    member=True,
    lead=True,
    reason=True,
    assigned=True,
    sensitive=False,
    export_check=ExportCheck.NONE,
    outcome="adopt",
)
WAYS = {
    ("candidate", "study"),
    ("candidate", "decide"),
    ("study", "contact"),
    ("study", "decide"),
    ("contact", "back"),
    ("contact", "decide"),
    ("decided", "reopen"),
}
LEADS = {"decide", "reopen"}


@pytest.mark.parametrize(("state", "name"), list(product(State, TRANSITIONS)))
@pytest.mark.parametrize("role", ["stranger", "member", "lead"])
def test_who_may_move_what(state: State, name: str, role: str) -> None:
    facts = replace(READY, state=state, member=role != "stranger", lead=role == "lead")
    found = refusal(TRANSITIONS[name], facts)
    way = (state.value, name) in WAYS
    if (state, name) == (State.CANDIDATE, "decide"):
        facts = replace(facts, outcome="decline")
        found = refusal(TRANSITIONS[name], facts)
    allowed = way and (role == "lead" or (role == "member" and name not in LEADS))
    assert (found is None) is allowed
    if found is not None and (role == "stranger" or (role == "member" and name in LEADS)):
        assert found.want == "role"


@pytest.mark.parametrize(
    ("name", "state", "lacking", "want"),
    [
        ("study", State.CANDIDATE, {"assigned": False}, "assigned"),
        ("contact", State.STUDY, {"reason": False}, "reason"),
        ("contact", State.STUDY, {"sensitive": None}, "judged"),
        ("contact", State.STUDY, {"sensitive": True}, "export-asked"),
        ("back", State.CONTACT, {"reason": False}, "reason"),
        ("decide", State.CONTACT, {"outcome": ""}, "outcome"),
        ("decide", State.CONTACT, {"outcome": "perhaps"}, "outcome"),
        ("decide", State.STUDY, {"reason": False}, "reason"),
        ("decide", State.CANDIDATE, {}, "adopt-studied"),
        ("decide", State.STUDY, {"sensitive": None}, "adopt-judged"),
        ("decide", State.CONTACT, {"sensitive": True}, "adopt-judged"),
        ("reopen", State.DECIDED, {"reason": False}, "reason"),
    ],
)
def test_what_has_to_hold(name: str, state: State, lacking: dict[str, object], want: str) -> None:
    found = refusal(TRANSITIONS[name], replace(READY, state=state, **lacking))  # type: ignore[arg-type] # fields by name
    assert found is not None
    assert found.want == want
    assert found.message == CONDITIONS[want][1]


@pytest.mark.parametrize("check", [ExportCheck.ASKED, ExportCheck.ANSWERED])
def test_a_sensitive_technology_is_contacted_after_the_check_was_asked_for(
    check: ExportCheck,
) -> None:
    facts = replace(READY, state=State.STUDY, sensitive=True, export_check=check)
    assert refusal(TRANSITIONS["contact"], facts) is None


@pytest.mark.parametrize("state", [State.CANDIDATE, State.STUDY, State.CONTACT])
def test_anything_can_be_declined(state: State) -> None:
    facts = replace(READY, state=state, outcome="decline", sensitive=None)
    assert refusal(TRANSITIONS["decide"], facts) is None


def test_every_condition_is_used() -> None:
    used = {name for one in TRANSITIONS.values() for name in one.conditions}
    assert used == set(CONDITIONS)
