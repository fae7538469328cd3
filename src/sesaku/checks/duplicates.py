"""One fact under two checks is one finding."""

from collections.abc import Iterable

from sesaku.checks.check import Finding
from sesaku.document.cite import Span

Place = tuple[str, Span]


def distinct(findings: Iterable[Finding]) -> list[Finding]:
    """Return the findings without those that rest on no cell of their own.

    A later finding of the same category on the same subject, all of whose evidence an earlier one
    of another check already shows, says the same fact again.
    """
    kept: list[Finding] = []
    shown: dict[tuple[str, str], list[tuple[str, frozenset[Place]]]] = {}
    for finding in findings:
        places = frozenset((one.document, span) for one in finding.evidence for span in one.cite)
        before = shown.setdefault((finding.subject, finding.category), [])
        if any(check != finding.check and places <= cells for check, cells in before):
            continue
        before.append((finding.check, places))
        kept.append(finding)
    return kept
