"""A person at a browser: looks at pages, checks each as it is passed, and uses mouse or keys."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page

WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}
_MOST_TABS = 400
_SMALLEST = 43.5
"""Least height in pixels of what is touched on a phone."""

_TOUCHED = (
    ".top a, .tools a, .downloads a, .links a, .inpage a, .crumbs a, .pager a, .strip a, button, "
    "summary, select, input:not([type=hidden]):not([type=radio])"
)
_SHOTS = os.environ.get("SESAKU_SHOTS")


class Person:
    """A person at a page of the site."""

    def __init__(self, page: Page, site: str, *, phone: bool, scripts: bool = True) -> None:
        self.page = page
        self.site = site
        self._phone = phone
        self._scripts = scripts
        self._troubles: list[str] = []
        page.on("console", lambda said: self._hear(said.type, said.text))
        page.on("pageerror", lambda error: self._hear("error", str(error)))

    def go(self, address: str = "/") -> None:
        """Open a page."""
        self.page.goto(self.site + address)

    def look(self, name: str) -> None:
        """Check the page that is shown: nothing runs over, all can be reached, no rule broken."""
        self.page.wait_for_load_state()
        if _SHOTS:
            size = "phone" if self._phone else "wide"
            self.page.screenshot(path=Path(_SHOTS) / f"{name}-{size}.png", full_page=True)
        assert self._troubles == [], self._troubles
        if not self._scripts:
            return
        wide = self.page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{name} runs over by {wide} pixels"
        if self._phone:
            assert self._small() == [], f"too small on {name}: {self._small()}"
        assert self._broken_rules() == [], f"{name}: {self._broken_rules()}"

    def tab_to(self, text: str) -> None:
        """Press Tab until what is in focus is called so."""
        seen = []
        for _ in range(_MOST_TABS):
            self.page.keyboard.press("Tab")
            named = self.page.evaluate(_NAME_OF_FOCUS)
            if text in named:
                assert self.page.evaluate(_FOCUS_IS_SEEN), f"{named} has no visible focus"
                return
            seen.append(named)
        raise AssertionError(f"{text} is not reached by Tab: {seen[:40]}")

    def press(self, key: str) -> None:
        """Press a key."""
        self.page.keyboard.press(key)

    def enter(self, address: str) -> None:
        """Press Enter on what is in focus, wait for the page that it leads to, and check that."""
        with self.page.expect_navigation(url=address):
            self.page.keyboard.press("Enter")
        self.look("keys-" + "".join(filter(str.isalnum, address)))

    def type(self, text: str) -> None:
        """Type a text into what is in focus."""
        self.page.keyboard.type(text)

    def _hear(self, kind: str, text: str) -> None:
        if kind == "error":
            self._troubles.append(text)

    def _small(self) -> list[str]:
        return list(self.page.evaluate(_SMALL, [_TOUCHED, _SMALLEST]))

    def _broken_rules(self) -> list[Any]:
        found = Axe().run(self.page).response["violations"]
        return [(one["id"], [node["html"][:120] for node in one["nodes"][:3]]) for one in found]


@contextmanager
def person(
    chromium: Browser, site: str, size: str = "wide", *, scripts: bool = True
) -> Iterator[Person]:
    """Seat a person at a new browser window."""
    width, height = WIDTHS[size]
    phone = size == "phone"
    context: BrowserContext = chromium.new_context(
        viewport={"width": width, "height": height},
        has_touch=phone,
        java_script_enabled=scripts,
        accept_downloads=True,
        permissions=["clipboard-read", "clipboard-write"],
    )
    try:
        yield Person(context.new_page(), site, phone=phone, scripts=scripts)
    finally:
        context.close()


_NAME_OF_FOCUS = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return "";
  const label = at.labels && at.labels.length ? at.labels[0].textContent : "";
  return (at.getAttribute("aria-label") || label || at.textContent || "").trim();
}"""

_FOCUS_IS_SEEN = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const box = at.getBoundingClientRect();
  return style.outlineStyle !== "none" && box.width > 0 && box.bottom > 0 && box.top < innerHeight;
}"""

_SMALL = """([touched, smallest]) => [...document.querySelectorAll(touched)]
  .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0)
  .filter((one) => one.getBoundingClientRect().height < smallest)
  .map((one) => one.outerHTML.slice(0, 100))"""
