"""The ministries' common standard form 「実績評価書（標準様式）」."""

from sesaku.document.document import Document
from sesaku.grammars.forms.actions import read_form
from sesaku.grammars.standard_form.detection import KIND, TITLE, detect
from sesaku.model.reading import Content

__all__ = ["KIND", "LABEL", "detect", "read"]

LABEL = "実績評価書（標準様式）"


def read(document: Document) -> Content:
    """Read a standard form."""
    return read_form(document, TITLE)
