"""The page of search, saved searches, and their feeds."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from sesaku.retrieval.query import Query, without_filters
from sesaku.retrieval.searching import Page, Search
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import NotFoundError
from sesaku_web.pages.access import PageRequest, page
from sesaku_web.pages.tables import TABLE, offer
from sesaku_web.people.outcome import done
from sesaku_web.search.actions.save_search import delete_search, save_search
from sesaku_web.search.facets import facets_of
from sesaku_web.search.feeds import LIBRARY, items_of
from sesaku_web.search.keeping import library_search
from sesaku_web.search.models import SavedSearch
from sesaku_web.search.results import results_of, table_of

_A_PAGE = 20
_MOST_PAGES = 25
_DOWNLOADED = 200


@page()
def search(request: PageRequest) -> HttpResponse:
    """Answer ``?q=``; without it show the box, what can be asked, and one's saved searches."""
    text = request.GET.get("q", "").strip()
    number = _page_number(request.GET.get("page", ""))
    saved = SavedSearch.objects.filter(user=request.actor.user, of=LIBRARY)
    said = {"query": text, "saved": saved, "number": number}
    if not text:
        return render(request, "search/search.html", said)
    asked = library_search()
    whole = TABLE in request.GET
    found = asked(
        text,
        limit=_DOWNLOADED if whole else _A_PAGE,
        offset=0 if whole else (number - 1) * _A_PAGE,
        facets=not whole,
    )
    results = results_of(found.hits)
    table = table_of(results)
    download = offer(request, [table], "search")
    if download is not None:
        return download
    said |= {
        "results": results,
        "found": found,
        "first": (number - 1) * _A_PAGE + 1,
        "next": number + 1 if found.more and number < _MOST_PAGES else None,
        "facets": list(facets_of(text, found.query.filters, found.facets)),
        "table": table,
        "kept": saved.filter(query=text).exists(),
        **_help(asked, text, found),
    }
    return render(request, "search/search.html", said)


_DIGITS = 9


def _page_number(given: str) -> int:
    if not given.isascii() or not given.isdigit():
        return 1
    # What is longer than any page's number is not looked at digit by digit.
    return min(max(int(given[:_DIGITS]), 1), _MOST_PAGES)


def _help(asked: Search, text: str, found: Page) -> dict[str, object]:
    """Return what may help where nothing was found: how many each word alone would find."""
    if found.hits:
        return {}
    query: Query = found.query
    return {
        "words": [(word.text, asked(word.text, limit=1).total) for word in query.words],
        "wider": without_filters(text) if query.filters.wanted or query.filters.unwanted else "",
        "loose": text.replace('"', " ").strip() if '"' in text else "",
    }


@require_POST
@page(Action.KEEP_SEARCHES)
def save(request: PageRequest) -> HttpResponse:
    """Keep a query."""
    query, name = request.POST.get("query", ""), request.POST.get("name", "")
    said = _("検索を保存しました。")
    return done(
        request,
        lambda: save_search(request.actor, query, name=name),
        said,
        reverse("search:search"),
    )


@require_POST
@page(Action.KEEP_SEARCHES)
def delete(request: PageRequest, number: int) -> HttpResponse:
    """Let a saved search go."""
    saved = SavedSearch.objects.filter(pk=number, user=request.actor.user).first()
    if saved is None:
        raise NotFoundError("その検索は保存されていません。")
    said = _("保存した検索を消しました。")
    return done(
        request, lambda: delete_search(request.actor, saved), said, reverse("search:search")
    )


def feed(request: HttpRequest, key: str) -> HttpResponse:
    """Return the Atom feed of a saved search; its secret address stands for the person."""
    saved = SavedSearch.objects.select_related("user").filter(key=key).first()
    if saved is None:
        raise NotFoundError("そのフィードはありません。")
    Actor(saved.user).require(Action.READ_DOCUMENTS)
    own = request.build_absolute_uri()
    made = Atom1Feed(
        title=saved.name,
        link=request.build_absolute_uri(reverse("search:search")),
        description=saved.query,
        language="ja",
        feed_url=own,
        feed_guid=f"urn:sesaku:search:{saved.pk}",
    )
    for item in items_of(saved.of, saved.query):
        made.add_item(
            title=item.title,
            link=request.build_absolute_uri(item.address),
            description=item.text,
            unique_id=f"urn:sesaku:{item.name}",
            pubdate=item.at,
            updateddate=item.at,
        )
    return HttpResponse(made.writeString("utf-8"), content_type="application/atom+xml")
