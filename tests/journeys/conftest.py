"""A library that is served, and a browser that looks at it.

Chromium is taken from the machine (``SESAKU_CHROMIUM``, or ``chromium`` on the path); without it
the tests are skipped, or fail where ``SESAKU_REQUIRE_BROWSER=1``. With ``SESAKU_SHOTS=folder`` the
pages that are passed are kept there as pictures.
"""

import os
import shutil
import socket
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.sesaku_site.running import Library, library

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_SECONDS = 120


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser; the test is skipped without one, or fails where it is required."""
    path = os.environ.get("SESAKU_CHROMIUM") or shutil.which("chromium")
    if path is None:
        message = "there is no Chromium: what a person sees is not tested"
        if os.environ.get("SESAKU_REQUIRE_BROWSER") == "1":
            pytest.fail(message)
        pytest.skip(message)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=list(_FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of an empty library that is served to one person."""
    with served(tmp_path / "library") as address:
        yield address


@contextmanager
def served(folder: Path, **variables: str) -> Iterator[str]:
    """Serve a library as ``sesaku serve`` does, and yield its address."""
    with library(folder) as made, serving(made, **variables) as address:
        yield address


@contextmanager
def serving(made: Library, **variables: str) -> Iterator[str]:
    """Serve a library that has been made, and yield its address."""
    port = _free_port()
    process = made.begin("serve", "--port", port, **variables)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.communicate(timeout=_SECONDS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(address: str) -> None:
    until = time.monotonic() + _SECONDS
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310 - our own server
                return
        except (URLError, ConnectionError, TimeoutError):
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def pytest_configure(config: pytest.Config) -> None:
    """Name the mark of these tests."""
    config.addinivalue_line("markers", "browser: looks at pages in Chromium; skipped without it")
