"""On the pier: reporting with a thumb, without a network, with a closed tab and a wrong clock."""

import csv
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.journeys.conftest import served
from tests.journeys.person import WIDTHS, Person, person
from tests.shimamoru.reports.sending import picture

pytestmark = pytest.mark.browser

LANGUAGES = {"ja": "送る", "en": "Send", "zh-hans": "发送", "ko": "보내기"}


@pytest.fixture
def coast(tmp_path: Path) -> Iterator[str]:
    """The address of a library whose coast is open."""
    with served(tmp_path / "library", SESAKU_COAST="1") as address:
        yield address


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A picture on the device."""
    path = tmp_path / "beach.jpg"
    path.write_bytes(picture(size=(640, 480)))
    return path


@contextmanager
def phone(chromium: Browser, folder: Path) -> Iterator[BrowserContext]:
    """A phone whose browser keeps what it is told, also when it is closed."""
    context = chromium.browser_type.launch_persistent_context(
        folder,
        executable_path=os.environ.get("SESAKU_CHROMIUM") or "/usr/bin/chromium",
        args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
        viewport={"width": 390, "height": 844},
        has_touch=True,
        geolocation={"latitude": 34.41, "longitude": 129.31, "accuracy": 15},
        permissions=["geolocation"],
    )
    try:
        yield context
    finally:
        context.close()


def waiting(page: Page) -> list[dict[str, Any]]:
    """Return what waits on the device."""
    return list(page.evaluate("coastQueue.all()"))


def reports(page: Page, address: str) -> list[dict[int, str]]:
    """Return what came in, as those on duty download it."""
    text = page.request.get(f"{address}/coast/desk/?table=queue&as=csv").text()
    return [dict(enumerate(row)) for row in list(csv.reader(text.splitlines()))[1:]]


def ready(page: Page, address: str) -> None:
    """Open the page and wait until the device keeps it."""
    page.goto(f"{address}/coast/")
    page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    page.wait_for_function("caches.match('/coast/').then(Boolean)")


def test_three_taps_send_a_photo(
    chromium: Browser, coast: str, photo: Path, tmp_path: Path
) -> None:
    with phone(chromium, tmp_path / "phone") as context:
        page = context.new_page()
        page.goto(f"{coast}/coast/")
        with page.expect_file_chooser() as chooser:
            page.locator("#camera").tap()  # one: it covers the button「写真を撮る」
        chooser.value.set_files(photo)
        expect(page.locator("#place")).to_contain_text("現在地を入れました")
        page.locator(".tile", has_text="油・汚れ").tap()  # two
        page.get_by_role("button", name="送る", exact=True).tap()  # three
        expect(page.locator("#said")).to_contain_text("受け付けました", timeout=20_000)
        page.get_by_role("link", name="答えを見る・直す").click()
        expect(page.locator("h1")).to_contain_text("あなたの通報")
        assert len(reports(page, coast)) == 1


def test_without_a_network_it_waits_and_is_sent_once(
    chromium: Browser, coast: str, photo: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "phone"
    wrong = datetime.now(UTC) - timedelta(days=400)
    with phone(chromium, folder) as context:
        page = context.new_page()
        ready(page, coast)
        context.set_offline(True)
        page.clock.install(time=wrong)
        page.reload()  # from what the device keeps
        page.set_input_files("#album", photo)
        page.locator(".tile", has_text="無人の舟").tap()
        page.get_by_label("何が起きていましたか").fill("岩の間に舟がある")
        page.get_by_role("button", name="送る", exact=True).tap()
        expect(page.locator("#said")).to_contain_text("端末に残しました")
        (kept,) = waiting(page)
        assert kept["state"] == "waiting"
        page.get_by_role("button", name="直す").tap()  # it can be changed while it waits
        page.get_by_label("何が起きていましたか").fill("岩の間に白い舟がある")
        page.get_by_role("button", name="送る", exact=True).tap()
        expect(page.locator("#queued li")).to_contain_text("送信待ち")
        page.close()
    with phone(chromium, folder) as context:  # the browser was closed; the network is back
        page = context.new_page()
        page.goto(f"{coast}/coast/")
        expect(page.locator("#queued li")).to_contain_text("受け付けました", timeout=30_000)
        (sent,) = waiting(page)
        assert sent["key"] == kept["key"]
        (report,) = [one for one in reports(page, coast) if one[0] == sent["number"]]
        today = datetime.now(UTC) + timedelta(hours=9)
        assert report[4][:10] in {f"{today - timedelta(days=one):%Y-%m-%d}" for one in (0, 1)}
        assert report[8] == "1"
        count = len(reports(page, coast))
        page.evaluate("coastQueue.sendAll()")
        assert len(reports(page, coast)) == count


def test_an_answer_that_is_lost_makes_no_second_report(
    chromium: Browser, coast: str, tmp_path: Path
) -> None:
    with phone(chromium, tmp_path / "phone") as context:
        page = context.new_page()
        lost: list[int] = []

        def lose(route: Route) -> None:
            if not lost:
                lost.append(route.fetch().status)
                route.abort()
            else:
                route.continue_()

        ready(page, coast)
        before = len(reports(page, coast))
        context.route("**/coast/reports", lose)
        page.locator(".tile", has_text="漂着物").tap()
        page.get_by_label("何が起きていましたか").fill("大きな浮き")
        page.get_by_role("button", name="送る", exact=True).tap()
        expect(page.locator("#said")).to_contain_text("端末に残しました", timeout=20_000)
        assert lost == [201]
        page.evaluate("coastQueue.sendAll()")
        expect(page.locator("#queued li")).to_contain_text("受け付けました", timeout=20_000)
        assert len(reports(page, coast)) == before + 1


@pytest.mark.parametrize("size", WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_can_be_used_by_all(
    chromium: Browser, coast: str, size: str, language: str
) -> None:
    with person(chromium, coast, size) as who:
        who.go(f"/coast/?lang={language}")
        expect(who.page.get_by_role("button", name=LANGUAGES[language], exact=True)).to_be_visible()
        who.look(f"coast-{language}")
        for name in ("published/", "figures/", "map/"):
            who.go(f"/coast/{name}")
            who.look(f"coast-{name.strip('/')}-{language}")


def test_the_form_is_sent_without_a_program(chromium: Browser, coast: str, photo: Path) -> None:
    with person(chromium, coast, "phone", scripts=False) as who:
        who.go("/coast/")
        who.page.set_input_files("#album", photo)
        who.page.get_by_label("油・汚れ").check()
        who.page.get_by_label("島を選ぶ").select_option("tsushima")
        who.page.get_by_role("button", name="送る", exact=True).click()
        assert "あなたの通報" in who.page.locator("h1").inner_text()
        who.look("coast-own-plain")


def triage(who: Person, number: str) -> None:
    """Take a report from the queue to its end."""
    page = who.page
    who.go("/coast/desk/")
    who.look("desk-queue")
    page.get_by_role("link", name=number).click()
    who.look("desk-report")
    page.get_by_role("button", name="確認を始める").click()
    page.get_by_label("引き継ぎ先").select_option("coast_guard")
    page.get_by_role("button", name="関係機関に引き継ぐ").click()
    page.get_by_label("定型文").select_option("passed")
    page.get_by_role("button", name="回答する").click()
    page.get_by_role("link", name="公開するかを決める").click()
    who.look("desk-publish")
    page.get_by_role("button", name="公開を承認する").click()
    who.look("desk-published")
    for name in ("duty/", "shift", "figures/"):
        who.go(f"/coast/desk/{name}")
        who.look(f"desk-{name.strip('/')}")


@pytest.mark.parametrize("size", WIDTHS)
def test_from_the_queue_to_the_answer(
    chromium: Browser, coast: str, size: str, photo: Path
) -> None:
    with person(chromium, coast, size) as who:
        who.go("/coast/")
        who.page.set_input_files("#album", photo)
        who.page.get_by_label("危険物").check()
        who.page.get_by_label("島を選ぶ").select_option("tsushima")
        who.page.get_by_role("button", name="送る", exact=True).click()
        expect(who.page.locator("#said")).to_contain_text("受け付けました", timeout=20_000)
        who.look("coast-sent")
        link = who.page.get_by_role("link", name="答えを見る・直す").get_attribute("href")
        triage(who, who.page.locator("#said").inner_text().split()[-1])
        who.go(str(link))
        expect(who.page.locator("[aria-current=step]")).to_have_text("関係機関に引き継ぎました")
        assert "関係機関に引き継ぎました。近づかず" in who.page.locator("main").inner_text()
        who.look("coast-own")
