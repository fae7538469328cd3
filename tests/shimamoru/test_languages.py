"""Pages of what people made, in the languages that they speak: no Japanese of ours is left."""

import re

import pytest
from pytest_django.fixtures import Settings

from sesaku_web.accounts.permissions import Role
from shimamoru.reports.background.copying import copy_waiting
from shimamoru.reports.places.accepted import Place
from shimamoru.reports.secret_links import new_secret
from shimamoru.technology import running
from shimamoru.technology.actions.make_plan import make_plan
from shimamoru.technology.asking import Choice, question
from tests.sesaku_web.factories import actor
from tests.sesaku_web.pages.asking import browser
from tests.sesaku_web.pages.own_words import ours
from tests.shimamoru.reports.sending import report

pytestmark = pytest.mark.django_db

KANA = re.compile(r"[ぁ-ゖァ-ヺ]")
"""Chinese has our other characters too."""

NAMES = {"日本語", "简体中文", "한국어", "English"}
HAN = re.compile(r"[一-鿿]")


@pytest.fixture(autouse=True)
def _open_coast(settings: Settings) -> None:
    settings.SESAKU_COAST = True


def left(address: str, language: str) -> list[str]:
    client = browser(Role.ADMINISTRATOR)
    client.get(f"/coast/?lang={language}")
    answer = client.get(address)
    assert answer.status_code == 200, address
    html = answer.content.decode()
    assert f'<html lang="{language}">' in html
    said = (text for text in ours(html) if text.strip() not in NAMES)
    return [
        text for text in said if KANA.search(text) or (language != "zh-hans" and HAN.search(text))
    ]


@pytest.mark.parametrize("language", ["en", "zh-hans", "ko"])
def test_the_reporter_reads_their_own_language(language: str) -> None:
    secret = new_secret()
    report(photos=1, secret=secret, words="", island="tsushima")
    copy_waiting()
    for address in ("/coast/", f"/coast/r/{secret}", "/coast/published/", "/coast/figures/"):
        assert left(address, language) == [], address


def test_plans_and_triage_in_english() -> None:
    report(words="", place=Place(34.401, 129.3))
    made = report(photos=1, words="")
    copy_waiting()
    who = actor(Role.EDITOR)
    asked = question(Choice(oku=3, islands=("yonagunijima", "uotsurishima")))
    plan = running.answer_now(who, make_plan(who, "South", asked, form={}))
    for address in (
        f"/islands/plans/{plan.pk}/",
        f"/islands/plans/{plan.pk}/uotsurishima/",
        "/islands/plans/",
        f"/coast/desk/reports/{made.number}",
    ):
        assert left(address, "en") == [], address
