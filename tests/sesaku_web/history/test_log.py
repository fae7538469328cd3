import hashlib
import json
from collections.abc import Callable

import pytest
from django.db import DatabaseError, connection, transaction

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import HistoryBrokenError, UnboundEntryError
from sesaku_web.history.log import digest_of, record, verify
from sesaku_web.history.models import Entry, Head
from tests.sesaku_web.factories import actor

pytestmark = pytest.mark.django_db


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


@pytest.mark.parametrize(
    ("change", "said"),
    [
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
