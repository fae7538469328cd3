"""Corrections: listed, made and withdrawn."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Path, Query, Router, Schema
from pydantic import ConfigDict, Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.paging import NEWEST_FIRST, Page, PageAsked, page_of
from sesaku_web.api.words import Cite, DocumentFilter, DocumentName, Number, Scalar, View
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.lookup import by_hash, reading_of
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.withdraw_correction import withdraw_correction
from sesaku_web.sources.models import Correction

router = Router(tags=["corrections"])

Kind = Literal["correct", "confirm", "fill"]
State = Literal["active", "review", "replaced", "withdrawn"]
Words = Annotated[str, Field(max_length=20_000)]
Offset = Annotated[int, Field(ge=0, le=2**31 - 1)]


class CorrectionRecord(Schema):
    """What a person says of one value, beside what was read."""

    number: int
    address: str
    document: str
    subject: str
    path: str
    kind: Kind
    value: Scalar
    cite: Cite
    view: View
    quote: Annotated[str, Field(description="the cited characters")]
    reason: str
    made_by: str
    made_at: datetime
    read_value: Annotated[Scalar, Field(description="what had been read when it was made")]
    reader_version: Annotated[str, Field(description="of that reading")]
    state: Annotated[
        State, Field(description="`review`: what lies under it changed since; a person has to look")
    ]


class CorrectionsAsked(PageAsked):
    """Which corrections."""

    document: DocumentFilter = ""
    subject: Annotated[str, Field(max_length=100, pattern=r"^[^\x00]*$")] = ""
    kind: Kind | None = None
    state: State | None = None


class NewCorrection(Schema):
    """A correction that is made."""

    model_config = ConfigDict(extra="forbid")

    subject: Annotated[str, Field(max_length=100, description='what the value belongs to: "2-1"')]
    path: Annotated[
        str, Field(max_length=200, description='the value in it: "years/2019/result/value"')
    ]
    kind: Kind
    reason: Words
    value: Annotated[Scalar, Field(description="not used in a confirmation")] = None
    cite: Annotated[
        list[Annotated[list[Offset], Field(min_length=2, max_length=2)]],
        Field(
            default_factory=list,
            max_length=100,
            description="`[start, end)`; that of the reading where empty",
        ),
    ]


class Reason(Schema):
    """Why something is withdrawn."""

    model_config = ConfigDict(extra="forbid")

    reason: Words


def correction_record(correction: Correction, addresses: Addresses) -> dict[str, Any]:
    """Return a correction whose document and maker are loaded."""
    document, version = correction.document, correction.under["reader_version"]
    plain = ("subject", "path", "kind", "value", "cite", "quote", "reason", "made_at", "state")
    return {
        **{name: getattr(correction, name) for name in plain},
        "number": correction.pk,
        "address": addresses.api("corrections", correction.pk),
        "document": document.sha256,
        "view": addresses.place(document, version, correction.cite),
        "made_by": str(correction.made_by),
        "read_value": correction.under["value"],
        "reader_version": version,
    }


def correction_records(found: Iterable[Correction], addresses: Addresses) -> list[dict[str, Any]]:
    """Return corrections whose documents and makers are loaded."""
    return [correction_record(one, addresses) for one in found]


@router.get("/corrections", response=Page[CorrectionRecord], summary="Corrections, newest first")
@allowed(Action.READ_DOCUMENTS)
def list_corrections(request: ApiRequest, asked: Query[CorrectionsAsked]) -> dict[str, Any]:
    """List the corrections of documents that are not withdrawn, those that are over included."""
    found = Correction.objects.select_related("document", "made_by")
    found = found.filter(document__withdrawn_at=None)
    if asked.document:
        found = found.filter(**by_hash(asked.document))
    given = {name: getattr(asked, name) for name in ("subject", "kind", "state")}
    found = found.filter(**{name: value for name, value in given.items() if value})
    addresses = Addresses(request)
    return page_of(
        request, found, asked, NEWEST_FIRST, lambda page: correction_records(page, addresses)
    )


@router.get("/corrections/{number}", response=CorrectionRecord, summary="A correction")
@allowed(Action.READ_DOCUMENTS)
def get_correction(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:
    """Return a correction."""
    return correction_record(_correction(number), Addresses(request))


@router.post(
    "/documents/{sha}/corrections",
    response={201: CorrectionRecord},
    summary="Correct, confirm or fill a value",
)
@allowed(Action.MAKE_CORRECTIONS)
def make_correction(
    request: ApiRequest, sha: Path[DocumentName], given: NewCorrection, response: HttpResponse
) -> dict[str, Any]:
    """Lay a correction beside a value; one that stood there before is replaced."""
    document = reading_of(sha).document
    made = correct_value(request.auth, document, Claim(**given.dict()))
    addresses = Addresses(request)
    response["Location"] = addresses.api("corrections", made.pk)
    return correction_record(made, addresses)


@router.post(
    "/corrections/{number}/withdrawal", response=CorrectionRecord, summary="Withdraw a correction"
)
@allowed(Action.MAKE_CORRECTIONS)
def withdraw(request: ApiRequest, number: Path[Number], given: Reason) -> dict[str, Any]:
    """Withdraw a correction: what was read counts again. Another's needs the role of an editor."""
    withdraw_correction(request.auth, _correction(number), reason=given.reason)
    return correction_record(_correction(number), Addresses(request))


def _correction(number: int) -> Correction:
    found = Correction.objects.select_related("document", "made_by").filter(pk=number).first()
    if found is None:
        raise NotFoundError(f"訂正 {number} はありません。")
    return found
