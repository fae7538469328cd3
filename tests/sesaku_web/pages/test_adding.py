"""Adding documents by the form."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from sesaku.readers.source import MAX_BYTES
from sesaku_web.pages.limits import FILES, MOST_BYTES
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.factories import PAPER, REPORT
from tests.sesaku_web.pages.asking import browser, page

pytestmark = pytest.mark.django_db


def upload(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def send(client: Client, *files: SimpleUploadedFile, **headers: str) -> object:
    return client.post("/documents/add", {"files": list(files)}, headers=headers)


def test_one_file_leads_to_its_first_page() -> None:
    client = browser()
    response = send(client, upload("report.txt", REPORT.read_bytes()))
    held = StoredDocument.objects.get()
    assert response.headers["Location"] == f"/documents/{held.short}/measure"  # type: ignore[attr-defined]  # of the test client
    assert (held.name, held.origin) == ("report.txt", "upload:report.txt")
    assert "追加しました" in page(client, "/")


def test_of_several_files_a_bad_one_stops_none() -> None:
    response = send(
        browser(),
        upload("report.txt", REPORT.read_bytes()),
        upload("broken.pdf", b"%PDF-1.7 nothing more"),
        upload("empty.txt", b""),
        upload("again.txt", REPORT.read_bytes()),
    )
    said = response.content.decode()  # type: ignore[attr-defined]  # of the test client
    assert StoredDocument.objects.count() == 1
    assert "すでにあります" in said
    assert "空のファイル" in said
    assert said.count('class="failed"') == 2


def test_a_script_gets_the_results_as_json() -> None:
    response = send(browser(), upload("提言.txt", PAPER.read_bytes()), accept="application/json")
    (told,) = response.json()["results"]  # type: ignore[attr-defined]  # of the test client
    assert (told["name"], told["done"]) == ("提言.txt", True)
    assert told["href"].endswith("/positions")


@pytest.mark.parametrize("count", [0, FILES + 1])
def test_too_few_and_too_many_files_are_refused(count: int) -> None:
    files = [upload(f"{number}.txt", b"x") for number in range(count)]
    assert send(browser(), *files).status_code == 400  # type: ignore[attr-defined]  # of the test client
    assert StoredDocument.objects.count() == 0


def test_what_is_too_large_is_refused_unread() -> None:
    client = browser()
    response = client.generic(
        "POST",
        "/documents/add",
        b"x",
        content_type="text/plain",
        CONTENT_LENGTH=str(MOST_BYTES + 1),
    )
    assert response.status_code == 413
    assert "大きすぎます" in response.content.decode()


def test_one_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sesaku_web.pages.uploads.MAX_BYTES", 10)
    response = send(browser(), upload("large.txt", b"x" * 11))
    assert "大きすぎます" in response.content.decode()  # type: ignore[attr-defined]  # of the test client
    assert MAX_BYTES > 10


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("../../etc/passwd", "passwd"), ("C:\\\\folder\\\\a.txt", "a.txt"), ("a/b.txt", "b.txt")],
)
def test_folders_in_names_are_left_out(sent: str, kept: str) -> None:
    send(browser(), upload(sent, PAPER.read_bytes()))
    assert StoredDocument.objects.get().name == kept
