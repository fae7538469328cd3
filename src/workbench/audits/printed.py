"""A stored audit in the form of ``sesaku audit --json``."""

from typing import Any

from sesaku.checks.interchange import SCHEMA
from workbench.audits.models import AuditRun, FindingRow


def as_json(run: AuditRun, document: str) -> dict[str, Any]:
    """Return an audit as dictionaries, lists and scalars of ``sesaku-audit/1``."""
    checks = [
        {
            **tally,
            "not_applicable": [{**one, "document": document} for one in tally["not_applicable"]],
        }
        for tally in run.tallies
    ]
    findings = [finding_as_json(row, document) for row in run.findings.all()]
    return {"schema": SCHEMA, "documents": [document], "checks": checks, "findings": findings}


def finding_as_json(row: FindingRow, document: str) -> dict[str, Any]:
    """Return a finding as the audit prints it."""
    return {
        "id": row.identity,
        "basis": row.basis,
        "check": row.check_id,
        "category": row.category,
        "severity": row.severity,
        "subject": row.subject,
        "document": document,
        "message": row.message,
        "message_en": row.message_en,
        "evidence": row.evidence,
    }
