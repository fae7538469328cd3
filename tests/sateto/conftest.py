"""What tests of the research results share."""

from collections.abc import Iterator

import pytest
from django.conf import settings

from sateto.finding.keeping import opened


@pytest.fixture
def own_index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An index of the test's own."""
    home, settings.SESAKU_HOME = settings.SESAKU_HOME, tmp_path_factory.mktemp("library")
    opened.cache_clear()
    yield
    settings.SESAKU_HOME = home
    opened.cache_clear()
