"""Runs the checks over readings: what was asked, how often it applied, and what was found."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sesaku.checks.case import Case
from sesaku.checks.check import Answer, Check, Finding, Question
from sesaku.checks.definitions import CHECKS
from sesaku.checks.duplicates import distinct
from sesaku.checks.needs import missing
from sesaku.checks.scales import Scale, shipped
from sesaku.checks.wording import Both, wording
from sesaku.model.reading import Reading
from sesaku.text.width import squeeze


@dataclass(frozen=True, slots=True)
class Abstention:
    """A subject of which a check can say nothing 「判定不能」, and why."""

    subject: str
    document: str
    reason: Both


@dataclass(slots=True)
class Tally:
    """How often a check applied; ``passed`` and ``failed`` count subjects, not findings."""

    check: Check
    passed: int = 0
    failed: int = 0
    abstentions: list[Abstention] = field(default_factory=list)

    @property
    def applied(self) -> int:
        """Subjects that the check could answer for."""
        return self.passed + self.failed


@dataclass(frozen=True, slots=True)
class Audit:
    """What all checks say of some documents."""

    documents: tuple[str, ...]
    tallies: tuple[Tally, ...]
    findings: tuple[Finding, ...]


def audit(
    readings: Iterable[Reading],
    *,
    scales: Sequence[Scale] = (),
    checks: Sequence[Check] = CHECKS,
) -> Audit:
    """Ask the checks about every reading.

    Args:
        readings: the documents; those of several years are compared where a check does so.
        scales: rating scales that come before those of the package.
        checks: the checks to ask; all of them where not given.
    """
    given = tuple(readings)
    known = (*scales, *shipped())
    tallies = tuple(Tally(check) for check in checks)
    findings: list[Finding] = []
    for at, reading in enumerate(given):
        case = Case(reading, given[:at] + given[at + 1 :], known)
        found = [one for tally in tallies for one in _asked(tally, case)]
        findings += sorted(distinct(found), key=_place)
    return Audit(tuple(one.document.name for one in given), tallies, tuple(findings))


def _asked(tally: Tally, case: Case) -> Iterator[Finding]:
    """Ask one check about one reading, and count its answers."""
    check, document = tally.check, case.reading.document.name
    for need in check.NEEDS:
        if not case.meets(need):
            tally.abstentions.append(Abstention("measure", document, missing(need)))
            return
    seen: dict[str, int] = {}
    for answer in check.check(case):
        _count(tally, answer, document)
        for question in answer.questions:
            key = _digest(check.ID, _measure(case), answer.subject, *question.about)
            seen[key] = seen.get(key, 0) + 1
            identity = key if seen[key] == 1 else f"{key}-{seen[key]}"
            yield _finding(check, case, answer.subject, question, identity)


def _count(tally: Tally, answer: Answer, document: str) -> None:
    if answer.outcome == "not_applicable":
        reason = wording(tally.check.__name__).reasons[answer.reason]
        tally.abstentions.append(Abstention(answer.subject, document, reason))
    elif answer.outcome == "failed":
        tally.failed += 1
    else:
        tally.passed += 1


def _finding(check: Check, case: Case, subject: str, question: Question, identity: str) -> Finding:
    said = wording(check.__name__).messages[question.message].filled(question.values)
    return Finding(
        identity=identity,
        basis=_digest(*(squeeze(one.text) for one in question.evidence)),
        check=check.ID,
        category=check.CATEGORY,
        severity=question.severity or check.SEVERITY,
        subject=subject,
        document=case.reading.document.name,
        message=said.ja,
        message_en=said.en,
        evidence=question.evidence,
    )


def _measure(case: Case) -> str:
    """Return what stays the same when the document is read anew, or printed anew."""
    measure = case.content.measure
    if measure is None or measure.name is None:
        return case.reading.document.sha256
    parts = (measure.ministry, measure.code, measure.name, measure.fiscal_year)
    return squeeze("|".join(str(part) for part in parts)) + case.reading.detection.kind


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "backslashreplace")).hexdigest()[:16]


def _place(finding: Finding) -> tuple[int, str]:
    own = [one for one in finding.evidence if one.document == finding.document and one.cite]
    return (own[0].cite[0].start if own else 0, finding.check)
