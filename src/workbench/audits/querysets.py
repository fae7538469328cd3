"""What the pages of the audit ask for."""

from collections.abc import Iterable
from dataclasses import dataclass

from sesaku_web.exceptions import NotFoundError
from workbench.audits.models import AuditRun, FindingRow, Statement


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding with what people say of it.

    Attributes:
        finding: the finding.
        state: open, confirm, dismiss, or review: what was said was said of another evidence.
        judgement: what confirms or dismisses it, or None.
        reply: the ministry's reply, or None.
    """

    finding: FindingRow
    state: str
    judgement: Statement | None
    reply: Statement | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of findings is narrowed to; empty is all."""

    category: str = ""
    severity: str = ""
    check: str = ""
    subject: str = ""
    state: str = ""


def findings(run: AuditRun, wanted: Wanted) -> list[Judged]:
    """Return the findings of a run in the order of the document."""
    narrowed = {
        "category": wanted.category,
        "severity": wanted.severity,
        "check_id": wanted.check,
        "subject": wanted.subject,
    }
    rows = run.findings.filter(**{key: value for key, value in narrowed.items() if value})
    every = judged(rows)
    return [one for one in every if wanted.state in {"", one.state}]


def judged(rows: Iterable[FindingRow]) -> list[Judged]:
    """Return findings with what people say of them, in two queries."""
    held = list(rows)
    said: dict[tuple[str, bool], Statement] = {}
    wanted = {row.identity for row in held}
    for one in Statement.objects.standing().filter(identity__in=wanted).select_related("made_by"):
        said[one.identity, one.kind == Statement.Kind.REPLY] = one
    return [_joined(row, said) for row in held]


def _joined(row: FindingRow, said: dict[tuple[str, bool], Statement]) -> Judged:
    judgement = said.get((row.identity, False))
    state = "open"
    if judgement is not None:
        state = judgement.kind if judgement.basis == row.basis else "review"
    return Judged(row, state, judgement, said.get((row.identity, True)))


def finding(run: AuditRun, identity: str) -> FindingRow:
    """Return a finding of a run.

    Raises:
        NotFoundError: the run has none of that identity.
    """
    found = run.findings.filter(identity=identity).first()
    if found is None:
        raise NotFoundError(f"点検結果 {identity[:40]} はこの文書にありません。")
    return found


def latest(identity: str) -> FindingRow:
    """Return a finding in the document that was added last, of those that have it.

    Raises:
        NotFoundError: no document has it.
    """
    found = (
        FindingRow.objects.filter(
            identity=identity,
            run__reading__current=True,
            run__reading__document__withdrawn_at=None,
        )
        .select_related("run__reading__document")
        .order_by("-run__reading__document__added_at")
        .first()
    )
    if found is None:
        raise NotFoundError(f"点検結果 {identity[:40]} はこの保管庫にありません。")
    return found
