"""Who reads the pieces of a document: a Dask cluster, or processes that end with their parent."""

import fcntl
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from distributed import LocalCluster

from sateto.records.actions.import_records import Given, import_document
from sateto.records.exceptions import RecordsError
from sateto.records.models import ResearchRecord
from sateto.records.reading import stretches
from sateto.records.storing import making
from sateto.records.storing.making import readers
from sateto.records.storing.traffic import widen_pipes
from sesaku_web.accounts.actor import Actor
from tests.sateto.awards import award, document

_SECONDS = 20.0
_SOME_BYTES = 3 * len(award("").encode())
_PARENT = """
import os, time
from sateto.records.storing.making import readers

if __name__ == "__main__":
    with readers(1) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        pool.submit(time.sleep, 60).result()
"""


@pytest.mark.django_db
def test_on_a_cluster_as_in_this_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "SIZE", _SOME_BYTES)
    path = tmp_path / "awards.xml"
    path.write_text(document(*(award(f"30K000{number:02d}") for number in range(10))), "utf-8")
    with LocalCluster(  # type: ignore[no-untyped-call] # it has no types of its own
        n_workers=1, processes=False, protocol="tcp://", dashboard_address=None
    ) as cluster:
        maker = making.make_on_cluster(cluster.scheduler_address)
        run = import_document(Actor.local(), path, Given(), maker=maker).run
    assert (run.added, run.bad) == (10, 0)
    keys = ResearchRecord.objects.order_by("pk").values_list("key", flat=True)
    assert list(keys) == [f"kaken:KAKENHI-PROJECT-30K000{number:02d}" for number in range(10)]


@pytest.mark.django_db
def test_no_cluster_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "_CONNECT_SECONDS", "0.2s")
    path = tmp_path / "awards.xml"
    path.write_text(document(award("30K00001")), "utf-8")
    with pytest.raises(RecordsError, match="接続できません"):
        import_document(
            Actor.local(), path, Given(), maker=making.make_on_cluster("tcp://127.0.0.1:9")
        )


def test_readers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(_PARENT, "utf-8")
    with subprocess.Popen(  # noqa: S603 - our own lines
        [sys.executable, script], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        reader = psutil.Process(int(parent.stdout.readline()))
        parent.kill()
    until = time.monotonic() + _SECONDS
    while reader.is_running() and reader.status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_the_pipes_of_readers_hold_a_megabyte() -> None:
    with readers(1) as pool:
        widen_pipes(pool)
        ends = (pool._call_queue._writer, pool._result_queue._writer)  # type: ignore[attr-defined]  # noqa: SLF001 - what Python keeps them as
        assert [fcntl.fcntl(end.fileno(), fcntl.F_GETPIPE_SZ) for end in ends] == [1024 * 1024] * 2
        assert pool.submit(len, b"12").result() == 2
