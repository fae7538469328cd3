"""What all lists have in common."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sesaku_web.accounts.permissions import Role
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import StoredDocument
from tests.sesaku_web.api.asking import Program, correct, held, library, stored, whole
from tests.sesaku_web.factories import PAPER, REPORT, SUMMARY, actor, person

pytestmark = pytest.mark.django_db

RECORDS = (
    "measures",
    "fields",
    "indicators",
    "years",
    "budgets",
    "opinions",
    "positions",
    "projects",
    "diagnostics",
)
LISTS = (*RECORDS, "documents", "corrections", "history")


@pytest.fixture
def program() -> Program:
    return Program(Role.EDITOR)


@pytest.fixture
def report(program: Program) -> StoredDocument:
    """Four kinds of documents, and a correction of the report, which is returned."""
    kept = library()
    assert correct(program, kept).status_code == 201
    return kept


@pytest.mark.usefixtures("report")
@pytest.mark.parametrize("name", LISTS)
def test_pages_skip_nothing_and_show_nothing_twice(program: Program, name: str) -> None:
    at_once = whole(program, name, limit=200)
    assert at_once
    for size in (1, 7):
        assert whole(program, name, limit=size) == at_once


def test_pages_hold_still_while_documents_come(program: Program) -> None:
    for ending in ("", "\n\n", "\n\n\n"):
        stored(PAPER, ending=ending)
    first = program.get("documents", limit=2).json()
    stored(REPORT)
    second = program.get(first["next"]).json()
    names = [item["sha256"] for page in (first, second) for item in page["items"]]
    assert len(names) == len(set(names)) == 3


@pytest.mark.parametrize("cursor", ["x", "1-2-3", "-1", "1" * 19, "1-", "'; --"])
def test_a_cursor_that_is_none(program: Program, cursor: str) -> None:
    held(program.get("years", cursor=cursor), "invalid-input")


@pytest.mark.parametrize("limit", [0, -1, 201, "x", ""])
def test_a_size_that_is_none(program: Program, limit: int | str) -> None:
    held(program.get("documents", limit=limit), "invalid-input")


@pytest.mark.parametrize("name", [*LISTS, "documents/{sha}/values"])
def test_queries_do_not_grow_with_the_rows(
    program: Program, report: StoredDocument, name: str
) -> None:
    path = name.replace("{sha}", report.short)
    few = _queries(program, path)
    for example in (REPORT, PAPER, SUMMARY):
        correct(program, stored(example, ending="\n\n"))
    more = _queries(program, path)
    assert more <= few
    assert few <= 5  # who asks; the document; the list; what stands beside it; the contents


def _queries(program: Program, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert program.get(path, limit=200).status_code == 200
    return len(found)


def test_withdrawn_documents_are_in_no_list(program: Program, report: StoredDocument) -> None:
    for gone in StoredDocument.objects.all():
        withdraw_document(actor(), gone, reason="誤って追加した")
    for name in (*RECORDS, "documents", "corrections"):
        assert whole(program, name) == [], name
    assert report.sha256 in {item["sha256"] for item in whole(program, "documents", withdrawn=1)}


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_has_the_address_of_its_place(
    program: Program, report: StoredDocument, client: Client, name: str
) -> None:
    client.force_login(person(Role.READER))
    lengths = {
        one.sha256: one.reading.characters for one in StoredDocument.objects.select_related()
    }
    items = whole(program, name)
    for item in items:
        assert item["cite"]
        at = parse_qs(urlsplit(item["view"]).query)
        assert at["version"] == [item["reader_version"]]
        assert at["at"] == [",".join(f"{span[0]}-{span[1]}" for span in item["cite"])]
        assert all(0 <= start < end <= lengths[item["document"]] for start, end, *_ in item["cite"])
    assert client.get(items[0]["view"]).status_code == 200
    assert report.sha256 in lengths
