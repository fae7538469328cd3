"""The ex-ante sheet 「事前分析表」 of a measure."""

from sesaku.document.document import Document
from sesaku.grammars.ex_ante_sheet.detection import KIND, TITLE, detect
from sesaku.grammars.forms.actions import read_form
from sesaku.model.reading import Content

__all__ = ["KIND", "LABEL", "detect", "read"]

LABEL = "事前分析表"


def read(document: Document) -> Content:
    """Read an ex-ante sheet."""
    return read_form(document, TITLE, ahead=True)
