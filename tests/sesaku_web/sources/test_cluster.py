"""Reading on a cluster: a scheduler and a worker on loopback, as processes of their own."""

import subprocess
import sys
from collections.abc import Iterator
from unittest.mock import patch

import pytest

from sesaku.exceptions import MissingExtraError
from sesaku_web.exceptions import ConditionError
from sesaku_web.sources.cluster import read_on_cluster
from tests.sesaku_web.factories import PAPER, REPORT, source
from tests.sesaku_web.sources.odd_readers import BROKEN

CLUSTER = """
import time
from distributed import LocalCluster
if __name__ == "__main__":
    cluster = LocalCluster(n_workers=1, threads_per_worker=2, dashboard_address=None)
    print(cluster.scheduler_address, flush=True)
    while True:
        time.sleep(1)
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a scheduler."""
    pytest.importorskip("distributed")
    script = tmp_path_factory.mktemp("cluster") / "cluster.py"
    script.write_text(CLUSTER)
    process = subprocess.Popen(  # noqa: S603 - the script above
        [sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    try:
        yield (process.stdout.readline() if process.stdout else "").strip()
    finally:
        process.terminate()
        process.communicate(timeout=30)


def test_files_are_read_on_a_cluster(address: str) -> None:
    reads = list(read_on_cluster([source(REPORT), BROKEN, source(PAPER)], address=address))
    assert [read.source.name for read in reads] == [REPORT.name, BROKEN.name, PAPER.name]
    kinds = [read.prepared and read.prepared.document["kind"] for read in reads]
    assert kinds == ["evaluation_report", None, "position_paper"]
    assert BROKEN.name in str(reads[1].trouble)


def test_a_cluster_that_is_not_there_is_said() -> None:
    pytest.importorskip("distributed")
    with (
        patch("sesaku_web.sources.cluster.CONNECT_SECONDS", "1s"),
        pytest.raises(ConditionError, match="接続できません"),
    ):
        list(read_on_cluster([source(REPORT)], address="tcp://127.0.0.1:1"))


def test_without_the_package_it_is_said_how_to_get_it() -> None:
    with (
        patch("sesaku_web.sources.cluster.find_spec", return_value=None),
        pytest.raises(MissingExtraError, match=r"sesaku\[dask\]"),
    ):
        list(read_on_cluster([source(REPORT)], address="tcp://127.0.0.1:1"))
