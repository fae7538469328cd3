"""From the list of findings to a judgement, at both widths, and by keys alone."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.person import WIDTHS, person
from tests.journeys.printed import REPORT

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("size", WIDTHS)
def test_from_the_findings_to_a_judgement(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        _add(page, site)
        page.goto(f"{site}/audit/")
        who.look("audit-overview")
        page.get_by_role("link", name="豊かな海の保全と離島のくらし").click()
        page.wait_for_url("**/audit")
        who.look("audit")

        page.get_by_label("分類").select_option("indicator_retired_or_renamed")
        page.get_by_role("button", name="絞り込む").click()
        page.wait_for_url("**category=indicator_retired_or_renamed**")
        page.locator("#findings td.long a").first.click()
        page.wait_for_url("**/audit/*")
        assert page.locator(".evidence mark").count() > 0
        who.look("finding")

        page.get_by_label("当たらない").check()
        page.get_by_label("理由、または回答の本文").fill("別紙に説明がある。")
        page.get_by_role("button", name="記録する").click()
        page.get_by_text("記録しました。").wait_for()
        assert "別紙に説明がある。" in page.locator(".sides").inner_text()
        who.look("finding-judged")

        page.get_by_role("link", name="固定リンク").click()
        page.wait_for_url("**/audit/*")
        page.get_by_role("link", name="原文").first.click()
        page.wait_for_url("**/view?at=*")
        page.locator("#at").first.wait_for()


def test_by_keys_alone(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        page = who.page
        _add(page, site)
        page.goto(f"{site}/audit/")
        who.tab_to("豊かな海の保全と離島のくらし")
        who.press("Enter")
        page.wait_for_url("**/audit")
        who.tab_to("。")
        who.press("Enter")
        page.wait_for_url("**/audit/*")
        who.tab_to("確認した")
        who.press("Space")
        who.tab_to("理由、または回答の本文")
        who.type("妥当な問い。")
        who.tab_to("記録する")
        who.press("Enter")
        page.get_by_text("記録しました。").wait_for()
        assert "妥当な問い。" in page.locator(".sides").inner_text()


@pytest.mark.parametrize("size", WIDTHS)
def test_the_methods(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        who.page.goto(f"{site}/audit/methods")
        who.page.locator("details summary").first.click()
        who.look("audit-methods")


def _add(page: Page, site: str) -> None:
    """Add the example report as a person does."""
    page.goto(site)
    page.set_input_files("#files", Path(REPORT))
    page.get_by_role("button", name="追加する").click()
    page.wait_for_url("**/measure")
