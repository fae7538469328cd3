"""What the checks ask of a draft, while it is written."""

from typing import Annotated, Any

from ninja import Path, Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.words import Number
from sesaku_web.exceptions import NotFoundError
from workbench.cycle.access import cycle_for
from workbench.cycle.actions.advise import dismiss_advice, load_scale, raise_advice
from workbench.cycle.advice import Advice, advice_for
from workbench.cycle.api.words import Body, Key, Subject, WhyAsked, unit_of

router = Router(tags=["cycle-advice"])

_Identity = Annotated[str, Field(pattern=r"^[0-9a-f]{16}(?:-\d{1,6})?$")]
_Text = Annotated[str, Field(max_length=200_000)]


class DismissalRecord(Schema):
    """Why a finding was put aside."""

    reason: str
    by: str
    at: str


class AdviceRecord(Schema):
    """A finding about a draft."""

    id: str
    check: str
    severity: str
    subject: str
    message: str
    message_en: str
    keys: Annotated[list[str], Field(description="cells that it rests on")]
    evidence: Annotated[list[str], Field(description="what is said there")]
    state: Annotated[str, Field(description="open, dismissed, or review")]
    dismissal: DismissalRecord | None


class TypedAsked(Body):
    """What is being typed, by key of the cell; it is looked at in place of what is stored."""

    typed: Annotated[dict[Key, _Text], Field(max_length=200)] = Field(default_factory=dict)


class ScaleAsked(Body):
    """A rating scale as YAML."""

    source: Annotated[str, Field(max_length=100_000)]


class ScaleRecord(Schema):
    """A rating scale that was loaded."""

    of: str
    name: str


@router.post(
    "/cycles/{number}/units/{subject}/advice",
    response=list[AdviceRecord],
    summary="What the checks ask of a draft",
)
@allowed(Action.READ_CYCLES)
def post_advice(
    request: ApiRequest, number: Path[Number], subject: Path[Subject], given: TypedAsked
) -> list[dict[str, Any]]:
    """Ask the checks about a unit as it is, or as it would be with what is being typed."""
    cycle = cycle_for(request.auth, number)
    return [_record(one) for one in advice_for(cycle, subject, given.typed)]


@router.post(
    "/cycles/{number}/units/{subject}/advice/{identity}/dismissal",
    response=AdviceRecord,
    summary="Put a finding aside",
)
@allowed(Action.WORK_IN_CYCLES)
def dismiss_finding(
    request: ApiRequest,
    number: Path[Number],
    subject: Path[Subject],
    identity: Path[_Identity],
    given: WhyAsked,
) -> dict[str, Any]:
    """Put a finding aside with a reason; it stays so in later runs."""
    unit = unit_of(request.auth, number, subject)
    dismiss_advice(request.auth, unit, _advice(request, number, subject, identity), given.reason)
    return _record(_advice(request, number, subject, identity))


@router.post(
    "/cycles/{number}/units/{subject}/advice/{identity}/reopening",
    response=AdviceRecord,
    summary="Take a dismissal back",
)
@allowed(Action.WORK_IN_CYCLES)
def post_reopening(
    request: ApiRequest,
    number: Path[Number],
    subject: Path[Subject],
    identity: Path[_Identity],
    given: WhyAsked,
) -> dict[str, Any]:
    """Take a dismissal back: the finding is open again."""
    unit = unit_of(request.auth, number, subject)
    found = _advice(request, number, subject, identity)
    if found.dismissal is None:
        raise NotFoundError("この点検結果は退けられていません。")
    raise_advice(request.auth, unit, found.dismissal, given.reason)
    return _record(_advice(request, number, subject, identity))


@router.post("/cycles/{number}/scale", response=ScaleRecord, summary="Load a rating scale")
@allowed(Action.WORK_IN_CYCLES)
def load_rating_scale(
    request: ApiRequest, number: Path[Number], given: ScaleAsked
) -> dict[str, Any]:
    """Load a rating scale with its criteria; one of the same kind is replaced."""
    held = load_scale(request.auth, cycle_for(request.auth, number), given.source)
    return {"of": held.of, "name": held.name}


def _advice(request: ApiRequest, number: int, subject: str, identity: str) -> Advice:
    found = advice_for(cycle_for(request.auth, number), subject)
    wanted = next((one for one in found if one.finding.identity == identity), None)
    if wanted is None:
        raise NotFoundError(f"点検結果 {identity} は「{subject[:60]}」にありません。")
    return wanted


def _record(advice: Advice) -> dict[str, Any]:
    finding, said = advice.finding, advice.dismissal
    same = ("check", "severity", "subject", "message", "message_en")
    return {
        **{name: getattr(finding, name) for name in same},
        "id": finding.identity,
        "keys": list(advice.keys),
        "evidence": [one.text for one in finding.evidence],
        "state": advice.state,
        "dismissal": said
        and {"reason": said.reason, "by": said.by.username, "at": said.at.isoformat()},
    }
