"""The form in which a reading leaves the program: ``sesaku-reading/1``.

The records below say which keys that form has at its top; what stands under them is the records of
the model. The JSON Schema is generated from both.
"""

from dataclasses import dataclass
from typing import Any

from sesaku.diagnostics.catalogue import Severity
from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.position import Position
from sesaku.model.reading import SCHEMA, Furniture, Reading
from sesaku.model.review import Project
from sesaku.model.walk import plain


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """The document that was read."""

    path: str = described("パス", "The path as it was given; - is standard input.")
    sha256: str = described("ハッシュ", "SHA-256 of the file's bytes, in hexadecimal.")
    media_type: str = described("形式", "What the content was found to be.")
    characters: int = described("文字数", "Length of the canonical text, white space included.")
    pages: int | None = described("ページ数", "Number of pages; None where there are none.")
    kind: str = described("文書種別", "The kind of document.")
    kind_confidence: float = described("確信度", "How sure the kind is, 0 to 1.")
    kind_reasons: tuple[str, ...] = described("判定理由", "What speaks for it.")
    title: str | None = described("題名", "Title as printed.")
    publisher: str | None = described("公表者", "Who published it.")
    date: str | None = described("日付", "Date as printed, or ISO 8601.")


@dataclass(frozen=True, slots=True)
class CoverageEntry:
    """How the characters of the text, white space aside, were accounted for."""

    characters: int = described("本文の文字数", "Characters in all, white space aside.")
    placed: int = described("配置", "In the cite of a value.")
    furniture: int = described("定型", "Furniture of the page or form, and in no value.")
    diagnosed: int = described("診断", "Named in a diagnostic, and in neither.")
    unplaced: int = described("未配置", "In none of these; each stretch has its own diagnostic.")
    share: float = described("読み取り率", "Share placed or furniture, 0 to 1.")


@dataclass(frozen=True, slots=True)
class DiagnosticEntry:
    """A diagnostic with its messages; the values that they name stand beside as further keys."""

    severity: Severity = described("程度", "info, warning or error.")
    code: str = described("符号", "Code in the catalogue of diagnostics.")
    message: str = described("内容", "The message in Japanese.")
    message_en: str = described("内容（英語）", "The message in English.")
    cite: Cite = described("典拠", "Where it is.")
    keys: dict[str, str | int | float | None] = described(
        "項目", "Values that the message names.", factory=dict, sparse=True
    )


@dataclass(frozen=True, slots=True)
class Interchange:
    """Everything that was read from one document."""

    schema: str = described("版", "Name and version of this form.")
    document: DocumentEntry = described("文書", "The document.")
    measure: Measure | None = described("施策", "The measure; None where the kind has none.")
    fields: tuple[PolicyField, ...] = described("個別分野", "The policy fields.")
    positions: tuple[Position, ...] = described(
        "主張", "The statements of a position paper or web page.", sparse=True
    )
    projects: tuple[Project, ...] = described("事業", "The projects of review sheets.", sparse=True)
    coverage: CoverageEntry = described("読み取り率", "How the text was accounted for.")
    furniture: tuple[Furniture, ...] = described("定型部分", "What is not content.")
    diagnostics: tuple[DiagnosticEntry, ...] = described("診断", "What went wrong in reading.")


def interchange(reading: Reading) -> Interchange:
    """Return a reading in the form in which it leaves the program."""
    content = reading.content
    return Interchange(
        schema=SCHEMA,
        document=document_entry(reading),
        measure=content.measure,
        fields=content.fields,
        positions=content.positions,
        projects=content.projects,
        coverage=coverage_entry(reading),
        furniture=content.furniture,
        diagnostics=tuple(diagnostic_entry(found) for found in reading.diagnostics),
    )


def as_dict(reading: Reading) -> dict[str, Any]:
    """Return a reading as the dictionaries, lists and scalars of ``sesaku-reading/1``."""
    printed: dict[str, Any] = plain(interchange(reading))
    for entry in printed["diagnostics"]:
        entry.update(entry.pop("keys", {}))
    return printed


def document_entry(reading: Reading) -> DocumentEntry:
    """Return what is said of the document itself."""
    document, content = reading.document, reading.content
    return DocumentEntry(
        path=document.path,
        sha256=document.sha256,
        media_type=document.media_type,
        characters=len(document.text),
        pages=len(document.pages) or None,
        kind=reading.detection.kind,
        kind_confidence=reading.detection.confidence,
        kind_reasons=reading.detection.reasons,
        title=content.title,
        publisher=content.publisher,
        date=content.date,
    )


def coverage_entry(reading: Reading) -> CoverageEntry:
    """Return how the text was accounted for."""
    coverage = reading.coverage
    return CoverageEntry(
        characters=coverage.characters,
        placed=coverage.placed,
        furniture=coverage.furniture,
        diagnosed=coverage.diagnosed,
        unplaced=coverage.unplaced,
        share=round(coverage.share, 6),
    )


def diagnostic_entry(diagnostic: Diagnostic) -> DiagnosticEntry:
    """Return a diagnostic with its messages; no key hides one of the entry's own."""
    own = DiagnosticEntry.__dataclass_fields__
    return DiagnosticEntry(
        severity=diagnostic.severity,
        code=diagnostic.code,
        message=diagnostic.message(),
        message_en=diagnostic.message("en"),
        cite=diagnostic.cite,
        keys={f"{key}_" if key in own else key: item for key, item in diagnostic.keys.items()},
    )
