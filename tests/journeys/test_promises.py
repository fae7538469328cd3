"""From positions to the record: comparison, topics and promises, with mouse and with keys."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import WIDTHS, Person, person
from tests.sesaku_web.factories import PAPER, REPORT

pytestmark = pytest.mark.browser

PARTY = PAPER.with_name("party_report.txt")


def add(who: Person) -> None:
    """Add two papers and a report."""
    for path in (PAPER, PARTY, REPORT):
        who.go("/documents/add")
        who.page.set_input_files("#files", path)
        who.page.get_by_role("button", name="追加する").click()
        who.page.wait_for_url(lambda address: not address.endswith("/documents/add"))


@pytest.mark.parametrize("size", WIDTHS)
def test_from_comparison_to_a_judged_link(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        add(who)
        page = who.page
        who.go("/compare/")
        who.look("comparison")
        page.get_by_role("link", name="航路・海運").click()
        page.wait_for_url("**/compare/sea_routes*")
        assert "離島航路生活法案" in page.locator("main").inner_text()
        who.look("topic")

        who.go("/topics/")
        who.look("topics")
        who.go("/topics/sea_routes")
        who.look("topic-form")

        who.go("/promises/")
        who.look("pairs")
        page.get_by_label("主張の文書").select_option(label="第一分科会 離島・海洋")
        page.get_by_role("button", name="見る").click()
        page.wait_for_url("**/promises/*/*/")
        who.look("promises")
        page.get_by_role("link", name="切れ目のない航路網の実現").click()
        page.wait_for_url("**/promises/*/*/*")
        who.look("promise")

        page.get_by_text("この候補を判断する").first.click()
        page.get_by_label("理由").first.fill("航路網の話だから")
        page.get_by_role("button", name="確認する").first.click()
        page.get_by_role("status").wait_for()
        assert "確認済み" in page.locator("main").inner_text()
        who.look("judged")


def test_a_link_is_rejected_by_keys_alone(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        add(who)
        who.go("/promises/")
        who.tab_to("主張の文書")
        who.type("第一分科会")
        who.tab_to("見る")
        who.enter("**/promises/*/*/")
        who.tab_to("切れ目のない航路網の実現")
        who.enter("**/promises/*/*/*")
        who.tab_to("この候補を判断する")
        who.press("Enter")
        who.tab_to("理由")
        who.type("航路網ではない")
        who.tab_to("却下する")
        who.press("Enter")
        who.page.get_by_role("status").wait_for()
        assert "却下" in who.page.locator("main").inner_text()
        who.look("rejected")
