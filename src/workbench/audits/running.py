"""Auditing what is stored: the checks run once a reading, and again when they change."""

import hashlib
import json
from functools import cache
from typing import Any

from django.db import transaction

from sesaku.checks.audit import Audit, audit
from sesaku.checks.definitions import CHECKS
from sesaku.checks.interchange import as_dict
from sesaku.checks.scales import shipped
from sesaku.model.snapshot import reading_of
from sesaku_web.sources.models import ReadingContent, StoredReading
from workbench.audits.models import AuditRun, FindingRow


@cache
def version() -> str:
    """Return the digest of the checks and scales that this program asks by."""
    checks = [f"{check.ID}/{check.VERSION}" for check in CHECKS]
    asked = repr((checks, shipped()))
    return hashlib.sha256(asked.encode()).hexdigest()[:16]


def run_of(reading: StoredReading) -> AuditRun:
    """Return the audit of a reading by today's checks, made now where there is none."""
    found = AuditRun.objects.filter(reading=reading, version=version()).first()
    return found if found is not None else _run(reading)


def _run(reading: StoredReading) -> AuditRun:
    printed = as_dict(_audited(reading))
    tallies = [_counted(check) for check in printed["checks"]]
    with transaction.atomic():
        # Whoever comes second waits here, and finds what the first has made.
        StoredReading.objects.select_for_update().get(pk=reading.pk)
        run, made = AuditRun.objects.get_or_create(
            reading=reading, version=version(), defaults={"tallies": tallies}
        )
        if made:
            FindingRow.objects.bulk_create(
                _row(run, order, finding) for order, finding in enumerate(printed["findings"])
            )
            AuditRun.objects.filter(reading=reading).exclude(pk=run.pk).delete()
    return run


def _audited(reading: StoredReading) -> Audit:
    content = ReadingContent.objects.get(reading=reading)
    name = reading.document.name
    return audit([reading_of(json.loads(content.snapshot), content.text, name)])


def _counted(check: dict[str, Any]) -> dict[str, Any]:
    kept = ("id", "version", "category", "title", "title_en", "applied", "passed", "failed")
    abstained = [
        {key: one[key] for key in ("subject", "reason", "reason_en")}
        for one in check["not_applicable"]
    ]
    return {**{key: check[key] for key in kept}, "not_applicable": abstained}


def _row(run: AuditRun, order: int, finding: dict[str, Any]) -> FindingRow:
    same = ("basis", "category", "severity", "subject", "message", "message_en", "evidence")
    return FindingRow(
        run=run,
        order=order,
        identity=finding["id"],
        check_id=finding["check"],
        **{key: finding[key] for key in same},
    )
