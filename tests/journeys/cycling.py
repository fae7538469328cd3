"""A library with people who work in a cycle, for the journeys."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser

from tests.conftest import ROOT
from tests.journeys.conftest import serving
from tests.journeys.person import Person, person
from tests.sesaku_site.running import Library, filled

REPORT = ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt"
PASSWORD = "四つの海と十二の小さな島々"  # noqa: S105 - of tests
ROLES = {
    "officer": "evaluator",
    "coordinator": "reader",
    "division": "reader",
    "approver": "reader",
    "auditor": "reader",
    "chief": "administrator",
}
"""The people, by the name they log in with, and their role at the site."""

IN_CYCLE = {
    "coordinator": "局の取りまとめ",
    "division": "担当課",
    "approver": "承認者",
    "auditor": "監査",
}
"""The role in the cycle of those whom the officer adds."""


@contextmanager
def office(folder: Path, **variables: str) -> Iterator[str]:
    """Serve a library with a report and people with accounts, set by variables of the site."""
    with filled(folder, "office", _staff) as made, serving(made, **variables) as address:
        yield address


def _staff(made: Library) -> None:
    for name, role in ROLES.items():
        made.run("account", name, "--role", role, given=f"{PASSWORD}\n")
    made.run("add", REPORT)


@contextmanager
def at_work(
    chromium: Browser, site: str, name: str, size: str = "wide", *, scripts: bool = True
) -> Iterator[Person]:
    """Seat a person of the office, logged in."""
    with person(chromium, site, size, scripts=scripts) as who:
        who.go("/accounts/login/?next=/cycle/")
        who.page.get_by_label("利用者名").fill(name)
        who.page.get_by_label("パスワード").fill(PASSWORD)
        who.page.get_by_role("button", name="ログイン").click()
        who.page.wait_for_url("**/cycle/")
        yield who


def start(who: Person) -> str:
    """Start the next cycle in two clicks, and return its address."""
    who.go("/cycle/start/")
    who.page.get_by_role("link", name="次の評価を始める").last.click()
    who.page.wait_for_url("**/cycle/start/*")
    who.page.get_by_role("button", name="始める").click()
    who.page.wait_for_url("**/proposals")
    return who.page.url.removesuffix("proposals")


def add_people(who: Person, cycle: str) -> None:
    """Give the people of the office their roles, and the division its indicator."""
    page = who.page
    for name, role in IN_CYCLE.items():
        page.goto(f"{cycle}people")
        form = page.locator("form", has=page.locator("#user"))
        if not form.is_visible():
            page.get_by_text("人を加える").click()
        form.get_by_label("利用者").select_option(label=name)
        form.get_by_label(role).check()
        form.get_by_role("button", name="加える").click()
        page.get_by_role("status").wait_for()
    page.get_by_role("group", name="1-1 海岸漂着物の回収と発生抑制").get_by_label(
        "division"
    ).check()
    page.get_by_role("button", name="担当を決める").click()
    page.get_by_role("status").wait_for()
