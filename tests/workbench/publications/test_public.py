"""What the public sees, and who is the public."""

import hashlib
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import Settings

from sesaku_web.accounts.permissions import Role
from tests.sesaku_web.pages.asking import browser, page, words
from tests.workbench.desk.asking import seated
from tests.workbench.publications.locked import locked
from workbench.cycle.workflow import CycleRole
from workbench.publications.actions.publish_edition import Said, publish_edition
from workbench.publications.models import Edition

pytestmark = pytest.mark.django_db

PAGES = ("", "index.json", "editions.atom", "{number}/", "{number}/1/", "{number}/1/files/iati.xml")


def publish() -> Edition:
    staff = locked()
    said = Said("Sea and islands", "Most targets were met.")
    return publish_edition(staff[CycleRole.OFFICER], staff.cycle, said)


def test_the_public_reads_without_login_where_the_site_is_open(settings: Settings) -> None:
    edition = publish()
    for where in PAGES:
        path = f"/published/{where.format(number=edition.cycle_id)}"
        settings.SESAKU_PUBLISHED = False
        assert Client().get(path).status_code == 302
        settings.SESAKU_PUBLISHED = True
        assert Client().get(path).status_code == 200, path
    assert Client().get(f"/cycle/{edition.cycle_id}/publish").status_code == 302
    assert Client().get("/documents/").status_code == 302


def test_a_measures_page_has_its_summary_charts_and_files_with_hashes() -> None:
    edition = publish()
    html = page(browser(Role.READER), f"/published/{edition.cycle_id}/")
    said = words(html)
    assert edition.name in said
    assert "Most targets were met." in html
    assert "<svg" in html
    assert html.index("まとめ") < html.index("文書とデータ")
    for file in edition.files.all():
        assert file.sha256 in said


def test_a_file_is_given_byte_for_byte() -> None:
    edition = publish()
    client = browser(Role.READER)
    for file in edition.files.all():
        response = client.get(f"/published/{edition.cycle_id}/1/files/{file.name}")
        assert hashlib.sha256(response.content).hexdigest() == file.sha256
        assert response.headers["ETag"] == f'"{file.sha256}"'
    assert client.get(f"/published/{edition.cycle_id}/1/files/none").status_code == 404
    assert client.get(f"/published/{edition.cycle_id}/9/").status_code == 404


def test_the_index_and_the_feed_name_every_edition() -> None:
    edition = publish()
    client = browser(Role.READER)
    (entry,) = client.get("/published/index.json").json()["editions"]
    assert entry["digest"] == edition.digest
    assert {file["name"] for file in entry["files"]} == {file.name for file in edition.files.all()}
    feed = ET.fromstring(client.get("/published/editions.atom").content)  # noqa: S314 - our own feed
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert edition.name in titles


def test_the_officer_publishes_with_one_click_and_is_told_why_not() -> None:
    staff = locked()
    client = seated(staff[CycleRole.OFFICER])
    where = f"/cycle/{staff.cycle.pk}/publish"
    assert "<button>" in page(client, where)
    response = client.post(where, {"title_en": "Sea"})
    assert response.headers["Location"] == f"/published/{staff.cycle.pk}/1/"
    response = client.post(where, {"title_en": "Sea"})
    assert response.status_code == 409
    assert "今の状態" in response.content.decode()
    assert "<button>公表する" not in page(seated(staff[CycleRole.DIVISION]), where)


def test_no_name_of_a_person_is_published() -> None:
    edition = publish()
    html = page(browser(Role.READER), f"/published/{edition.cycle_id}/")
    user = edition.published_by
    main = html[html.index("<main") :]
    assert user.username not in main
    for file in edition.files.exclude(name__endswith=".zip").exclude(name__endswith="x"):
        assert user.username.encode() not in bytes(file.data)
