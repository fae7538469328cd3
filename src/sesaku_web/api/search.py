"""Search: passages that answer a query."""

from typing import Annotated, Any

from ninja import Query, Router, Schema
from pydantic import Field

from sesaku.retrieval.documents import as_hit
from sesaku.retrieval.query import LONGEST
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, Asked, allowed
from sesaku_web.api.addresses import Addresses
from sesaku_web.api.words import Cite, View
from sesaku_web.search.keeping import library_search
from sesaku_web.sources.models import StoredReading

router = Router(tags=["search"])

_MOST = 100
_FARTHEST = 1000


class SearchAsked(Asked):
    """What is searched for."""

    q: Annotated[
        str,
        Field(
            max_length=LONGEST,
            pattern=r"^[^\x00]*$",
            description='words, a "phrase", filters (kind: code: year: field: actor: doc:), '
            "or a question in Japanese",
        ),
    ]
    limit: Annotated[int, Field(ge=1, le=_MOST, description="so many hits at most")] = 10
    offset: Annotated[int, Field(ge=0, le=_FARTHEST, description="so many are passed over")] = 0
    facets: Annotated[bool, Field(description="count the passages by field too")] = False


class FoundPassage(Schema):
    """A passage that answers."""

    document: Annotated[str, Field(description="name of the file")]
    sha256: str
    title: str
    text: Annotated[str, Field(description="what the cite says, line wraps removed")]
    cite: Cite
    view: View
    score: float
    subject: Annotated[str, Field(description="e.g. `2-1 2020 result`")]
    kind: Annotated[str, Field(description="kind of the cell that most of it is")]
    year: int | None
    headings: Annotated[list[str], Field(description="names above it, outermost first")]
    matched: Annotated[list[str], Field(description="what was found, as printed")]


class FoundPassages(Schema):
    """Passages, those nearest to an answer first."""

    hits: list[FoundPassage]
    total: Annotated[int, Field(description="how many passages are found in all")]
    more: Annotated[bool, Field(description="whether there are hits after these")]
    facets: Annotated[
        dict[str, dict[str, int]], Field(description="how many passages have each value, by field")
    ]


@router.get("/search", response=FoundPassages, summary="Passages that answer a query 「検索」")
@allowed(Action.READ_DOCUMENTS)
def search(request: ApiRequest, asked: Query[SearchAsked]) -> dict[str, Any]:
    """Search the library."""
    page = library_search()(asked.q, limit=asked.limit, offset=asked.offset, facets=asked.facets)
    hits = [as_hit(hit) for hit in page.hits]
    readings = StoredReading.objects.select_related("document").filter(
        current=True, document__sha256__in={hit["sha256"] for hit in hits}
    )
    held = {reading.document.sha256: reading for reading in readings}
    addresses = Addresses(request)
    placed = [addresses.placed(held[hit["sha256"]], hit) for hit in hits if hit["sha256"] in held]
    return {"hits": placed, "total": page.total, "more": page.more, "facets": page.facets}
