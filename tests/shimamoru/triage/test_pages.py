"""Pages of those on duty: what they show, and what their forms do."""

from datetime import timedelta

import pypdfium2
import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from sesaku_web.accounts.permissions import Role
from shimamoru.reports.background.copying import copy_waiting
from shimamoru.reports.models import Photo, Report
from shimamoru.triage.actions.keep_duty import set_duty
from shimamoru.triage.alerts import alert_waiting
from shimamoru.triage.models import Alert
from tests.sesaku_web.factories import actor, person
from tests.sesaku_web.pages.asking import browser, page, words
from tests.shimamoru.reports.sending import report

pytestmark = pytest.mark.django_db


def text_of(pdf: bytes) -> str:
    """Return the text of a PDF, white space aside."""
    document = pypdfium2.PdfDocument(pdf)
    found = "".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    return "".join(found.split())


def test_the_most_urgent_comes_first() -> None:
    later, first = report(category="drifted_object"), report(category="suspicious_vessel")
    html = page(browser(), "/coast/desk/")
    assert html.index(first.number) < html.index(later.number)


def test_the_queue_asks_as_often_for_many(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(12):
        report()
    client = browser()
    with django_assert_max_num_queries(14):
        page(client, "/coast/desk/")


def test_forms_do_what_they_say() -> None:
    made, client = report(photos=1), browser()
    copy_waiting()
    root = f"/coast/desk/reports/{made.number}"
    html = page(client, root)
    photo = Photo.objects.get()
    assert f"{root}/photos/{photo.name}" in html
    assert client.get(f"{root}/photos/{photo.name}")["Content-Type"] == "image/jpeg"
    original = client.get(f"{root}/originals/{photo.name}")
    assert original["Content-Disposition"].startswith("attachment")
    for name, said in (
        ("assign", {"person": str(client.session["_auth_user_id"])}),
        ("sort", {"category": "hazard", "urgency": "2"}),
        ("note", {"text": "浜の北側を確かめる"}),
        ("answer", {"template": "thanks", "language": "ja"}),
        ("move", {"step": "pass", "agency": "coast_guard"}),
        ("aside", {"aside": "1"}),
    ):
        answer = client.post(f"{root}/do/{name}", said, follow=True)
        assert "保存しました" in answer.content.decode(), name
    made.refresh_from_db()
    assert (made.category, made.urgency, made.state) == ("hazard", 2, "passed")
    assert (made.passed_to, made.quarantined) == ("coast_guard", True)
    assert "お知らせありがとうございます" in words(page(client, root))


def test_a_wrong_step_is_said() -> None:
    made, client = report(state="closed"), browser()
    answer = client.post(
        f"/coast/desk/reports/{made.number}/do/move", {"step": "take"}, follow=True
    )
    assert "進めません" in answer.content.decode()


def test_the_answer_is_read_by_the_secret_link(settings: Settings) -> None:
    settings.SESAKU_COAST = True
    made = report(secret="s" * 30)
    browser().post(
        f"/coast/desk/reports/{made.number}/do/answer", {"text": "回収しました", "language": "ja"}
    )
    assert "回収しました" in page(Client(), f"/coast/r/{'s' * 30}")
    assert Client().get(f"/coast/r/{'t' * 30}").status_code == 404


def test_the_open_page_hears_of_what_is_new() -> None:
    client = browser()
    report(category="drifted_object")
    first = client.get("/coast/desk/news?since=0").json()
    assert (first["fresh"], first["urgent"]) == (1, None)
    urgent = report(category="hazard")
    then = client.get(f"/coast/desk/news?since={first['newest']}").json()
    assert (then["fresh"], then["urgent"]) == (1, urgent.number)


def test_those_on_duty_are_mailed_once() -> None:
    now, who = timezone.now(), actor()
    set_duty(
        who, person(email="duty@example.jp"), now - timedelta(hours=1), now + timedelta(hours=1)
    )
    set_duty(
        who, person(email="later@example.jp"), now + timedelta(hours=1), now + timedelta(hours=2)
    )
    made = report(category="suspicious_vessel", words="沖で灯火を消した")
    report(category="drifted_object")
    assert (alert_waiting(), alert_waiting()) == (1, 0)
    (sent,) = mail.outbox
    assert sent.to == ["duty@example.jp"]
    assert made.number in sent.subject
    assert "灯火" not in sent.body
    assert Alert.objects.get().mailed_to == 1


def test_the_sheet_says_what_the_agency_needs() -> None:
    made = report(photos=1, words="岩場に灰色のドラム缶が二本", island="tsushima")
    copy_waiting()
    answer = browser().get(f"/coast/desk/reports/{made.number}/sheet?to=coast_guard")
    assert answer["Content-Type"] == "application/pdf"
    said = text_of(answer.content)
    for part in ("海上保安庁", made.number, "灰色のドラム缶が二本", "対馬", "34.40000,129.30000"):
        assert part in said, part


def test_words_of_a_reporter_are_no_program_of_the_sheet() -> None:
    made = report(words='#panic("x") #read("/etc/passwd") $x$ *太字* [括弧')
    answer = browser().get(f"/coast/desk/reports/{made.number}/sheet?to=police")
    assert '#read("/etc/passwd")' in text_of(answer.content)


def test_the_shift_leaves_a_sheet() -> None:
    made, client = report(), browser()
    client.post(f"/coast/desk/reports/{made.number}/do/note", {"text": "潮が引いたら見る"})
    html = page(client, "/coast/desk/shift")
    assert "潮が引いたら見る" in html
    said = text_of(client.get("/coast/desk/shift?as=pdf").content)
    assert made.number in said
    assert "潮が引いたら見る" in said


def test_readers_see_nothing_of_it() -> None:
    made = report()
    for address in ("", "duty/", "shift", "news", f"reports/{made.number}"):
        page(browser(Role.CONTRIBUTOR), f"/coast/desk/{address}", status=403)


def test_words_of_reporters_run_nowhere() -> None:
    made = report(words="<script>alert(1)</script>", place_text="<img src=x onerror=alert(1)>")
    for address in ("/coast/desk/", f"/coast/desk/reports/{made.number}", "/coast/desk/shift"):
        html = page(browser(), address)
        assert "<script>alert" not in html
        assert "<img src=x" not in html
    assert Report.objects.get().words == "<script>alert(1)</script>"
