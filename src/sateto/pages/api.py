"""Research for programs: search, a record, records like it."""

from typing import Annotated, Any

from django.http import QueryDict
from ninja import Path, Query, Router, Schema
from pydantic import Field

from sateto.finding.keeping import lookup, placed, research_search
from sateto.finding.search import Hit
from sateto.finding.similar import similar
from sateto.pages.asking import asking_of
from sateto.pages.counting import counts_of
from sateto.records.json_form import plain
from sesaku.retrieval.query import LONGEST
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, Asked, allowed
from sesaku_web.api.words import Number
from sesaku_web.exceptions import NotFoundError

router = Router(tags=["research"])

_MOST = 100
_FARTHEST = 1000


class ResearchAsked(Asked):
    """What is searched for; facets narrow by `funder`, `programme`, `year`, `institution` …."""

    q: Annotated[
        str,
        Field(
            max_length=LONGEST,
            pattern=r"^[^\x00]*$",
            description='words, a "phrase", filters such as `funder:` or `-year:`',
        ),
    ] = ""
    narrow: Annotated[
        str,
        Field(
            max_length=4000,
            pattern=r"^[^\x00]*$",
            description="what narrows it, as pages write it: `year=2021&type=patent`",
        ),
    ] = ""
    limit: Annotated[int, Field(ge=1, le=_MOST, description="so many at most")] = 20
    offset: Annotated[int, Field(ge=0, le=_FARTHEST, description="so many are passed over")] = 0
    facets: Annotated[bool, Field(description="count the records by facet too")] = False


class FoundText(Schema):
    """Where something was found."""

    field: Annotated[str, Field(description="found, title, about or names")]
    text: str
    matched: list[str]


class FoundRecord(Schema):
    """A record that answers."""

    number: int
    key: str
    title: str
    title_en: str
    score: float
    matches: list[FoundText]


class FoundResearch(Schema):
    """Records, those nearest to an answer first."""

    hits: list[FoundRecord]
    total: int
    some: Annotated[bool, Field(description="no record holds all of the words: these hold some")]
    facets: dict[str, dict[str, int]]
    exact: Annotated[
        bool,
        Field(description="all institutions of a record are counted, and not its first four"),
    ]


class LikeRecord(Schema):
    """A record like another, and the words that both have."""

    number: int
    key: str
    title: str
    shared: list[str]


@router.get("/research", response=FoundResearch, summary="Search over research 「研究成果の検索」")
@allowed(Action.READ_DOCUMENTS)
def search_research(request: ApiRequest, asked: Query[ResearchAsked]) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Search the records of research."""
    given = QueryDict(asked.narrow, mutable=True)
    given["q"] = asked.q
    asking = asking_of(given)
    search = research_search()
    wanted = asking.asked(facets=asked.facets)
    found = search(wanted, limit=asked.limit, offset=asked.offset)
    counts = counts_of(search, wanted, found)
    return {
        "hits": [_hit(one) for one in found.hits],
        "total": found.total,
        "some": found.some,
        "facets": {name: dict(values) for name, values in counts.facets.items()},
        "exact": counts.exact,
    }


@router.get("/research/{number}", response=dict[str, Any], summary="A record of research")
@allowed(Action.READ_DOCUMENTS)
def get_record(request: ApiRequest, number: Path[Number]) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return a record with all its parts, its origin and cites (`sateto-record/1`)."""
    found = lookup([number]).get(number)
    if found is None:
        raise NotFoundError(f"研究課題 {number} はありません。")
    return {"schema": "sateto-record/1", "number": number, **plain(placed(found))}


@router.get(
    "/research/{number}/similar", response=list[LikeRecord], summary="Records like a record"
)
@allowed(Action.READ_DOCUMENTS)
def list_similar(request: ApiRequest, number: Path[Number]) -> list[dict[str, Any]]:  # noqa: ARG001 - Ninja passes it
    """List the records most like one, with the words that both have in common."""
    record = lookup([number]).get(number)
    if record is None:
        raise NotFoundError(f"研究課題 {number} はありません。")
    search_ = research_search()
    found = similar(search_.catalogue, search_.lookup, record, without=[number])
    return [
        {
            "number": one.key,
            "key": one.record.key,
            "title": one.record.title.best(),
            "shared": list(one.shared),
        }
        for one in found
    ]


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "number": hit.key,
        "key": hit.record.key,
        "title": hit.record.title.ja,
        "title_en": hit.record.title.en,
        "score": hit.score,
        "matches": [
            {
                "field": match.field,
                "text": "".join(piece.text for piece in match.pieces),
                "matched": [piece.text for piece in match.pieces if piece.marked],
            }
            for match in hit.matches
        ],
    }
