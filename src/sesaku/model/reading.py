"""A reading: everything that was read from one document."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sesaku.document.cite import Cite
from sesaku.document.document import Document
from sesaku.model.described import described
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.position import Position
from sesaku.model.review import Project

if TYPE_CHECKING:
    import pandas as pd

SCHEMA = "sesaku-reading/1"


@dataclass(frozen=True, slots=True)
class Furniture:
    """Characters that are not content: page numbers, running heads, labels of the form."""

    kind: str = described("種別", "page-number, running-head, label, heading, rule, navigation ….")
    cite: Cite = described("典拠", "Where it stands.")


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the characters of the text, white space aside, were accounted for."""

    characters: int = described("文字数", "Characters in all.")
    placed: int = described("配置", "In the cite of a value.")
    furniture: int = described("定型", "Furniture, and in no value.")
    diagnosed: int = described("診断", "Named in a diagnostic of its own, and in neither.")
    unplaced: int = described("未配置", "In none of these: named in a diagnostic text-unplaced.")

    @property
    def share(self) -> float:
        """Share of the characters placed or furniture, 0 to 1 (1 for an empty text)."""
        return (self.placed + self.furniture) / self.characters if self.characters else 1.0


@dataclass(frozen=True, slots=True)
class Detection:
    """How the kind of a document was found."""

    kind: str = described("文書種別", "The kind.")
    confidence: float = described("確信度", "0 to 1.")
    reasons: tuple[str, ...] = described("理由", "What speaks for it, one sentence each.")


@dataclass(frozen=True, slots=True)
class Content:
    """What a grammar reads from a document."""

    measure: Measure | None = None
    fields: tuple[PolicyField, ...] = ()
    positions: tuple[Position, ...] = ()
    projects: tuple[Project, ...] = ()
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    furniture: tuple[Furniture, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, what it was found to be, and what was read from it."""

    document: Document
    detection: Detection
    content: Content
    coverage: Coverage
    diagnostics: tuple[Diagnostic, ...] = field(default=())

    def to_dict(self) -> dict[str, Any]:
        """Return the reading as ``sesaku read --json`` prints it (``sesaku-reading/1``)."""
        from sesaku.model.interchange import as_dict  # noqa: PLC0415 - it is made of readings

        return as_dict(self)

    def to_dataframe(self, table: str) -> "pd.DataFrame":
        """Return a table of the reading as a pandas data frame, one row a cell or record.

        Args:
            table: name of the table, e.g. ``"indicators"`` or ``"yearly_values"``.

        Raises:
            UnknownTableError: there is no such table; the message lists those there are.
            MissingExtraError: pandas is not installed.
        """
        from sesaku.model.tables.frame import dataframe  # noqa: PLC0415 - it is made of readings

        return dataframe(self, table)
