"""The summary of a reading: kind, size, counts, coverage and diagnostics; and tables to look at."""

from sesaku.cli.pages.page import Page
from sesaku.cli.words import Language, Words
from sesaku.grammars import unknown
from sesaku.grammars.registry import GRAMMARS
from sesaku.model.reading import Reading
from sesaku.model.tables import TABLES, Table

_LISTED = 50
"""So many diagnostics are listed; the rest are counted."""

_LABEL_WIDTH = 11
_AROUND = {"document", "sha256"}
_NOT_CONTENT = {"documents", "diagnostics"}
_LABELS = {grammar.KIND: grammar.LABEL for grammar in (*GRAMMARS, unknown)}


def write_summary(words: Words, reading: Reading, *, first: bool = True) -> None:
    """Write what was found in a document; an empty line goes before all but the first."""
    page = Page(words, reading.document)
    page.label_width = _LABEL_WIDTH
    if not first:
        page.blank()
    page.heading(reading.document.path)
    _write_head(page, reading)
    _write_counts(page, reading)
    _write_coverage(page, reading)
    _write_diagnostics(page, reading)


def write_table(words: Words, reading: Reading, table: Table) -> None:
    """Write a table in columns where it fits, else row by row; empty columns are left out."""
    page = Page(words, reading.document)
    page.heading(f"{reading.document.path}  {table.label}")
    rows = list(table.rows(reading))
    if not rows:
        page.paragraph(words("message.no_rows", table=table.name))
        return
    kept = [
        at
        for at, column in enumerate(table.columns)
        if column.name not in _AROUND and any(row[at] not in (None, "") for row in rows)
    ]
    japanese = words.language is Language.JA
    columns = [table.columns[at] for at in kept]
    names = [column.label if japanese else column.name for column in columns]
    cells = [["" if row[at] is None else str(row[at]) for at in kept] for row in rows]
    if page.grid([names, *cells], indent=0):
        return
    for row in cells:
        for name, cell in zip(names, row, strict=True):
            if cell:
                page.value(name, cell)
        page.blank()


def _write_head(page: Page, reading: Reading) -> None:
    words, detection = page.words, reading.detection
    sure = words("summary.sure", share=f"{detection.confidence:.2f}")
    label = _LABELS.get(detection.kind, detection.kind)
    page.value(words("summary.kind"), f"{label}（{detection.kind}、{sure}）")
    page.value(words("summary.reason"), "".join(detection.reasons))
    content = reading.content
    for key, text in (
        ("summary.title", content.title),
        ("summary.publisher", content.publisher),
        ("summary.date", content.date),
    ):
        if text:
            page.value(words(key), text)
    measure = content.measure
    if measure is not None:
        parts = (measure.code, measure.name, measure.ministry, page.year(measure.fiscal_year))
        page.value(words("summary.measure"), "　".join(filter(None, parts)))


def _write_counts(page: Page, reading: Reading) -> None:
    words = page.words
    size = [words("summary.characters", count=f"{len(reading.document.text):,}")]
    if reading.document.pages:
        size.append(words("summary.pages", count=len(reading.document.pages)))
    page.value(words("summary.size"), words("page.list").join(size))
    counts = []
    for table in TABLES:
        count = 0 if table.name in _NOT_CONTENT else sum(1 for _ in table.rows(reading))
        if count:
            label = table.label if words.language is Language.JA else table.name
            counts.append(f"{label} {count}")
    page.value(
        words("summary.content"), words("page.list").join(counts) or words("summary.nothing")
    )


def _write_coverage(page: Page, reading: Reading) -> None:
    coverage = reading.coverage
    whole = coverage.characters or 1
    shares = page.words(
        "summary.shares",
        share=_percent(coverage.share),
        placed=_percent(coverage.placed / whole),
        furniture=_percent(coverage.furniture / whole),
        diagnosed=_percent(coverage.diagnosed / whole),
        unplaced=_percent(coverage.unplaced / whole),
    )
    page.value(page.words("summary.coverage"), shares)


def _percent(share: float) -> str:
    """Return a share in percent, cut and not rounded: only the whole is 100."""
    return f"{int(share * 1000 + 1e-9) / 10:.1f}%"


def _write_diagnostics(page: Page, reading: Reading) -> None:
    words, found = page.words, reading.diagnostics
    severities = [
        f"{words.of('value', severity)} {count}"
        for severity in ("error", "warning", "info")
        if (count := sum(one.severity == severity for one in found))
    ]
    page.value(
        words("summary.diagnostics"),
        words("page.list").join(severities) or words("summary.nothing"),
    )
    for diagnostic in found[:_LISTED]:
        place = page.place(diagnostic.cite).strip("［］")
        message = diagnostic.message(words.language)
        label = f"{words.of('value', diagnostic.severity)} {place}".rstrip()
        page.value(label, f"{message}（{diagnostic.code}）", indent=2)
    if len(found) > _LISTED:
        page.paragraph(words("summary.more", count=len(found) - _LISTED))
