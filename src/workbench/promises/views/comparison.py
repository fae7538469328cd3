"""Positions of several actors side by side by topic: quotes, each with its place."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku.linking.topics.comparison import Compared
from sesaku.model.walk import plain
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.citer import Cited, Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable, offer
from sesaku_web.sources.models import PositionRow, StoredReading
from workbench.promises import querysets
from workbench.promises.labels import relation_label, topic_label
from workbench.promises.linked import comparison_of

_MOST = 6
NONE = "none"
"""What addresses call the positions on no topic."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one actor says of a topic."""

    reading: StoredReading
    actor: str
    quotes: Sequence[Cited]


@dataclass(frozen=True, slots=True)
class Between:
    """What the machine sees between two positions, and the words that show it."""

    label: str
    relation: str
    first: tuple[str, Cited]
    second: tuple[str, Cited]
    why: Sequence[tuple[str, str, str]]


@page()
def comparison(request: PageRequest) -> HttpResponse:
    """Choose papers, and show how many of their positions are on which topic."""
    chosen, known = _chosen(request)
    compared = comparison_of(chosen, querysets.topics()) if chosen else ()
    table = _overview(compared, chosen)
    download = offer(request, [table], "comparison")
    if download is not None:
        return download
    said = {
        "papers": [(one, actor_of(one), one in chosen) for one in known],
        "chosen": chosen,
        "table": table,
        "most": _MOST,
    }
    return render(request, "promises/comparison.html", said)


@page()
def topic(request: PageRequest, name: str) -> HttpResponse:
    """Show what the chosen papers say of a topic, one column an actor."""
    chosen, _known = _chosen(request)
    compared = comparison_of(chosen, querysets.topics()) if chosen else ()
    found = next((one for one in compared if _id(one) == name), None)
    if found is None:
        raise NotFoundError(_("この主題の主張は、選んだ文書にありません。"))
    quotes = _quotes(found, chosen)
    sides = [
        Side(one, actor_of(one), [quotes[place] for place in _places(found, one)]) for one in chosen
    ]
    table = _table(found, quotes)
    between = [_between(found, quotes, number) for number in range(len(found.relations))]
    download = offer(request, [table], f"topic-{name}")
    if download is not None:
        return download
    said = {
        "name": name,
        "label": topic_label(found.topic),
        "sides": sides,
        "between": between,
        "table": table,
        "back": f"{reverse('promises:comparison')}?{_query(chosen)}",
        "editable": found.topic is not None,
    }
    return render(request, "promises/topic.html", said)


def actor_of(reading: StoredReading) -> str:
    """Return who states the positions, as far as the document says."""
    return reading.publisher or reading.title or reading.document.name


def _chosen(request: PageRequest) -> tuple[list[StoredReading], list[StoredReading]]:
    known = list(querysets.papers())
    wanted = set(request.GET.getlist("paper"))
    chosen = [one for one in known if not wanted or one.document.short in wanted]
    return chosen[:_MOST], known


def _query(chosen: Sequence[StoredReading]) -> str:
    return urlencode([("paper", one.document.short) for one in chosen])


def _id(compared: Compared) -> str:
    return compared.topic.id if compared.topic is not None else NONE


def _places(compared: Compared, reading: StoredReading) -> list[int]:
    return [
        place
        for place, one in enumerate(compared.positions)
        if one.reading.document.sha256 == reading.document.sha256
    ]


def _quotes(compared: Compared, chosen: Sequence[StoredReading]) -> list[Cited]:
    """Return the positions as pages show them, each under the name that its paper's rows have."""
    citers = {one.document.sha256: Citer(one.document) for one in chosen}
    rows = PositionRow.objects.filter(reading__in=chosen)
    subjects = {
        (sha, _start(cite)): subject
        for sha, cite, subject in rows.values_list("reading__document__sha256", "cite", "subject")
    }
    quotes = []
    for one in compared.positions:
        sha, position = one.reading.document.sha256, one.statement.position
        subject = subjects.get((sha, _start(position.cite)), "")
        cite = plain(position.cite)
        number = position.number
        quotes.append(citers[sha].value(position.text, cite, subject, "text", number=number))
    return quotes


def _start(cite: Sequence[Sequence[int | None]]) -> tuple[int | None, ...]:
    return tuple(cite[0][:2]) if cite else ()


def _overview(compared: Sequence[Compared], chosen: Sequence[StoredReading]) -> PageTable:
    rows = []
    for one in compared:
        address = reverse("promises:topic", args=(_id(one),))
        counts = [len(_places(one, reading)) for reading in chosen]
        rows.append(
            [
                Cell(topic_label(one.topic), href=f"{address}?{_query(chosen)}"),
                *(Cell(count, str(count) if count else "－") for count in counts),
            ]
        )
    columns = [Column(_("主題")), *(Column(actor_of(one), numeric=True) for one in chosen)]
    return PageTable("topics", _("主題ごとの主張の数"), columns, [Group(rows)])


def _table(compared: Compared, quotes: Sequence[Cited]) -> PageTable:
    rows = [
        [
            Cell(one.actor),
            Cell(one.reading.document.name),
            Cell("／".join(one.statement.position.path)),
            Cell(one.statement.position.number),
            Cell(quote.text),
            Cell(quote.view),
        ]
        for one, quote in zip(compared.positions, quotes, strict=True)
    ]
    heads = (_("主体"), _("文書"), _("見出し"), _("番号"), _("本文"), _("典拠"))
    columns = [Column(head) for head in heads]
    return PageTable("quotes", _("主題についての主張"), columns, [Group(rows)])


def _between(compared: Compared, quotes: Sequence[Cited], number: int) -> Between:
    related = compared.relations[number]
    first, second = compared.positions[related.a], compared.positions[related.b]
    return Between(
        relation_label(related.relation),
        related.relation,
        (first.actor, quotes[related.a]),
        (second.actor, quotes[related.b]),
        [(why.shared, why.a_words, why.b_words) for why in related.why],
    )
