import hashlib

import pytest

from sesaku import READER_VERSION
from sesaku_web.accounts.permissions import Role
from sesaku_web.api.documents import changing
from sesaku_web.history.models import Entry
from sesaku_web.pages import uploads
from sesaku_web.sources.models import StoredDocument, StoredReading
from sesaku_web.sources.preparation import prepare
from sesaku_web.sources.values import values_of
from tests.sesaku_web.api.asking import Program, content_of, correct, held, library, stored, whole
from tests.sesaku_web.factories import PAPER, REPORT

pytestmark = pytest.mark.django_db

PARTS = ("reading", "text", "file")


@pytest.fixture
def program() -> Program:
    return Program(Role.EDITOR)


@pytest.fixture
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """One test reads in a process of its own, as it is; the others do not wait for that."""
    for module in (uploads, changing):
        monkeypatch.setattr(module, "read_one", prepare)


def test_a_document_is_added_read_apart_and_found(program: Program) -> None:
    data = PAPER.read_bytes()
    response = program.send("提言.txt", data)
    assert response.status_code == 201
    assert response.json()["outcome"] == "added"
    record = program.get(response["Location"]).json()
    assert record == response.json()["document"]
    assert (record["sha256"], record["name"]) == (hashlib.sha256(data).hexdigest(), "提言.txt")
    assert record["reading"]["kind"] == "position_paper"
    assert Entry.objects.filter(action="document.add").count() == 1


@pytest.mark.usefixtures("_in_this_process")
def test_what_is_there_is_not_added_again(program: Program) -> None:
    kept = stored(PAPER)
    again = program.send("another.txt", PAPER.read_bytes())
    assert (again.status_code, again.json()["outcome"]) == (200, "unchanged")
    assert program.post(f"documents/{kept.short}/withdrawal", {"reason": "誤り"}).status_code == 200
    restored = program.send("another.txt", PAPER.read_bytes())
    assert (restored.status_code, restored.json()["outcome"]) == (201, "restored")
    assert StoredDocument.objects.count() == 1


@pytest.mark.usefixtures("_in_this_process")
@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("broken.pdf", b"%PDF-1.7\nnothing more", "document-unreadable"),
        ("empty.txt", b"", "document-unreadable"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(40), "unsupported-format"),
    ],
)
def test_a_bad_file_changes_nothing(program: Program, name: str, data: bytes, code: str) -> None:
    assert "Error" not in held(program.send(name, data), code)["detail"]
    assert (StoredDocument.objects.count(), Entry.objects.count()) == (0, 1)  # the token's entry


def test_a_reader_adds_nothing() -> None:
    held(Program(Role.READER).send("a.txt", PAPER.read_bytes()), "permission-refused")


def test_the_list_is_filtered(program: Program) -> None:
    report = library()
    items = whole(program, "documents")
    asked: tuple[tuple[str, str | int], ...] = (
        ("kind", "evaluation_report"),
        ("document", report.short),
        ("fiscal_year", 2022),
        ("q", "umi_to_shima"),
        ("q", "豊かな海の保全"),
    )
    for name, value in asked:
        found = [item["sha256"] for item in whole(program, "documents", **{name: value})]
        assert found == [report.sha256], name
    for ministry in ("海洋環境省", "海洋島しょ省"):
        found = [item["sha256"] for item in whole(program, "documents", ministry=ministry)]
        of = [item["sha256"] for item in items if item["reading"]["publisher"] == ministry]
        assert found == of


def test_the_reading_is_what_the_command_prints(program: Program) -> None:
    kept = stored(REPORT)
    response = program.get(f"documents/{kept.short}/reading")
    assert response.content.decode() == kept.reading.content.snapshot
    assert response.json()["schema"] == "sesaku-reading/1"
    text = program.get(f"documents/{kept.short}/text").content.decode()
    assert text == kept.reading.content.text
    assert len(text) == response.json()["document"]["characters"]


@pytest.mark.parametrize("part", PARTS)
def test_what_has_not_changed_is_not_sent_again(program: Program, part: str) -> None:
    address = f"documents/{stored(REPORT).short}/{part}"
    first = program.get(address)
    assert first.status_code == 200
    assert content_of(first)
    assert not first["ETag"].startswith("W/")
    for header, value in (("If-None-Match", "ETag"), ("If-Modified-Since", "Last-Modified")):
        again = program.get_with({header: first[value]}, address)
        assert (again.status_code, again.content) == (304, b"")
        assert again["ETag"] == first["ETag"]
    other = program.get_with({"If-None-Match": '"another"'}, address)
    assert content_of(other)
    held(program.get_with({"If-Match": '"another"'}, address), "precondition-failed")


