"""Reading a document again with a newer reader; corrections are carried on."""

import json
from dataclasses import dataclass

from django.db import transaction

from sesaku import READER_VERSION
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.changes import Change, changes
from sesaku_web.sources.models import Correction, StoredDocument, StoredReading
from sesaku_web.sources.preparation import Prepared, prepare
from sesaku_web.sources.storing import store_reading
from sesaku_web.sources.values import Key, Value, quote_of, values_of

_LISTED = 200
"""So many changes are listed in the history; all of them follow from the two readings."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """The new reading, and what it has otherwise than the one before."""

    reading: StoredReading
    changes: tuple[Change, ...]
    for_review: tuple[Correction, ...]


def read_again(actor: Actor, document: StoredDocument) -> ReadAgain:
    """Read a stored document with the reader of this version.

    Raises:
        PermissionRefusedError: the actor may not renew readings.
        ConditionError: the document is withdrawn, or was read by this version already.
        NotFoundError: its file is gone or damaged.
        DocumentError: this version cannot open it; the old reading stays.
    """
    actor.require(Action.RENEW_READINGS)
    return store_again(actor, document, prepare(document.source()))


def store_again(actor: Actor, document: StoredDocument, prepared: Prepared) -> ReadAgain:
    """Store a new reading that was made already, in this process or another.

    Raises:
        PermissionRefusedError: the actor may not renew readings.
        ConditionError: the document is withdrawn, or was read by this version already.
    """
    actor.require(Action.RENEW_READINGS)
    with transaction.atomic():
        held = StoredDocument.objects.select_for_update().get(pk=document.pk)
        if held.withdrawn_at is not None:
            raise ConditionError(f"{held.name} は取り下げられています。")
        if held.readings.filter(reader_version=prepared.reader_version).exists():
            raise ConditionError(f"{held.name} はこの版（{READER_VERSION}）で読み取り済みです。")
        old = held.reading
        before = values_of(json.loads(old.content.snapshot))
        after = values_of(json.loads(prepared.snapshot))
        reading = store_reading(held, prepared)
        found = changes(before, after)
        review = _carry_on(held, after, prepared.text)
        payload = {
            "sha256": held.sha256,
            "before": old.reader_version,
            "after": reading.reader_version,
            "changed": len(found),
            "changes": [list(change) for change in found[:_LISTED]],
            "review": [correction.pk for correction in review],
        }
        record(actor, "document.read_again", held, payload=payload)
    return ReadAgain(reading, tuple(found), tuple(review))


def _carry_on(document: StoredDocument, values: dict[Key, Value], text: str) -> list[Correction]:
    """Return the corrections under which something changed; they wait for review now."""
    review = []
    for correction in document.corrections.filter(state=Correction.State.ACTIVE):
        under = values.get((correction.subject, correction.path))
        same_value = (under.value if under else None) == correction.under["value"]
        same_text = quote_of(text, correction.cite) == correction.quote
        if not (same_value and same_text):
            correction.state = Correction.State.REVIEW
            correction.save(update_fields=("state",))
            review.append(correction)
    return review
