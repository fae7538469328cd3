"""A citizen reads what is published, without an account, on a phone and at a desk, and on paper."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.conftest import serving
from tests.journeys.person import person
from tests.journeys.publishing import publish
from tests.sesaku_site.running import library

pytestmark = pytest.mark.browser


@pytest.fixture
def edition(tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of a site that is open to the public, and that of a measure on it."""
    with library(tmp_path / "library") as made:
        where = publish(made)
        with serving(made, SESAKU_PUBLISHED="1") as site:
            yield site, where


def test_a_citizen_reads_a_measure_and_its_correction(
    chromium: Browser, edition: tuple[str, str]
) -> None:
    site, where = edition
    for size in ("wide", "phone"):
        with person(chromium, site, size) as who:
            page = who.page
            who.go("/published/")
            who.look("published-list")
            page.get_by_role("link", name="豊かな海の保全と離島のくらし").click()
            who.look("published-measure")
            first = page.locator("main h2").first
            assert first.inner_text() == "まとめ"
            assert page.locator("figure svg").count() >= 4
            assert page.locator("figure svg").count() <= page.locator("table").count()
            page.get_by_role("link", name="変えたところ").click()
            changes = page.locator("#changes ~ .scroll table")
            assert "担当部局" in changes.inner_text()
            who.go(f"{where}1/")
            page.get_by_role("link", name="最新の版を見る").wait_for()
            who.look("published-earlier")
            page.get_by_role("link", name="English").click()
            page.get_by_role("heading", name="Summary").wait_for()
            who.look("published-english")


def test_files_are_what_their_hash_says_and_paper_has_all_text(
    chromium: Browser, edition: tuple[str, str]
) -> None:
    site, where = edition
    with person(chromium, site, "wide", scripts=False) as who:
        page = who.page
        who.go(where)
        row = page.locator("table.files tr", has_text="iati.xml")
        with page.expect_download() as download:
            row.get_by_role("link").click()
        digest = hashlib.sha256(download.value.path().read_bytes()).hexdigest()
        assert digest in row.inner_text()
        page.emulate_media(media="print")
        assert not page.locator("header.top").is_visible()
        assert page.get_by_text("漁具の流出を防ぐ手引き").first.is_visible()
