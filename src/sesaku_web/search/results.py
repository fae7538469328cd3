"""Hits as pages, downloads and feeds show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from sesaku.retrieval.highlighting import Piece, pieces, printed
from sesaku.retrieval.searching import Hit
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.subjects import label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.search.facets import value_label
from sesaku_web.search.feeds import FeedItem
from sesaku_web.search.keeping import library_search
from sesaku_web.sources.models import StoredDocument


@dataclass(frozen=True, slots=True)
class Result:
    """A hit with its document and addresses.

    Attributes:
        about: what it is about, e.g. 測定指標 2-1.
        kind: the kind of its cell, in words.
        year: its fiscal year, or None.
        heading: the name that stands above it, or "".
        title: of the document.
        name: of the document's file.
        pieces: its text, cut where something was found.
        view: address of its place in the viewer.
        citation: address of its citation.
        document: address of the document.
        place: where it stands, as addresses write it.
        page: number of its page, or None.
        score: how well it answers.
        matched: what was found, as printed.
        added_at: when the document was added.
        sha256: hash of the document.
    """

    about: str
    kind: str
    year: int | None
    heading: str
    title: str
    name: str
    pieces: Sequence[Piece]
    view: str
    citation: str
    document: str
    place: str
    page: int | None
    score: float
    matched: tuple[str, ...]
    added_at: datetime
    sha256: str

    @property
    def text(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)


def results_of(hits: Iterable[Hit]) -> list[Result]:
    """Return hits with their documents; one whose document is gone by now is left out."""
    found = list(hits)
    wanted = {hit.record.payload["sha256"] for hit in found}
    held = {
        document.sha256: document
        for document in StoredDocument.objects.present().filter(sha256__in=wanted)
    }
    return [
        _result(hit, held[hit.record.payload["sha256"]])
        for hit in found
        if hit.record.payload["sha256"] in held
    ]


def _result(hit: Hit, document: StoredDocument) -> Result:
    payload, text = hit.record.payload, hit.record.text
    cite, citer = payload["cite"], Citer(document)
    headings = payload["headings"]
    first = cite[0]
    return Result(
        about=label_of(payload["about"]) if payload["about"] else "",
        kind=value_label("kind", payload["kind"]),
        year=payload["year"],
        heading=headings[-1] if len(headings) > 1 else "",
        title=payload["title"] or document.name,
        name=document.name,
        pieces=pieces(text, hit.matched),
        view=citer.at(cite),
        citation=citer.citation(cite),
        document=citer.root,
        place=",".join(f"{span[0]}-{span[1]}" for span in cite),
        page=first[2] if len(first) > 2 else None,  # noqa: PLR2004 - start, end, page
        score=hit.score,
        matched=tuple(printed(text, hit.matched)),
        added_at=document.added_at,
        sha256=document.sha256,
    )


def table_of(results: Sequence[Result]) -> PageTable:
    """Return results as a table for download."""
    rows = [
        [
            Cell(result.title),
            Cell(result.name),
            Cell(result.about),
            Cell(result.kind),
            Cell(result.year),
            Cell(result.text),
            Cell("、".join(result.matched)),
            Cell(result.place),
            Cell(result.page),
            Cell(result.score),
            Cell(result.sha256),
        ]
        for result in results
    ]
    heads = (
        _("文書"),
        _("ファイル"),
        _("対象"),
        _("種別"),
        _("年度"),
        _("本文"),
        _("一致した語"),
        _("位置"),
        _("ページ"),
        _("得点"),
        "SHA-256",
    )
    return PageTable("hits", _("検索結果"), [Column(head) for head in heads], [Group(rows)])


_IN_FEED = 50


def feed_of(query: str) -> list[FeedItem]:
    """Return what a saved search over the library finds, documents added last first."""
    found = results_of(library_search()(query, limit=_IN_FEED).hits)
    return [
        FeedItem(
            title=" ".join(str(part) for part in (one.title, one.about, one.kind) if part),
            address=one.view,
            text=one.text,
            name=f"{one.sha256}:{one.place}",
            at=one.added_at,
        )
        for one in sorted(found, key=lambda result: result.added_at, reverse=True)
    ]
