from threading import Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sesaku_web.sources.models import IndicatorRow, StoredDocument
from sesaku_web.sources.prepared import Prepared
from tests.sesaku_web.factories import PAPER, REPORT, document

pytestmark = pytest.mark.django_db

NAMED = Prepared(lambda name: StoredDocument.objects.filter(name=name).order_by(), "name")


def test_it_finds_what_the_queryset_finds_each_time() -> None:
    first, second = document(REPORT), document(PAPER)
    assert [NAMED(name=one.name) for one in (first, second, first)] == [[first], [second], [first]]
    assert NAMED(name="nothing") == []
    found = NAMED(name=first.name)[0]
    assert (found.added_at, found.withdrawn_at) == (first.added_at, None)


def test_the_sql_is_that_of_the_queryset() -> None:
    held = document(REPORT)
    with CaptureQueriesContext(connection) as asked:
        NAMED(name=held.name)
        list(StoredDocument.objects.filter(name=held.name).order_by())
    prepared, usual = (query["sql"] for query in asked.captured_queries)
    assert prepared == usual


def test_a_quote_in_what_is_asked_is_no_sql() -> None:
    document(REPORT)
    assert NAMED(name="' OR '1'='1") == []


def test_what_is_left_out_is_asked_for_later_and_what_belongs_to_it_is_loaded() -> None:
    reading = document(REPORT).reading
    rows = Prepared(
        lambda reading: (
            IndicatorRow.objects.filter(reading=reading)
            .only("subject", "reading__title")
            .select_related("reading")
        ),
        "reading",
    )
    found = rows(reading=reading.pk)
    assert found == list(IndicatorRow.objects.filter(reading=reading))
    with CaptureQueriesContext(connection) as asked:
        assert found[0].reading.title == reading.title
    assert len(asked) == 0
    assert found[0].data == IndicatorRow.objects.get(pk=found[0].pk).data
    assert found[0]._state.db == "default"  # noqa: SLF001 - Django's own mark of a stored record


def test_json_is_read_and_several_values_may_differ() -> None:
    held = document(REPORT)
    two = Prepared(
        lambda one, other: IndicatorRow.objects.filter(subject__in=(one, other)).order_by("order"),
        "one",
        "other",
    )
    rows = two(one="1-1", other="1-2")
    assert [row.subject for row in rows] == ["1-1", "1-2"]
    assert rows[0].data == IndicatorRow.objects.get(reading=held.reading, subject="1-1").data


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_by_its_own_connection() -> None:
    held = document(REPORT)
    assert NAMED(name=held.name) == [held]
    found: list[list[StoredDocument]] = []

    def ask() -> None:
        found.append(NAMED(name=held.name))
        connection.close()

    thread = Thread(target=ask)
    thread.start()
    thread.join()
    assert found == [[held]]
