"""What an indicator cites of the library stays with the edition: what it says, and its hash."""

import pytest

from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.models import ReadingContent, StoredReading
from tests.sesaku_web.factories import document
from tests.sesaku_web.pages.asking import browser, page, words
from tests.workbench.cycle.people import Staffed, staffed, write
from tests.workbench.publications.locked import locked
from workbench.cycle.workflow import CycleRole
from workbench.publications.actions.publish_edition import Said, publish_edition
from workbench.publications.models import Edition

pytestmark = pytest.mark.django_db


def published(staff: Staffed) -> Edition:
    return publish_edition(staff[CycleRole.OFFICER], locked(staff).cycle, Said())


def address(reading: StoredReading, start: int, end: int) -> str:
    return (
        f"http://localhost/documents/{reading.document.short}/view"
        f"?at={start}-{end}&version={reading.reader_version}"
    )


def test_a_place_in_the_library_is_kept_with_what_it_says() -> None:
    reading = document().reading
    text = ReadingContent.objects.get(reading=reading).text
    start = text.index("31,870")
    staff = staffed(reading, None)
    cite = f"「海と島の通報 集計」、{address(reading, start, start + 6)}、（2026-11-22閲覧）"
    write(staff[CycleRole.OFFICER], staff.own, "source", cite)
    edition = published(staff)
    (cited,) = edition.cited
    assert (cited["subject"], cited["quote"]) == (staff.own.subject, "31,870")
    assert cited["sha256"] == reading.document.sha256
    said = words(page(browser(Role.READER), f"/published/{staff.cycle.pk}/"))
    assert reading.document.sha256 in said
    assert f"（出典：{cite}）" in edition.text
    assert edition.unread == []
    (entry,) = browser(Role.READER).get("/published/index.json").json()["editions"]
    assert entry["cited"] == edition.cited


@pytest.mark.parametrize("place", ["at=1-999999", "at=nowhere"])
def test_nothing_is_published_that_cites_what_is_not_there(place: str) -> None:
    reading = document().reading
    staff = staffed(reading, None)
    where = f"/documents/{reading.document.short}/view?{place.replace('nowhere', '9-1')}"
    write(staff[CycleRole.OFFICER], staff.own, "source", f"出典：{where}")
    with pytest.raises(ConditionError, match="引用し直して"):
        published(staff)
    assert not Edition.objects.exists()


def test_a_document_that_the_library_does_not_have_is_told() -> None:
    staff = staffed(period=None)
    write(staff[CycleRole.OFFICER], staff.own, "source", "出典：/documents/0123456789ab/")
    with pytest.raises(ConditionError, match=staff.own.subject):
        published(staff)
