import json
import shutil
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.sesaku_site.running import POSTGRES, Library, library
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY

pytestmark = pytest.mark.site

PASSWORD = "島と海と山と里の十二か月\n"  # noqa: S105 - of tests


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """A library that tests read, and none changes."""
    with library(tmp_path_factory.mktemp("filled") / "library") as found:
        found.run("add", REPORT, PAPER, SHEETS)
        found.run("account", "hana", "--role", "administrator", given=PASSWORD)
        yield found


@pytest.fixture(scope="module")
def backup(filled: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of it."""
    path = tmp_path_factory.mktemp("backup") / "one.zip"
    filled.run("backup", path)
    return path


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    """Another empty library."""
    with library(tmp_path / "other") as found:
        yield found


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def changed(path: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> Path:
    """Write a backup with some of its parts changed; None leaves a part out."""
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(target, "w") as made:
        for name in archive.namelist():
            data = change(name, archive.read(name))
            if data is not None:
                made.writestr(name, data)
    return target


def test_there_and_back(filled: Library, backup: Path, other: Library, tmp_path: Path) -> None:
    other.run("restore", backup)
    assert other.run("verify-history") == filled.run("verify-history")
    other.run("backup", tmp_path / "two.zip")
    assert contents(tmp_path / "two.zip") == contents(backup)


def test_a_restored_library_goes_on(backup: Path, other: Library) -> None:
    other.run("restore", backup)
    assert "unchanged 1" in other.process("add", REPORT).stderr
    assert other.run("add", SUMMARY).startswith("added")
    other.run("account", "taro", given=PASSWORD)
    assert "6 entries" in other.run("verify-history")


@pytest.mark.skipif(not POSTGRES, reason="needs both kinds of database")
@pytest.mark.parametrize("onto_postgres", [True, False])
def test_into_the_other_kind_of_database(
    tmp_path: Path,
    onto_postgres: bool,  # noqa: FBT001 - a case
) -> None:
    with (
        library(tmp_path / "from", postgres=not onto_postgres) as one,
        library(tmp_path / "to", postgres=onto_postgres) as two,
    ):
        one.run("add", REPORT, SHEETS)
        one.run("backup", tmp_path / "one.zip")
        two.run("restore", tmp_path / "one.zip")
        assert two.run("verify-history") == one.run("verify-history")
        two.run("backup", tmp_path / "two.zip")
        two.run("add", PAPER)
    assert contents(tmp_path / "two.zip") == contents(tmp_path / "one.zip")


def test_a_backup_is_one_moment(empty: Library, other: Library, tmp_path: Path) -> None:
    """Documents are added all the while; the backup has each of them whole, or not at all."""
    folder = tmp_path / "more"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.txt").write_bytes(REPORT.read_bytes() + str(number).encode())
    empty.run("list")
    adding = empty.begin("add", folder, "--workers", "1")
    while not list(empty.home.glob("files/*/*")):
        time.sleep(0.05)
    empty.run("backup", tmp_path / "one.zip")
    adding.communicate()
    other.run("restore", tmp_path / "one.zip")
    known = len(other.run("list", "--json").splitlines())
    said = other.process("add", folder).stderr
    assert f"added {30 - known}, restored 0, renewed 0, unchanged {known}" in said


def test_a_backup_is_not_overwritten(filled: Library, tmp_path: Path) -> None:
    (tmp_path / "one.zip").write_text("something else")
    filled.run("backup", tmp_path / "one.zip", status=1)
    assert (tmp_path / "one.zip").read_text() == "something else"


def test_nothing_is_left_of_a_backup_that_failed(filled: Library, tmp_path: Path) -> None:
    filled.run("backup", tmp_path / "nowhere" / "one.zip", status=1)
    assert list(tmp_path.glob("**/.sesaku-backup-*")) == []


def test_a_lost_file_is_said_and_the_rest_is_kept(
    empty: Library, other: Library, tmp_path: Path
) -> None:
    empty.run("add", REPORT, PAPER, SHEETS)
    lost = next(path for path in (empty.home / "files").rglob("*") if path.is_file())
    lost.unlink()
    done = empty.process("backup", tmp_path / "one.zip")
    assert done.returncode == 1
    assert lost.name in done.stderr
    assert lost.name in other.process("restore", tmp_path / "one.zip").stderr
    assert len(other.run("list", "--json").splitlines()) == 3


def test_only_an_empty_library_is_filled(filled: Library, backup: Path) -> None:
    before = filled.run("verify-history")
    filled.run("restore", backup, status=1)
    assert filled.run("verify-history") == before


def test_an_opened_empty_library_is_filled(filled: Library, backup: Path, other: Library) -> None:
    other.run("list")
    other.run("restore", backup)
    assert other.run("list") == filled.run("list")


def forge_reason(name: str, data: bytes) -> bytes:
    return data.replace(b"document.add", b"document.axe") if "history.entry" in name else data


def lose_rows(name: str, data: bytes) -> bytes:
    return b"\n".join(data.split(b"\n")[:-2]) + b"\n" if "yearlyrow" in name else data


def change_file(name: str, data: bytes) -> bytes:
    return data + b"!" if name.startswith("files/") else data


def lose_table(name: str, data: bytes) -> bytes | None:
    return None if "correction" in name else data


def other_format(name: str, data: bytes) -> bytes:
    return data.replace(b"sesaku-backup/1", b"sesaku-backup/9") if name == "manifest.json" else data


def newer_state(name: str, data: bytes) -> bytes:
    if name != "manifest.json":
        return data
    manifest = json.loads(data)
    manifest["state"]["sources"] = "9999_of_tomorrow"
    return json.dumps(manifest).encode()


@pytest.mark.parametrize(
    "change", [forge_reason, lose_rows, change_file, lose_table, other_format, newer_state]
)
def test_a_backup_that_was_changed_is_refused(
    backup: Path, other: Library, tmp_path: Path, change: Callable[[str, bytes], bytes | None]
) -> None:
    forged = changed(backup, tmp_path / "forged.zip", change)
    done = other.process("restore", forged)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    other.run("restore", backup)


@pytest.mark.parametrize("content", [b"", b"no archive", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_backup(other: Library, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one.zip").write_bytes(content)
    other.run("restore", tmp_path / "one.zip", status=1)
    other.run("restore", tmp_path / "nowhere.zip", status=1)


def test_a_backup_cut_short_is_refused(backup: Path, other: Library, tmp_path: Path) -> None:
    whole = backup.read_bytes()
    (tmp_path / "half.zip").write_bytes(whole[: len(whole) // 2])
    other.run("restore", tmp_path / "half.zip", status=1)


def test_a_folder_of_files_alone_is_no_library(filled: Library, other: Library) -> None:
    shutil.copytree(filled.home / "files", other.home / "files")
    assert other.run("list", "--json") == ""
