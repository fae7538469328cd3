"""Importing: everything once, changes as versions, troubles with their place."""

import gzip
import json
from pathlib import Path

import pytest
from django.db import connection

from sateto.finding.keeping import research_search
from sateto.finding.search import Asked
from sateto.records.actions import import_records
from sateto.records.actions.import_records import Given, import_document
from sateto.records.exceptions import MappingError, RecordsFileError
from sateto.records.models import ImportRun, RecordVersion, ResearchRecord, SourceDocument
from sateto.records.reading import stretches
from sateto.records.reading.made import Batch
from sateto.records.storing import batches, making
from sateto.records.storing.bulk import much_in_memory
from sesaku_web.accounts.actor import Actor
from sesaku_web.history.log import verify
from sesaku_web.history.models import Entry
from sesaku_web.sources.files import path_of
from tests.sateto.awards import AWARD, award, document
from tests.sateto.stored import imported, stored

_SOME_BYTES = 3 * len(award("").encode())

pytestmark = pytest.mark.django_db


def test_a_document_comes_in_with_its_bytes_and_cites() -> None:
    run = imported(document(AWARD), Given(licence="CC BY 4.0", credit="架空")).run
    assert (run.state, run.added, run.bad) == ("done", 1, 0)
    record = ResearchRecord.objects.get()
    version = record.current()
    data = path_of(version.run.document.sha256).read_bytes()
    assert data[version.start : version.end].decode() == AWARD.strip()
    assert version.origin().licence == "CC BY 4.0"
    assert version.project().title.ja == record.title
    assert {one.scheme for one in record.identifiers.all()} == {"kaken", "kaken_record", "jgn"}
    assert verify()[0] > 0


def test_the_same_again_changes_nothing() -> None:
    imported(document(award("30K00001")))
    assert imported(document(award("30K00001"))).again
    run = imported(document(award("30K00001"), award("30K00002"))).run
    assert (run.added, run.unchanged) == (1, 1)
    assert RecordVersion.objects.count() == 2


def test_what_is_said_of_a_document_later_counts() -> None:
    text = document(award("30K00001"))
    imported(text)
    assert imported(text, Given(licence="CC BY 4.0", credit="架空")).again
    record = ResearchRecord.objects.get()
    assert (record.current().origin().licence, record.versions) == ("CC BY 4.0", 1)
    imported(text)  # nothing is said: what was said stays
    origin = ResearchRecord.objects.get().current().origin()
    assert (origin.licence, origin.credit) == ("CC BY 4.0", "架空")
    [said] = Entry.objects.filter(action="research.import_said")
    assert json.loads(said.content)["licence"] == "CC BY 4.0"
    assert verify()[0] > 0


@pytest.mark.parametrize(
    ("name", "text", "mapping"),
    [
        ("list.json", '{"researchers": [ {"a": ', ""),
        ("table.csv", "番号,題\n1,甲", "key: x\ncolumns: {x: title}"),
    ],
)
def test_what_is_wrong_with_a_file_names_it(
    tmp_path: Path, name: str, text: str, mapping: str
) -> None:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    with pytest.raises((RecordsFileError, MappingError), match=name):
        import_document(Actor.local(), path, Given(mapping=mapping))


def test_a_changed_record_is_a_version_beside_the_old() -> None:
    first = stored("30K00001", "潮位の研究")
    stored("30K00001", "潮位と潮流の研究")
    record = ResearchRecord.objects.get(pk=first.pk)
    assert (record.title, record.versions) == ("潮位と潮流の研究", 2)
    titles = [one.project().title.ja for one in record.history.all()]
    assert titles == ["潮位の研究", "潮位と潮流の研究"]
    hits = research_search()(Asked("潮流")).hits
    assert [hit.key for hit in hits] == [record.pk]


def test_the_same_key_twice_in_a_document() -> None:
    run = imported(document(award("30K00001", "甲"), award("30K00001", "乙"))).run
    assert run.added == 1
    record = ResearchRecord.objects.get()
    assert (record.title, record.versions) == ("乙", 2)


def test_broken_records_are_reported_and_the_others_go_on() -> None:
    broken = award("30K00002", extra="<open>")
    entity = award("30K00003", "&bomb;")
    wrong = b"\xff".join(award("30K00004", "XX").encode().split(b"X", 1))
    good = award("30K00005")
    text = (
        document(award("30K00001"), broken, entity)
        .encode()
        .replace(
            b"\n</grantAwardList>", b"\n" + wrong + b"\n" + good.encode() + b"\n</grantAwardList>"
        )
    )
    head = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY bomb "&a;&a;&a;">]>\n'
    run = imported(head + text).run
    assert (run.added, run.bad) == (2, 3)
    codes = [(one.code, one.line) for one in run.troubles.filter(fatal=True)]
    assert codes == [("xml-broken", 4), ("entity-unknown", 5), ("encoding-wrong", 6)]


