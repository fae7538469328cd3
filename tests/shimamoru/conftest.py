"""What tests of しまもる share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sesaku_site.running import Library, library


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """An empty library."""
    with library(tmp_path / "library") as found:
        yield found
