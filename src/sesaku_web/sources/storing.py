"""Writing a prepared reading into the database; called by actions, in their transaction."""

from collections.abc import Mapping
from typing import Any

from sesaku_web.sources import models
from sesaku_web.sources.models import ReadingContent, StoredDocument, StoredReading
from sesaku_web.sources.preparation import Prepared
from sesaku_web.sources.rows import Columns

_BATCH = 500
_PARENTS = {
    "YearlyRow": ("indicator", "IndicatorRow"),
    "ProjectAmountRow": ("project", "ProjectRow"),
}
"""Rows that belong to another row: the column that names it, and its model."""


def store_reading(document: StoredDocument, prepared: Prepared) -> StoredReading:
    """Add a reading with its content and rows, and make it the document's current one."""
    said = prepared.document
    document.readings.filter(current=True).update(current=False)
    reading = StoredReading.objects.create(
        document=document,
        reader_version=prepared.reader_version,
        kind=said["kind"],
        confidence=said["kind_confidence"],
        title=said["title"] or "",
        publisher=said["publisher"] or "",
        date=said["date"] or "",
        characters=said["characters"],
        pages=said["pages"],
        share=said["share"],
    )
    ReadingContent.objects.create(
        reading=reading,
        snapshot=prepared.snapshot,
        text=prepared.text,
        layout=prepared.layout,
    )
    _store_rows(reading, prepared.rows)
    return reading


def _store_rows(reading: StoredReading, rows: Mapping[str, list[Columns]]) -> None:
    made: dict[str, list[Any]] = {}
    for name, found in rows.items():
        model = getattr(models, name)
        parent = _PARENTS.get(name)
        instances = []
        for columns in found:
            given = dict(columns)
            if parent is not None:
                given[parent[0]] = made[parent[1]][given[parent[0]]]
            instances.append(model(reading=reading, **given))
        made[name] = model.objects.bulk_create(instances, batch_size=_BATCH)
