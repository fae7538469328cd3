import pytest

from benchmarks.store_kills import run
from tests.sesaku_site.running import Library

pytestmark = pytest.mark.site


def test_nothing_acknowledged_is_lost(empty: Library) -> None:
    """Ten kills here; ``benchmarks/store_kills.py`` has two hundred."""
    outcome = run(empty.environment, kills=10, seed=7)
    assert outcome.documents > 0
    assert outcome.corrections > 0
