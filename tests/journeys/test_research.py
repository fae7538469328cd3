"""Research: searching, matching a need, and assessing, by mouse, by touch and by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import WIDTHS, Person, person
from tests.journeys.research import research_site

pytestmark = pytest.mark.browser

ASKED = "沖合の波浪を、人を出さずに岸から測りたい。灯台にカメラも置きたい。"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a library with research."""
    with research_site(tmp_path) as address:
        yield address


@pytest.mark.parametrize("size", WIDTHS)
def test_from_a_word_to_a_project(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        who.go("/research/")
        who.look("research-empty")
        page.get_by_role("searchbox").fill("波浪")
        page.get_by_role("button", name="検索").click()
        page.locator("mark", has_text="波浪").first.wait_for()
        who.look("research-hits")
        page.locator(".facets a", has_text="沖津工業大学").first.click()
        page.wait_for_url("**institution=*")
        who.look("research-narrowed")
        page.get_by_role("button", name="この検索を保存").click()
        page.get_by_role("link", name="Atom").wait_for()
        page.locator(".hits h2 a").first.click()
        page.get_by_role("heading", name="研究者", exact=True).wait_for()
        who.look("research-project")
        who.go("/research/topic?q=波浪")
        page.locator("svg rect").first.wait_for()
        who.look("research-topic")
        who.go("/research/?q=丗丗丗")
        who.look("research-nothing")


@pytest.mark.parametrize("size", WIDTHS)
def test_from_a_need_to_a_decision(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        who.go("/assessments/groups/")
        page.get_by_label("新しい検討グループの名前").fill("波を測る会")
        page.get_by_role("button", name="作る").click()
        page.get_by_role("heading", name="波を測る会").wait_for()
        who.look("group")

        who.go("/needs/new")
        page.get_by_label("困っていること、必要なことを文で書いてください。").fill(ASKED)
        page.get_by_role("button", name="応える成果を探す").click()
        page.locator(".matched mark").first.wait_for()
        who.look("need-tried")
        page.get_by_text("このニーズを登録する").click()
        page.get_by_role("button", name="登録する").click()
        page.wait_for_url("**/needs/1/")
        page.get_by_text("評価の候補にする").first.click()
        who.look("need")
        page.get_by_role("button", name="候補にする").first.click()
        page.wait_for_url("**/assessments/1/")
        who.look("assessment-candidate")
        _decide(who)
        who.look("assessment-decided")
        for place, name in (
            ("/assessments/", "assessments"),
            ("/needs/", "needs"),
            ("/needs/gaps", "gaps"),
            ("/research/joins/", "joins"),
            ("/needs/new?text=住民票の窓口の待ち時間を減らしたい。", "need-unserved"),
        ):
            who.go(place)
            who.look(name)


def _decide(who: Person) -> None:
    """Go all the way to a decision."""
    page = who.page
    page.locator("#user").select_option(index=1)
    page.get_by_role("button", name="担当を決める").click()
    page.get_by_role("button", name="検討を始める").click()
    page.get_by_label("機微技術に当たる", exact=True).check()
    page.locator("#why").fill("探知に使える")
    page.get_by_role("button", name="判断を記録する").click()
    page.locator("#with").fill("管理課へ依頼")
    page.get_by_role("button", name="確認を記録する").click()
    page.locator("#reason-contact").fill("話を聞く")
    page.get_by_role("button", name="研究者・機関に接触する").click()
    page.locator("summary", has_text="決定する").click()
    page.locator("#reason-decide").fill("有用である")
    page.get_by_role("button", name="決定する").click()
    page.locator("#steps .tag", has_text="決定").wait_for()


def test_by_keys_alone(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        who.go("/needs/new")
        who.tab_to("困っていること")
        who.type(ASKED)
        who.tab_to("応える成果を探す")
        who.enter("**/needs/new?text=*")
        who.tab_to("海岸の波浪をレーダで測る装置の開発")
        who.enter("**/research/*/")
        who.go("/research/")
        who.tab_to("語、「…」の語句")
        who.type("波浪")
        who.enter("**/research/?q=*")
        who.tab_to("海岸の波浪")
        who.enter("**/research/*/")
