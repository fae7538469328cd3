"""The sample files of ../shared/data/research: what holds records comes in, the rest says why."""

from collections import Counter
from pathlib import Path

import pytest

from sateto.records.exceptions import RecordsFileError
from sateto.records.reading.documents import open_document
from sateto.records.reading.made import make

pytestmark = pytest.mark.shared

RECORDS = {
    "cerif": 30,
    "jpcoar": 24,
    "kaken_projects_response.xml": 2,
    "kaken_researchers_response.json": 2,
    "kakenhi_s_abstracts_dev.json": 117,
    "oai_sickle": 9,
    "weko_jpcoar_v2_test_base.xml": 1,
}
"""How many records the samples hold, by folder or file; people, places and events are none."""

WITHOUT = {"cerif": 3, "oai_sickle": 13}
"""How many answers hold no records at all: Identify, lists of sets, errors."""


def test_every_sample_comes_in(shared: Path) -> None:
    records: Counter[str] = Counter()
    without: Counter[str] = Counter()
    fatal: list[str] = []
    folder = shared / "data" / "research"
    for path in sorted(folder.rglob("*")):
        place = path.relative_to(folder).parts[0]
        if not path.is_file() or place == "schema":
            continue
        try:
            document = open_document(path)
        except RecordsFileError:
            without[place] += 1
            continue
        batch = make(document.format, document.context, list(document.pieces()))
        records[place] += len(batch.made)
        fatal += [f"{path.name} {one.code}" for one in batch.troubles if one.fatal]
    assert dict(records) == RECORDS
    assert dict(without) == WITHOUT
    assert fatal == ["ListRecords4.xml record-without-key"], "its header has no identifier"
