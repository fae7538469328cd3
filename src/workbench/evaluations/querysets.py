"""Rows of readings as the pages need them; nothing here is formatted."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.db.models.fields.json import KeyTextTransform

from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.lookup import WithdrawnError, beginning, reading_of
from sesaku_web.sources.models import (
    BudgetRow,
    Correction,
    FieldRow,
    IndicatorRow,
    MeasureRow,
    OpinionRow,
    PositionRow,
    ProjectRow,
    Row,
    StoredDocument,
)
from sesaku_web.sources.prepared import Prepared

_R = TypeVar("_R", bound=Row)

_LARGE = ("data", "analysis", "following", "around")
_NAMING = (
    "subject",
    "code",
    "name",
    "field_number",
    "reading__title",
    "reading__reader_version",
    "reading__created_at",
    "reading__document__sha256",
    "reading__document__name",
    "reading__document__withdrawn_at",
)


def _current(rows: QuerySet[_R]) -> Prepared[_R]:
    """Return the question for the row of a subject in the current reading of a document."""
    return Prepared(
        lambda subject, first, beyond: (
            rows.filter(
                subject=subject,
                reading__current=True,
                reading__document__sha256__gte=first,
                reading__document__sha256__lt=beyond,
            )
            .select_related("reading__document")
            .order_by()[:1]
        ),
        "subject",
        "first",
        "beyond",
    )


def _standing(document: Any) -> QuerySet[Correction]:  # noqa: ANN401 - a document, or an expression for one
    found = Correction.objects.standing().filter(document=document)
    return found.defer("under", "quote").order_by()


# What only the body of a page shows is left out of what is asked each time that it is opened.
INDICATOR = _current(IndicatorRow.objects.only(*_NAMING))
FIELD = _current(FieldRow.objects.defer("data", "cite"))
MEASURE = _current(MeasureRow.objects.defer("data", "cite"))
PROJECT = _current(ProjectRow.objects.all())

WHOLE_INDICATOR = Prepared(lambda row: IndicatorRow.objects.filter(pk=row), "row")
_OF_DOCUMENT = Prepared(_standing, "document")
_OF_TWO = Prepared(
    lambda document, one, other: _standing(document).filter(subject__in=(one, other)),
    "document",
    "one",
    "other",
)


def row_of(rows: Prepared[_R], sha: str, subject: str) -> _R:
    """Return the row of a subject in the current reading of a document, both loaded with it.

    Raises:
        NotFoundError: there is no such document, or no such subject in it.
        WithdrawnError: the document was withdrawn.
    """
    first, beyond = beginning(sha)
    found = next(iter(rows(subject=subject, first=first, beyond=beyond)), None)
    if found is None:
        reading = reading_of(sha)
        raise NotFoundError(f"「{subject[:60]}」は {reading.document.name} にありません。")
    if found.reading.document.withdrawn_at is not None:
        raise WithdrawnError(found.reading.document)
    return found


def corrections_of(document: StoredDocument) -> list[Correction]:
    """Return the corrections that stand of a document."""
    return _OF_DOCUMENT(document=document.pk)


def corrections_on(document: StoredDocument, subject: str, around: str = "") -> list[Correction]:
    """Return the corrections that stand of a subject, and of another that is shown around it."""
    return _OF_TWO(document=document.pk, one=subject, other=around or subject)


def measures(query: str = "", ministry: str = "", year: str = "") -> QuerySet[MeasureRow]:
    """Return the measures of the library, those of the newest documents first."""
    found = (
        MeasureRow.objects.filter(reading__current=True, reading__document__withdrawn_at=None)
        .select_related("reading__document")
        .defer("data")
        .order_by("-fiscal_year", "-reading__document__added_at", "pk")
    )
    if query:
        found = found.filter(name__icontains=query)
    if ministry:
        found = found.filter(ministry=ministry)
    if year.isdecimal():
        found = found.filter(fiscal_year=int(year[:4]))
    return found


def ministries() -> list[str]:
    """Return the ministries whose measures are in the library."""
    found = MeasureRow.objects.filter(
        reading__current=True, reading__document__withdrawn_at=None
    ).exclude(ministry="")
    return sorted(found.order_by().values_list("ministry", flat=True).distinct())


def ratings(readings: Iterable[int]) -> dict[int, list[IndicatorRow]]:
    """Return the indicators of readings with code, name, grade and mark alone."""
    found: dict[int, list[IndicatorRow]] = defaultdict(list)
    rows = (
        IndicatorRow.objects.filter(reading__in=readings)
        .defer(*_LARGE)
        .annotate(mark=KeyTextTransform("mark", "data"))
    )
    for row in rows:
        found[row.reading_id].append(row)
    return found


def budgets(readings: Iterable[int]) -> dict[int, list[BudgetRow]]:
    """Return the money of readings, without its cells."""
    found: dict[int, list[BudgetRow]] = defaultdict(list)
    for row in BudgetRow.objects.filter(reading__in=readings).defer("data"):
        found[row.reading_id].append(row)
    return found


def indicators(reading: int) -> list[IndicatorRow]:
    """Return the indicators of a reading, whole."""
    return list(IndicatorRow.objects.filter(reading=reading))


def fields(reading: int) -> list[FieldRow]:
    """Return the fields of a reading, whole."""
    return list(FieldRow.objects.filter(reading=reading))


def opinions(reading: int) -> list[OpinionRow]:
    """Return the opinions of a reading."""
    return list(OpinionRow.objects.filter(reading=reading))


def positions(query: str = "", kind: str = "") -> QuerySet[PositionRow]:
    """Return the statements of the position papers of the library."""
    found = (
        PositionRow.objects.filter(reading__current=True, reading__document__withdrawn_at=None)
        .select_related("reading__document")
        .defer("data")
        .order_by("-reading__document__added_at", "reading_id", "order")
    )
    if query:
        found = found.filter(text__icontains=query)
    return found.filter(type=kind) if kind else found


def projects(query: str = "") -> QuerySet[ProjectRow]:
    """Return the projects of the review sheets of the library."""
    found = (
        ProjectRow.objects.filter(reading__current=True, reading__document__withdrawn_at=None)
        .select_related("reading__document")
        .defer("data")
        .order_by("-fiscal_year", "ministry", "number", "pk")
    )
    return found.filter(name__icontains=query) if query else found
