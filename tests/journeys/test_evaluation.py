"""From an uploaded PDF to a corrected figure: the path of a person through an evaluation."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import WIDTHS, person
from tests.journeys.printed import REPORT, report

pytestmark = pytest.mark.browser


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "豊かな海.pdf"
    path.write_bytes(report())
    return path


@pytest.mark.parametrize("size", WIDTHS)
def test_from_upload_to_correction(chromium: Browser, site: str, pdf: Path, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        who.go()
        who.look("empty")

        page.set_input_files("#files", pdf)
        page.get_by_role("button", name="追加する").click()
        page.wait_for_url("**/measure")
        who.look("measure")

        page.get_by_role("link", name="1-2 海岸清掃活動への参加者数").first.click()
        page.wait_for_url("**/indicators/1-2")
        who.look("indicator")

        page.get_by_role("link", name="31,870 人").click()
        page.wait_for_url("**/view?at=*")
        hit = page.locator("#at")
        hit.wait_for()
        assert hit.bounding_box() is not None
        assert str(page.locator("svg.page image").get_attribute("href")).endswith(".png")
        assert "31,870" in page.get_by_role("complementary").inner_text()
        who.look("viewer")

        page.go_back()
        row = page.locator("tr", has_text="2020年度")
        row.get_by_role("link", name="引用").last.click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("button", name="コピー").first.click()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("海洋環境省、「豊かな海の保全と離島のくらし」、2022年8月、")
        assert "31,870 人" in copied
        who.look("citation")
        page.keyboard.press("Escape")
        assert dialog.count() == 0

        row.get_by_role("link", name="訂正").last.click()
        page.get_by_label("値", exact=True).fill("31,900")
        page.get_by_label("理由").fill("主催者の再集計による")
        who.look("correct")
        page.get_by_role("button", name="記録する").click()
        page.wait_for_url("**/indicators/1-2")
        assert page.locator("ins").inner_text() == "31900"
        who.look("corrected")

        with page.expect_download() as waiting:
            page.get_by_role("link", name="CSV").first.click()
        rows = list(csv.reader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))
        assert rows[2][3] == "31,870 人"
        for address in ("/", "/documents/", "/corrections/", "/diagnostics/"):
            who.go(address)
            who.look(address.strip("/") or "home")


def test_by_keys_alone(chromium: Browser, site: str, pdf: Path) -> None:
    with person(chromium, site) as who:
        page = who.page
        who.go()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        who.press("Enter")
        assert page.evaluate("document.activeElement.id") == "main"

        who.tab_to("評価書などのファイルを選ぶ")
        with page.expect_file_chooser() as chooser:
            who.press("Space")
        chooser.value.set_files(pdf)
        who.tab_to("追加する")
        who.press("Enter")
        page.wait_for_url("**/measure")

        who.tab_to("1-2 海岸清掃活動への参加者数")
        who.press("Enter")
        page.wait_for_url("**/indicators/1-2")

        who.tab_to("31,870 人")
        who.press("Enter")
        page.wait_for_url("**/view?at=*")
        who.tab_to("コピー")
        who.press("Enter")
        assert "31,870" in page.evaluate("navigator.clipboard.readText()")

        who.go(re.sub(r".*(/documents/\w+/).*", r"\1indicators/1-2", page.url))
        who.tab_to("31,870 人")
        who.tab_to("引用")
        who.press("Enter")
        page.get_by_role("dialog").wait_for()
        who.press("Escape")
        page.wait_for_function("document.activeElement.textContent === '引用'")

        who.tab_to("訂正")
        who.press("Enter")
        who.tab_to("値")
        page.keyboard.press("Control+A")
        who.type("31900")
        who.tab_to("理由")
        who.type("再集計")
        who.tab_to("記録する")
        who.press("Enter")
        page.wait_for_url("**/indicators/1-2")
        assert page.locator("ins").inner_text() == "31900"


@pytest.mark.parametrize("size", WIDTHS)
def test_without_scripts(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size, scripts=False) as who:
        page = who.page
        who.go()
        page.set_input_files("#files", REPORT)
        page.get_by_role("button", name="追加する").click()
        page.wait_for_url("**/measure")
        page.get_by_role("link", name="1-2 海岸清掃活動への参加者数").first.click()
        page.get_by_role("link", name="31,870 人").click()
        assert page.locator("a#at.hit").inner_text() == "31,870 人"
        page.get_by_role("link", name="54,310 人").click()
        assert "54,310" in page.get_by_role("complementary").inner_text()
        page.go_back()
        page.go_back()
        page.get_by_role("link", name="引用").first.click()
        page.wait_for_url("**/cite?at=*")
        assert "「豊かな海の保全と離島のくらし」" in page.locator(".copy").first.inner_text()
        who.look("without-scripts")


def test_a_place_is_marked_by_selecting_text(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        page = who.page
        who.go()
        page.set_input_files("#files", REPORT)
        page.get_by_role("button", name="追加する").click()
        page.wait_for_url("**/measure")
        root = re.sub(r".*(/documents/\w+/).*", r"\1", page.url)
        who.go(f"{root}correct?subject=1-2&path=years/2020/result/value")
        page.get_by_role("link", name="原文で選ぶ").click()
        page.evaluate(_SELECT, "参加者が増えた")
        page.get_by_role("link", name="この箇所を見る").click()
        page.get_by_role("link", name="この箇所を使う").click()
        assert page.locator(".marked").inner_text() == "参加者が増えた"
        page.get_by_label("理由").fill("所見にあるとおり")
        page.get_by_role("button", name="記録する").click()
        page.wait_for_url("**/indicators/1-2")
        assert page.locator("ins").inner_text() == "31870"


def test_in_english(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        page = who.page
        who.go()
        page.get_by_role("link", name="English").click()
        assert page.locator("html").get_attribute("lang") == "en"
        page.set_input_files("#files", REPORT)
        page.get_by_role("button", name="Add").click()
        page.wait_for_url("**/measure")
        who.look("english")
        page.get_by_role("link", name="日本語").click()
        assert page.get_by_role("heading", name="施策目標").count() == 1


_SELECT = """(text) => {
  const walker = document.createTreeWalker(
    document.getElementById("original"), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode.data.indexOf(text);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(walker.currentNode, at);
    range.setEnd(walker.currentNode, at + text.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    walker.currentNode.parentElement.scrollIntoView();
    document.getElementById("original").dispatchEvent(new MouseEvent("mouseup"));
    return;
  }
  throw new Error("not there");
}"""
