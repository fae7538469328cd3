"""Tables of the document itself, and of what went wrong in reading it."""

from collections.abc import Iterator

from sesaku.model.interchange import (
    CoverageEntry,
    DiagnosticEntry,
    DocumentEntry,
    coverage_entry,
    diagnostic_entry,
    document_entry,
)
from sesaku.model.reading import Reading
from sesaku.model.tables.column import Row, column
from sesaku.model.tables.table import Table


def _documents(reading: Reading) -> Iterator[Row]:
    yield Row((document_entry(reading), coverage_entry(reading)))


def _diagnostics(reading: Reading) -> Iterator[Row]:
    for diagnostic in reading.diagnostics:
        yield Row((diagnostic_entry(diagnostic),), diagnostic.cite)


DOCUMENTS = Table(
    name="documents",
    label="文書",
    description="A document that was read, and how much of it.",
    own=(
        column(DocumentEntry, "path"),
        column(DocumentEntry, "kind"),
        column(DocumentEntry, "kind_confidence"),
        column(DocumentEntry, "kind_reasons"),
        column(DocumentEntry, "title"),
        column(DocumentEntry, "publisher"),
        column(DocumentEntry, "date"),
        column(DocumentEntry, "media_type"),
        column(DocumentEntry, "characters"),
        column(DocumentEntry, "pages"),
        column(CoverageEntry, "characters", name="ink"),
        column(CoverageEntry, "placed"),
        column(CoverageEntry, "furniture"),
        column(CoverageEntry, "diagnosed"),
        column(CoverageEntry, "unplaced"),
        column(CoverageEntry, "share"),
    ),
    make=_documents,
)

DIAGNOSTICS = Table(
    name="diagnostics",
    label="診断",
    description="Something that went wrong in reading, with its place.",
    own=(
        column(DiagnosticEntry, "severity"),
        column(DiagnosticEntry, "code"),
        column(DiagnosticEntry, "message"),
        column(DiagnosticEntry, "message_en"),
        column(DiagnosticEntry, "keys"),
    ),
    make=_diagnostics,
    cited=(DiagnosticEntry,),
)
