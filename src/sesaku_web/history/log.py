"""Adding to the history, and checking it."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import connection, models
from django.utils import timezone

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import HistoryBrokenError, UnboundEntryError
from sesaku_web.history.models import Entry, Head

_HEAD = 1
_BATCH = 500


def record(
    actor: Actor,
    action: str,
    subject: models.Model,
    *,
    reason: str = "",
    payload: dict[str, Any] | None = None,
) -> Entry:
    """Add an entry; call it last in the transaction that makes the change.

    Args:
        actor: who changes something.
        action: what is done, e.g. "document.add".
        subject: the record that is changed.
        reason: why, in the person's words.
        payload: what the change was, as JSON.

    Raises:
        UnboundEntryError: there is no transaction to bind change and entry together.
    """
    if not connection.in_atomic_block:
        raise UnboundEntryError("履歴は、その変更と同じトランザクションで記録してください。")
    head = Head.objects.select_for_update().get(pk=_HEAD)
    entry = Entry(
        sequence=head.sequence + 1,
        at=timezone.now(),
        user=actor.user,
        actor=actor.user.username,
        action=action,
        subject_type=subject._meta.label_lower,  # noqa: SLF001 - Django's own way to name a model
        subject_id=str(subject.pk),
        reason=reason,
        content=_canonical(payload or {}),
        previous_digest=head.digest,
    )
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)
    head.sequence, head.digest = entry.sequence, entry.digest
    head.save(update_fields=("sequence", "digest"))
    return entry


def digest_of(entry: Entry) -> str:
    """Return the SHA-256 of an entry's canonical JSON, in hexadecimal."""
    at: datetime = entry.at
    content = {
        "sequence": entry.sequence,
        "at": at.astimezone(UTC).isoformat(timespec="microseconds"),
        "user": entry.user_id,
        "actor": entry.actor,
        "action": entry.action,
        "subject": [entry.subject_type, entry.subject_id],
        "reason": entry.reason,
        "content": entry.content,
        "previous": entry.previous_digest,
    }
    return hashlib.sha256(_canonical(content).encode("ascii")).hexdigest()


def verify(*, through: str | None = None) -> tuple[int, str]:
    """Check every entry and the chain; return the last sequence and its digest.

    Args:
        through: a digest that was noted earlier, outside the library: the chain must hold it.

    Raises:
        HistoryBrokenError: the message names the first entry that is not what it was.
    """
    sequence, digest = 0, ""
    held = through is None
    for entry in _entries():
        if entry.sequence != sequence + 1:
            raise HistoryBrokenError(
                f"履歴 {sequence + 1} 番がありません（次は {entry.sequence} 番）。"
            )
        if entry.previous_digest != digest:
            raise HistoryBrokenError(f"履歴 {entry.sequence} 番が前の記録とつながりません。")
        if entry.digest != digest_of(entry):
            raise HistoryBrokenError(f"履歴 {entry.sequence} 番が書き換えられています。")
        sequence, digest = entry.sequence, entry.digest
        held = held or digest == through
    head = Head.objects.get(pk=_HEAD)
    if (head.sequence, head.digest) != (sequence, digest):
        raise HistoryBrokenError(
            f"履歴の末尾が失われています（{head.sequence} 番まであるはずが {sequence} 番まで）。"
        )
    if not held:
        raise HistoryBrokenError("控えてあった値が履歴にありません。履歴全体が作り直されています。")
    return sequence, digest


def _canonical(content: dict[str, Any]) -> str:
    return json.dumps(content, sort_keys=True, separators=(",", ":"))


def _entries() -> Iterator[Entry]:
    yield from Entry.objects.order_by("sequence").iterator(chunk_size=_BATCH)
