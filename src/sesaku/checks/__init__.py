"""Audit 「点検」: questions that a document's own record raises, every one cited."""

from sesaku.checks.audit import Abstention, Audit, Tally, audit
from sesaku.checks.check import CATEGORIES, SEVERITIES, Check, Evidence, Finding
from sesaku.checks.definitions import CHECKS
from sesaku.checks.interchange import as_dict
from sesaku.checks.scales import Scale, scale_file

__all__ = [
    "CATEGORIES",
    "CHECKS",
    "SEVERITIES",
    "Abstention",
    "Audit",
    "Check",
    "Evidence",
    "Finding",
    "Scale",
    "Tally",
    "as_dict",
    "audit",
    "scale_file",
]
