"""The full policy evaluation report 「政策評価書」."""

from sesaku.document.document import Document
from sesaku.model.reading import Content, Detection

KIND = "evaluation_report"
LABEL = "政策評価書"


def detect(document: Document) -> Detection:  # noqa: ARG001
    """Not built yet."""
    return Detection(KIND, 0.0, ())


def read(document: Document) -> Content:  # noqa: ARG001
    """Not built yet."""
    return Content()
