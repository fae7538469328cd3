"""No known form: the text is kept, nothing is read from it, and a diagnostic says so."""

from sesaku.document.document import Document
from sesaku.model.diagnostic import Collector
from sesaku.model.reading import Content, Detection

KIND = "unknown"
LABEL = "既知の様式なし"


def detect(document: Document) -> Detection:  # noqa: ARG001 - the interface of every grammar
    """Say that no known form fits."""
    return Detection(KIND, 1.0, ("既知の様式の見出しが見つかりません。",))


def read(document: Document) -> Content:
    """Read nothing; the whole text goes to one diagnostic."""
    collector = Collector()
    collector.add("kind-unknown", document.cite(0, len(document.text)))
    return Content(diagnostics=collector.all())
