"""Experts' remarks with their answers, and what the last report proposed."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Path, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.words import Number
from sesaku_web.exceptions import NotFoundError
from workbench.cycle.access import cycle_for
from workbench.cycle.actions.decide_proposal import decide_proposal
from workbench.cycle.actions.remark import add_remark, answer_remark, change_remark
from workbench.cycle.api.words import Body, Subject, Words, unit_in
from workbench.cycle.models import Proposal, Remark

router = Router(tags=["cycle-remarks"])


class RemarkRecord(Schema):
    """A remark of an expert, and its answer."""

    number: int
    subject: str
    key: str
    quote: str
    text: str
    version: int
    written_by: Annotated[str | None, Field(description="null: it came over from the last report")]
    written_at: datetime
    state: str
    answer: str
    answered_at: datetime | None


class RemarkAsked(Body):
    """A remark."""

    subject: Subject
    text: Words
    key: Annotated[str, Field(max_length=150, pattern=r"^[^\x00]*$")] = ""
    quote: Words = ""


class RemarkChange(Body):
    """Other words for a remark."""

    text: Words
    expected_version: Annotated[int, Field(ge=1, le=2**31 - 1)]


class AnswerAsked(Body):
    """An answer."""

    text: Words


class ProposalRecord(Schema):
    """What the last report said would change."""

    number: int
    change: Annotated[str, Field(description="renamed, new or retired")]
    field: str
    subject: str | None
    code: str
    name: str
    text: str
    state: str
    reason: str


class DecisionAsked(Body):
    """Whether a proposal is accepted, and why."""

    accept: bool
    reason: Words = ""


@router.get("/cycles/{number}/remarks", response=list[RemarkRecord], summary="Experts' remarks")
@allowed(Action.READ_CYCLES)
def list_remarks(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:
    """Return the remarks of a cycle, those withdrawn included."""
    found = cycle_for(request.auth, number).remarks.select_related("unit", "written_by")
    return [_remark(one) for one in found]


@router.post("/cycles/{number}/remarks", response={201: RemarkRecord}, summary="Remark on a place")
@allowed(Action.WORK_IN_CYCLES)
def post_remark(request: ApiRequest, number: Path[Number], given: RemarkAsked) -> dict[str, Any]:
    """Remark on a unit, one of its cells, or words in it."""
    unit = unit_in(cycle_for(request.auth, number), given.subject)
    return _remark(add_remark(request.auth, unit, given.text, key=given.key, quote=given.quote))


@router.post(
    "/cycles/{number}/remarks/{remark}/wording", response=RemarkRecord, summary="Word a remark anew"
)
@allowed(Action.WORK_IN_CYCLES)
def word_remark(
    request: ApiRequest, number: Path[Number], remark: Path[Number], given: RemarkChange
) -> dict[str, Any]:
    """Word a remark of one's own anew, as long as it is not answered."""
    held = _held(request, number, remark)
    return _remark(
        change_remark(request.auth, held, given.text, expected_version=given.expected_version)
    )


@router.post(
    "/cycles/{number}/remarks/{remark}/answer", response=RemarkRecord, summary="Answer a remark"
)
@allowed(Action.WORK_IN_CYCLES)
def answer_a_remark(
    request: ApiRequest, number: Path[Number], remark: Path[Number], given: AnswerAsked
) -> dict[str, Any]:
    """Answer a remark; an answer given before is replaced."""
    return _remark(answer_remark(request.auth, _held(request, number, remark), given.text))


@router.get(
    "/cycles/{number}/proposals",
    response=list[ProposalRecord],
    summary="What the last report proposed",
)
@allowed(Action.READ_CYCLES)
def list_proposals(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:
    """Return what the last report said would be renamed, ended or new."""
    found = cycle_for(request.auth, number).proposals.select_related("unit", "field")
    return [_proposal(one) for one in found]


@router.post(
    "/cycles/{number}/proposals/{proposal}/decision",
    response=ProposalRecord,
    summary="Accept or reject a proposal",
)
@allowed(Action.WORK_IN_CYCLES)
def decide_a_proposal(
    request: ApiRequest, number: Path[Number], proposal: Path[Number], given: DecisionAsked
) -> dict[str, Any]:
    """Do what the last report proposed, or not."""
    cycle = cycle_for(request.auth, number)
    held = cycle.proposals.filter(order=proposal).first()
    if held is None:
        raise NotFoundError(f"提案 {proposal} はありません。")
    return _proposal(decide_proposal(request.auth, held, accept=given.accept, reason=given.reason))


def _held(request: ApiRequest, number: int, remark: int) -> Remark:
    cycle = cycle_for(request.auth, number)
    found = cycle.remarks.filter(number=remark).select_related("unit", "written_by").first()
    if found is None:
        raise NotFoundError(f"所見 {remark} はありません。")
    return found


def _remark(remark: Remark) -> dict[str, Any]:
    same = ("number", "key", "quote", "text", "version", "written_at", "state", "answer")
    return {
        **{name: getattr(remark, name) for name in same},
        "subject": remark.unit.subject,
        "written_by": remark.written_by.username if remark.written_by else None,
        "answered_at": remark.answered_at,
    }


def _proposal(proposal: Proposal) -> dict[str, Any]:
    same = ("change", "code", "name", "text", "state", "reason")
    return {
        **{name: getattr(proposal, name) for name in same},
        "number": proposal.order,
        "field": proposal.field.subject,
        "subject": proposal.unit.subject if proposal.unit else None,
    }
