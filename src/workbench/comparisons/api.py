"""The API of comparisons: links of two reports, the register of remarks, people's decisions."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Path, Query, Router, Schema
from pydantic import ConfigDict, Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.paging import NEWEST_FIRST, Page, PageAsked, page_of
from sesaku_web.api.words import DocumentFilter, DocumentName
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.lookup import by_hash, reading_of
from workbench.comparisons import querysets
from workbench.comparisons.actions.judge import Decided, judge
from workbench.comparisons.derived import links_between, register_of
from workbench.comparisons.linked import key_of
from workbench.comparisons.models import Judgement

router = Router(tags=["comparisons"])

Part = Literal["relation", "stance", "status"]
Decision = Literal["confirm", "correct", "reject"]
Subject = Annotated[str, Field(max_length=100, pattern=r"^[^\x00]+$")]


class LinksAnswer(Schema):
    """`sesaku-links/1`, documents named by hash."""

    model_config = ConfigDict(extra="allow")

    form: Annotated[str, Field(alias="schema")]
    documents: list[str]
    links: list[dict[str, Any]]
    differences: list[dict[str, Any]]
    series: list[dict[str, Any]]
    budgets: list[dict[str, Any]]
    budget_notes: list[dict[str, Any]]


class RegisterAnswer(Schema):
    """`sesaku-remarks/1`, documents named by hash."""

    model_config = ConfigDict(extra="allow")

    form: Annotated[str, Field(alias="schema")]
    documents: list[str]
    remarks: list[dict[str, Any]]


class JudgementRecord(Schema):
    """A person's decision on a link or a remark, beside what the program says."""

    number: int
    first: Annotated[str, Field(description="hash of the earlier document, or the remark's own")]
    second: Annotated[str | None, Field(description="of the later; null for a remark")]
    subject: str
    part: Part
    decision: Decision
    said: Annotated[str, Field(description="what the program said when it was made")]
    value: Annotated[str, Field(description="what the person says instead, in a correction")]
    reason: str
    made_by: str
    made_at: datetime
    state: Literal["standing", "replaced"]


class JudgementsAsked(PageAsked):
    """Which decisions."""

    document: DocumentFilter = ""


class NewJudgement(Schema):
    """A decision that is made."""

    model_config = ConfigDict(extra="forbid")

    first: DocumentName
    second: DocumentName | None = None
    subject: Annotated[
        Subject,
        Field(description='"2-5", "number/2-5", "new/goal:8" of a link; "opinion:7" of a remark'),
    ]
    part: Part
    decision: Decision
    value: Annotated[str, Field(max_length=200)] = ""
    reason: Annotated[str, Field(max_length=2000)]


@router.get(
    "/comparisons/{first}/{second}",
    response=LinksAnswer,
    by_alias=True,
    summary="What became what: two reports",
)
@allowed(Action.READ_DOCUMENTS)
def get_links(
    request: ApiRequest,  # noqa: ARG001 - Ninja passes it
    first: Path[DocumentName],
    second: Path[DocumentName],
) -> dict[str, Any]:
    """Return the links from an earlier report to a later one; a decision stands in its link."""
    one, two = reading_of(first), reading_of(second)
    decided = querysets.standing(one.document, two.document)
    found = links_between(one, two)
    links = [
        {**link, "judgement": _decision(decided.get((key_of(link), "relation")))}
        for link in found["links"]
    ]
    return {**found, "links": links}


@router.get(
    "/remarks/{sha}", response=RegisterAnswer, by_alias=True, summary="The register of remarks"
)
@allowed(Action.READ_DOCUMENTS)
def get_register(
    request: ApiRequest,  # noqa: ARG001 - Ninja passes it
    sha: Path[DocumentName],
) -> dict[str, Any]:
    """Return the remarks of the reports of the measure that a document reports on."""
    document = reading_of(sha).document
    readings = [one.reading for one in querysets.of_measure(document)]
    if not readings:
        raise NotFoundError(f"{document.name} に所見の台帳はありません。")
    decided = querysets.standing_remarks(reading.document for reading in readings)
    found = register_of(readings)
    remarks = [
        {
            **remark,
            "judgements": [
                _decision(decided[remark["document"], remark["subject"], part])
                for part in ("stance", "status")
                if (remark["document"], remark["subject"], part) in decided
            ],
        }
        for remark in found["remarks"]
    ]
    return {**found, "remarks": remarks}


@router.get("/decisions", response=Page[JudgementRecord], summary="Decisions, newest first")
@allowed(Action.READ_DOCUMENTS)
def list_judgements(request: ApiRequest, asked: Query[JudgementsAsked]) -> dict[str, Any]:
    """List the decisions on links and remarks, those that were replaced included."""
    found = Judgement.objects.select_related("first", "second", "made_by")
    found = found.filter(first__withdrawn_at=None)
    if asked.document:
        found = found.filter(**by_hash(asked.document, "first"))
    return page_of(request, found, asked, NEWEST_FIRST, lambda page: [_record(one) for one in page])


@router.post("/decisions", response={201: JudgementRecord}, summary="Confirm, correct or reject")
@allowed(Action.MAKE_CORRECTIONS, names_documents=True)
def make_judgement(
    request: ApiRequest, given: NewJudgement, response: HttpResponse
) -> dict[str, Any]:
    """Lay a decision beside what the program says; one that stood there before is replaced."""
    one = reading_of(given.first)
    two = reading_of(given.second) if given.second else None
    if two is not None:
        says = {key_of(link): link["relation"] or "" for link in links_between(one, two)["links"]}
        said = says.get(given.subject) if given.part == "relation" else None
    else:
        said = _remark_says(given)
    if said is None:
        raise NotFoundError(f"「{given.subject}」の {given.part} はここにありません。")
    decided = Decided(
        subject=given.subject,
        part=given.part,
        decision=given.decision,
        said=said,
        value=given.value,
        reason=given.reason,
    )
    made = judge(request.auth, one.document, two.document if two else None, decided)
    response.status_code = 201
    return _record(made)


def _remark_says(given: NewJudgement) -> str | None:
    """Return what the program says of a remark's stance or status."""
    document = reading_of(given.first).document
    readings = [one.reading for one in querysets.of_measure(document)]
    for remark in register_of(readings)["remarks"] if readings else ():
        if (remark["document"], remark["subject"]) == (document.sha256, given.subject):
            return str(remark.get(given.part) or "") if given.part != "relation" else None
    return None


def _record(made: Judgement) -> dict[str, Any]:
    plain = ("subject", "part", "decision", "said", "value", "reason", "made_at", "state")
    return {
        **{name: getattr(made, name) for name in plain},
        "number": made.pk,
        "first": made.first.sha256,
        "second": made.second.sha256 if made.second else None,
        "made_by": str(made.made_by),
    }


def _decision(made: Judgement | None) -> dict[str, Any] | None:
    if made is None:
        return None
    return {
        "part": made.part,
        "decision": made.decision,
        "value": made.value,
        "reason": made.reason,
        "made_by": str(made.made_by),
        "made_at": made.made_at,
    }
