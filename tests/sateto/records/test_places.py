"""Where the values of a stored record stand: found again in the bytes that were kept."""

import gzip
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from sateto.finding.keeping import lookup, placed
from sateto.records.json_form import dump
from sateto.records.models import RecordVersion, ResearchRecord
from sateto.records.reading.element import Element
from sateto.records.reading.places import kept_document
from sateto.records.record import ResearchProject
from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.files import path_of
from tests.sateto.awards import AWARD, award, document
from tests.sateto.stored import imported
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget() -> None:
    kept_document.cache_clear()


def _record() -> ResearchProject:
    number = ResearchRecord.objects.get().pk
    return lookup([number])[number]


def test_places_are_not_stored_and_found_again() -> None:
    imported(document(AWARD))
    assert not RecordVersion.objects.get().project().cites
    record = _record()
    found = placed(record)
    assert replace(found, cites={}) == record
    top = ET.fromstring(AWARD)  # noqa: S314 - our own text
    assert top.findtext(found.cites["title.ja"]) == record.title.ja
    english = top.find(found.cites["statements[1].text.en"])
    assert english is not None
    assert Element(english).text == record.statements[1].text.en


def test_nothing_is_said_of_a_document_that_is_gone_or_changed() -> None:
    imported(document(AWARD))
    record = _record()
    path = path_of(record.origin.sha256)
    path.write_bytes(path.read_bytes().replace("潮位".encode(), "潮流".encode()))
    assert not placed(record).cites
    path.unlink()
    kept_document.cache_clear()
    assert not placed(record).cites


def test_nothing_is_said_of_a_record_that_is_read_otherwise_now() -> None:
    imported(document(AWARD))
    record = _record()
    assert not placed(replace(record, status="granted")).cites


def test_places_are_stored_where_the_bytes_alone_do_not_say_them() -> None:
    imported(gzip.compress(document(AWARD).encode()))
    record = _record()
    assert record.cites["title.ja"]
    assert placed(record) == record


def test_a_record_with_its_places_stored_is_the_same_as_without() -> None:
    imported(document(AWARD))
    version = RecordVersion.objects.get()
    version.content = dump(replace(version.project(), cites=placed(_record()).cites)).decode()
    version.save(update_fields=("content",))
    run = imported(document(AWARD, award("30K00002"))).run
    assert (run.added, run.changed, run.unchanged) == (1, 0, 1)


def test_page_and_interface_say_the_places() -> None:
    imported(document(AWARD))
    number = ResearchRecord.objects.get().pk
    client = browser(Role.READER)
    place = placed(_record()).cites["title.ja"]
    assert client.get(f"/api/v1/research/{number}").json()["cites"]["title.ja"] == place
    assert f"<code>{place}</code>" in page(client, f"/research/{number}/")
