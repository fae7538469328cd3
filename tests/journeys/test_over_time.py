"""Two reports of a measure compared, a relation and a remark decided on, at both widths."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import WIDTHS, Person, person
from tests.sesaku_web.factories import REPORT

pytestmark = pytest.mark.browser


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """The example report, and the same as of three years later with an indicator renamed."""
    text = REPORT.read_text("utf-8")
    later = text.replace("令和４年度政策評価書", "令和７年度政策評価書")
    later = later.replace("海岸清掃活動への参加者数", "海岸清掃活動に初めて参加した者の数")
    found = []
    for name, content in (("r4.txt", text), ("r7.txt", later)):
        path = tmp_path / name
        path.write_text(content, "utf-8")
        found.append(path)
    return found


@pytest.mark.parametrize("size", WIDTHS)
def test_over_time_and_the_register(
    chromium: Browser, site: str, reports: list[Path], size: str
) -> None:
    with person(chromium, site, size) as who:
        add(who, reports)
        compare(who)
        decide(who)
        remarks(who)
        in_english(who)


def add(who: Person, reports: list[Path]) -> None:
    """Send both reports."""
    for path in reports:
        who.go("/documents/add")
        who.page.set_input_files("#files", path)
        who.page.get_by_role("button", name="追加する").click()
        who.page.wait_for_url("**/measure")


def compare(who: Person) -> None:
    """From the list of measures to the comparison, and open a changed wording."""
    page = who.page
    who.go("/over-time/")
    who.look("over-time")
    page.get_by_role("link", name="2022年度から2025年度へ比べる").click()
    page.wait_for_url("**/over-time/*/*/")
    who.look("pair")
    page.locator("details.wording summary").first.click()
    assert page.locator("details.wording[open] del, details.wording[open] ins").count() > 0
    who.look("pair-wording")


def decide(who: Person) -> None:
    """Correct the relation of the renamed indicator."""
    page = who.page
    row = page.locator("#crosswalk tr", has_text="海岸清掃活動に初めて参加した者の数")
    row.get_by_role("link", name="確かめる").first.click()
    page.wait_for_url("**/link?of=*")
    who.look("link")
    page.get_by_label("訂正する", exact=True).check()
    page.get_by_label("訂正する値").select_option("rescoped")
    page.get_by_label("理由").fill("数える人の範囲が変わった。")
    page.get_by_role("button", name="記録する").click()
    page.wait_for_url("**/over-time/*/*/#crosswalk")
    assert "範囲変更" in row.first.inner_text()
    who.look("pair-decided")


def remarks(who: Person) -> None:
    """Narrow the register, and confirm the stance of a remark."""
    page = who.page
    who.go("/remarks/")
    who.look("registers")
    page.locator("main ul.links a").first.click()
    page.wait_for_url("**/remarks/*/")
    who.look("register")
    page.get_by_label("立場").select_option("suggestion")
    page.get_by_role("button", name="絞り込む").click()
    page.wait_for_url("**stance=suggestion*")
    page.get_by_role("link", name="確かめる").first.click()
    page.wait_for_url("**/opinion:*")
    who.look("remark")
    page.get_by_label("理由").first.fill("読んだとおり。")
    page.get_by_role("button", name="記録する").first.click()
    page.wait_for_url("**/remarks/*/#*")
    assert page.get_by_text("人が確かめた").count() > 0
    who.look("register-decided")


def in_english(who: Person) -> None:
    """Look at the pages in English."""
    who.go("/over-time/?lang=en")
    who.look("over-time-en")
