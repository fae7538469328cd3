"""The documents that a run speaks of, so that each value leads to its place."""

from collections.abc import Iterable, Mapping
from typing import Any

from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.sources.models import StoredDocument
from workbench.money.sheets import told


class Places:
    """Makes cited values of several documents, all asked for at once.

    Args:
        labels: what a run calls them.
    """

    def __init__(self, labels: Iterable[str]) -> None:
        wanted = {told(label)[1] for label in labels}
        held = StoredDocument.objects.filter(sha256__in=wanted)
        self._citers = {document.sha256: Citer(document) for document in held}

    def value(self, text: str, cite: Any, label: str) -> Cited:  # noqa: ANN401 - JSON
        """Return a value with its place in the document of that label."""
        citer = self._citers.get(told(label)[1])
        return citer.value(text, cite, "", "") if citer is not None else Cited(text)

    def page_of(self, label: str, place: int) -> str:
        """Return the page of the sheet at that place of a document."""
        citer = self._citers.get(told(label)[1])
        return citer.page_of("projects", f"project:{place + 1}") if citer is not None else ""

    def address(self, cite: Any, label: str) -> str:  # noqa: ANN401 - JSON
        """Return the address of a place, for downloads."""
        citer = self._citers.get(told(label)[1])
        return citer.at(cite) if citer is not None else ""

    def amount(self, amount: Mapping[str, Any] | None) -> Cited | None:
        """Return an amount as printed, with its unit and place; None where there is none."""
        if amount is None:
            return None
        printed = f"{amount['raw']} {amount['unit']}"
        return self.value(printed, amount["cite"], amount["document"])
