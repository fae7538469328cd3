"""Matches as pages and downloads show them: two sentences side by side, marked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from sateto.needs.matching import Match, Matches
from sateto.pages.labels import part_label, said
from sateto.pages.results import about
from sesaku.linking.needs.asking import Need, Span
from sesaku.linking.needs.evidence import Shared
from sesaku.retrieval.highlighting import Piece
from sesaku_web.pages.tables import Cell, Column, Group, PageTable

_LONGEST = 320
_AROUND = 90


@dataclass(frozen=True, slots=True)
class ShownTerm:
    """A term that need and result share: as the need says it, and as the result does."""

    need: str
    result: str
    exact: bool


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """A match as a page shows it.

    Attributes:
        percent: how much of the need is covered.
        need: the need's sentence, cut where something is shared.
        result: the result's sentence, cut likewise; shortened where it is very long.
        part: the part of the record in which it stands, in words.
        uncovered: what of the need it does not speak of.
    """

    number: int
    key: str
    title: str
    href: str
    about: Sequence[str]
    percent: int
    need: Sequence[Piece]
    result: Sequence[Piece]
    part: str
    shared: Sequence[ShownTerm]
    uncovered: Sequence[str]


def shown(matches: Iterable[Match], need: Need) -> list[ShownMatch]:
    """Return matches as a page shows them."""
    return [_shown(one, need) for one in matches]


def _shown(match: Match, need: Need) -> ShownMatch:
    evidence, pair = match.evidence, match.evidence.pair
    asked: list[Piece] = []
    answered: list[Piece] = []
    if pair is not None:
        asked = cut(need.text, pair.need, (one.term.span for one in evidence.shared))
        places = (place for one in evidence.shared for place in one.places.get(pair.part, ()))
        answered = shortened(cut(match.parts[pair.part], pair.result, places))
    return ShownMatch(
        number=match.number,
        key=match.record.key,
        title=said(match.record.title) or _("（題名なし）"),
        href=reverse("research:record", args=(match.number,)),
        about=about(match.record),
        percent=round(100 * match.share),
        need=asked,
        result=answered,
        part=part_label(pair.part) if pair else "",
        shared=[
            ShownTerm(need.text[slice(*one.term.span)], _words(one, need), one.exact)
            for one in evidence.shared
        ],
        uncovered=[need.text[slice(*term.span)] for term in evidence.uncovered],
    )


def _words(shared: Shared, need: Need) -> str:
    """Return by which words a result speaks of a term; the need's own alone where it has that."""
    own = need.text[slice(*shared.term.span)]
    return own if own in shared.words else "、".join(shared.words[:4])


def cut(text: str, within: Span, places: Iterable[Span]) -> list[Piece]:
    """Return a sentence of a text cut at places, those beyond it left out."""
    start, end = within
    made: list[Piece] = []
    at = start
    for first, last in sorted(set(places)):
        if first < at or last > end:
            continue
        if first > at:
            made.append(Piece(text[at:first], marked=False))
        made.append(Piece(text[first:last], marked=True))
        at = last
    if at < end:
        made.append(Piece(text[at:end], marked=False))
    return made


def shortened(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with what is far from anything marked left out, where they are very long."""
    if sum(len(piece.text) for piece in pieces) <= _LONGEST:
        return list(pieces)
    made = []
    for at, piece in enumerate(pieces):
        first, last = at == 0, at == len(pieces) - 1
        room = _AROUND if first or last else 2 * _AROUND
        if piece.marked or len(piece.text) <= room:
            made.append(piece)
        elif first:
            made.append(Piece("…" + piece.text[-_AROUND:], marked=False))
        elif last:
            made.append(Piece(piece.text[:_AROUND] + "…", marked=False))
        else:
            text = piece.text[:_AROUND] + "…" + piece.text[-_AROUND:]
            made.append(Piece(text, marked=False))
    return made


def uncovered_of(matches: Matches) -> list[str]:
    """Return what of a need none of its results speaks of, as the need says it."""
    return [matches.need.text[slice(*term.span)] for term in matches.uncovered]


def table_of(serving: Sequence[ShownMatch], weak: Sequence[ShownMatch]) -> PageTable:
    """Return matches with their reasons as a table for download, those that serve first."""
    judged = [(_("応える"), one) for one in serving] + [(_("判定不能"), one) for one in weak]
    rows = [
        [
            Cell(place),
            Cell(judgement),
            Cell(one.title),
            Cell("　".join(one.about)),
            Cell(one.percent),
            Cell("".join(piece.text for piece in one.need)),
            Cell("".join(piece.text for piece in one.result)),
            Cell(one.part),
            Cell("、".join(f"{each.need}＝{each.result}" for each in one.shared)),
            Cell("、".join(one.uncovered)),
            Cell(one.key),
        ]
        for place, (judgement, one) in enumerate(judged, 1)
    ]
    heads = (
        _("順位"),
        _("判定"),
        _("課題名"),
        _("概要"),
        _("ニーズのうち触れている割合（%）"),
        _("ニーズの文"),
        _("成果の文"),
        _("成果の文の場所"),
        _("共通する概念"),
        _("触れていない部分"),
        _("鍵"),
    )
    columns = [Column(head) for head in heads]
    return PageTable("matches", _("ニーズに応える成果"), columns, [Group(rows)] if rows else [])
