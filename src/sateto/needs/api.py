"""Needs and assessments for programs; assessments are given to their group alone."""

from datetime import datetime
from typing import Annotated, Any

from ninja import Path, Query, Router, Schema, Status
from pydantic import Field

from sateto.needs.access import assessment_for, assessments_for, need_for, needs_for
from sateto.needs.actions.keep_need import LONGEST, enter_need
from sateto.needs.matching import Matches, matches_of
from sateto.needs.models import Assessment, StoredNeed
from sateto.needs.showing import ShownMatch, shown, uncovered_of
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, Asked, allowed
from sesaku_web.api.paging import NEWEST_FIRST, Page, PageAsked, page_of
from sesaku_web.api.words import Number

router = Router(tags=["needs"])


class NeedAsked(Asked):
    """A need that is not kept."""

    text: Annotated[
        str, Field(min_length=1, max_length=LONGEST, pattern=r"^[^\x00]*$", description="a need")
    ]
    limit: Annotated[int, Field(ge=1, le=50, description="so many results at most")] = 10


class NeedGiven(Schema):
    """A need to keep."""

    kind: Annotated[str, Field(description="office, evaluation, remark or proposal")] = ""
    text: str = ""


class KeptNeed(Schema):
    """A need."""

    number: int
    kind: str
    text: str
    document: Annotated[str, Field(description="SHA-256 of the document that it is cited from")]
    cite: list[list[int]]
    entered_at: datetime


class SharedTerm(Schema):
    """A term of the need that the result speaks of, and by which words."""

    need: str
    result: str
    exact: Annotated[bool, Field(description="by a word for all of it, not only by parts")]


class ServingResult(Schema):
    """A result that serves a need, and why."""

    number: int
    key: str
    title: str
    percent: Annotated[int, Field(description="how much of the need it covers")]
    need_sentence: str
    result_sentence: str
    part: str
    shared: list[SharedTerm]
    uncovered: list[str]


class NeedAnswer(Schema):
    """What serves a need; nothing where nothing does."""

    specific: Annotated[bool, Field(description="whether it names anything that not any need does")]
    serving: list[ServingResult]
    weak: Annotated[
        list[ServingResult],
        Field(description="share some words, too few to tell whether they serve it"),
    ]
    uncovered: Annotated[list[str], Field(description="what no serving result speaks of")]


class AssessmentAnswer(Schema):
    """An assessment of one of one's groups."""

    number: int
    need: int
    record: str
    title: str
    group: str
    route: str
    state: str
    outcome: str
    sensitive: bool | None
    export_check: str
    assigned_to: str | None
    version: int


@router.get("/needs/match", response=NeedAnswer, summary="What serves a need 「ニーズの照合」")
@allowed(Action.READ_DOCUMENTS)
def match_need(request: ApiRequest, asked: Query[NeedAsked]) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Match a need that is not kept."""
    return _answer(matches_of(asked.text, asked.limit))


@router.get("/needs", response=Page[KeptNeed], summary="Needs, newest first")
@allowed(Action.READ_DOCUMENTS)
def list_needs(request: ApiRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    """List the needs that one sees."""
    found = needs_for(request.auth).select_related("document")
    return page_of(request, found, asked, NEWEST_FIRST, lambda rows: [_need(one) for one in rows])


@router.post("/needs", response={201: KeptNeed}, summary="Keep a need")
@allowed(Action.KEEP_NEEDS)
def keep_need(request: ApiRequest, given: NeedGiven) -> Status[dict[str, Any]]:
    """Keep a need that all readers see."""
    return Status(201, _need(enter_need(request.auth, given.kind, given.text)))


@router.get("/needs/{number}/matches", response=NeedAnswer, summary="What serves a kept need")
@allowed(Action.READ_DOCUMENTS)
def list_matches(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:
    """Match a need that is kept."""
    return _answer(matches_of(need_for(request.auth, number).text))


@router.get("/assessments", response=Page[AssessmentAnswer], summary="Assessments of one's groups")
@allowed(Action.ASSESS)
def list_assessments(request: ApiRequest, asked: Query[PageAsked]) -> dict[str, Any]:
    """List the assessments of the groups that one belongs to; nobody else sees them."""
    found = assessments_for(request.auth).select_related("group", "assigned_to")
    return page_of(
        request, found, asked, NEWEST_FIRST, lambda rows: [_assessment(one) for one in rows]
    )


@router.get("/assessments/{number}", response=AssessmentAnswer, summary="An assessment")
@allowed(Action.ASSESS)
def get_assessment(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:
    """Return an assessment of one of one's groups."""
    return _assessment(assessment_for(request.auth, number))


def _answer(found: Matches) -> dict[str, Any]:
    return {
        "specific": found.need.specific,
        "serving": [_result(one) for one in shown(found.serving, found.need)],
        "weak": [_result(one) for one in shown(found.weak, found.need)],
        "uncovered": uncovered_of(found),
    }


def _result(one: ShownMatch) -> dict[str, Any]:
    return {
        "number": one.number,
        "key": one.key,
        "title": one.title,
        "percent": one.percent,
        "need_sentence": "".join(piece.text for piece in one.need),
        "result_sentence": "".join(piece.text for piece in one.result),
        "part": one.part,
        "shared": [
            {"need": each.need, "result": each.result, "exact": each.exact} for each in one.shared
        ],
        "uncovered": list(one.uncovered),
    }


def _need(one: StoredNeed) -> dict[str, Any]:
    return {
        "number": one.pk,
        "kind": one.kind,
        "text": one.text,
        "document": one.document.sha256 if one.document else "",
        "cite": one.cite,
        "entered_at": one.entered_at,
    }


def _assessment(one: Assessment) -> dict[str, Any]:
    return {
        "number": one.pk,
        "need": one.need_id,
        "record": one.record_key,
        "title": one.record_title,
        "group": one.group.name,
        "route": one.route,
        "state": one.state,
        "outcome": one.outcome,
        "sensitive": one.sensitive,
        "export_check": one.export_check,
        "assigned_to": one.assigned_to.username if one.assigned_to else None,
        "version": one.version,
    }
