"""From a means of achievement to the money of its project, and a topic over ministries."""

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.journeys.person import WIDTHS, person
from tests.journeys.printed import REPORT

pytestmark = pytest.mark.browser

SHEETS = ROOT / "examples" / "review_sheet" / "umi_to_shima.jsonl"


@pytest.mark.parametrize("size", WIDTHS)
def test_from_a_means_to_its_project(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        money = _with_sheets(page, site)
        page.goto(money)
        who.look("money")
        page.get_by_role("link", name="海洋観測網の運用").first.click()
        page.wait_for_url("**/money/*")
        who.look("means")

        box = page.locator(".box", has_text="海洋観測網の運用（沿岸）")
        box.get_by_text("判断する").click()
        box.locator("input[name=verdict]").first.check()
        box.get_by_label("理由").fill("沿岸の観測網を指す。")
        box.get_by_role("button", name="記録する").click()
        page.get_by_text("沿岸の観測網を指す。").first.wait_for()
        assert "合計に算入" in page.locator(".box", has_text="（沿岸）").inner_text()
        who.look("means-judged")

        page.get_by_label("事業名・事業番号・府省庁の語").fill("海岸 回収")
        page.get_by_role("button", name="探す").click()
        page.wait_for_url("**/money/*q=*")
        page.locator("#add input[type=radio]").first.check()
        page.locator("#reason-add").fill("一体に執行している。")
        who.look("means-adding")
        page.get_by_role("button", name="加える").click()
        page.locator(".box", has_text="人が追加").wait_for()
        who.look("means-added")


@pytest.mark.parametrize("size", WIDTHS)
def test_a_topic_over_ministries(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        _with_sheets(page, site)
        page.goto(f"{site}/spending/add")
        who.look("topic-form")
        page.get_by_label("名称").fill("離島の足")
        page.locator("#words").fill("離島")
        page.get_by_role("button", name="保存する").click()
        page.get_by_role("heading", name="離島の足").wait_for()
        assert "空域交通省" in page.locator("main").inner_text()
        who.look("topic")


def test_by_keys_alone(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        page = who.page
        page.goto(_with_sheets(page, site))
        who.tab_to("離島航路の維持")
        who.press("Enter")
        page.wait_for_url("**/money/*")
        who.tab_to("判断する")
        who.press("Enter")
        who.tab_to("理由")
        who.type("同じ事業である。")
        assert page.locator("details[open] textarea").input_value() == "同じ事業である。"


def _with_sheets(page: Page, site: str) -> str:
    """Add the sheets and the example report as a person does; return the page of its money."""
    page.goto(f"{site}/documents/add")
    page.set_input_files("#files", SHEETS)
    page.get_by_role("button", name="追加する").click()
    page.wait_for_url("**/documents/*/**")
    page.goto(f"{site}/documents/add")
    page.set_input_files("#files", REPORT)
    page.get_by_role("button", name="追加する").click()
    page.wait_for_url("**/measure")
    return page.url.replace("/measure", "/money")
