"""Five people of different roles, and an expert, take a measure from start to publication."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

import openpyxl
import pytest
from playwright.sync_api import Browser, FilePayload

from tests.journeys.cycling import add_people, at_work, office, start
from tests.journeys.person import Person, person

pytestmark = pytest.mark.browser

Sheet: TypeAlias = Any
"""A sheet of a library without types."""

OWN = "1-1"
YEARS = (2022, 2023, 2024)
TARGET = "三つの海岸で春と秋に回収し、それぞれ100トン以上とする。"
RESULT = "三つの海岸で春と秋に回収し、合わせて360トンとなった。"


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of an office with its people, which shows the public what it published."""
    with office(tmp_path / "library", SESAKU_PUBLISHED="1") as address:
        yield address


def test_a_measure_goes_from_start_to_publication(chromium: Browser, site: str) -> None:
    with at_work(chromium, site, "officer") as who:
        who.go("/cycle/start/")
        who.look("cycle-reports")
        cycle = start(who)
        who.look("cycle-proposals")
        who.page.get_by_role("button", name="採る").first.click()
        who.page.get_by_role("status").wait_for()
        add_people(who, cycle)
        who.look("cycle-people")
        _excel(who, cycle, _plan)
    with at_work(chromium, site, "division") as who:
        _write_plan(who, cycle)
    _submit_all(chromium, site, cycle, "coordinator", "officer")
    with at_work(chromium, site, "approver") as who:
        who.page.goto(f"{cycle}units/{OWN}")
        who.page.get_by_text("差し戻す…").click()
        who.page.locator("#r-return").fill("年ごとの違いが分かるように書いてください。")
        who.page.get_by_role("button", name="差し戻す").click()
        who.page.get_by_text("差し戻しました。").wait_for()
    with at_work(chromium, site, "division", "phone") as who:
        _answer_return(who, cycle)
    _approve_all(chromium, site, cycle)
    with at_work(chromium, site, "officer") as who:
        who.page.goto(cycle)
        who.page.get_by_role("button", name="次の段階へ進める").click()
        who.page.get_by_text("次の段階へ進めました。").wait_for()
        _excel(who, cycle, _evaluation)
        _attain(who, cycle)
        _refer(who, cycle)
        link = _invite(who, cycle)
    _remark(chromium, site, link)
    with at_work(chromium, site, "officer") as who:
        _answer(who, cycle)
    with at_work(chromium, site, "division") as who:
        _write_evaluation(who, cycle)
    _submit_all(chromium, site, cycle, "coordinator", "officer")
    _approve_all(chromium, site, cycle)
    with at_work(chromium, site, "officer") as who:
        who.page.goto(cycle)
        who.page.get_by_role("button", name="全体を確定する").click()
        who.page.get_by_text("全体を確定しました。").wait_for()
        who.look("cycle-locked")
        edition = _publish(who)
    _read_published(chromium, site, edition)
    for size in ("wide", "phone"):
        with at_work(chromium, site, "auditor", size) as who:
            _audit(who, cycle)


def _write_plan(who: Person, cycle: str) -> None:
    page = who.page
    page.goto(cycle)
    assert "1-1" in page.locator("#mine-h ~ ul").inner_text()
    who.look("cycle-home")
    page.goto(f"{cycle}units/{OWN}")
    page.locator("#f-rationale").fill("回収した量は、住民が浜のようすを知る手がかりになるため。")
    for year in YEARS:
        page.locator(f"#f-years-{year}-target").fill(TARGET)
    page.get_by_text("書きかけはすべて控えました").wait_for()
    who.look("cycle-indicator")
    page.get_by_role("button", name="保存する").click()
    page.get_by_text("保存しました。").wait_for()
    assert "くり返" in _advice(who) or "同じ" in _advice(who)
    who.look("cycle-advice")
    page.get_by_role("button", name="保存して提出する").click()
    page.get_by_text("提出しました。").wait_for()
    who.look("cycle-submitted")


def _advice(who: Person) -> str:
    return who.page.locator("[data-advice]").inner_text()


def _answer_return(who: Person, cycle: str) -> None:
    page = who.page
    page.goto(f"{cycle}units/{OWN}")
    assert "年ごとの違いが分かるように" in page.locator("main").inner_text()
    for number, year in enumerate(YEARS[1:], 4):
        page.locator(f"#f-years-{year}-target").fill(f"{number} の海岸で春と秋に回収する。")
    page.get_by_text("書きかけはすべて控えました").wait_for()
    who.look("cycle-returned")
    page.get_by_role("button", name="保存して提出する").click()
    page.get_by_text("提出しました。").wait_for()


