import csv
import io
import json
import os
from pathlib import Path

import pytest

from tests.sesaku_site.running import Library
from tests.sesaku_web.factories import PAPER, REPORT, SUMMARY

pytestmark = pytest.mark.site

PASSWORD = "島と海と山と里の十二か月\n"  # noqa: S105 - of tests


def entries(library: Library, *options: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in library.run("list", "--json", *options).splitlines()]


def test_add_and_list(empty: Library) -> None:
    printed = empty.run("add", REPORT, PAPER)
    assert sorted(line.split("\t")[2] for line in printed.splitlines()) == [
        PAPER.name,
        REPORT.name,
    ]
    listed = entries(empty)
    assert {entry["name"]: entry["kind"] for entry in listed} == {
        REPORT.name: "evaluation_report",
        PAPER.name: "position_paper",
    }
    rows = list(csv.DictReader(io.StringIO(empty.run("list"))))
    assert [row["id"] for row in rows] == [entry["sha256"][:12] for entry in listed]


def test_a_bad_file_is_reported_and_the_rest_go_on(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\nnothing more")
    done = empty.process("add", tmp_path / "broken.pdf", "/nowhere.txt", PAPER)
    assert done.returncode == 1
    assert "broken.pdf" in done.stderr
    assert "/nowhere.txt" in done.stderr
    assert "Traceback" not in done.stderr
    assert "added 1, restored 0, renewed 0, unchanged 0, failed 2" in done.stderr
    assert len(entries(empty)) == 1


def test_adding_again_is_nothing_new(empty: Library) -> None:
    empty.run("add", PAPER)
    done = empty.process("add", PAPER)
    assert (done.returncode, done.stdout) == (0, "")
    assert "unchanged 1" in done.stderr


def test_an_address_of_this_machine_is_refused(empty: Library) -> None:
    done = empty.process("add", "http://127.0.0.1:9/report.txt")
    assert done.returncode == 1
    assert "公開された" in done.stderr


@pytest.mark.parametrize("options", [("--workers", "0"), ("--workers", "2", "--dask", "tcp://x:1")])
def test_wrong_usage_adds_nothing(unmade: Library, options: tuple[str, ...]) -> None:
    assert unmade.process("add", PAPER, *options).returncode == 2
    assert not unmade.home.exists()


def test_remove_and_put_back(empty: Library) -> None:
    empty.run("add", PAPER)
    (entry,) = entries(empty)
    assert empty.process("remove", entry["id"]).returncode == 2
    empty.run("remove", entry["id"], "--reason", "公表前の版")
    assert entries(empty) == []
    (gone,) = entries(empty, "--withdrawn")
    assert gone["withdrawn_at"] is not None
    empty.run("remove", entry["id"], "--reason", "もう一度", status=1)
    assert empty.run("add", PAPER).startswith("restored")
    assert "3 entries" in empty.run("verify-history")


@pytest.mark.parametrize("given", ["zzzz", "ab", "0000", "../../etc"])
def test_what_is_not_there_is_not_removed(empty: Library, given: str) -> None:
    empty.run("remove", given, "--reason", "x", status=1)


def test_stored_documents_are_named_like_files(empty: Library, tmp_path: Path) -> None:
    empty.run("add", REPORT, SUMMARY)
    by_name = {entry["name"]: entry["id"] for entry in entries(empty)}
    place = f"library:{by_name[REPORT.name]}"
    assert empty.run("show", place, "1-1") == empty.run("show", REPORT, "1-1")
    code = by_name[REPORT.name]
    assert empty.run("show", code, "1-1") == empty.run("show", REPORT, "1-1")
    assert "sesaku list" in empty.process("show", "0123456789ab", SESAKU_LANG="ja").stderr
    stored = json.loads(empty.run("read", "--json", place))
    direct = json.loads(empty.run("read", "--json", REPORT))
    assert stored["document"].pop("path") == REPORT.name
    direct["document"].pop("path")
    assert stored == direct
    empty.run("export", "library:", "csv", "--table", "documents", "-o", tmp_path / "all.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "all.csv").read_text("utf-8-sig"))))
    assert {row["document"] for row in rows} == set(by_name)


def test_a_library_without_documents_has_none_to_export(empty: Library) -> None:
    assert "sesaku add" in empty.process("read", "library:").stderr


def test_accounts(empty: Library) -> None:
    empty.run("account", "hana", "--role", "administrator", given="short\n", status=1)
    empty.run("account", "hana", "--role", "administrator", given=PASSWORD)
    empty.run("account", "taro", given=PASSWORD)
    empty.run("account", "taro", "--role", "editor")
    empty.run("account", "taro", "--password", given=PASSWORD)
    empty.run("account", "hana", "--disable", status=1)
    empty.run("account", "taro", "--role", "emperor", status=2)
    empty.run("account", "taro", "--enable", "--disable", status=2)
    assert "4 entries" in empty.run("verify-history")


def test_a_history_made_anew_is_noticed(empty: Library) -> None:
    empty.run("add", PAPER)
    digest = empty.run("verify-history").split()[-1]
    empty.run("add", REPORT)
    empty.run("verify-history", "--head", digest)
    done = empty.process("verify-history", "--head", "0" * 64)
    assert done.returncode == 1
    assert "控えてあった値" in done.stderr


def test_a_folder_that_cannot_be_made_is_said(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = empty.process("list", SESAKU_HOME=str(tmp_path / "file" / "library"))
    assert done.returncode == 1
    assert "SESAKU_HOME" in done.stderr


def test_a_database_that_is_not_there_is_said(empty: Library) -> None:
    done = empty.process("list", DATABASE_URL="postgres://nobody@127.0.0.1:1/none")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="rights of files are otherwise there")
def test_the_library_is_the_owners_alone(empty: Library) -> None:
    empty.run("list")
    assert empty.home.stat().st_mode & 0o777 == 0o700
    assert (empty.home / "secret-key").stat().st_mode & 0o777 == 0o600
    key = (empty.home / "secret-key").read_text()
    assert len(key) > 50
    empty.run("list")
    assert (empty.home / "secret-key").read_text() == key


def test_upgrade_of_what_is_up_to_date(empty: Library) -> None:
    empty.run("add", PAPER)
    assert empty.run("upgrade").startswith("0 documents")


def test_two_who_add_the_same_at_a_time(empty: Library, tmp_path: Path) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    for number in range(6):
        (papers / f"{number}.txt").write_bytes(PAPER.read_bytes() + str(number).encode())
    empty.run("list")
    both = [empty.begin("add", papers, "--workers", "1") for _ in range(2)]
    told = [process.communicate() for process in both]
    assert [process.returncode for process in both] == [0, 0], told
    assert len(entries(empty)) == 6
    assert sum(out.count("added\t") for out, _ in told) == 6
    assert "6 entries" in empty.run("verify-history")
