"""The review sheets that the library holds, as records for the core.

Inside a run a document is called by its name and its hash, so that a cite leads to its own
document where two have one name; what leaves the program has the name alone.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

import sesaku
from sesaku.linking.money.series import Sheet
from sesaku.model.review import Project
from sesaku.model.review_money import ProjectBudget
from sesaku.model.snapshot import project_of
from sesaku.model.values import Quantity
from sesaku_web.sources.models import (
    ProjectAmountRow,
    ProjectRow,
    StoredDocument,
    StoredReading,
)

_RULES = "1"
"""Raised where other rules of matching or summing make what is stored out of date."""

_BATCH = 200
_TELLING = ("total", "initial", "executed", "requested")
"""Amounts that show that a sheet tells the money of a year, as ``Sheet.years`` has it."""


def version(*more: str) -> str:
    """Return the digest of the program, of the sheets that are held, and of more."""
    holding = Exists(ProjectRow.objects.filter(reading=OuterRef("pk")))
    held = StoredReading.objects.filter(current=True, document__withdrawn_at=None).filter(holding)
    numbers = held.order_by("pk").values_list("pk", flat=True)
    asked = repr((sesaku.__version__, _RULES, list(numbers), more))
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def rows() -> QuerySet[ProjectRow]:
    """Return the sheets of all documents that are present."""
    found = ProjectRow.objects.filter(reading__current=True, reading__document__withdrawn_at=None)
    return found.exclude(name="").select_related("reading__document").order_by("reading", "order")


def sheets(wanted: Iterable[int] | None = None) -> Iterator[tuple[int, Sheet]]:
    """Yield the sheets as records, each after the number of its row.

    Args:
        wanted: numbers of rows; all where None.
    """
    found = rows() if wanted is None else rows().filter(pk__in=list(wanted))
    for row in found.iterator(chunk_size=_BATCH):
        yield row.pk, _sheet(row, project_of(row.data))


def _sheet(row: ProjectRow, project: Project) -> Sheet:
    document = row.reading.document
    place = int(row.subject.partition(":")[2]) - 1
    return Sheet(called(document), document.sha256, project, place)


def outlined(whole: Mapping[int, Sheet]) -> list[tuple[int, Sheet]]:
    """Return all sheets with no more than what links them: name, number, ministry and years.

    Args:
        whole: sheets that are read already, by the number of their row; they stand in their place.
    """
    told: dict[int, set[int]] = defaultdict(set)
    amounts = ProjectAmountRow.objects.filter(
        label__in=_TELLING, value__isnull=False, project__in=rows()
    )
    for number, year in amounts.values_list("project", "fiscal_year").distinct():
        if year is not None:
            told[number].add(year)
    found = []
    for row in rows().defer("data"):
        if row.pk in whole:
            found.append((row.pk, whole[row.pk]))
            continue
        project = Project(
            name=row.name,
            number=row.number or None,
            ministry=row.ministry or None,
            fiscal_year=row.fiscal_year,
            budgets=tuple(
                ProjectBudget(fiscal_year=year, total=Quantity("", 0))
                for year in sorted(told[row.pk])
            ),
        )
        found.append((row.pk, _sheet(row, project)))
    return found


def called(document: StoredDocument) -> str:
    """Return what a run calls a document."""
    return f"{document.name} {document.sha256}"


def told(label: str) -> tuple[str, str]:
    """Return the name and the hash of what a run calls a document."""
    name, _space, sha = label.rpartition(" ")
    return name, sha


def named(content: Any) -> Any:  # noqa: ANN401 - JSON
    """Return what a run holds with documents by their names alone, and without our own keys."""
    if isinstance(content, list):
        return [named(one) for one in content]
    if not isinstance(content, dict):
        return content
    return {
        key: told(value)[0] if key == "document" else named(value)
        for key, value in content.items()
        if not key.startswith("_")
    }
