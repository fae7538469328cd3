"""What is stored of an audit is what the library says."""

import json
from pathlib import Path

import pytest

import sesaku
from sesaku.checks.audit import audit
from sesaku.checks.interchange import as_dict
from sesaku_web.sources.models import StoredReading
from tests.conftest import ROOT
from tests.sesaku_web.factories import REPORT, SUMMARY, document
from workbench.audits.models import AuditRun, FindingRow
from workbench.audits.printed import as_json
from workbench.audits.running import run_of

pytestmark = pytest.mark.django_db

FORM = ROOT / "examples" / "standard_form" / "satoyama.xlsx"
SHEETS = ROOT / "examples" / "review_sheet" / "umi_to_shima.jsonl"


@pytest.mark.parametrize("path", [REPORT, SUMMARY, FORM, SHEETS], ids=lambda path: path.name)
def test_a_stored_audit_is_the_library_s_own(path: Path) -> None:
    held = document(path)
    stored = as_json(run_of(held.reading), held.name)
    fresh = as_dict(audit([sesaku.read(path)]))
    assert stored == json.loads(json.dumps(fresh))


def test_it_runs_once() -> None:
    reading = document().reading
    first = run_of(reading)
    assert run_of(reading).pk == first.pk
    assert AuditRun.objects.count() == 1


def test_other_checks_make_it_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = document().reading
    first = run_of(reading)
    monkeypatch.setattr("workbench.audits.running.version", lambda: "another")
    second = run_of(StoredReading.objects.get(pk=reading.pk))
    assert second.pk != first.pk
    assert list(AuditRun.objects.all()) == [second]
    assert not FindingRow.objects.filter(run_id=first.pk).exists()
