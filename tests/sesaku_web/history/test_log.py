import hashlib
import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import HistoryBrokenError, UnboundEntryError
from sesaku_web.history.log import digest_of, record, verify
from sesaku_web.history.models import Entry, Head
from tests.sesaku_web.factories import actor

pytestmark = pytest.mark.django_db
NEW_YEAR = datetime(2020, 1, 1, tzinfo=UTC)


def write(count: int = 3) -> Actor:
    who = actor()
    for number in range(count):
        record(who, "test.act", who.user, reason="試し", payload={"number": number, "値": "い"})
    return who


def without_triggers() -> None:
    """What somebody with the database in hand can do; the test's transaction undoes it."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("DROP TRIGGER history_entry_append_only ON history_entry")
        else:
            cursor.execute("DROP TRIGGER history_entry_no_update")
            cursor.execute("DROP TRIGGER history_entry_no_delete")


def test_an_empty_history_is_sound() -> None:
    assert verify() == (0, "")


def test_entries_are_chained() -> None:
    who = write(3)
    entries = list(Entry.objects.all())
    assert [entry.sequence for entry in entries] == [1, 2, 3]
    assert [entry.previous_digest for entry in entries] == ["", *(e.digest for e in entries[:2])]
    assert verify() == (3, entries[-1].digest)
    assert (entries[0].user, entries[0].actor) == (who.user, who.user.username)
    assert entries[1].payload == {"number": 1, "値": "い"}


def test_the_digest_is_that_of_canonical_json() -> None:
    who = write(1)
    entry = Entry.objects.get()
    at = entry.at.astimezone(tz=None).astimezone(entry.at.tzinfo)
    content = {
        "action": "test.act",
        "actor": who.user.username,
        "at": at.strftime("%Y-%m-%dT%H:%M:%S.%f+00:00"),
        "content": entry.content,
        "previous": "",
        "reason": "試し",
        "sequence": 1,
        "subject": ["accounts.user", str(who.user.pk)],
        "user": who.user.pk,
    }
    text = json.dumps(content, sort_keys=True, separators=(",", ":"))
    assert entry.digest == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        lambda: Entry.objects.filter(pk=2).update(reason="別の理由"),
        lambda: Entry.objects.filter(pk=2).delete(),
        lambda: Entry.objects.all().delete(),
    ],
)
def test_the_database_refuses_changes(change: Callable[[], object]) -> None:
    write()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        change()
    assert verify()[0] == 3


def test_postgres_refuses_to_empty_the_table() -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    refused = pytest.raises(DatabaseError, match="append-only")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("TRUNCATE history_entry")


def swap_entries() -> None:
    """Put the second entry in the place of the third, and the third in that of the second."""
    for old, new in ((2, 9), (3, 2), (9, 3)):
        Entry.objects.filter(pk=old).update(sequence=new)


def swap_with_digests() -> None:
    """Do the same, and make every entry say that it is sound."""
    swap_entries()
    for entry in Entry.objects.all():
        Entry.objects.filter(pk=entry.pk).update(digest=digest_of(entry))


def put_between() -> None:
    """Add an entry of one's own behind the head's back."""
    entry = Entry.objects.get(pk=3)
    entry.sequence, entry.previous_digest = 4, entry.digest
    entry.digest = digest_of(entry)
    entry.save(force_insert=True)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (swap_entries, "2 番が前の記録とつながりません"),
        (swap_with_digests, "2 番が前の記録とつながりません"),
        (put_between, "末尾"),
        (lambda: Entry.objects.filter(pk=1).delete(), "1 番がありません"),
        (lambda: Entry.objects.filter(pk=2).update(actor="another"), "2 番が書き換え"),
        (lambda: Entry.objects.filter(pk=3).update(at=NEW_YEAR), "3 番が書き換え"),
        (lambda: Entry.objects.filter(pk=2).update(reason="別の理由"), "2 番が書き換え"),
        (lambda: Entry.objects.filter(pk=2).update(content='{"number": 9}'), "2 番が書き換え"),
        (lambda: Entry.objects.filter(pk=2).delete(), "2 番がありません"),
        (lambda: Entry.objects.filter(pk=3).delete(), "末尾が失われ"),
        (lambda: Entry.objects.filter(pk=1).update(digest="0" * 64), "1 番が書き換え"),
    ],
)
def test_what_was_changed_from_outside_is_found(change: Callable[[], object], said: str) -> None:
    write()
    without_triggers()
    change()
    with pytest.raises(HistoryBrokenError, match=said):
        verify()


def test_a_changed_entry_with_a_digest_of_its_own_breaks_the_chain() -> None:
    write()
    without_triggers()
    entry = Entry.objects.get(pk=2)
    entry.reason = "別の理由"
    Entry.objects.filter(pk=2).update(reason=entry.reason, digest=digest_of(entry))
    with pytest.raises(HistoryBrokenError, match="3 番が前の記録と"):
        verify()


def test_a_history_made_anew_lacks_the_noted_digest() -> None:
    write()
    noted = Entry.objects.get(pk=2).digest
    assert verify(through=noted)[0] == 3
    without_triggers()
    Entry.objects.all().delete()
    Head.objects.update(sequence=0, digest="")
    write()
    assert verify()[0] == 3
    with pytest.raises(HistoryBrokenError, match="控えてあった値"):
        verify(through=noted)


@pytest.mark.django_db(transaction=True)
def test_an_entry_needs_the_transaction_of_its_change() -> None:
    with pytest.raises(UnboundEntryError):
        record(Actor.local(), "test.act", Actor.local().user)


def test_a_tail_cut_with_its_head_is_known_by_the_noted_digest_alone() -> None:
    write()
    noted = Entry.objects.get(pk=3).digest
    without_triggers()
    Entry.objects.filter(pk=3).delete()
    Head.objects.update(sequence=2, digest=Entry.objects.get(pk=2).digest)
    assert verify()[0] == 2
    with pytest.raises(HistoryBrokenError, match="控えてあった値"):
        verify(through=noted)
