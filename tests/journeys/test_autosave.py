"""What is typed outlives a lost network, a closed tab and a reload; a conflict is settled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.journeys.cycling import add_people, at_work, office, start
from tests.journeys.person import Person

pytestmark = pytest.mark.browser

FIELD = "#f-years-2022-target"
FIRST, SECOND = "五つの海岸で回収する。", "五つの海岸で回収し、種類を調べる。"


@pytest.fixture
def work(chromium: Browser, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """The address of an office, and of a cycle that was started in it."""
    with office(tmp_path / "library") as site:
        with at_work(chromium, site, "officer") as who:
            cycle = start(who)
            add_people(who, cycle)
        yield site, cycle


def test_nothing_typed_is_lost(chromium: Browser, work: tuple[str, str]) -> None:
    site, cycle = work
    address = f"{cycle}units/1-1"
    with at_work(chromium, site, "division") as who:
        page, context = who.page, who.page.context
        page.goto(address)
        page.locator(FIELD).fill(FIRST)
        page.get_by_text("に控えました（未保存）").wait_for()

        # The network goes: the page says so, and a saved form would not leave it.
        context.set_offline(offline=True)
        page.locator(FIELD).fill(SECOND)
        page.get_by_text("まだ送れていません").first.wait_for()
        page.get_by_role("button", name="保存する", exact=True).click()
        page.get_by_text("つながらないため保存できません").wait_for()
        assert page.locator(FIELD).input_value() == SECOND

        # The tab is closed with the network gone, and opened again with it back.
        page.close()
        context.set_offline(offline=False)
        again = context.new_page()
        again.goto(address)
        assert again.locator(FIELD).input_value() == SECOND
        again.get_by_text("書きかけはすべて控えました").wait_for()

        # A reload between a key and the autosave.
        again.locator(FIELD).fill(f"{SECOND}二回")
        again.reload()
        assert again.locator(FIELD).input_value() == f"{SECOND}二回"
        again.get_by_text("書きかけはすべて控えました").wait_for()

    # Another browser of the same person has what the server kept; others don't.
    with at_work(chromium, site, "division", "phone") as who:
        who.page.goto(address)
        assert who.page.locator(FIELD).input_value() == f"{SECOND}二回"
        who.look("autosave-restored")
    with at_work(chromium, site, "officer") as who:
        who.page.goto(address)
        assert who.page.locator(FIELD).input_value() == ""


def test_the_network_comes_back_by_itself(chromium: Browser, work: tuple[str, str]) -> None:
    site, cycle = work
    with at_work(chromium, site, "division") as who:
        page = who.page
        page.goto(f"{cycle}units/1-1")
        page.context.set_offline(offline=True)
        page.locator(FIELD).fill(FIRST)
        page.get_by_text("まだ送れていません").first.wait_for()
        page.context.set_offline(offline=False)
        page.get_by_text("書きかけはすべて控えました").wait_for()
        assert page.evaluate("Object.keys(localStorage).length") == 0


@pytest.mark.parametrize("size", ["wide", "phone"])
def test_two_people_settle_a_conflict(chromium: Browser, work: tuple[str, str], size: str) -> None:
    site, cycle = work
    address = f"{cycle}units/1-1"
    with (
        at_work(chromium, site, "division", size) as one,
        at_work(chromium, site, "officer") as two,
    ):
        one.page.goto(address)
        _save(two, address, FIRST)
        one.page.locator(FIELD).fill(SECOND)
        one.page.get_by_text("先に保存しました").wait_for()
        one.page.get_by_role("button", name="保存する", exact=True).click()
        one.page.get_by_role("heading", name="食い違いを決める").wait_for()
        one.look("conflict")
        one.page.get_by_label("二つを合わせた、下の内容").check()
        one.page.get_by_label("合わせた内容").fill("五つの海岸で回収し、種類と量を調べる。")
        one.page.get_by_role("button", name="この選び方で保存する").click()
        one.page.get_by_text("選んだ内容を保存しました。").wait_for()
        assert one.page.locator(FIELD).input_value() == "五つの海岸で回収し、種類と量を調べる。"


def test_without_scripts_the_form_is_saved_by_its_button(
    chromium: Browser, work: tuple[str, str]
) -> None:
    site, cycle = work
    with at_work(chromium, site, "division", scripts=False) as who:
        who.page.goto(f"{cycle}units/1-1")
        who.page.locator(FIELD).fill(FIRST)
        who.page.get_by_role("button", name="保存する", exact=True).click()
        who.page.get_by_text("保存しました。").wait_for()
        assert who.page.locator(FIELD).input_value() == FIRST


def test_by_keys_alone(chromium: Browser, work: tuple[str, str]) -> None:
    site, cycle = work
    with at_work(chromium, site, "division") as who:
        who.page.goto(cycle)
        who.tab_to("1-1 海岸漂着物の回収と発生抑制")
        who.enter("**/units/1-1")
        who.tab_to("この指標とこの水準にした理由")
        who.type("住民に分かりやすいため。")
        who.tab_to("保存する")
        who.press("Enter")
        who.page.get_by_text("保存しました。").wait_for()


def _save(who: Person, address: str, text: str) -> None:
    who.page.goto(address)
    who.page.locator(FIELD).fill(text)
    who.page.get_by_role("button", name="保存する", exact=True).click()
    who.page.get_by_text("保存しました。").wait_for()
