import pytest

from benchmarks.cycle_kills import run
from tests.sesaku_site.conftest import empty  # noqa: F401 - the fixture of a library of its own
from tests.sesaku_site.running import Library

pytestmark = pytest.mark.site


def test_nothing_acknowledged_is_lost_and_nothing_half_published(empty: Library) -> None:  # noqa: F811 - the fixture
    """Six kills here; ``benchmarks/cycle_kills.py`` has two hundred."""
    outcome = run(empty.environment, kills=6, seed=11)
    for kind in ("draft", "value", "submit", "publish"):
        assert outcome.acknowledged[kind] > 0
