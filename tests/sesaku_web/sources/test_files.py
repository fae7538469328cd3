import hashlib
import os
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from sesaku_web.exceptions import NotFoundError
from sesaku_web.sources import files


@pytest.fixture(autouse=True)
def home(tmp_path: Path, settings: Settings) -> Path:
    settings.SESAKU_HOME = tmp_path
    return tmp_path


def test_a_file_lies_under_its_hash(home: Path) -> None:
    sha256 = files.store(b"content")
    assert sha256 == hashlib.sha256(b"content").hexdigest()
    assert files.path_of(sha256) == home / "files" / sha256[:2] / sha256
    assert files.load(sha256) == b"content"


def test_only_the_owner_reads_it() -> None:
    assert files.path_of(files.store(b"content")).stat().st_mode & 0o777 == 0o600


def test_storing_again_writes_nothing() -> None:
    path = files.path_of(files.store(b"content"))
    before = path.stat()
    files.store(b"content")
    assert path.stat().st_mtime_ns == before.st_mtime_ns


def test_nothing_is_left_of_a_failure(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.store(b"content")
    assert [path for path in home.rglob("*") if path.is_file()] == []


def test_a_damaged_file_is_not_given_out() -> None:
    sha256 = files.store(b"content")
    files.path_of(sha256).write_bytes(b"contend")
    with pytest.raises(NotFoundError, match="壊れて"):
        files.load(sha256)


def test_a_lost_file_is_said() -> None:
    with pytest.raises(NotFoundError, match="ありません"):
        files.load("0" * 64)


def test_what_was_half_written_is_swept_away_after_a_day(home: Path) -> None:
    kept = files.path_of(files.store(b"content"))
    new, old = kept.parent / ".incoming-new", kept.parent / ".incoming-old"
    for path in (new, old):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    os.utime(kept, (0, 0))
    assert files.sweep() == 1
    assert sorted(path.name for path in kept.parent.iterdir()) == [".incoming-new", kept.name]
    assert home in kept.parents
