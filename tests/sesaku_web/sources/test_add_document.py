import hashlib
import json
from pathlib import Path

import pytest

from sesaku import READER_VERSION
from sesaku.exceptions import DocumentError
from sesaku.exports import as_json
from sesaku.readers.source import Source
from sesaku.reading import read
from sesaku_web.accounts.permissions import Role
from sesaku_web.exceptions import ConditionError, PermissionRefusedError
from sesaku_web.history.models import Entry
from sesaku_web.sources import files
from sesaku_web.sources.actions.add_document import add_document, add_prepared
from sesaku_web.sources.actions.withdraw_document import withdraw_document
from sesaku_web.sources.models import StoredDocument
from sesaku_web.sources.preparation import prepare
from tests.sesaku_web.factories import PAPER, REPORT, SHEETS, SUMMARY, actor, source

pytestmark = pytest.mark.django_db


def test_a_document_is_stored_whole() -> None:
    added = add_document(actor(), source(REPORT), origin="/somewhere/report.txt")
    document = added.document
    data = REPORT.read_bytes()
    assert added.outcome == "added"
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert (document.name, document.origin) == (REPORT.name, "/somewhere/report.txt")
    assert document.path.read_bytes() == files.load(document.sha256) == data
    reading = document.reading
    assert (reading.kind, reading.reader_version) == ("evaluation_report", READER_VERSION)


def test_the_snapshot_is_what_the_command_prints() -> None:
    reading = add_document(actor(), source(REPORT)).document.reading
    printed = as_json.line(read(Source(REPORT.name, REPORT.read_bytes()))).decode()
    assert reading.content.snapshot == printed
    assert reading.content.text == read(REPORT).document.text


def test_adding_again_changes_nothing() -> None:
    who = actor()
    first = add_document(who, source(REPORT)).document
    again = add_document(who, Source("another-name.txt", REPORT.read_bytes()))
    assert (again.document, again.outcome) == (first, "unchanged")
    assert StoredDocument.objects.count() == first.readings.count() == 1
    assert Entry.objects.count() == 1


def test_a_withdrawn_document_is_put_back() -> None:
    who = actor()
    document = add_document(who, source(REPORT)).document
    withdraw_document(who, document, reason="公表前の版だった")
    added = add_document(who, source(REPORT))
    assert (added.document, added.outcome) == (document, "restored")
    assert list(StoredDocument.objects.present()) == [document]
    actions = list(Entry.objects.values_list("action", flat=True))
    assert actions == ["document.add", "document.withdraw", "document.restore"]
    assert document.readings.count() == 1


def test_a_reader_may_not_add() -> None:
    with pytest.raises(PermissionRefusedError):
        add_document(actor(Role.READER), source(REPORT))
    assert StoredDocument.objects.count() == 0


def test_a_bad_file_changes_nothing() -> None:
    with pytest.raises(DocumentError):
        add_document(actor(), Source("broken.pdf", b"%PDF-1.7\nnothing more"))
    assert (StoredDocument.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_reading_of_another_file_is_refused() -> None:
    with pytest.raises(ConditionError):
        add_prepared(actor(), prepare(source(REPORT)), PAPER.read_bytes(), origin="")
    assert StoredDocument.objects.count() == 0


def test_every_record_becomes_a_row() -> None:
    reading = add_document(actor(), source(REPORT)).document.reading
    snapshot = json.loads(reading.content.snapshot)
    fields = snapshot["fields"]
    indicators = [one for field in fields for one in field["indicators"]]
    assert indicators
    assert reading.measurerows.get().data == snapshot["measure"]
    assert [row.number for row in reading.fieldrows.all()] == [one["number"] for one in fields]
    assert [row.data for row in reading.indicatorrows.all()] == indicators
    assert reading.yearlyrows.count() == 2 * sum(len(one["years"]) for one in indicators)
    assert reading.budgetrows.count() == len(snapshot["measure"]["budgets"])
    assert reading.opinionrows.count() == len(snapshot["measure"]["opinions"])
    assert reading.diagnosticrows.count() == len(snapshot["diagnostics"])


def test_a_year_is_found_from_its_indicator() -> None:
    reading = add_document(actor(), source(REPORT)).document.reading
    for indicator in reading.indicatorrows.all():
        expected = {
            (year["fiscal_year"], side): year[side] and year[side]["cite"]
            for year in indicator.data["years"]
            for side in ("target", "result")
        }
        found = {
            (row.fiscal_year, row.side): row.cite if row.printed else None
            for row in indicator.years.all()
        }
        assert found == expected


@pytest.mark.parametrize(
    ("path", "rows"), [(PAPER, "positionrows"), (SHEETS, "projectrows"), (SUMMARY, "opinionrows")]
)
def test_other_kinds_have_their_rows(path: Path, rows: str) -> None:
    reading = add_document(actor(), source(path)).document.reading
    assert getattr(reading, rows).count() > 0


def test_text_that_no_database_takes_is_stored_all_the_same() -> None:
    content = json.dumps([{"事業名": "灯台\x00の\ud800改修", "府省庁": "空想省"}])
    document = add_document(actor(), Source("sheet\ud800.json", content.encode())).document
    assert "\x00" not in document.reading.content.text
    assert document.name == "sheet\ufffd.json"


def test_the_entry_says_what_was_added() -> None:
    who = actor()
    document = add_document(who, source(REPORT)).document
    entry = Entry.objects.get()
    assert (entry.user, entry.action, entry.subject_id) == (
        who.user,
        "document.add",
        str(document.pk),
    )
    assert entry.payload == {
        "sha256": document.sha256,
        "name": REPORT.name,
        "reader": READER_VERSION,
    }
