"""Citing a place of a document: as text, BibTeX, and a Web Annotation.

What the document does not say (publisher, date) is left out: nothing is made up.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

_AROUND = 32
"""Characters before and after the quote, by which it is found in a text that has moved."""

_LONGEST = 200
_SPECIAL = re.compile(r"[\\{}$&#%_~^]")
_NAMED = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_DATE = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """A place of a document.

    Attributes:
        publisher: who published the document; empty where it does not say.
        title: its title.
        date: of its publication, ISO 8601 as exact as printed, or as printed; may be empty.
        spans: ``[start, end, page]`` of the place, page None without pages.
        text: the canonical text.
        sha256: hash of the file.
        version: version of the reader that made the text.
        address: permanent address of the place.
        source: permanent address of the document.
        seen: day on which it is cited, ISO 8601.
    """

    publisher: str
    title: str
    date: str
    spans: Sequence[tuple[int, int, int | None]]
    text: str
    sha256: str
    version: str
    address: str
    source: str
    seen: str

    @property
    def quote(self) -> str:
        """The cited characters, line ends removed."""
        pieces = (self.text[start:end] for start, end, _page in self.spans)
        return " … ".join("".join(piece.split("\n")) for piece in pieces)

    @property
    def year(self) -> str:
        """The year of publication, "" where it is not known."""
        match = _DATE.match(self.date)
        return match[1] if match else ""

    @property
    def pages(self) -> str:
        """The pages of the place: "12", "12–13", "" without pages."""
        numbers = sorted({page for _start, _end, page in self.spans if page is not None})
        if not numbers:
            return ""
        return str(numbers[0]) if len(numbers) == 1 else f"{numbers[0]}–{numbers[-1]}"

    def as_text(self) -> str:
        """Return the citation as one line of text."""
        parts = [
            self.publisher,
            _("「%(title)s」") % {"title": self.title},
            self._printed_date(),
            _("%(pages)sページ") % {"pages": self.pages} if self.pages else "",
            _("「%(quote)s」") % {"quote": self._short_quote()},
            self.address,
            _("（%(day)s閲覧）") % {"day": self.seen},
        ]
        return _("、").join(part for part in parts if part)

    def as_bibtex(self) -> str:
        """Return the citation as an entry of BibTeX."""
        start = self.spans[0][0] if self.spans else 0
        fields = {
            "author": f"{{{_tex(self.publisher)}}}" if self.publisher else "",
            "title": f"{{{_tex(self.title)}}}",
            "year": self.year,
            "month": (_DATE.match(self.date) or ["", "", ""])[2] or "",
            "pages": self.pages.replace("–", "--"),
            "url": self.address,
            "urldate": self.seen,
            "note": _tex(self._short_quote()),
        }
        lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
        return "\n".join([f"@misc{{sesaku-{self.sha256[:12]}-{start},", *lines, "}"])

    def as_annotation(self) -> str:
        """Return the citation as a Web Annotation (JSON-LD) with position and quote."""
        targets = [self._target(start, end, page) for start, end, page in self.spans]
        annotation = {
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": self.address,
            "type": "Annotation",
            "motivation": "identifying",
            "target": targets[0] if len(targets) == 1 else targets,
        }
        return json.dumps(annotation, ensure_ascii=False, indent=2)

    def _target(self, start: int, end: int, page: int | None) -> dict[str, Any]:
        selectors: list[dict[str, Any]] = [
            {"type": "TextPositionSelector", "start": start, "end": end},
            {
                "type": "TextQuoteSelector",
                "exact": self.text[start:end],
                "prefix": self.text[max(start - _AROUND, 0) : start],
                "suffix": self.text[end : end + _AROUND],
            },
        ]
        if page is not None:
            selectors.append(
                {
                    "type": "FragmentSelector",
                    "conformsTo": "http://tools.ietf.org/rfc/rfc3778",
                    "value": f"page={page}",
                }
            )
        return {
            "source": self.source,
            "digest": f"sha256:{self.sha256}",
            "readerVersion": self.version,
            "selector": selectors,
        }

    def _short_quote(self) -> str:
        quote = self.quote
        return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"

    def _printed_date(self) -> str:
        match = _DATE.fullmatch(self.date)
        if not match:
            return self.date
        year, month, day = match.groups()
        if day:
            said = {"year": year, "month": int(month), "day": int(day)}
            return _("%(year)s年%(month)d月%(day)d日") % said
        if month:
            return _("%(year)s年%(month)d月") % {"year": year, "month": int(month)}
        return _("%(year)s年") % {"year": year}


def _tex(text: str) -> str:
    return _SPECIAL.sub(lambda match: _NAMED.get(match[0], f"\\{match[0]}"), text)
