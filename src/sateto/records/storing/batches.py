"""Storing what was read: new records, further versions, troubles, in one transaction a batch."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from msgspec.structs import replace

from sateto.records.json_form import dump, load
from sateto.records.models import (
    Change,
    ImportRun,
    RecordIdentifier,
    RecordVersion,
    ResearchRecord,
    Trouble,
)
from sateto.records.reading.made import Batch, Made
from sateto.records.storing.bulk import insert, numbers, update
from sesaku_web.accounts.actor import Actor
from sesaku_web.history.log import record
from sesaku_web.history.models import Head

_RECORD = (
    "id",
    "key",
    "kind",
    "title",
    "title_key",
    "start_year",
    "amount",
    "version",
    "versions",
    "withdrawn",
)
_CHANGED = ("title", "title_key", "start_year", "amount", "version", "versions", "withdrawn")
_VERSION = (
    "id",
    "record_id",
    "number",
    "run_id",
    "start",
    "end",
    "digest",
    "content",
    "made_at",
)
_IDENTIFIER = ("record_id", "scheme", "value")
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Mark:
    """A change that was committed, and the token by which the index knows it."""

    number: int
    token: str


@dataclass(slots=True)
class Stored:
    """What a batch changed: numbers with what the index takes, those of new records apart."""

    new: list[tuple[int, bytes]] = field(default_factory=list)
    changed: list[tuple[int, bytes]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    unchanged: int = 0
    mark: Mark | None = None


@dataclass(slots=True)
class _Known:
    """A record that is stored already, as the batch leaves it."""

    pk: int
    versions: int
    digest: str
    content: bytes
    joined: bool
    new: bool = False
    last: Made | None = None
    version: int = 0


def store_batch(actor: Actor, run: ImportRun, batch: Batch) -> Stored:
    """Store what was read of some pieces, and how far the import is; all or nothing."""
    stored = Stored()
    with transaction.atomic():
        # Locked first, not last: the numbers of versions and changes rise with the commits.
        Head.objects.select_for_update().get(pk=1)
        known = _known([one.key for one in batch.made])
        wanted = _wanted(batch, known)
        stored.unchanged = len(batch.made) - len(wanted)
        versions = numbers(RecordVersion, len(wanted))
        _write(run, wanted, versions, timezone.now())
        Trouble.objects.bulk_create(
            [Trouble(run=run, **one._asdict()) for one in batch.troubles], batch_size=_AT_ONCE
        )
        touched = {held.pk: held for held, _ in wanted}
        _sort_out(touched.values(), stored)
        bad = sum(one.fatal for one in batch.troubles)
        _note(run, batch.end, stored, bad)
        payload = {
            "document": run.document.sha256,
            "to": batch.end,
            "added": len(stored.new),
            "changed": len(stored.changed),
            "withdrawn": len(stored.gone),
            "bad": bad,
        }
        entry = record(actor, "research.import", run, payload=payload)
        if versions:
            change = Change.objects.create(
                token=entry.digest, first_version=versions[0], last_version=versions[-1]
            )
            stored.mark = Mark(change.pk, entry.digest)
        # After the mark: what follows the import knows of its own records alone.
        doubles = ResearchRecord.objects.filter(
            joined_to__in=[held.pk for held in touched.values() if not held.new]
        )
        if left := list(doubles.values_list("pk", flat=True)):
            Change.objects.create(token=entry.digest, records=left)
    return stored


def _known(keys: Sequence[str]) -> dict[str, _Known]:
    """Return the records that are stored already, with what their current version says."""
    found: dict[str, _Known] = {}
    for start in range(0, len(keys), _AT_ONCE):
        rows = list(
            ResearchRecord.objects.filter(key__in=keys[start : start + _AT_ONCE]).values_list(
                "key", "pk", "versions", "version", "joined_to__withdrawn"
            )
        )
        current = {
            pk: (digest, content.encode())
            for pk, digest, content in RecordVersion.objects.filter(
                pk__in=[row[3] for row in rows]
            ).values_list("pk", "digest", "content")
        }
        for key, pk, versions, version, joined in rows:
            found[key] = _Known(pk, versions, *current[version], joined=joined is False)
    return found


def _wanted(batch: Batch, known: dict[str, _Known]) -> list[tuple[_Known, Made]]:
    """Return what makes a version: new records, and those of which source or reading changed."""
    new = iter(numbers(ResearchRecord, len({one.key for one in batch.made} - set(known))))
    wanted = []
    for made in batch.made:
        held = known.get(made.key)
        if held is None:
            if not made.content:  # the source deleted what never came
                continue
            held = _Known(next(new), 0, "", b"", joined=False, new=True)
            known[made.key] = held
        elif _is_held(made, held):
            continue
        held.versions += 1
        held.digest, held.content, held.last = made.digest, made.content, made
        wanted.append((held, made))
    return wanted


def _is_held(made: Made, held: _Known) -> bool:
    """Whether a record is stored as it was read; also if places of its values are stored too."""
    if held.content == made.content:
        return held.digest == made.digest or not made.content
    if held.digest != made.digest or not held.content:
        return False
    return dump(replace(load(held.content), cites={})) == made.content


def _write(
    run: ImportRun, wanted: Sequence[tuple[_Known, Made]], versions: Sequence[int], now: datetime
) -> None:
    rows = []
    left = Counter(held.pk for held, _ in wanted)
    for (held, made), version in zip(wanted, versions, strict=True):
        held.version = version
        left[held.pk] -= 1
        number = held.versions - left[held.pk]
        place = (made.start, made.end, made.digest)
        rows.append((version, held.pk, number, run.pk, *place, made.content, now))
    insert(RecordVersion, _VERSION, rows, encoded="content")
    touched = {held.pk: held for held, _ in wanted}.values()
    told = [(held, held.last) for held in touched if held.last is not None]
    insert(
        ResearchRecord,
        _RECORD,
        [(held.pk, made.key, made.kind, *_listed(held, made)) for held, made in told if held.new],
    )
    older = [(held, made) for held, made in told if not held.new]
    update(ResearchRecord, _CHANGED, [(*_listed(held, made), held.pk) for held, made in older])
    if older:
        RecordIdentifier.objects.filter(record__in=[held.pk for held, _ in older]).delete()
    insert(
        RecordIdentifier,
        _IDENTIFIER,
        [(held.pk, *one) for held, made in told for one in made.identifiers],
    )


def _listed(held: _Known, made: Made) -> tuple[object, ...]:
    """Return what is listed of a record, in the order of ``_CHANGED``."""
    withdrawn = not made.content
    return (
        made.title,
        made.title_key,
        made.start_year,
        made.amount,
        held.version,
        held.versions,
        withdrawn,
    )


def _sort_out(touched: Iterable[_Known], stored: Stored) -> None:
    """Say what the index has to do."""
    for held in touched:
        made = held.last
        if made is None or not made.content:
            stored.gone.append(held.pk)
        elif not held.joined:
            (stored.new if held.new else stored.changed).append((held.pk, made.entry))


def _note(run: ImportRun, end: int, stored: Stored, bad: int) -> None:
    """Note how far the import is, and what came of it so far."""
    ImportRun.objects.filter(pk=run.pk).update(
        position=end,
        added=F("added") + len(stored.new),
        changed=F("changed") + len(stored.changed),
        unchanged=F("unchanged") + stored.unchanged,
        withdrawn=F("withdrawn") + len(stored.gone),
        bad=F("bad") + bad,
    )
    run.position = end
