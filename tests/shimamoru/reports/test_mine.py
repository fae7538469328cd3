"""What a person with an account has reported: their own, with its answers, and no other."""

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from sesaku_web.accounts.permissions import Role
from shimamoru.reports.actions.submit_report import Sender, submit_report
from shimamoru.triage.models import Answer
from tests.sesaku_web.factories import person
from tests.shimamoru.reports.sending import given, report

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _open_coast(settings: Settings) -> None:
    settings.SESAKU_COAST = True


def test_own_reports_with_their_answers_and_no_other() -> None:
    hana, other = person(Role.READER), person(Role.EDITOR)
    own = submit_report(given(words="岩場に網"), Sender(hana, trusted=True))
    Answer.objects.create(report=own, by=other, text="網は片付けました。", language="ja")
    strangers = [report(), submit_report(given(), Sender(other, trusted=True))]
    client = Client()
    client.force_login(hana, backend="sesaku_web.accounts.backends.PasswordBackend")
    said = client.get("/coast/mine/").content.decode()
    assert own.number in said
    assert "網は片付けました。" in said
    assert "受け付けました" in said
    assert not any(one.number in said for one in strangers)


def test_it_asks_for_login_and_speaks_four_languages() -> None:
    assert Client().get("/coast/mine/").status_code == 302
    client = Client()
    client.force_login(person(Role.READER), backend="sesaku_web.accounts.backends.PasswordBackend")
    for language, title in (("en", "My reports"), ("zh-hans", "我的报告"), ("ko", "내 신고")):
        client.cookies["django_language"] = language
        assert title in client.get("/coast/mine/").content.decode()
