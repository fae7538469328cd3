"""The examples: made-up research that a newcomer imports."""

from pathlib import Path

import pytest

from sateto.finding.keeping import research_search
from sateto.finding.search import Asked
from sateto.records.actions.import_records import Given, import_document
from sateto.records.models import ResearchRecord
from sesaku_web.accounts.actor import Actor
from tests.conftest import ROOT

EXAMPLES = ROOT / "examples" / "research"


@pytest.mark.django_db
def test_the_examples_come_in_and_are_found() -> None:
    mapping = (EXAMPLES / "equipment_agency.yml").read_text("utf-8")
    files: dict[str, Given] = {
        "awards.xml": Given(),
        "repository.xml": Given(),
        "equipment_agency.tsv": Given(mapping=mapping),
    }
    counts = {name: _import(EXAMPLES / name, given) for name, given in files.items()}
    assert list(counts.values()) == [(6, 0), (2, 0), (2, 0)]
    assert not ResearchRecord.objects.filter(title="").exists()
    found = research_search()(Asked("小型艇 夜"))
    assert found.hits[0].record.title.ja.startswith("小型艇を夜間に見分ける")
    assert found.hits[0].matches[0].field == "found"


def _import(path: Path, given: Given) -> tuple[int, int]:
    run = import_document(Actor.local(), path, given).run
    return run.added, run.troubles.count()
