"""Files made to harm, sent through every door: a clear error, nothing changed, memory bounded."""

import http.client
import json
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.sesaku_site import hostile
from tests.sesaku_site.running import Library, library
from tests.sesaku_site.test_serving import free_port, served, start
from tests.sesaku_site.watching import watched
from tests.sesaku_web.factories import PAPER

MOST_MEMORY = 1400 * 1024**2
"""What reading one file may take, 1 GiB on top of a process, and no more; see pdf/limits.py."""

GIGABYTES = 2 * 1024**3
REFUSED = hostile.refused()
KEPT = hostile.kept()
NAMES = {
    "../../above.txt": "above.txt",
    "..\\..\\above.txt": "above.txt",
    "/etc/passwd": "passwd",
    "re\x1b[31md\x07.txt": "re[31md.txt",
    "line\r\nend.txt": "line%0D%0Aend.txt",
    "turned\u202etxt.exe.txt": "turnedtxt.exe.txt",
    "長" * 80 + "　表.txt": "長" * 80 + "表.txt",
}


@dataclass(frozen=True, slots=True)
class Site:
    """A library that is served to one person."""

    library: Library
    url: str
    pid: int

    def state(self) -> tuple[str, str, list[str]]:
        """Return what must not change: history, documents, and the files on the disk."""
        kept = sorted(path.name for path in self.library.home.rglob("files/*/*"))
        listed = self.library.run("list", "--json", "--withdrawn")
        return self.library.run("verify-history"), listed, kept

    def upload(self, name: str, data: bytes) -> dict[str, object]:
        """Send a file by the form, as its script does; return what became of it."""
        session = requests.Session()
        page = session.get(f"{self.url}/documents/add", timeout=60).text
        token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
        assert token is not None
        answer = session.post(
            f"{self.url}/documents/add",
            files={"files": (name, data)},
            data={"csrfmiddlewaretoken": token[1]},
            headers={"Accept": "application/json", "Referer": f"{self.url}/documents/add"},
            timeout=120,
        )
        session.close()
        assert answer.status_code == 200, answer.text
        (told,) = answer.json()["results"]
        return dict(told)

    def send(self, name: str, data: bytes) -> requests.Response:
        """Send a file to the API."""
        address = f"{self.url}/api/v1/documents"
        return requests.post(address, files={"file": (name, data)}, timeout=120)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with library(tmp_path_factory.mktemp("hostile") / "library") as empty:
        empty.run("add", PAPER)
        port = free_port()
        process = start(empty, "granian", port)
        with served(process, port) as url:
            yield Site(empty, url, process.pid)


@pytest.mark.parametrize("name", REFUSED)
def test_the_form_refuses(site: Site, name: str) -> None:
    before = site.state()
    with watched(site.pid) as peak:
        told = site.upload(name, REFUSED[name])
    assert told["done"] is False
    assert str(told["message"]).endswith("。")
    assert site.state() == before
    assert peak.most < MOST_MEMORY


@pytest.mark.parametrize("name", REFUSED)
def test_the_api_refuses(site: Site, name: str) -> None:
    before = site.state()
    with watched(site.pid) as peak:
        answer = site.send(name, REFUSED[name])
    assert answer.status_code in {413, 415, 422}
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["detail"].endswith("。")
    assert site.state() == before
    assert peak.most < MOST_MEMORY


def test_the_command_refuses(site: Site, tmp_path: Path) -> None:
    for name, data in REFUSED.items():
        (tmp_path / name).write_bytes(data)
    before = site.state()
    process = site.library.begin("add", tmp_path, "--workers", "2")
    with watched(process.pid) as peak:
        _, said = process.communicate(timeout=300)
    assert process.returncode == 1
    assert f"added 0, restored 0, renewed 0, unchanged 0, failed {len(REFUSED)}" in said
    assert "Traceback" not in said
    for name in REFUSED:
        assert re.search(rf"{re.escape(name)}: .+。$", said, re.MULTILINE), name
    assert site.state() == before
    assert peak.most < MOST_MEMORY


