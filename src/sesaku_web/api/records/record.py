"""What all lists of records have: filters, the place of a record, and the corrections beside it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Annotated, Any, TypeVar

from django.db.models import Q, QuerySet
from ninja import Schema
from pydantic import Field

from sesaku_web.api.access import ApiRequest
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.corrections import CorrectionRecord, correction_record
from sesaku_web.api.paging import AS_PRINTED, PageAsked, page_of
from sesaku_web.api.words import Cite, DocumentFilter, Text, View, Year
from sesaku_web.pages.lookup import by_hash
from sesaku_web.sources.models import Correction, MeasureRow, ProjectRow, Row

Found = TypeVar("Found", bound=Row)


class RecordsAsked(PageAsked):
    """Which records; only those of current readings are listed."""

    document: DocumentFilter = ""
    kind: Annotated[Text, Field(description="kind of document")] = ""
    ministry: Annotated[Text, Field(description="as printed, of the measure or project")] = ""
    subject: Annotated[Text, Field(description="what values belong to, as corrections name it")] = (
        ""
    )


class YearAsked(RecordsAsked):
    """Which records, by the year too."""

    fiscal_year: Annotated[
        Year | None, Field(description="of the measure or project that the document is about")
    ] = None


class OwnYearAsked(RecordsAsked):
    """Which records of those that have a year themselves."""

    fiscal_year: Annotated[Year | None, Field(description="of the record itself")] = None
    measure_year: Annotated[
        Year | None, Field(description="of the measure that the document is about")
    ] = None


class Record(Schema):
    """What every record has."""

    document: Annotated[str, Field(description="SHA-256 of the file")]
    reader_version: str
    subject: str
    cite: Cite
    view: View
    corrections: Annotated[
        list[CorrectionRecord],
        Field(description="those that stand beside values of this record; `record` is as read"),
    ]


def about(way: str, fiscal_year: int | None, ministry: str) -> Q:
    """Return the condition that a document is about a year and a ministry.

    Args:
        way: from what is asked for to the key of the reading, e.g. ``reading_id``.
        fiscal_year: of a measure or project; None for any.
        ministry: of a measure or project, or the publisher; "" for any.
    """
    condition = Q()
    if fiscal_year is not None:
        condition &= _one_of(way, fiscal_year=fiscal_year)
    if ministry:
        reading = "" if way == "pk" else f"{way.removesuffix('_id')}__"
        condition &= _one_of(way, ministry=ministry) | Q(**{f"{reading}publisher": ministry})
    return condition


def records(model: type[Found], asked: RecordsAsked, fiscal_year: int | None) -> QuerySet[Found]:
    """Return the rows of current readings of documents that are not withdrawn.

    Args:
        model: of the rows.
        asked: which rows.
        fiscal_year: of the measure or project; None for any.
    """
    found = model._default_manager.filter(  # noqa: SLF001 - the public name is not on abstract models
        about("reading_id", fiscal_year, asked.ministry),
        reading__current=True,
        reading__document__withdrawn_at=None,
    )
    if asked.document:
        found = found.filter(**by_hash(asked.document, "reading__document"))
    if asked.kind:
        found = found.filter(reading__kind=asked.kind)
    if asked.subject:
        found = found.filter(subject=asked.subject)
    return found.select_related("reading__document")


def listed(
    request: ApiRequest,
    found: QuerySet[Found],
    asked: PageAsked,
    made: Callable[[Found, Addresses], dict[str, Any]],
    concerns: Callable[[Found, str], bool] = lambda _row, _path: True,
) -> dict[str, Any]:
    """Return a page of records.

    Args:
        request: of the page.
        found: the rows.
        asked: which page.
        made: returns what a record has beyond every other.
        concerns: whether a correction with that path is about the row, where several rows share
            their subject.
    """
    addresses = Addresses(request)

    def items(rows: Sequence[Found]) -> list[dict[str, Any]]:
        beside = standing(rows)
        return [
            {
                **shared(row, addresses),
                **made(row, addresses),
                "corrections": [
                    correction_record(one, addresses)
                    for one in beside.get((row.reading.document_id, row.subject), ())
                    if concerns(row, one.path)
                ],
            }
            for row in rows
        ]

    return page_of(request, found, asked, AS_PRINTED, items)


def shared(row: Row, addresses: Addresses) -> dict[str, Any]:
    """Return what every record has, its corrections aside."""
    reading = row.reading
    return {
        "document": reading.document.sha256,
        "reader_version": reading.reader_version,
        "subject": row.subject,
        "cite": row.cite,
        "view": addresses.place(reading.document, reading.reader_version, row.cite),
    }


def standing(rows: Iterable[Row]) -> dict[tuple[int, str], list[Correction]]:
    """Return the standing corrections of rows, by document and subject, in one query."""
    wanted = {(row.reading.document_id, row.subject) for row in rows}
    found: dict[tuple[int, str], list[Correction]] = {}
    if wanted:
        corrections = Correction.objects.standing().select_related("document", "made_by")
        for one in corrections.filter(
            document_id__in={document for document, _ in wanted},
            subject__in={subject for _, subject in wanted},
        ):
            found.setdefault((one.document_id, one.subject), []).append(one)
    return found


def _one_of(way: str, **wanted: object) -> Q:
    condition = Q()
    for model in (MeasureRow, ProjectRow):
        condition |= Q(**{f"{way}__in": model.objects.filter(**wanted).values("reading_id")})
    return condition
