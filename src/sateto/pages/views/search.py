"""The page of search over research, its downloads, and saved searches."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sateto.finding.keeping import research_search
from sateto.finding.search import SORTS, Asked
from sateto.finding.shape import FACETS
from sateto.pages.asking import Asking, asking_of
from sateto.pages.counting import counts_of
from sateto.pages.facets import facets_of
from sateto.pages.feeding import NAME
from sateto.pages.labels import facet_label, sort_label, value_label
from sateto.pages.references import BIBTEX, FORMS, RIS, bibtex, ris
from sateto.pages.results import results_of, table_of
from sateto.records.record import ResearchProject
from sesaku.retrieval.query import Query
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError, NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import TABLE, offer
from sesaku_web.people.outcome import done
from sesaku_web.search.actions.save_search import delete_search, save_search
from sesaku_web.search.models import SavedSearch

A_PAGE = 20
_MOST_PAGES = 25
_DOWNLOADED = 500
_DIGITS = 9


@page()
def search(request: PageRequest) -> HttpResponse:
    """Answer what the address asks; without a question show the box and what there is."""
    asking = asking_of(request.GET)
    form = request.GET.get("as", "")
    if form in FORMS:
        return references(_whole(asking), form, "research")
    saved = SavedSearch.objects.filter(user=request.actor.user, of=NAME)
    searching = research_search()
    said: dict[str, Any] = {"asking": asking, "saved": saved, "size": searching.catalogue.size}
    if not asking.given:
        everything = searching(Asked(), limit=1)
        counts = counts_of(searching, Asked(), everything)
        said["facets"] = list(facets_of(asking, counts))
        return render(request, "research/search.html", said)
    number = page_number(request.GET.get("page", ""))
    whole = TABLE in request.GET
    asked = asking.asked(facets=not whole)
    found = searching(
        asked,
        limit=_DOWNLOADED if whole else A_PAGE,
        offset=0 if whole else (number - 1) * A_PAGE,
    )
    results = results_of(found.hits)
    table = table_of(results)
    download = offer(request, [table], "research")
    if download is not None:
        return download
    more = number * A_PAGE < found.total and number < _MOST_PAGES
    said |= {
        "found": found,
        "wordless": bool(asking.text) and found.query == Query(),
        "results": results,
        "facets": list(facets_of(asking, counts_of(searching, asked, found))),
        "chosen": list(_chosen(asking)),
        "first": (number - 1) * A_PAGE + 1,
        "number": number,
        "next": number + 1 if more else None,
        "table": table,
        "forms": [(name, f"?{asking.query(**{'as': name})}") for name in (BIBTEX, RIS)],
        "sorts": [
            (sort, sort_label(sort), f"?{asking.query(sort=sort if sort != 'best' else '')}")
            for sort in SORTS
        ],
        "kept": saved.filter(query=asking.query()).exists(),
        "most": _DOWNLOADED,
    }
    return render(request, "research/search.html", said)


def page_number(given: str) -> int:
    """Return the number of a page, 1 for what is none."""
    if not given.isascii() or not given.isdigit():
        return 1
    return min(max(int(given[:_DIGITS]), 1), _MOST_PAGES)


def references(records: list[ResearchProject], form: str, name: str) -> HttpResponse:
    """Return records as BibTeX or RIS."""
    ending, media_type = FORMS[form]
    text = bibtex(records) if form == BIBTEX else ris(records)
    response = HttpResponse(text, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _whole(asking: Asking) -> list[ResearchProject]:
    if not asking.given:
        raise ConditionError("書き出す検索の語か絞り込みを指定してください。")
    found = research_search()(asking.asked(facets=False), limit=_DOWNLOADED)
    return [hit.record for hit in found.hits]


def _chosen(asking: Asking) -> list[tuple[str, str, str]]:
    """Return what narrows a search: the facet, the value, and the address without it."""
    return [
        (
            facet_label(facet.name),
            value_label(facet.name, value),
            _without(asking, facet.name, value),
        )
        for facet in FACETS
        for value in asking.values.get(facet.name, ())
    ]


def _without(asking: Asking, name: str, value: str) -> str:
    return f"?{asking.with_value(name, value)}"


@require_POST
@page(Action.KEEP_SEARCHES)
def save(request: PageRequest) -> HttpResponse:
    """Keep a search."""
    query = request.POST.get("query", "")
    name = request.POST.get("name", "")
    return done(
        request,
        lambda: save_search(request.actor, query, name=name, of=NAME),
        _("検索を保存しました。"),
        f"{reverse('research:search')}?{query}",
    )


@require_POST
@page(Action.KEEP_SEARCHES)
def delete(request: PageRequest, number: int) -> HttpResponse:
    """Let a saved search go."""
    saved = SavedSearch.objects.filter(pk=number, user=request.actor.user, of=NAME).first()
    if saved is None:
        raise NotFoundError("その検索は保存されていません。")
    return done(
        request,
        lambda: delete_search(request.actor, saved),
        _("保存した検索を消しました。"),
        reverse("research:search"),
    )
