"""The register, the map, grades and a plan, on a wide screen and on a phone with touch."""

import pytest
from playwright.sync_api import Browser

from tests.journeys.person import WIDTHS, person

pytestmark = pytest.mark.browser

_READY = '[data-map][data-ready="yes"]'
_MINUTES_MS = 180_000


@pytest.mark.parametrize("size", WIDTHS)
def test_from_the_map_to_a_plan_with_its_reasons(chromium: Browser, site: str, size: str) -> None:
    with person(chromium, site, size) as who:
        page = who.page
        who.go("/islands/")
        page.locator(_READY).wait_for()
        who.look("islands")
        who.go("/islands/yonagunijima/")
        page.locator(_READY).wait_for()
        who.look("island")
        who.go("/islands/grades/")
        who.look("grades")
        who.go("/islands/grades/edit/")
        who.look("grades-form")
        who.go("/islands/import/")
        who.look("islands-import")
        who.go("/islands/technology/")
        who.look("technology")
        who.go("/islands/technology/radar/")
        who.look("technology-form")

        who.go("/islands/plans/new/")
        who.look("plan-form")
        page.get_by_label("計画案の名前").fill("南の島を先に")
        page.get_by_label("予算 (億円").fill("3")
        for name in ("与那国島", "魚釣島", "対馬島"):
            page.get_by_label(name, exact=False).first.check()
        page.get_by_role("button", name="計算する").click()
        page.get_by_text("最適であることが証明された計画").wait_for(timeout=_MINUTES_MS)
        page.locator(_READY).wait_for()
        who.look("plan")
        page.locator("#islands").get_by_role("link", name="与那国島").click()
        page.wait_for_url("**/yonagunijima/")
        who.look("plan-reasons")


def test_a_tap_on_the_map_leads_to_the_island(chromium: Browser, site: str) -> None:
    with person(chromium, site, "phone") as who:
        page = who.page
        who.go("/islands/?q=yonaguni")
        page.locator(_READY).wait_for()
        box = page.locator(".map-view").bounding_box()
        assert box is not None
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        page.locator(".leaflet-popup a", has_text="与那国島").click()
        page.wait_for_url("**/islands/yonagunijima/")


def test_the_map_moves_by_keys_and_says_what_is_in_view(chromium: Browser, site: str) -> None:
    with person(chromium, site) as who:
        page = who.page
        who.go("/islands/")
        page.locator(_READY).wait_for()
        before = page.locator(".map-status").inner_text()
        page.locator(".map-view").focus()
        for _ in range(5):
            who.press("+")
            page.wait_for_timeout(400)
        page.wait_for_function(
            "text => document.querySelector('.map-status').textContent !== text", arg=before
        )
        page.locator(".map-list summary").click()
        who.look("map-list")


def test_without_a_script_and_on_paper_the_map_is_drawn(chromium: Browser, site: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/islands/")
    assert page.locator("svg.map-drawn").is_visible()
    assert page.locator("svg.map-drawn a").count() > 150
    context.close()
    with person(chromium, site) as who:
        who.go("/islands/yonagunijima/")
        who.page.locator(_READY).wait_for()
        assert not who.page.locator("svg.map-drawn").is_visible()
        who.page.emulate_media(media="print")
        assert who.page.locator("svg.map-drawn").is_visible()
        assert not who.page.locator(".map-view").is_visible()
