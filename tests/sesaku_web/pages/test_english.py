"""The pages in English: all words of ours are English, the document's own stay Japanese."""

import pytest
from django.test import Client

from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.actions.correct_value import Claim, correct_value
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, document
from tests.sesaku_web.pages.asking import browser, page, root
from tests.sesaku_web.pages.own_words import ours

pytestmark = pytest.mark.django_db


def addresses(held: dict[str, StoredDocument]) -> list[str]:
    report, summary = root(held["report"]), root(held["summary"])
    return [
        "/",
        "/documents/",
        "/documents/add",
        "/positions/",
        "/projects/",
        "/diagnostics/",
        "/corrections/",
        report,
        f"{report}measure",
        f"{report}fields/F2",
        f"{report}indicators/1-2",
        f"{report}indicators/2-1",
        f"{report}view",
        f"{report}view?at=3-9",
        f"{report}correct",
        f"{report}correct?subject=1-2&path=name",
        f"{report}diagnostics",
        f"{summary}measure",
        f"{root(held['paper'])}positions",
        f"{root(held['sheets'])}projects/project:1",
        "/people/",
        "/history/",
        "/account/",
        "/compare/",
        "/compare/sea_routes",
        "/topics/",
        "/topics/space",
        "/promises/",
        f"/promises/{held['paper'].short}/{held['report'].short}/",
        f"/promises/{held['paper'].short}/{held['report'].short}/P1",
        "/islands/",
        "/islands/yonagunijima/",
        "/islands/yonagunijima/correct/",
        "/islands/import/",
        "/islands/grades/",
        "/islands/grades/edit/",
        "/islands/technology/",
        "/islands/technology/radar/",
        "/islands/plans/",
        "/islands/plans/new/",
        "/coast/",
        "/coast/published/",
        "/coast/map/",
        "/coast/figures/",
        "/coast/mine/",
        "/coast/desk/",
        "/coast/desk/duty/",
        "/coast/desk/shift",
        "/coast/desk/figures/",
        "/nothing/here",
    ]


def test_no_japanese_of_ours_is_left() -> None:
    paths = {"report": REPORT, "summary": SUMMARY, "paper": PAPER, "sheets": SHEETS}
    held = {name: document(path) for name, path in paths.items()}
    claim = Claim("1-2", "years/2020/result/value", "correct", "recounted", 31_900)
    correct_value(actor(), held["report"], claim)
    client = browser(Role.ADMINISTRATOR)
    client.get("/?lang=en")
    left = {}
    for address in addresses(held):
        html = client.get(address).content.decode()
        assert '<html lang="en">' in html
        found = [text for text in ours(html) if text not in {"日本語", "简体中文"}]
        if found:
            left[address] = found[:5]
    assert left == {}


def test_japanese_comes_first_whatever_the_browser_prefers() -> None:
    response = browser().get("/", headers={"accept-language": "en"})
    assert response.headers["Content-Language"] == "ja"
    assert '<html lang="ja">' in response.content.decode()


def test_the_choice_is_kept() -> None:
    client = browser()
    client.get("/documents/?lang=en")
    assert '<html lang="en">' in page(client, "/")
    assert client.cookies["django_language"]["httponly"]
    client.get("/?lang=ja")
    assert '<html lang="ja">' in page(client, "/")


def test_a_language_that_there_is_not_is_not_chosen() -> None:
    assert '<html lang="ja">' in page(browser(), "/?lang=xx")
    client = Client(headers={"cookie": "django_language=../../x"})
    assert client.get("/accounts/login/").headers["Content-Language"] == "ja"


def test_the_switch_stays_on_the_page() -> None:
    html = page(browser(), "/documents/?kind=position_paper&q=%E6%B5%B7")
    assert "/documents/?kind=position_paper&amp;q=%E6%B5%B7&amp;lang=en" in html
