"""Floods: what is put aside, what is not, and that nothing is thrown away."""

import hashlib
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from shimamoru.reports.actions.submit_report import (
    MOST_SUSPECTED_BYTES,
    Sender,
    TooManyError,
    submit_report,
)
from shimamoru.reports.models import Report, Salt, Tally
from shimamoru.reports.sending import rates
from shimamoru.reports.sending.rates import Load, bits_for, place_of
from shimamoru.reports.sending.work import (
    BASE_BITS,
    MOST_BITS,
    Work,
    challenge,
    is_done,
    solve,
    zero_bits,
)
from tests.sesaku_web.pages.asking import browser, page
from tests.shimamoru.reports.sending import fields, given, picture, send, taken

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_coast(settings: Settings) -> None:
    settings.SESAKU_COAST = True


def flood(count: int, *, proven: bool, places: int = 250) -> None:
    """Send much from many places."""
    for at in range(count):
        words = f"広告 {at}"
        submit_report(given(words=words), Sender(None, f"spam{at % places}", proven))


def test_a_flood_leaves_the_queue_to_reports() -> None:
    flood(300, proven=False)
    real = submit_report(given(words="油が見える"), Sender(None, "pier", proven=True))
    waiting = list(Report.objects.waiting())
    assert real in waiting
    assert len(waiting) <= rates.UNPROVEN_IN_ALL + 1
    assert Report.objects.filter(quarantined=True).count() >= 300 - rates.UNPROVEN_IN_ALL
    assert Report.objects.count() == 301, "nothing is thrown away"
    assert "保留" in page(browser(), "/coast/desk/?view=aside")


def test_a_flood_with_work_from_one_place_is_put_aside() -> None:
    flood(rates.PROVEN_A_PLACE + 20, proven=True, places=1)
    assert Report.objects.filter(quarantined=True).count() == 20


def test_how_much_others_send_puts_no_proven_report_aside() -> None:
    flood(120, proven=False)
    answer = send(Client(), fields(), address="198.51.100.9")
    assert answer.status_code == 201
    assert not Report.objects.get(number=answer.json()["number"]).quarantined


def test_beyond_all_measure_the_device_is_told_to_wait() -> None:
    place = place_of("203.0.113.5")
    hour = timezone.now().replace(minute=0, second=0, microsecond=0)
    Tally.objects.create(place=place, hour=hour, unproven=rates.MOST_A_PLACE)
    answer = send(Client(), fields(), address="203.0.113.77")
    assert (answer.status_code, answer["Retry-After"]) == (429, "3600")
    assert send(Client(), fields(), address="203.0.114.1").status_code == 201


def test_a_flood_of_large_pictures_does_not_fill_the_disk() -> None:
    flood(rates.UNPROVEN_A_PLACE, proven=False, places=1)
    small, large = taken(picture()), taken(picture())
    large.file.write(bytes(MOST_SUSPECTED_BYTES + 1))
    submit_report(given(words="一枚目", photos=[small]), Sender(None, "spam0", proven=False))
    with pytest.raises(TooManyError):
        submit_report(given(words="二枚目", photos=[large]), Sender(None, "spam0", proven=False))


def test_the_same_words_again_and_again_are_put_aside() -> None:
    for at in range(6):
        submit_report(given(words="この舟を見てください必ず"), Sender(None, f"p{at}", proven=True))
    assert Report.objects.filter(quarantined=True).count() == 3


def test_work_is_for_one_report_and_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = challenge(8)
    done = Work(asked, solve(asked, "key", 8))
    assert is_done(done, "key")
    assert not is_done(done, "another") or zero_bits(f"{asked}:another:{done.nonce}") >= 8
    assert not is_done(Work(asked + "x", done.nonce), "key")
    assert not is_done(Work("", ""), "key")
    assert not is_done(None, "key")
    late = timezone.now() + timedelta(days=2)
    monkeypatch.setattr("time.time", late.timestamp)
    assert not is_done(done, "key")


def test_work_gets_harder_where_much_comes() -> None:
    usual = bits_for(Load(0, 0, 0, 0))
    assert usual == BASE_BITS
    assert bits_for(Load(0, 0, 900, 0)) > usual
    assert bits_for(Load(200, 0, 200, 0)) > bits_for(Load(0, 0, 200, 0))
    assert bits_for(Load(10**6, 10**6, 10**6, 10**6)) == MOST_BITS


def test_addresses_are_kept_nowhere() -> None:
    assert place_of("192.0.2.1") == place_of("192.0.2.200")
    assert place_of("192.0.2.1") != place_of("192.0.3.1")
    assert place_of("2001:db8:1:2::3") == place_of("2001:db8:1:9::9")
    before = place_of("192.0.2.1")
    assert before != hashlib.sha256(b"192.0.2.0/24").hexdigest()[:32]
    rates.forget(timezone.now() + timedelta(days=2))
    assert not Salt.objects.exists()
    assert place_of("192.0.2.1") != before


def test_a_report_is_stored_in_few_questions() -> None:
    submit_report(given(), Sender(None, "first", proven=True))
    with CaptureQueriesContext(connection) as asked:
        submit_report(given(), Sender(None, "first", proven=True))
    assert len(asked) <= 18, [one["sql"][:90] for one in asked]
