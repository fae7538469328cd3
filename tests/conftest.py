"""What all tests share: where the material of ../shared is, and what to do without it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.utils import translation
from hypothesis import settings

from tests.sesaku_site.once import begin_run

# Machines that run the tests are shared: how long an example takes says nothing.
settings.register_profile("sesaku", deadline=None)
settings.load_profile("sesaku")

ROOT = Path(__file__).resolve().parent.parent

begin_run()


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


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let Django find the tables that the fixture below has put there."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Have the tables made once in a run of tests, and copied for each of its processes."""
    from django.db import connection  # noqa: PLC0415 - Django is ready only now

    from tests.sesaku_site import running  # noqa: PLC0415 - the same

    del django_db_modify_db_settings_parallel_suffix
    name = connection.settings_dict["TEST"]["NAME"] or f"test_{connection.settings_dict['NAME']}"
    if not running.POSTGRES:
        running.fill_sqlite(Path(name))
        yield
        return
    running.drop(name)
    running.create(name, running.postgres_model())
    yield
    connection.close()
    running.drop(name)
