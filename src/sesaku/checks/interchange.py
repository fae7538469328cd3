"""The form in which an audit leaves the program: ``sesaku-audit/1``."""

from typing import Any

from sesaku.checks.audit import Audit, Tally
from sesaku.checks.check import Evidence, Finding
from sesaku.checks.wording import wording

SCHEMA = "sesaku-audit/1"


def as_dict(audit: Audit) -> dict[str, Any]:
    """Return an audit as the dictionaries, lists and scalars of ``sesaku-audit/1``."""
    return {
        "schema": SCHEMA,
        "documents": list(audit.documents),
        "checks": [_check(tally) for tally in audit.tallies],
        "findings": [_finding(one) for one in audit.findings],
    }


def _check(tally: Tally) -> dict[str, Any]:
    title = wording(tally.check.__name__).title
    return {
        "id": tally.check.ID,
        "version": tally.check.VERSION,
        "category": tally.check.CATEGORY,
        "title": title.ja,
        "title_en": title.en,
        "applied": tally.applied,
        "passed": tally.passed,
        "failed": tally.failed,
        "not_applicable": [
            {
                "subject": one.subject,
                "document": one.document,
                "reason": one.reason.ja,
                "reason_en": one.reason.en,
            }
            for one in tally.abstentions
        ],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.identity,
        "basis": finding.basis,
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "subject": finding.subject,
        "document": finding.document,
        "message": finding.message,
        "message_en": finding.message_en,
        "evidence": [_evidence(one) for one in finding.evidence],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    spans = [
        [span.start, span.end] if span.page is None else [span.start, span.end, span.page]
        for span in evidence.cite
    ]
    return {
        "document": evidence.document,
        "role": evidence.role,
        "text": evidence.text,
        "cite": spans,
    }
