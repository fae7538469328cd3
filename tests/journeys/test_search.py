"""Searching: from a question to the place that answers it, by mouse, by touch and by keys."""

import re

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import WIDTHS, Person, person
from tests.sesaku_web.factories import PAPER, REPORT

pytestmark = pytest.mark.browser


def fill(who: Person) -> None:
    """Add two documents."""
    for path in (REPORT, PAPER):
        who.go("/documents/add")
        who.page.set_input_files("#files", path)
        who.page.get_by_role("button", name="追加する").click()
        who.page.wait_for_url(re.compile(r"/documents/\w{12}/"))


@pytest.mark.parametrize("size", WIDTHS)
def test_from_a_question_to_its_answer(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        fill(who)
        page = who.page
        who.go("/search/")
        who.look("search-empty")
        page.get_by_role("searchbox").fill("離島 航路")
        page.get_by_role("button", name="検索").click()
        page.locator("mark", has_text="離島").first.wait_for()
        who.look("search-hits")

        page.locator(".facets a", has_text="年度目標").first.click()
        page.wait_for_url("**kind%3Atarget**")
        assert page.locator(".facets a[aria-current]").count() == 1
        who.look("search-narrowed")
        page.get_by_role("button", name="この検索を保存").click()
        page.get_by_role("link", name="Atom").wait_for()
        who.look("search-saved")

        who.go("/search/?q=離島 航路")
        page.locator(".hits h2 a").first.click()
        page.wait_for_url("**/view?at=*")
        page.locator("#at").wait_for()

        who.go('/search/?q="丗丗の島" kind:target')
        who.look("search-nothing")


def test_by_keys_alone(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        fill(who)
        who.go("/search/")
        who.tab_to("語、「…」の語句、または問い")
        who.type("目標を下回った指標")
        who.enter("**/search/?q=*")
        who.tab_to("測定指標")
        who.enter("**/view?at=*")


def test_in_english_and_without_scripts(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        fill(who)
        who.go("/search/?q=島")
        who.page.get_by_role("link", name="English").click()
        who.page.get_by_text("passages, those nearest").wait_for()
        who.look("search-english")
    with person(chromium, site, scripts=False) as who:
        who.go("/search/?q=島")
        assert who.page.locator("mark").count() > 0
