"""From an uploaded PDF to a corrected figure: the path of a person through an evaluation."""

import codecs
import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Route
from python_calamine import CalamineWorkbook

from tests.journeys.dropping import drop
from tests.journeys.person import WIDTHS, Person, person
from tests.journeys.printed import REPORT, report

pytestmark = pytest.mark.browser

LISTS = ("/", "/documents/", "/positions/", "/projects/", "/corrections/", "/diagnostics/")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "豊かな海.pdf"
    path.write_bytes(report())
    return path


@pytest.mark.parametrize("size", WIDTHS)
def test_from_upload_to_correction(chromium: Browser, site: str, pdf: Path, size: str) -> None:
    with person(chromium, site, size) as who:
        who.go()
        who.look("empty")
        upload(who, pdf)
        from_indicator_to_place(who)
        copy_citation(who)
        correct(who)
        download(who)
        pass_by(who)


def upload(who: Person, pdf: Path) -> None:
    """Send a file; while it is sent and read the page says so, and then shows the measure."""
    page = who.page
    held: list[Route] = []
    page.route("**/documents/add", lambda route: held.append(route), times=1)  # noqa: PLW0108 - it is marked, which a bound method cannot be
    page.set_input_files("#files", pdf)
    page.get_by_role("button", name="追加する").click()
    page.get_by_role("progressbar", name=pdf.name).wait_for()
    assert page.get_by_role("button", name="追加する").is_disabled()
    who.look("progress")
    held[0].continue_()
    page.wait_for_url("**/measure")
    who.look("measure")


def from_indicator_to_place(who: Person) -> None:
    """Follow a result to the page that it is printed on, and a place there to what was read."""
    page = who.page
    page.get_by_role("link", name="1-2 海岸清掃活動への参加者数").first.click()
    page.wait_for_url("**/indicators/1-2")
    who.look("indicator")

    page.get_by_role("link", name="31,870 人").click()
    page.wait_for_url("**/view?at=*")
    hit = page.locator("#at")
    hit.wait_for()
    assert hit.bounding_box() is not None
    assert page.locator("svg.page rect.block").count() > 0
    assert str(page.locator("svg.page image").get_attribute("href")).endswith(".png")
    assert "31,870" in page.get_by_role("complementary").inner_text()
    who.look("viewer")

    page.locator(".original a.read", has_text="54,310 人").click()
    page.wait_for_function("document.querySelector('aside').innerText.includes('54,310')")
    assert "2019年度 実績" in page.get_by_role("complementary").inner_text()
    page.go_back()
    page.go_back()
    page.wait_for_url("**/indicators/1-2")


def copy_citation(who: Person) -> None:
    """Copy the citation of a result: as text, as BibTeX, as a Web Annotation."""
    page = who.page
    row = page.locator("tr", has_text="2020年度")
    row.get_by_role("link", name="引用").last.click()
    dialog = page.get_by_role("dialog")
    text = copied(who, dialog)
    assert text.startswith("海洋環境省、「豊かな海の保全と離島のくらし」、2022年8月、4ページ、")
    assert "31,870 人" in text
    assert f"{who.site}/documents/" in text
    who.look("citation")
    for named in ("BibTeX", "Web Annotation"):
        dialog.locator("summary", has_text=named).click()
    bibtex = copied(who, dialog.locator("details", has_text="BibTeX"))
    assert bibtex.startswith("@")
    assert "豊かな海の保全と離島のくらし" in bibtex
    annotation = json.loads(copied(who, dialog.locator("details", has_text="Web Annotation")))
    assert annotation["type"] == "Annotation"
    assert "31,870 人" in json.dumps(annotation["target"], ensure_ascii=False)
    page.keyboard.press("Escape")
    assert dialog.count() == 0


def copied(who: Person, part: Locator) -> str:
    """Press the first button of a part that copies, and return what was copied."""
    part.get_by_role("button", name="コピー").first.click()
    part.get_by_role("button", name="コピーしました").wait_for()
    return clipboard(who)


def clipboard(who: Person) -> str:
    """Return what was copied last."""
    return str(who.page.evaluate("navigator.clipboard.readText()"))


def correct(who: Person) -> None:
    """Correct a result, confirm another, and fill a value that the report does not print."""
    page = who.page
    indicator = page.url
    row = page.locator("tr", has_text="2020年度")
    row.get_by_role("link", name="訂正").last.click()
    page.get_by_label("値", exact=True).fill("31,900")
    page.get_by_label("理由").fill("主催者の再集計による")
    who.look("correct")
    page.get_by_role("button", name="記録する").click()
    page.wait_for_url("**/indicators/1-2")
    assert page.locator("ins").inner_text() == "31900"
    assert row.get_by_role("link", name="31,870 人").count() == 1  # what was read stays
    who.look("corrected")

    page.locator("tr", has_text="2019年度").get_by_role("link", name="訂正").last.click()
    page.get_by_label("確認").check()
    page.get_by_label("理由").fill("原本と照らした")
    page.get_by_role("button", name="記録する").click()
    page.wait_for_url("**/indicators/1-2")
    assert "確認" in page.locator("tr", has_text="2019年度").inner_text()

    page.goto(indicator.replace("indicators/1-2", "correct?subject=1-2&path=source/text"))
    assert page.get_by_label("補充").is_checked()
    page.get_by_label("値", exact=True).fill("主催者の報告")
    page.get_by_label("原文の該当箇所").fill("年度の途中で中止となった活動の申込者は数えていない。")
    page.get_by_label("理由").fill("注から補う")
    page.get_by_role("button", name="記録する").click()
    page.wait_for_url("**/indicators/1-2")