def test_parts_of_two_documents_have_their_own_tags(program: Program) -> None:
    documents = (stored(REPORT), stored(PAPER))
    answers = [program.get(f"documents/{one.short}/{part}") for one in documents for part in PARTS]
    assert all(content_of(answer) for answer in answers)
    assert len({answer["ETag"] for answer in answers}) == len(answers)


def test_an_older_reading_stays_where_it_was(program: Program) -> None:
    kept = stored(REPORT)
    StoredReading.objects.filter(document=kept).update(reader_version="0", current=True)
    program.post(f"documents/{kept.short}/readings")
    found = program.get(f"documents/{kept.short}/readings").json()
    assert [(one["reader_version"], one["current"]) for one in found] == [
        (READER_VERSION, True),
        ("0", False),
    ]
    old, new = (program.get(one["address"]) for one in reversed(found))
    assert old.json() == new.json()
    assert old["ETag"] != new["ETag"]
    held(program.get(f"documents/{kept.short}/reading", version="99"), "not-found")


@pytest.mark.usefixtures("_in_this_process")
def test_reading_again_says_what_changed(program: Program) -> None:
    kept = stored(REPORT)
    held(program.post(f"documents/{kept.short}/readings"), "condition-failed")
    assert correct(program, kept).status_code == 201
    reading = kept.reading
    reading.content.snapshot = reading.content.snapshot.replace('"grade": "b"', '"grade": "c"', 2)
    reading.content.save()
    StoredReading.objects.filter(document=kept).update(reader_version="0")
    response = program.post(f"documents/{kept.short}/readings")
    assert response.status_code == 201
    answer = response.json()
    assert answer["changed"] == len(answer["changes"]) == 2
    assert {(one["before"], one["after"]) for one in answer["changes"]} == {("c", "b")}


@pytest.mark.parametrize(
    "name", ['a"b\\c.txt', "報告\r\nX-Evil: 1.txt", "../../etc/passwd", "\u202egnp.txt", "\t"]
)
def test_a_file_is_a_download_whatever_it_is_called(program: Program, name: str) -> None:
    kept = stored(REPORT)
    StoredDocument.objects.update(name=name, media_type="text/html")
    response = program.get(f"documents/{kept.short}/file")
    assert content_of(response) == REPORT.read_bytes()
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Type"] == "application/octet-stream"
    assert "sandbox" in response["Content-Security-Policy"]
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "X-Evil" not in response.headers


def test_a_file_that_is_gone(program: Program) -> None:
    kept = stored(PAPER)
    kept.path.unlink()
    held(program.get(f"documents/{kept.short}/file"), "not-found")


def test_the_head_of_an_answer_alone(program: Program) -> None:
    kept = stored(REPORT)
    for part in ("", *(f"/{part}" for part in PARTS)):
        address = f"documents/{kept.short}{part}"
        whole_one, head = program.get(address), program.head(address)
        assert content_of(head) == b""
        assert head.status_code == 200
        assert int(head["Content-Length"]) == len(content_of(whole_one))
        assert head["Content-Type"] == whole_one["Content-Type"]


def test_values_are_those_of_the_reading(program: Program) -> None:
    kept = stored(REPORT)
    assert correct(program, kept).status_code == 201
    expected = values_of(program.get(f"documents/{kept.short}/reading").json())
    items = whole(program, f"documents/{kept.short}/values", limit=200)
    assert [(item["subject"], item["path"]) for item in items] == list(expected)
    assert [item["value"] for item in items] == [value.value for value in expected.values()]
    corrected = [item for item in items if item["correction"]]
    assert [(one["subject"], one["path"]) for one in corrected] == [("1-1", "rating/grade")]


def test_a_value_has_an_address(program: Program) -> None:
    kept = stored(REPORT)
    for item in program.get(f"documents/{kept.short}/values", subject="1-1").json()["items"]:
        answer = program.get(item["address"]).json()
        assert answer["items"] == [item]
        assert (answer["next"], item["subject"]) == (None, "1-1")


def test_a_document_that_is_not_there(program: Program) -> None:
    for part in ("", *(f"/{part}" for part in (*PARTS, "values", "readings", "indicators/1-1"))):
        held(program.get(f"documents/{'0' * 64}{part}"), "not-found")
    for name in ("0" * 11, "0" * 65, "..", "%2e%2e", "A" * 12):
        held(program.get(f"documents/{name}/text"), "invalid-input")
