"""The review sheets that the library holds, as records for the core.

Inside a run a document is called by its name and its hash, so that a cite leads to its own
document where two have one name; what leaves the program has the name alone.
"""

import hashlib
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

import sesaku
from sesaku.linking.money.series import Sheet
from sesaku.model.snapshot import project_of
from sesaku_web.sources.models import ProjectRow, StoredDocument, StoredReading

_RULES = "1"
"""Raised where other rules of matching or summing make what is stored out of date."""

_BATCH = 200


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
        place = int(row.subject.partition(":")[2]) - 1
        document = row.reading.document
        project = project_of(row.data)
        yield row.pk, Sheet(called(document), document.sha256, project, place)


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