def download(who: Person) -> None:
    """Take the table as CSV and as a workbook."""
    page = who.page
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").first.click()
    content = waiting.value.path().read_bytes()
    assert content.startswith(codecs.BOM_UTF8)
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert rows[2][3] == "31,870 人"
    with page.expect_download() as waiting:
        page.get_by_role("link", name="XLSX").first.click()
    sheet = CalamineWorkbook.from_path(str(waiting.value.path())).get_sheet_by_index(0)
    assert sheet.to_python()[2][3] == "31,870 人"


def pass_by(who: Person) -> None:
    """Look at the pages beside the path."""
    who.go("/corrections/")
    assert who.page.locator(".corrections > li").count() == 3
    for address in (*LISTS, "/documents/add", "/people/", "/history/", "/account/"):
        who.go(address)
        who.look(address.strip("/").replace("/", "-") or "home")
    who.go()
    who.page.get_by_role("link", name="豊かな海の保全と離島のくらし").click()
    who.page.wait_for_url("**/measure")
    document = who.page.url.removesuffix("measure")
    for name in ("", "fields/F1", "diagnostics", "correct", "view"):
        who.page.goto(document + name)
        who.look("document" + name.replace("/", "-"))


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
        who.enter("**/measure")

        who.tab_to("1-2 海岸清掃活動への参加者数")
        who.enter("**/indicators/1-2")

        who.tab_to("31,870 人")
        who.enter("**/view?at=*")
        who.tab_to("コピー")
        who.press("Enter")
        page.get_by_role("button", name="コピーしました").wait_for()
        assert "31,870" in clipboard(who)

        who.go(re.sub(r".*(/documents/\w+/).*", r"\1indicators/1-2", page.url))
        who.tab_to("31,870 人")
        who.tab_to("引用")
        who.press("Enter")
        page.get_by_role("dialog").wait_for()
        who.press("Escape")
        page.wait_for_function("document.activeElement.textContent === '引用'")

        who.tab_to("訂正")
        who.enter("**/correct?**")
        who.tab_to("値")
        page.keyboard.press("Control+A")
        who.type("31900")
        who.tab_to("理由")
        who.type("再集計")
        who.tab_to("記録する")
        who.enter("**/indicators/1-2")
        assert page.locator("ins").inner_text() == "31900"

        who.tab_to("CSV")
        with page.expect_download() as waiting:
            who.press("Enter")
        assert "31,870 人" in waiting.value.path().read_text("utf-8-sig")


@pytest.mark.parametrize("address", LISTS)
def test_on_a_phone_the_link_of_the_page_is_in_view(
    chromium: Browser, site: str, address: str
) -> None:
    with person(chromium, site, "phone") as who:
        who.go(address)
        box = who.page.locator(".top nav [aria-current=page]").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= WIDTHS["phone"][0]


@pytest.mark.parametrize("size", WIDTHS)
def test_a_report_of_ruled_tables(chromium: Browser, site: str, shared: Path, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        who.go()
        drop(page, shared / "corpus-forms" / "evaluation_2021_f1-4.pdf")
        page.wait_for_url("**/measure")
        who.look("ruled-measure")
        page.get_by_role("link", name=re.compile("^3-4 ")).first.click()
        page.wait_for_url("**/indicators/3-4")
        who.look("ruled-indicator")
        page.locator("#years td a.at").first.click()
        page.wait_for_url("**/view?at=*")
        assert page.locator("#at").bounding_box() is not None
        assert page.locator(".values li").count() > 0
        who.look("ruled-viewer")


def test_what_is_dropped_is_added(chromium: Browser, site: str, pdf: Path, tmp_path: Path) -> None:
    broken = tmp_path / "壊れた.pdf"
    broken.write_bytes(pdf.read_bytes()[:2000])
    with person(chromium, site) as who:
        for address in ("/", "/documents/add"):
            who.go(address)
            drop(who.page, pdf, broken)
            who.page.locator(".results .done").wait_for()
            who.page.locator(".results .failed").wait_for()
        who.look("dropped")
        assert "壊れた.pdf" in who.page.locator(".results .failed").inner_text()
        who.page.locator(".results .done a").click()
        who.page.wait_for_url("**/measure")


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
        page.wait_for_url("**/view?*")
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
        page.get_by_role("button", name="Add", exact=True).click()
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
