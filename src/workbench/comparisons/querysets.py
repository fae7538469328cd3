"""Which reports there are of a measure, and what people decided; nothing here is formatted."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sesaku.text.width import squeeze
from sesaku_web.sources.models import BudgetRow, MeasureRow, StoredDocument, StoredReading
from workbench.comparisons.derived import KINDS_OVER_TIME
from workbench.comparisons.models import Judgement

MOST_REPORTS = 12
"""So many reports of one measure are compared in one register: the latest ones."""


class Reported(NamedTuple):
    """A report of a measure, and the year that it is of."""

    reading: StoredReading
    measure: str
    year: int | None


def reports() -> list[Reported]:
    """Return all reports, those of one measure together, earliest first."""
    rows = list(
        MeasureRow.objects.filter(
            reading__current=True,
            reading__document__withdrawn_at=None,
            reading__kind__in=KINDS_OVER_TIME,
        )
        .select_related("reading__document")
        .defer("data", "cite")
    )
    executed = _last_executed([row.reading_id for row in rows if row.fiscal_year is None])
    found = []
    for row in rows:
        last = executed.get(row.reading_id)
        year = row.fiscal_year or (last + 1 if last is not None else None)
        found.append(Reported(row.reading, row.name, year))
    return sorted(found, key=lambda one: (squeeze(one.measure), one.year or 0, one.reading.pk))


def measures() -> list[list[Reported]]:
    """Return the reports by measure."""
    groups: dict[str, list[Reported]] = {}
    for one in reports():
        groups.setdefault(squeeze(one.measure) or f"#{one.reading.pk}", []).append(one)
    return list(groups.values())


def of_measure(document: StoredDocument) -> list[Reported]:
    """Return the reports of the measure that a document reports on, the latest ones."""
    for group in measures():
        if any(one.reading.document_id == document.pk for one in group):
            return group[-MOST_REPORTS:]
    return []


def standing(
    first: StoredDocument, second: StoredDocument | None
) -> dict[tuple[str, str], Judgement]:
    """Return the decisions that count, by subject and part."""
    found = Judgement.objects.of(first, second).standing().select_related("made_by")
    return {(one.subject, one.part): one for one in found}


def standing_remarks(
    documents: Iterable[StoredDocument],
) -> dict[tuple[str, str, str], Judgement]:
    """Return the decisions on remarks that count, by hash, subject and part."""
    found = (
        Judgement.objects.filter(first__in=list(documents), second=None)
        .standing()
        .select_related("made_by", "first")
    )
    return {(one.first.sha256, one.subject, one.part): one for one in found}


def _last_executed(readings: Sequence[int]) -> dict[int, int]:
    """Return the last year with an execution, by reading."""
    found: dict[int, int] = {}
    for row in BudgetRow.objects.filter(reading_id__in=readings).only(
        "reading_id", "fiscal_year", "data"
    ):
        executed = row.data.get("executed") or {}
        if executed.get("value") is not None and row.fiscal_year is not None:
            found[row.reading_id] = max(found.get(row.reading_id, 0), row.fiscal_year)
    return found
