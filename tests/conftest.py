"""What all tests share: where the material of ../shared is, and what to do without it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

# Machines that run the tests are shared: how long an example takes says nothing.
settings.register_profile("sesaku", deadline=None)
settings.load_profile("sesaku")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(autouse=True)
def _language_of_pages() -> Iterator[None]:
    """Begin in the pages' own language: a page in English leaves its thread in English."""
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared material; the test is skipped without it, or fails where required."""
    folder = Path(os.environ.get("SESAKU_SHARED", ROOT.parent / "shared"))
    if not folder.is_dir():
        message = f"{folder} is not there: the shared material is not tested"
        if os.environ.get("SESAKU_REQUIRE_SHARED") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return folder