@pytest.mark.parametrize("name", KEPT)
def test_what_is_a_document_is_kept_and_not_run(site: Site, name: str) -> None:
    answer = site.send(name, KEPT[name])
    assert answer.status_code == 201, answer.text
    links = answer.json()["document"]["links"]
    page = requests.get(links["page"], timeout=60)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
    file = requests.get(links["file"], timeout=60)
    assert file.content == KEPT[name]
    assert file.headers["Content-Type"] == "application/octet-stream"
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in file.headers["Content-Security-Policy"]


@pytest.mark.parametrize("door", ["documents/add", "api/v1/documents"])
@pytest.mark.parametrize("server", ["granian", "waitress"])
def test_two_gigabytes_are_refused_unread(empty: Library, door: str, server: str) -> None:
    port = free_port()
    process = start(empty, server, port)
    with served(process, port) as url, watched(process.pid) as peak:
        begun = time.monotonic()
        asked = http.client.HTTPConnection(urlsplit(url).netloc, timeout=30)
        asked.putrequest("POST", f"/{door}")
        asked.putheader("Content-Type", "multipart/form-data; boundary=x")
        asked.putheader("Content-Length", str(GIGABYTES))
        asked.endheaders()
        asked.send(b"x" * 10_000)
        answer = asked.getresponse()
        assert answer.status == 413
        if door.startswith("api/"):
            assert answer.headers["Content-Type"] == "application/problem+json"
            assert json.loads(answer.read())["type"] == "/api/v1/problems/too-large"
        asked.close()
        assert time.monotonic() - begun < 20
    assert peak.most < 400 * 1024**2


def test_a_file_of_two_gigabytes_is_not_read(empty: Library, tmp_path: Path) -> None:
    empty.run("list")
    large = tmp_path / "large.pdf"
    large.touch()
    os.truncate(large, GIGABYTES)
    process = empty.begin("add", large)
    with watched(process.pid) as peak:
        _, said = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "大きすぎます" in said
    assert peak.most < 400 * 1024**2


@pytest.mark.parametrize("name", NAMES)
def test_names_lead_nowhere(site: Site, name: str) -> None:
    """The form and the API keep a name of letters, without folders; files lie under hashes."""
    data = PAPER.read_bytes() + ascii(name).encode()
    before = set(site.library.home.parent.rglob("*"))
    told = site.upload(name, data)
    assert told["done"] is True
    (made,) = [
        json.loads(line)
        for line in site.library.run("list", "--json").splitlines()
        if str(told["href"]).split("/")[2] in line
    ]
    kept = made["name"]
    assert kept == NAMES[name]
    new = {path.name for path in set(site.library.home.parent.rglob("*")) - before}
    assert {one for one in new if not one.startswith("sesaku.sqlite3")} <= {
        made["sha256"],
        made["sha256"][:2],
    }
    answer = requests.get(f"{site.url}/documents/{made['id']}/file", timeout=60)
    assert answer.content == data
    assert "\n" not in answer.headers["Content-Disposition"]


def test_a_name_beyond_all_measure_is_refused(site: Site) -> None:
    before = site.state()
    answer = site.send("長" * 5000 + ".txt", PAPER.read_bytes() + b"!")
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert site.state() == before


@pytest.mark.parametrize(
    "name", ["line\nend.txt", "re\x1b[31md.txt", "n" * 240 + ".txt", " .txt", "-o.txt"]
)
def test_names_on_the_disk_do_no_harm(empty: Library, tmp_path: Path, name: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_bytes(PAPER.read_bytes())
    done = empty.process("add", tmp_path / "in")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("\n") == 1
    assert "\x1b" not in done.stdout + done.stderr + empty.run("list")


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "http://localhost:{port}/",
        "http://2130706433:{port}/",
        "http://169.254.169.254/latest/meta-data",
        "http://[fd00::1]/",
        "file:///etc/passwd",
        "ftp://127.0.0.1/x",
        "gopher://127.0.0.1:{port}/",
    ],
)
def test_addresses_lead_to_nothing_private(site: Site, address: str) -> None:
    before = site.state()
    place = address.format(port=urlsplit(site.url).port)
    done = site.library.process("add", place)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert "failed 1" in done.stderr
    assert site.state() == before
