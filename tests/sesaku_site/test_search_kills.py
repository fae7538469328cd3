from benchmarks.search_kills import run
from tests.sesaku_site.running import Library


def test_the_index_recovers_from_a_kill_by_itself(empty: Library) -> None:
    """Four kills here; ``benchmarks/search_kills.py`` has a hundred."""
    assert run(empty.environment, kills=4, seed=3) > 0
