"""Permanent addresses: of a document, of what was read from it, and of every place in it.

An address of a place names the version of the reader, so that it leads to the same characters when
the document has been read anew.
"""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode

from django.http import HttpRequest
from django.urls import reverse

from sesaku_web.api import ROOT
from sesaku_web.pages.places import written
from sesaku_web.sources.models import StoredDocument, StoredReading

Cite: TypeAlias = Sequence[Sequence[int]]

_CITE, _CITES, _VIEW = "cite", "cites", "view"


class Addresses:
    """Makes the addresses of one answer.

    Args:
        request: the question; addresses begin as its own does.
    """

    def __init__(self, request: HttpRequest) -> None:
        self._site = request.build_absolute_uri("/").rstrip("/")
        self._viewers: dict[str, str] = {}

    def api(self, *parts: object, **asked: str) -> str:
        """Return an address of the API, e.g. ``api("documents", sha256, "text")``."""
        path = "/".join(quote(str(part), safe="") for part in parts)
        query = f"?{urlencode(asked)}" if asked else ""
        return f"{self._site}{ROOT}{path}{query}"

    def page(self, document: StoredDocument) -> str:
        """Return the address of a document's page."""
        return self._site + reverse("pages:document", args=(document.short,))

    def place(self, document: StoredDocument, version: str, cite: Cite) -> str | None:
        """Return the permanent address of a place, None for no place.

        Args:
            document: the document.
            version: of the reader that made the text.
            cite: the place in that text.
        """
        if not cite:
            return None
        short = document.short
        if short not in self._viewers:
            self._viewers[short] = self._site + reverse("pages:view", args=(short,))
        return f"{self._viewers[short]}?at={written(cite)}&version={quote(version)}"

    def placed(self, reading: StoredReading, record: Any) -> Any:  # noqa: ANN401 - JSON
        """Return a record with the address of the place beside every cite in it.

        ``view`` stands beside ``cite``, ``name_view`` beside ``name_cite``, and ``views`` beside
        ``cites``, with the same keys.
        """

        def at(cite: Cite) -> str | None:
            return self.place(reading.document, reading.reader_version, cite)

        if isinstance(record, list):
            return [self.placed(reading, part) for part in record]
        if not isinstance(record, Mapping):
            return record
        found: dict[str, Any] = {}
        for name, part in record.items():
            if name == _CITE or name.endswith("_cite"):
                found[name] = part
                found[f"{name[: -len(_CITE)]}{_VIEW}"] = at(part)
            elif name == _CITES and isinstance(part, Mapping):
                found[name] = part
                found["views"] = {key: at(cite) for key, cite in part.items()}
            elif name.endswith("_cites"):
                found[name] = part
                found[f"{name[: -len(_CITES)]}views"] = [at(cite) for cite in part]
            else:
                found[name] = self.placed(reading, part)
        return found
