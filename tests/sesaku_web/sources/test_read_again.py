import json
from collections.abc import Iterator
from dataclasses import replace
from unittest.mock import patch

import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, NotFoundError, PermissionRefusedError
from sesaku_web.history.models import Entry
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.actions.read_again import read_again, store_again
from sesaku_web.sources.apart import Read
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.preparation import Prepared, prepare
from sesaku_web.sources.renewing import outdated, renew_all
from sesaku_web.sources.rows import rows_of
from tests.sesaku_web.factories import REPORT, actor, document, source

pytestmark = pytest.mark.django_db

NEW = "2-test"


def newer(*, grade: str | None = None, ahead: str = "") -> Prepared:
    """What a newer reader could have read: another rating, or a text that begins otherwise."""
    prepared = prepare(source(REPORT))
    snapshot = json.loads(prepared.snapshot)
    if grade is not None:
        snapshot["fields"][0]["indicators"][0]["rating"]["grade"] = grade
    return replace(
        prepared,
        reader_version=NEW,
        snapshot=json.dumps(snapshot),
        rows=rows_of(snapshot),
        text=ahead + prepared.text,
    )


def code_of(stored: StoredDocument) -> str:
    first = stored.reading.indicatorrows.first()
    assert first is not None
    return first.code


def test_what_changed_is_said() -> None:
    stored = document()
    before = stored.reading.indicatorrows.order_by("order")[0]
    again = store_again(actor(), stored, newer(grade="d"))
    expected = (before.subject, "rating/grade", before.grade, "d")
    assert [tuple(change) for change in again.changes] == [expected]
    assert (again.reading.reader_version, stored.reading) == (NEW, again.reading)
    entry = Entry.objects.get(action="document.read_again")
    assert entry.payload["changes"] == [list(expected)]


def test_the_old_reading_stays() -> None:
    stored = document()
    old = stored.reading
    text, rows = old.content.snapshot, old.yearlyrows.count()
    store_again(actor(), stored, newer(grade="d"))
    old.refresh_from_db()
    assert (old.current, old.content.snapshot, old.yearlyrows.count()) == (False, text, rows)


def test_a_correction_is_carried_on() -> None:
    stored = document()
    claim = Claim(code_of(stored), "name", "correct", "表記の誤り", value="別の名称")
    correction = correct_value(actor(), stored, claim)
    again = store_again(actor(), stored, newer(grade="d"))
    correction.refresh_from_db()
    assert (correction.state, again.for_review) == ("active", ())


@pytest.mark.parametrize("changed", [{"grade": "d"}, {"ahead": "表紙"}])
def test_a_correction_comes_back_where_what_lies_under_it_changed(changed: dict[str, str]) -> None:
    stored = document()
    claim = Claim(code_of(stored), "rating/grade", "correct", "正誤表による", value="s")
    correction = correct_value(actor(), stored, claim)
    again = store_again(actor(), stored, newer(**changed))
    correction.refresh_from_db()
    assert again.for_review == (correction,)
    assert correction.state == "review"
    assert correction.value == "s"


def test_once_a_version() -> None:
    stored = document()
    with pytest.raises(ConditionError, match="読み取り済み"):
        read_again(actor(), stored)


def test_a_contributor_may_not() -> None:
    with pytest.raises(PermissionRefusedError):
        read_again(actor(Role.CONTRIBUTOR), document())


def test_a_damaged_file_is_noticed() -> None:
    stored = document()
    whole = stored.path.read_bytes()
    stored.path.write_bytes(whole[:-1])
    try:
        with pytest.raises(NotFoundError, match="壊れて"):
            read_again(actor(), stored)
    finally:
        stored.path.write_bytes(whole)


def test_all_outdated_documents_are_read_again() -> None:
    stored = document()
    assert list(outdated()) == []

    def readers(sources: object) -> Iterator[Read]:
        for each in sources:  # type: ignore[attr-defined]  # an iterator of sources
            yield Read(each, newer(grade="d"))

    with patch("sesaku_web.sources.renewing.READER_VERSIONS", (NEW,)):
        assert list(outdated()) == [stored]
        (renewed,) = renew_all(actor(), readers)
        assert list(outdated()) == []
    assert renewed.again is not None
    assert len(renewed.again.changes) == 1