def _submit_all(chromium: Browser, site: str, cycle: str, *names: str) -> None:
    for name in names:
        with at_work(chromium, site, name) as who:
            who.page.goto(cycle)
            who.page.get_by_role("button", name="書き終えたものをまとめて提出する").click()
            who.page.get_by_text("提出しました。").wait_for()


def _approve_all(chromium: Browser, site: str, cycle: str) -> None:
    with at_work(chromium, site, "approver") as who:
        who.page.goto(cycle)
        who.page.get_by_role("button", name="承認できるものをまとめて承認する").click()
        who.page.get_by_text("承認しました。").wait_for()
        who.look("cycle-approved")


def _attain(who: Person, cycle: str) -> None:
    page = who.page
    page.goto(f"{cycle}units/measure")
    page.locator("#f-attainment-label").select_option("相当程度進展あり")
    page.locator("#f-attainment-grade").select_option("B")
    page.locator("#f-attainment-basis").fill("主要な測定指標が、おおむね目標に近い実績だったため。")
    page.get_by_text("書きかけはすべて控えました").wait_for()
    page.get_by_role("button", name="保存する", exact=True).click()
    page.get_by_text("保存しました。").wait_for()
    page.wait_for_load_state("networkidle")
    who.look("cycle-measure")


def _refer(who: Person, cycle: str) -> None:
    """Write a reference indicator in its table, cell by cell and by pasting."""
    page = who.page
    page.goto(f"{cycle}units/F1")
    page.get_by_text("参考指標を足す").click()
    held = page.locator("[data-key^='reference_indicators/']", has=page.locator("table")).last
    held.get_by_label("名称").fill("海岸を訪れた人の数")
    held.get_by_label("1  2022", exact=True).fill("12,000 人")
    first = held.locator("tr").nth(1).locator("input").first
    page.evaluate("navigator.clipboard.writeText('北の浜\\t1,200\\t1,300\\n南の浜\\t900\\t950')")
    first.press("Control+v")
    page.get_by_text("書きかけはすべて控えました").wait_for()
    who.look("cycle-reference")
    page.get_by_role("button", name="保存する", exact=True).click()
    page.get_by_text("保存しました。").wait_for()
    said = page.locator("textarea[data-grid]").evaluate_all("all => all.map(one => one.value)")
    assert any("北の浜｜1,200｜1,300" in one and "南の浜｜900｜950" in one for one in said), said


def _invite(who: Person, cycle: str) -> str:
    page = who.page
    page.goto(f"{cycle}remarks")
    page.get_by_label("氏名（所見に添えます）").fill("海野 みさき")
    page.get_by_role("button", name="リンクを作る").click()
    link = page.locator("#link").inner_text()
    who.look("cycle-invited")
    return link


def _remark(chromium: Browser, site: str, link: str) -> None:
    for size in ("phone", "wide"):
        with person(chromium, site, size) as who:
            page = who.page
            page.goto(link)
            page.wait_for_url("**/table/")
            who.look("table")
            page.get_by_role("link", name="1-1 海岸漂着物の回収と発生抑制").first.click()
            page.get_by_role("link", name="この欄に所見を書く").first.wait_for()
            who.look("table-place")
            if size == "wide":
                page.get_by_label("どこについて").select_option(label="年度目標 2022")
                page.get_by_label("所見", exact=True).fill(
                    "回収の量だけでなく、減った量も示してほしい。"
                )
                page.get_by_text("書きかけはすべて控えました").wait_for()
                page.get_by_role("button", name="所見を送る").click()
                page.get_by_text("所見を送りました。").wait_for()
            who.go("/cycle/")
            assert "/accounts/login/" in page.url


def _answer(who: Person, cycle: str) -> None:
    page = who.page
    page.goto(f"{cycle}remarks?state=open")
    article = page.locator("article", has_text="減った量も示してほしい")
    article.get_by_label("回答", exact=True).fill(
        "次期から、漂着した量の推計を参考指標に加えます。"
    )
    who.look("cycle-remarks")
    article.get_by_role("button", name="回答する").click()
    page.get_by_text("回答しました").wait_for()


