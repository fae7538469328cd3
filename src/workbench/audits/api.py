"""Audits, for programs."""

from typing import Annotated, Any

from ninja import Router, Schema
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.pages.lookup import reading_of
from workbench.audits import querysets
from workbench.audits.actions.state import state
from workbench.audits.printed import as_json, finding_as_json
from workbench.audits.querysets import Judged
from workbench.audits.running import run_of

router = Router(tags=["audits"])


class StatementAnswer(Schema):
    """What somebody says of a finding."""

    kind: Annotated[str, Field(description="confirm, dismiss or reply")]
    text: str
    source: str
    made_at: str


class JudgedAnswer(Schema):
    """A finding with what people say of it."""

    finding: Annotated[dict[str, Any], Field(description="as `sesaku audit --json` prints it")]
    state: Annotated[str, Field(description="open, confirm, dismiss or review")]
    judgement: StatementAnswer | None
    reply: StatementAnswer | None


class StatementAsked(Schema):
    """What is said of a finding."""

    kind: Annotated[str, Field(description="confirm, dismiss or reply")]
    text: Annotated[str, Field(description="the reason, or the reply")]
    source: Annotated[str, Field(description="of a reply: who replied, and where")] = ""


@router.get("/documents/{sha256}/audit", summary="Audit of a document 「点検」")
@allowed(Action.READ_DOCUMENTS)
def get_audit(request: ApiRequest, sha256: str) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return what the checks ask of a document (`sesaku-audit/1`)."""
    reading = reading_of(sha256)
    return as_json(run_of(reading), reading.document.name)


@router.get(
    "/documents/{sha256}/audit/{finding}",
    response=JudgedAnswer,
    summary="A finding 「点検結果」",
)
@allowed(Action.READ_DOCUMENTS)
def get_finding(request: ApiRequest, sha256: str, finding: str) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return a finding with what people say of it."""
    reading = reading_of(sha256)
    (judged,) = querysets.judged([querysets.finding(run_of(reading), finding)])
    return _judged(judged, reading.document.name)


@router.post(
    "/documents/{sha256}/audit/{finding}/statements",
    response=JudgedAnswer,
    summary="Confirm or dismiss a finding, or record a reply",
)
@allowed(Action.JUDGE_FINDINGS)
def post_statement(
    request: ApiRequest, sha256: str, finding: str, asked: StatementAsked
) -> dict[str, Any]:
    """Lay a statement beside a finding; what stood there before is replaced."""
    reading = reading_of(sha256)
    row = querysets.finding(run_of(reading), finding)
    state(request.auth, row, asked.kind, asked.text, source=asked.source)
    (judged,) = querysets.judged([row])
    return _judged(judged, reading.document.name)


def _judged(judged: Judged, document: str) -> dict[str, Any]:
    said = {
        name: {
            "kind": one.kind,
            "text": one.text,
            "source": one.source,
            "made_at": one.made_at.isoformat(),
        }
        if one is not None
        else None
        for name, one in (("judgement", judged.judgement), ("reply", judged.reply))
    }
    return {"finding": finding_as_json(judged.finding, document), "state": judged.state, **said}
