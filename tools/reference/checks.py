"""The pages of audit checks: one page a folder, one heading a check, a worked example each."""

import importlib
from collections import defaultdict

from sesaku.checks import CHECKS, audit
from sesaku.checks.check import Check, Finding
from sesaku.checks.wording import wording
from sesaku.checks.written import reading_of, scales_of
from tools.reference import markdown

_LEAD = """\
What `sesaku audit` asks 「点検」. A finding is a question to the ministry, not a verdict; it names
one subject and cites every cell it rests on. A check that cannot tell says so, with the reason
「判定不能」. Findings of one category that rest on the same cells are given once. Each example is
our own fiction, and its finding is what the check says of it."""


def pages() -> dict[str, str]:
    """Return the pages by their path below docs/reference."""
    folders: dict[str, list[Check]] = defaultdict(list)
    for check in CHECKS:
        folders[_folder(check)].append(check)
    written = {f"checks/{name}.md": _page(name, asked) for name, asked in folders.items()}
    rows = [
        (
            f"[{check.ID}](checks/{name}.md#{check.ID})",
            check.CATEGORY,
            wording(check.__name__).title.en,
        )
        for name, asked in folders.items()
        for check in asked
    ]
    index = markdown.table(("check", "category", "title"), rows)
    return {**written, "checks.md": markdown.page("Audit checks", _LEAD, index)}


def _folder(check: Check) -> str:
    """Return the name of the folder that a check stands in."""
    return check.__name__.split(".")[-2]


def _page(name: str, asked: list[Check]) -> str:
    lead = markdown.first_line(importlib.import_module(f"sesaku.checks.{name}").__doc__)
    return markdown.page(f"Audit checks: {name.replace('_', ' ')}", lead, *map(_section, asked))


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
    example = wording(check.__name__).example
    found = audit([reading_of(example)], checks=(check,), scales=scales_of(example))
    return list(found.findings)


def _example(finding: Finding) -> list[str]:
    cells = [f"- {one.role}: 「{' '.join(one.text.split())}」" for one in finding.evidence]
    return [*cells, f"- finding on {finding.subject}: {finding.message} {finding.message_en}"]
