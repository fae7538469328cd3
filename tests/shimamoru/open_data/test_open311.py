"""Open311 GeoReport v2: what is answered is valid, and what is asked for is done."""

import json
from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from jsonschema import Draft4Validator, FormatChecker
from pytest_django.fixtures import Settings
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT4

from shimamoru.open_data.actions.publish_report import Shown, publish_report
from shimamoru.open_data.models import Publication
from shimamoru.reports.background.copying import copy_waiting
from shimamoru.reports.categories import categories
from shimamoru.reports.models import Photo, Report
from shimamoru.triage.actions.move_report import Said, move_report
from tests.sesaku_web.factories import actor
from tests.shimamoru.reports.sending import picture, report

pytestmark = pytest.mark.django_db
ROOT = "/open311/v2"


@pytest.fixture(autouse=True)
def _open_coast(settings: Settings) -> None:
    settings.SESAKU_COAST = True


def published(category: str = "oil", *, photos: int = 0, closed: bool = False) -> Publication:
    """Return a report that the public sees."""
    made, who = report(category=category, photos=photos), actor()
    copy_waiting()
    move_report(who, made, "take", Said())
    names = list(made.photos.values_list("name", flat=True))
    row = publish_report(who, Report.objects.get(pk=made.pk), Shown("油を回収しました", names))
    if closed:
        move_report(who, made, "close", Said(outcome="resolved"))
    long_ago = timezone.now() - timedelta(days=20)
    Report.objects.filter(pk=made.pk, closed_at__isnull=False).update(closed_at=long_ago)
    Publication.objects.filter(pk=row.pk).update(public_from=long_ago)
    return row


def assert_valid(shared: Path, name: str, content: object) -> None:
    """The official schema takes it."""
    folder = shared / "data" / "coast" / "open311" / "georeport-v2"
    held = {path.name: json.loads(path.read_text("utf-8")) for path in folder.glob("*.json")}
    registry = Registry().with_resources(
        (name, Resource.from_contents(one, default_specification=DRAFT4))
        for name, one in held.items()
    )
    checker = Draft4Validator(held[name], registry=registry, format_checker=FormatChecker())
    assert [error.message for error in checker.iter_errors(content)] == []


@pytest.mark.shared
def test_answers_are_valid(shared: Path) -> None:
    client = Client()
    services = client.get(f"{ROOT}/services.json").json()
    assert_valid(shared, "services.json", services)
    assert [one["service_code"] for one in services] == list(categories())
    for code in categories():
        assert_valid(
            shared, "service-definition.json", client.get(f"{ROOT}/services/{code}.json").json()
        )
    rows = [published(photos=1), published("suspicious_vessel", closed=True)]
    for query in ("", "?extensions=true"):
        found = client.get(f"{ROOT}/requests.json{query}").json()
        assert {one["service_request_id"] for one in found} == {row.public_id for row in rows}
        assert_valid(shared, "requests.json", found)
        for row in rows:
            answer = client.get(f"{ROOT}/requests/{row.public_id}.json{query}").json()
            assert_valid(shared, "requests.json", answer)
            assert_valid(shared, "request.json", answer[0])


def test_xml_says_the_same() -> None:
    published(photos=1)
    published("suspicious_vessel", closed=True)
    for path, item in (("services", "service"), ("requests", "request")):
        records = Client().get(f"{ROOT}/{path}.json").json()
        tree = ET.fromstring(Client().get(f"{ROOT}/{path}.xml").content)  # noqa: S314 - our own answer
        told = [{part.tag: part.text or "" for part in one} for one in tree.iter(item)]
        assert told == [
            {name: _plain(value) for name, value in record.items()} for record in records
        ]


def _plain(value: object) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def test_requests_are_chosen() -> None:
    row, closed = published(), published("oil", closed=True)
    client = Client()

    def ids(query: str) -> set[str]:
        found = client.get(f"{ROOT}/requests.json?{query}").json()
        return {one["service_request_id"] for one in found}

    assert ids("status=closed") == {closed.public_id}
    assert ids("status=open") == {row.public_id}
    assert ids("service_code=hazard") == set()
    assert ids(f"service_request_id={row.public_id}") == {row.public_id}
    assert ids("start_date=2100-01-01T00:00:00Z") == set()
    assert client.get(f"{ROOT}/requests.json?start_date=soon").status_code == 400
    assert client.get(f"{ROOT}/requests.json?status=lost").json()[0]["code"] == 400


def test_states_beyond_two_are_told_on_request() -> None:
    published("oil", closed=True)
    (found,) = Client().get(f"{ROOT}/requests.json?extensions=true").json()
    told = found["extended_attributes"]
    assert (told["detailed_status"], told["outcome"]) == ("closed", "resolved")
    assert told["radius_metres"] > 500


def test_a_program_reports_and_follows_its_token() -> None:
    client = Client(enforce_csrf_checks=True)
    photo = SimpleUploadedFile("a.jpg", picture())
    said = {
        "service_code": "oil",
        "lat": "34.4",
        "long": "129.3",
        "description": "油膜が広がっている",
        "email": "someone@example.jp",
        "first_name": "なぎさ",
        "attribute[island]": "tsushima",
        "media": photo,
    }
    answer = client.post(f"{ROOT}/requests.json", said)
    assert answer.status_code == 201
    (given,) = answer.json()
    made = Report.objects.get()
    assert (made.source, made.island, made.words) == ("open311", "tsushima", "油膜が広がっている")
    assert "someone" not in str(Report.objects.values().get())
    assert Photo.objects.count() == 1
    token = client.get(f"{ROOT}/tokens/{given['token']}.json").json()
    assert token == [{"token": given["token"], "service_request_id": None}]
    assert f"/coast/r/{given['token']}" in given["service_notice"]
    assert client.get(f"{ROOT}/requests.json").json() == []


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"service_code": "x"},
        {"service_code": "oil"},
        {"service_code": "oil", "lat": "0", "long": "0"},
    ],
)
def test_what_is_wrong_is_said_in_both_forms(said: dict[str, str]) -> None:
    assert Client().post(f"{ROOT}/requests.json", said).json()[0]["code"] == 400
    answer = Client().post(f"{ROOT}/requests.xml", said)
    assert answer.status_code == 400
    assert ET.fromstring(answer.content).find("error/code").text == "400"  # type: ignore[union-attr] # noqa: S314 - our own answer


def test_a_key_is_asked_for_where_there_are_keys(settings: Settings) -> None:
    settings.SESAKU_COAST_KEYS = ["wave-1"]
    said = {"service_code": "oil", "lat": "34.4", "long": "129.3", "description": "油"}
    assert Client().post(f"{ROOT}/requests.json", said).status_code == 403
    assert Client().post(f"{ROOT}/requests.json", {**said, "api_key": "wave-1"}).status_code == 201
    assert Client().get(f"{ROOT}/services.json").status_code == 200


def test_nothing_is_answered_where_the_coast_is_closed(settings: Settings) -> None:
    settings.SESAKU_COAST = False
    for path in ("services.json", "requests.json", "requests.xml"):
        assert Client().get(f"{ROOT}/{path}").status_code == 403
    assert Client().post(f"{ROOT}/requests.json", {"service_code": "oil"}).status_code == 403
    assert Report.objects.count() == 0