def test_an_import_that_was_cut_goes_on_without_doubles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "SIZE", _SOME_BYTES)
    monkeypatch.setattr(import_records, "_A_COMMIT", 2)
    text = document(*(award(f"30K0000{number}") for number in range(7)))
    real = batches.store_batch
    left = [2]

    def failing(actor: Actor, run: ImportRun, batch: Batch) -> object:
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        return real(actor, run, batch)

    monkeypatch.setattr(import_records, "store_batch", failing)
    with pytest.raises(KeyboardInterrupt):
        imported(text)
    assert ResearchRecord.objects.count() == 4
    monkeypatch.setattr(import_records, "store_batch", real)
    run = imported(text).run
    assert (run.state, run.added, run.unchanged) == ("done", 7, 0)
    assert ResearchRecord.objects.count() == RecordVersion.objects.count() == 7


def test_in_processes_as_in_this_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches, "SIZE", _SOME_BYTES)
    path = tmp_path / "awards.xml"
    path.write_text(document(*(award(f"30K000{number:02d}") for number in range(10))), "utf-8")
    maker = making.make_in_processes(2)
    run = import_document(Actor.local(), path, Given(), maker=maker).run
    assert (run.added, run.bad) == (10, 0)
    keys = ResearchRecord.objects.order_by("pk").values_list("key", flat=True)
    assert list(keys) == [f"kaken:KAKENHI-PROJECT-30K000{number:02d}" for number in range(10)]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (b"", "a.xml", "空のファイル"),
        (b"plain", "a.txt", "記録"),
        (b"<html><body/></html>", "a.xml", "最上位の要素は html"),
        ("<?xml version='1.0'?>".encode("utf-16"), "a.xml", "UTF-16"),
        (b"<?xml version='1.0' encoding='klingon'?><grantAward/>", "a.xml", "klingon"),
        (b'{"a": 1}', "a.json", "JSON"),
    ],
)
def test_what_holds_no_records_is_refused(text: bytes, name: str, said: str) -> None:
    with pytest.raises(RecordsFileError, match=said):
        imported(text, name=name)
    assert not SourceDocument.objects.exists()


def test_another_encoding_than_declared_is_named() -> None:
    text = f'<?xml version="1.0" encoding="UTF-8"?>{document(award("30K00001"))}'.encode("cp932")
    with pytest.raises(RecordsFileError, match="--encoding cp932"):
        imported(text)
    run = imported(text, Given(encoding="cp932")).run
    assert (run.added, run.bad) == (1, 0)
    assert ResearchRecord.objects.get().title == "潮位の研究"


def test_tables_want_a_mapping() -> None:
    with pytest.raises(MappingError, match="--mapping"):
        imported("番号,題名\n1,甲\n", name="a.csv")


def test_the_import_is_found_at_once() -> None:
    record = stored("30K00009", "霧笛の音の届く距離")
    assert [hit.key for hit in research_search()(Asked("霧笛")).hits] == [record.pk]


def test_a_document_may_name_its_source_itself() -> None:
    said = {
        "credit": "架空研究振興会, CC BY 4.0",
        "projects": [{"title": "潮位", "abstract": "測った。"}],
    }
    imported(json.dumps(said, ensure_ascii=False), name="abstracts.json")
    document = SourceDocument.objects.get(name="abstracts.json")
    assert document.credit == "架空研究振興会, CC BY 4.0"


def test_the_memory_for_pages_is_given_back() -> None:
    def cached() -> int:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA cache_size")
            [(size,)] = cursor.fetchall()
            return int(size)

    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has settings of its own")
    before = cached()
    with much_in_memory():
        assert cached() == -131_072
    assert cached() == before


def test_a_packed_document_that_was_cut_gives_what_is_whole() -> None:
    packed = gzip.compress(document(*(award(f"30K{n:05d}") for n in range(3000))).encode())
    whole = imported(packed, name="whole.xml.gz").run
    assert (whole.added, whole.bad) == (3000, 0)
    run = imported(packed[: len(packed) // 2], name="cut.xml.gz").run
    assert 1000 < run.unchanged < 2999
    assert [one.code for one in run.troubles.all()][-1] in ("record-cut", "document-cut")
