"""Documents as records of search: the passages of a reading."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sesaku.retrieval.answers import answers_of, with_facts
from sesaku.retrieval.highlighting import printed
from sesaku.retrieval.passages import Passage, passages_of
from sesaku.retrieval.record import Field, Record
from sesaku.retrieval.searching import Hit

FIELDS = (
    Field("kind", "種別", "Kind", facet=True),
    Field("doc", "文書", "Document", facet=True),
    Field("actor", "主体", "Actor", facet=True),
    Field("year", "年度", "Fiscal year", facet=True),
    Field("field", "個別分野", "Policy field", facet=True),
    Field("code", "指標", "Indicator", facet=True),
)
"""What queries narrow documents by."""

VERSION = 3
"""Raised when passages are made otherwise: what was indexed before is indexed anew."""

_PRIOR = {"material": 0.6}
"""Lists of sources name what others say of everything; they are seldom the answer."""


@dataclass(frozen=True, slots=True)
class Source:
    """The document that passages come from.

    Attributes:
        name: the file's name.
        sha256: hash of its bytes.
        group: what its records are replaced by.
    """

    name: str
    sha256: str
    group: str


def records_of(source: Source, snapshot: Mapping[str, Any], text: str) -> Iterator[Record]:
    """Yield the records of a document.

    Args:
        source: the document.
        snapshot: its reading, as ``sesaku-reading/1``.
        text: its canonical text.
    """
    pages = _Pages(snapshot)
    passages = with_facts(passages_of(snapshot, text), snapshot)
    for passage in (*passages, *answers_of(snapshot, text)):
        yield _record(source, snapshot, passage, pages)


def _record(
    source: Source, snapshot: Mapping[str, Any], passage: Passage, pages: "_Pages"
) -> Record:
    cell, document = passage.cell, snapshot["document"]
    actor = document.get("publisher") or ""
    subject = " ".join(part for part in (cell.subject, str(cell.year or ""), cell.kind) if part)
    told = (cell, *passage.cells)
    values = {
        "kind": tuple(sorted({one.kind for one in told})),
        "doc": (source.name,),
        "actor": (actor,) if actor else (),
        "year": tuple(sorted({str(one.year) for one in told if one.year})),
        "field": tuple(sorted({one.field for one in told if one.field})),
        "code": tuple(sorted({one.code for one in told if one.code})),
    }
    return Record(
        group=source.group,
        text=passage.text,
        headings="\n".join(cell.headings),
        values=values,
        facts=passage.facts,
        strength=passage.strength,
        prior=_PRIOR.get(cell.kind, 1.0),
        spans=passage.spans,
        core=passage.core,
        payload={
            "document": source.name,
            "sha256": source.sha256,
            "title": document.get("title") or "",
            "actor": actor,
            "subject": subject,
            "about": cell.subject,
            "kind": cell.kind,
            "year": cell.year,
            "headings": list(cell.headings),
            "cite": pages.cite(passage.spans),
        },
    )


class _Pages:
    """The pages of a document, known by the cites of its reading."""

    def __init__(self, snapshot: Mapping[str, Any]) -> None:
        self._starts = sorted(_paged(snapshot)) if snapshot["document"].get("pages") else []

    def cite(self, spans: tuple[tuple[int, int], ...]) -> list[list[int]]:
        """Return spans as a cite prints them: with the page where there are pages."""
        if not self._starts:
            return [[start, end] for start, end in spans]
        return [[start, end, self._page(start)] for start, end in spans]

    def _page(self, offset: int) -> int:
        page = 1
        for start, number in self._starts:
            if start > offset:
                break
            page = number
        return page


def _paged(node: Any) -> Iterator[tuple[int, int]]:  # noqa: ANN401 - JSON
    """Yield where spans with a page begin, and that page."""
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "cite" or key.endswith("_cite"):
                yield from ((span[0], span[2]) for span in value if len(span) > 2)  # noqa: PLR2004 - start, end, page
            else:
                yield from _paged(value)
    elif isinstance(node, list):
        for part in node:
            yield from _paged(part)


def as_hit(hit: Hit) -> dict[str, Any]:
    """Return a hit as ``sesaku search --json`` prints it."""
    payload = hit.record.payload
    return {
        "document": payload["document"],
        "text": hit.record.text,
        "cite": payload["cite"],
        "score": hit.score,
        "subject": payload["subject"],
        "kind": payload["kind"],
        "year": payload["year"],
        "headings": payload["headings"],
        "title": payload["title"],
        "sha256": payload["sha256"],
        "matched": printed(f"{hit.record.text}\n{hit.record.headings}", hit.matched),
    }
