"""The page of audit checks: one heading a check, with what it asks and a worked example."""

from sesaku.checks import CHECKS, audit
from sesaku.checks.check import Check, Finding
from sesaku.checks.wording import wording
from sesaku.checks.written import reading_of
from tools.reference import markdown

_LEAD = """\
What `sesaku audit` asks 「点検」. A finding is a question to the ministry, not a verdict; it names
one subject and cites every cell it rests on. A check that cannot tell says so, with the reason
「判定不能」. Findings of one category that rest on the same cells are given once. Each example is
our own fiction, and its finding is what the check says of it."""


def pages() -> dict[str, str]:
    """Return the page by its path below docs/reference."""
    return {"checks.md": markdown.page("Audit checks", _LEAD, *map(_section, CHECKS))}


def _section(check: Check) -> str:
    words = wording(check.__name__)
    reasons = [f"- {one.ja} {one.en}" for one in words.reasons.values()]
    head = (
        f"{words.title.en} 「{words.title.ja}」. Category `{check.CATEGORY}`, "
        f"severity {check.SEVERITY}, version {check.VERSION}."
    )
    return markdown.section(
        check.ID,
        head,
        words.asks.ja,
        words.asks.en,
        "Not applicable 「判定不能」:\n\n" + "\n".join(reasons) if reasons else "",
        "Example:\n\n" + "\n".join(line for one in worked(check) for line in _example(one)),
    )


def worked(check: Check) -> list[Finding]:
    """Return what the check finds in its example."""
    reading = reading_of(wording(check.__name__).example)
    return list(audit([reading], checks=(check,)).findings)


def _example(finding: Finding) -> list[str]:
    cells = [f"- {one.role}: 「{' '.join(one.text.split())}」" for one in finding.evidence]
    return [*cells, f"- finding on {finding.subject}: {finding.message} {finding.message_en}"]
