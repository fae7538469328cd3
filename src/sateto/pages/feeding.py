"""Saved searches over research, as feeds tell them."""

from django.http import QueryDict

from sateto.finding.keeping import research_search
from sateto.pages.asking import asking_of
from sateto.pages.results import results_of
from sateto.records.models import ResearchRecord
from sesaku_web.search.feeds import FeedItem

NAME = "research"
"""The name of the search over research, as saved searches have it."""

_MOST = 50


def feed_of(query: str) -> list[FeedItem]:
    """Return what a saved search finds, records that came or were changed last first."""
    asking = asking_of(QueryDict(query))
    found = research_search()(asking.asked(facets=False), limit=_MOST)
    results = results_of(found.hits)
    numbers = [one.number for one in results]
    records = ResearchRecord.objects.present().in_bulk(numbers)
    items = [
        FeedItem(
            title=one.title,
            address=one.href,
            text="　".join(one.about),
            name=f"research:{one.record.key}:{records[one.number].versions}",
            at=records[one.number].current().made_at,
        )
        for one in results
        if one.number in records
    ]
    return sorted(items, key=lambda item: item.at, reverse=True)
