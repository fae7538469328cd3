"""Records of documents, their readings as rows, and corrections."""

from sesaku_web.sources.models.correction import Correction
from sesaku_web.sources.models.document import ReadingContent, StoredDocument, StoredReading
from sesaku_web.sources.models.rows import (
    BudgetRow,
    DiagnosticRow,
    FieldRow,
    IndicatorRow,
    MeasureRow,
    OpinionRow,
    PositionRow,
    ProjectAmountRow,
    ProjectRow,
    Row,
    YearlyRow,
)

__all__ = [
    "BudgetRow",
    "Correction",
    "DiagnosticRow",
    "FieldRow",
    "IndicatorRow",
    "MeasureRow",
    "OpinionRow",
    "PositionRow",
    "ProjectAmountRow",
    "ProjectRow",
    "ReadingContent",
    "Row",
    "StoredDocument",
    "StoredReading",
    "YearlyRow",
]
