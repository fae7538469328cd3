"""The findings of an audit on the terminal: each with its evidence, and what each check counted."""

from collections.abc import Sequence

from sesaku.checks import Audit, Finding
from sesaku.checks.wording import Both, wording
from sesaku.cli.pages.page import Page
from sesaku.cli.words import Language, Words
from sesaku.model.reading import Reading

_SHOWN = 120
"""Characters of a cell that are shown; the cite leads to the rest."""


def write_audit(words: Words, found: Audit, readings: Sequence[Reading]) -> None:
    """Write the findings document by document, then the counts of all checks."""
    for reading in readings:
        page = Page(words, reading.document)
        page.heading(words("audit.heading", document=reading.document.name))
        here = [one for one in found.findings if one.document == reading.document.name]
        for finding in here:
            _write_finding(page, finding)
        if not here:
            page.paragraph(words("audit.none"))
        page.blank()
    if readings:
        _write_counts(Page(words, readings[0].document), found)


def _write_finding(page: Page, finding: Finding) -> None:
    words = page.words
    severity = words.of("severity", finding.severity)
    category = words.of("category", finding.category)
    page.section(words("audit.finding", severity=severity, subject=finding.subject, name=category))
    japanese = words.language is Language.JA
    page.paragraph(finding.message if japanese else finding.message_en)
    for one in finding.evidence:
        shown = one.text if len(one.text) <= _SHOWN else one.text[:_SHOWN] + "…"
        here = one.document == finding.document
        role = one.role if here else f"{one.role} ({one.document})"
        page.value(role, " ".join(shown.split()), one.cite if here else (), indent=4)


def _write_counts(page: Page, found: Audit) -> None:
    words = page.words
    page.section(words("audit.counts"))
    head = [words(f"audit.{name}") for name in ("check", "applied", "passed", "failed", "unknown")]
    rows = [
        [
            _spoken(words, wording(tally.check.__name__).title),
            *map(str, (tally.applied, tally.passed, tally.failed, len(tally.abstentions))),
        ]
        for tally in found.tallies
    ]
    if not page.grid([head, *rows]):
        for row in rows:
            page.value(row[0], " / ".join(row[1:]))


def _spoken(words: Words, both: Both) -> str:
    return both.ja if words.language is Language.JA else both.en
