import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sesaku.readers.source import Source
from sesaku_web.sources import apart
from sesaku_web.sources.apart import attempt, read_apart
from tests.sesaku_web.factories import PAPER, REPORT, source
from tests.sesaku_web.sources.odd_readers import BROKEN, dying, filling, sleeping


def test_files_are_read_in_other_processes() -> None:
    found = {read.source.name: read for read in read_apart([source(REPORT), BROKEN], workers=2)}
    prepared = found[REPORT.name].prepared
    assert prepared is not None
    assert prepared.document["kind"] == "evaluation_report"
    assert found["broken.pdf"].prepared is None
    assert "broken.pdf" in str(found["broken.pdf"].trouble)


def test_few_files_are_in_memory_at_a_time() -> None:
    taken = 0

    def sources() -> Iterator[Source]:
        nonlocal taken
        for number in range(8):
            taken += 1
            yield source(PAPER, ending=str(number))

    for done, _ in enumerate(read_apart(sources(), workers=1), 1):
        assert taken <= done + 1


def test_a_process_that_dies_costs_its_own_file_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_serve", dying)
    names: list[str] = []
    troubles: list[str] = []
    for read in read_apart([BROKEN, source(REPORT), BROKEN, source(PAPER)], workers=1):
        (troubles if read.trouble else names).append(read.source.name)
    assert names == [REPORT.name, PAPER.name]
    assert troubles == ["broken.pdf", "broken.pdf"]


def test_a_file_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_serve", sleeping)
    begun = time.monotonic()
    reads = list(read_apart([BROKEN, source(REPORT)], workers=1, seconds=5))
    assert [read.trouble is None for read in reads] == [False, True]
    assert "打ち切り" in str(reads[0].trouble)
    assert time.monotonic() - begun < 30


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="the system limits no memory")
def test_memory_is_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_serve", filling)
    (read,) = read_apart([BROKEN], memory=1024**3)
    assert "memory is limited" in str(read.trouble)


def test_a_mistake_of_the_program_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def wrong(_: Source) -> None:
        raise KeyError("number")

    monkeypatch.setattr(apart, "prepare", wrong)
    assert "KeyError" in str(attempt(BROKEN))
