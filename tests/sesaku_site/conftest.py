"""What tests of the site share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sesaku_site.running import Library, library


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with library(tmp_path / "library") as found:
        yield found


@pytest.fixture
def unmade(tmp_path: Path) -> Iterator[Library]:
    """A library that no command has made yet."""
    with library(tmp_path / "library", made=False) as found:
        yield found
