"""What pages show of a value: as read, where it stands, and what a person laid beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias
from urllib.parse import quote, urlencode

from django.urls import reverse

from sesaku_web.pages.places import written
from sesaku_web.sources.models import Correction, StoredDocument
from sesaku_web.sources.rows.made import names_in
from sesaku_web.sources.values import Scalar

Cite: TypeAlias = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Cited:
    """A value as pages show it; the addresses are empty where there is nothing to show.

    Attributes:
        text: what is shown, as printed.
        view: address of the viewer, at the place.
        citation: address of the citation.
        form: address of the form of corrections.
        page: number of the page; None without pages.
        correction: what a person says of it, where somebody does.
        number: what stands before it as its number, where it is a numbered text.
    """

    text: str
    view: str = ""
    citation: str = ""
    form: str = ""
    page: int | None = None
    correction: Correction | None = None
    number: str = ""

    def __str__(self) -> str:
        return self.text


class Citer:
    """Makes the cited values of one document.

    Args:
        document: the document.
        corrections: those that stand beside what is shown.
    """

    def __init__(self, document: StoredDocument, corrections: Iterable[Correction] = ()) -> None:
        self.root = _root(document.short)
        self._view = f"{self.root}view?at="
        self._citation = f"{self.root}cite?at="
        self._form = f"{self.root}correct?"
        self._beside: Mapping[tuple[str, str], Correction] = {
            (correction.subject, correction.path): correction for correction in corrections
        }

    def at(self, cite: Cite) -> str:
        """Return the address of the viewer at a place, "" for no place."""
        return f"{self._view}{written(cite)}#at" if cite else ""

    def marking(self, cite: Cite, subject: str, path: str) -> str:
        """Return the address of the viewer where a place is chosen for a value."""
        place = f"at={written(cite)}&" if cite else ""
        return f"{self.root}view?{place}{urlencode({'subject': subject, 'path': path})}#at"

    def citation(self, cite: Cite) -> str:
        """Return the address of the citation of a place, "" for no place."""
        return f"{self._citation}{written(cite)}" if cite else ""

    def form(self, subject: str, path: str) -> str:
        """Return the address of the form that corrects a value."""
        return self._form + urlencode({"subject": subject, "path": path})

    def page_of(self, kind: str, subject: str = "") -> str:
        """Return the address of a page of the document, e.g. ``indicators/2-1``."""
        return f"{self.root}{kind}/{quote(subject, safe='')}" if subject else f"{self.root}{kind}"

    def value(
        self, text: Scalar, cite: Cite, subject: str, path: str, *, number: str | None = None
    ) -> Cited:
        """Return a value as it is shown; ``path`` leads to it from ``subject``."""
        at = written(cite)
        page = cite[0][2] if cite and len(cite[0]) > 2 else None  # noqa: PLR2004 - [start, end, page]
        return Cited(
            text="" if text is None else str(text),
            view=f"{self._view}{at}#at" if at else "",
            citation=f"{self._citation}{at}" if at else "",
            form=self._form + _value_named(subject, path),
            page=page,
            correction=self._beside.get((subject, path)) if self._beside else None,
            number=number or "",
        )

    def text(self, record: Mapping[str, Any] | None, subject: str, path: str) -> Cited | None:
        """Return a text with a cite, e.g. a note; None where there is none."""
        if not record:
            return None
        leaf = f"{path}/text" if path else "text"
        return self.value(
            record["text"], record["cite"], subject, leaf, number=record.get("number")
        )

    def texts(self, records: Sequence[Mapping[str, Any]], subject: str, path: str) -> list[Cited]:
        """Return numbered texts, each by the name that ``sources.values`` gives it."""
        named = zip(names_in(records), records, strict=True)
        found = (self.text(record, subject, f"{path}/{name}") for name, record in named)
        return [text for text in found if text is not None]


@lru_cache(maxsize=1_000)
def _root(short: str) -> str:
    return reverse("pages:document", args=(short,))


@lru_cache(maxsize=20_000)
def _value_named(subject: str, path: str) -> str:
    """Return a value's name as addresses have it; documents of a kind have the same names."""
    return f"subject={quote(subject)}&path={quote(path)}"
