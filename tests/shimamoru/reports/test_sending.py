"""What a device sends is stored before it is answered, and once."""

import hashlib
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources import files
from shimamoru.reports.models import Photo, Report
from shimamoru.reports.secret_links import digest
from tests.shimamoru.reports.sending import fields, picture, send

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_coast(settings: Settings) -> None:
    settings.SESAKU_COAST = True


def test_an_acknowledged_report_is_whole() -> None:
    photo, said = picture(), fields()
    answer = send(Client(), said, photo)
    assert answer.status_code == 201, answer.content
    report = Report.objects.get(number=answer.json()["number"])
    assert (report.category, report.words) == ("oil", said["words"])
    assert (report.lat, report.lon, report.place_kind) == (34.4, 129.3, "device")
    (kept,) = report.photos.all()
    assert files.load(kept.original) == photo
    assert (kept.width, kept.height, kept.kind) == (320, 240, "jpeg")
    assert not report.quarantined
    assert Client().get(answer.json()["link"]).status_code == 200


def test_sent_again_it_is_answered_as_before() -> None:
    said = fields()
    first, again = send(Client(), said, picture()), send(Client(), said, picture())
    assert first.json()["number"] == again.json()["number"]
    assert (Report.objects.count(), Photo.objects.count()) == (1, 1)


def test_the_key_of_another_report_is_no_way_in() -> None:
    said = fields()
    send(Client(), said)
    answer = send(Client(), {**said, "secret": "x" * 30})
    assert answer.status_code == 400
    assert Report.objects.count() == 1


def test_the_secret_is_kept_nowhere() -> None:
    said = fields()
    send(Client(), said)
    row = Report.objects.values().get()
    assert said["secret"] not in str(row)
    assert row["secret_digest"] == digest(said["secret"])


@pytest.mark.parametrize("wrong", [timedelta(days=-3000), timedelta(hours=5), timedelta(days=40)])
def test_a_wrong_clock_is_put_right(wrong: timedelta) -> None:
    now = datetime.now(UTC)
    made, sent = now - timedelta(hours=2) + wrong, now + wrong
    send(Client(), fields(made=made.isoformat(), sent=sent.isoformat()))
    report = Report.objects.get()
    assert abs(report.seen_at - (now - timedelta(hours=2))) < timedelta(seconds=30)
    assert report.made_by_device == made
    assert report.clock_was_wrong
    assert abs(report.received_at - now) < timedelta(seconds=30)


def test_a_typed_time_is_left_as_typed() -> None:
    typed = (datetime.now(UTC) - timedelta(days=2)).replace(microsecond=0)
    wrong = (datetime.now(UTC) + timedelta(days=9)).isoformat()
    send(Client(), fields(seen_at=typed.isoformat(), sent=wrong, made=wrong))
    report = Report.objects.get()
    assert report.seen_at == typed
    assert not report.seen_by_clock


@pytest.mark.parametrize(
    "changes",
    [
        {"category": "people"},
        {"lat": "0", "lon": "0"},
        {"lat": "north"},
        {"words": "あ" * 4001},
        {"key": "1"},
        {"secret": "short"},
        {"island": "atlantis"},
        {"words": "", "lat": "", "lon": ""},
    ],
    ids=str,
)
def test_what_is_not_valid_is_refused_in_words(changes: dict[str, str]) -> None:
    answer = send(Client(), fields(**changes), work=False)
    assert answer.status_code == 400
    assert answer.json()["message"]
    assert Report.objects.count() == 0


@pytest.mark.parametrize("text", ["", "[", "[]", "null", "[" * 9000])
def test_what_is_no_report_is_refused(text: str) -> None:
    answer = Client().post("/coast/reports", {"report": text}, headers={"X-Coast": "1"})
    assert answer.status_code == 400


def test_a_form_of_another_site_sends_nothing() -> None:
    assert Client().post("/coast/reports", {"report": "{}"}).status_code == 403


def test_the_form_works_without_a_program() -> None:
    client = Client()
    page = client.get("/coast/")
    said = {
        "key": str(page.context["key"]),
        "secret": page.context["secret"],
        "category": "drifted_object",
        "island": "tsushima",
        "when": "now",
        "words": "浮きが三つ流れ着いた",
    }
    answer = client.post("/coast/form", {**said, "photo": ""})
    assert (answer.status_code, answer["Location"]) == (302, f"/coast/r/{said['secret']}")
    report = Report.objects.get()
    assert (report.island, report.place_kind, report.source) == ("tsushima", "island", "form")


def test_what_the_form_lacks_is_said_and_the_rest_is_kept() -> None:
    answer = Client().post(
        "/coast/form", {"category": "oil", "words": "油", "key": "", "secret": ""}
    )
    assert answer.status_code == 400
    assert 'value="oil" required checked' in answer.content.decode()


def test_the_history_holds_no_personal_data() -> None:
    send(Client(), fields(words="港の前で白い船を見た"), picture())
    entry = Entry.objects.get(action="report.submit")
    assert entry.payload == {"category": "oil", "photos": 1, "source": "page", "put_aside": []}
    assert entry.actor == "public"
    verify()


def test_one_photo_may_be_of_two_reports() -> None:
    photo = picture()
    send(Client(), fields(), photo)
    send(Client(), fields(), photo)
    assert set(Photo.objects.values_list("original", flat=True)) == {
        hashlib.sha256(photo).hexdigest()
    }


def test_nobody_reports_where_the_coast_is_closed(settings: Settings) -> None:
    settings.SESAKU_COAST = False
    assert Client().get("/coast/")["Location"] == "/accounts/login/?next=/coast/"
    assert send(Client(), fields(), work=False).status_code == 302
    assert Report.objects.count() == 0