def _write_evaluation(who: Person, cycle: str) -> None:
    page = who.page
    page.goto(f"{cycle}units/{OWN}")
    for year in YEARS:
        page.locator(f"#f-years-{year}-result").fill(RESULT)
    page.locator("#f-rating").select_option("b")
    page.locator("#f-rating-reason").fill(
        "三年とも目標の海岸で回収したが、量は二年目に届かなかった。"
    )
    page.locator("#f-analysis-1-1").fill("住民の協力が続き、回収は定着した。")
    page.get_by_text("書きかけはすべて控えました").wait_for()
    page.get_by_role("button", name="保存する", exact=True).click()
    page.get_by_text("保存しました。").wait_for()
    page.get_by_role("button", name="保存して提出する").click()
    page.get_by_text("提出しました。").wait_for()


def _publish(who: Person) -> str:
    """Go from the desk to publishing, publish, and return the address of the edition."""
    page = who.page
    page.get_by_role("link", name="公表する").click()
    page.wait_for_url("**/publish")
    page.get_by_label("英語の題名（任意）").fill("Clean shores, living islands")
    who.look("cycle-publish")
    page.get_by_role("button", name="公表する").click()
    page.get_by_text("公表しました。").wait_for()
    who.look("cycle-published")
    return page.url


def _read_published(chromium: Browser, site: str, edition: str) -> None:
    """Read the edition as the public does, from the list and without an account."""
    for size in ("phone", "wide"):
        with person(chromium, site, size) as who:
            page = who.page
            who.go("/published/")
            who.look("published")
            page.locator("table").get_by_role("link").first.click()
            page.get_by_role("heading", name="文書とデータ").wait_for()
            said = page.locator("main").inner_text()
            assert "相当程度進展あり" in said
            assert RESULT in said
            page.goto(edition)
            who.look("published-edition")
            with page.expect_download() as download:
                page.locator("table.files a[href$='.docx']").first.click()
            assert download.value.path().read_bytes()[:2] == b"PK"


def _audit(who: Person, cycle: str) -> None:
    page = who.page
    for where in ("", "people", "missing", "proposals", "remarks", "workbook", "changes"):
        page.goto(f"{cycle}{where}")
        who.look(f"cycle-audit-{where or 'home'}")
        assert page.get_by_role("button", name="提出").count() == 0
    page.goto(f"{cycle}units/{OWN}/history")
    assert "差し戻す" in page.locator("main").inner_text()
    who.look("cycle-history")
    page.goto(f"{cycle}units/{OWN}")
    who.look("cycle-read")


def _excel(who: Person, cycle: str, fill: Any) -> None:  # noqa: ANN401 - a function of this file
    """Send the workbook of the cycle with what a function fills in, and confirm the preview."""
    page = who.page
    page.goto(f"{cycle}workbook")
    who.look("cycle-workbook")
    with page.expect_download() as download:
        page.get_by_role("link", name="いまの内容のブック").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    fill(book)
    buffer = io.BytesIO()
    book.save(buffer)
    file = FilePayload(name="課の実績.xlsx", mimeType="application/zip", buffer=buffer.getvalue())
    page.set_input_files("#file", file)
    page.get_by_role("button", name="確かめる").click()
    page.get_by_role("heading", name="取り込みの確認").wait_for()
    assert "メモ!A1" in page.locator("main").inner_text()
    who.look("cycle-preview")
    page.get_by_role("button", name="件を書き込む").click()
    page.get_by_text("件の欄を書き込みました").wait_for()


def _plan(book: Sheet) -> None:
    book.create_sheet("メモ")["A1"] = "課のメモ"
    for row in _others(book["測定指標"]):
        _at(book["測定指標"], row, "選定理由・水準の根拠", "前回の実績を上回る水準とした。")
    for row in _others(book["年度目標・実績"]):
        _at(book["年度目標・実績"], row, "年度目標", "五つの航路で三万人以上とする。")


def _evaluation(book: Sheet) -> None:
    book.create_sheet("メモ")["A1"] = "課のメモ"
    for row in _others(book["測定指標"]):
        _at(book["測定指標"], row, "評価区分", "a")
        _at(book["測定指標"], row, "評価区分の理由", "どの年も目標に届いた。")
        _at(book["測定指標"], row, "施策の分析", "航路ごとの工夫が実を結んだ。")
    for row in _others(book["年度目標・実績"]):
        _at(book["年度目標・実績"], row, "実績", "五つの航路で三万二千人となった。")
    for row in range(2, book["個別分野"].max_row + 1):
        _at(book["個別分野"], row, "次期の方向性", "次の三年も続け、対象を広げる。")


def _others(sheet: Sheet) -> list[int]:
    """Return the rows about indicators other than the division's own."""
    return [
        row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value not in (None, OWN)
    ]


def _at(sheet: Sheet, row: int, heading: str, text: str) -> None:
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(row, heads.index(heading) + 1).value = text
