"""Money, for programs."""

from typing import Annotated, Any, Literal, TypeAlias, get_args

from ninja import Router, Schema
from pydantic import ConfigDict, Field

from sesaku.linking.money.interchange import topic_as_dict
from sesaku.linking.money.spending import SCHEMA, checked
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.pages.lookup import reading_of
from workbench.money.actions.judge_link import judge_link
from workbench.money.actions.keep_topic import save_topic
from workbench.money.adding import pair_to_add, with_added
from workbench.money.linked import means_with_links, one_means
from workbench.money.models import LinkJudgement, SavedTopic
from workbench.money.printed import money_as_json, spending_as_json
from workbench.money.running import comparisons_of, judgements, run_of
from workbench.money.spent import content_of, definition_of
from workbench.money.views.topics import saved

router = Router(tags=["money"])


class LinkJudged(Schema):
    """What is said of a means and a project."""

    project: Annotated[
        str,
        Field(
            description="`project_key` of the link; to add a project, one of its sheets as "
            "`<first 12 of the document's sha256>/project:<number>`"
        ),
    ]
    verdict: Annotated[str, Field(description="confirm, choose, reject or add")]
    reason: str


_SEEN = r"[^\u0000-\u0020\u007f-\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
"""A character that is seen: what every language's idea of white space leaves."""
_Word: TypeAlias = Annotated[str, Field(pattern=_SEEN, max_length=1_000)]
_Place: TypeAlias = Literal["name", "purpose", "overview"]
_Words: TypeAlias = Annotated[list[_Word], Field(max_length=40)]


class TopicAsked(Schema):
    """A topic in the form `sesaku-topic/1`."""

    model_config = ConfigDict(extra="forbid")

    form: Annotated[Literal["sesaku-topic/1"], Field(alias="schema")] = "sesaku-topic/1"
    name: _Word
    words: Annotated[list[_Word], Field(min_length=1, max_length=40)]
    without: _Words = Field(default_factory=list)
    ministries: _Words = Field(default_factory=list)
    places: Annotated[list[_Place], Field(min_length=1)] = Field(
        default_factory=lambda: list(get_args(_Place))
    )
    note: Annotated[str, Field(max_length=1_000)] = ""


class TopicAnswer(Schema):
    """A saved topic."""

    id: int
    definition: Annotated[dict[str, Any], Field(description="in the form `sesaku-topic/1`")]
    changed_at: str


@router.get("/documents/{sha256}/money", summary="Money of a report 「達成手段と支出」")
@allowed(Action.READ_DOCUMENTS)
def get_money(request: ApiRequest, sha256: str) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return the projects of a report's means, and what adds up (`sesaku-money/1`)."""
    return _money(sha256)


@router.post("/documents/{sha256}/money/{means}/judgements", summary="Judge a link of a means")
@allowed(Action.JUDGE_MONEY)
def post_judgement(
    request: ApiRequest, sha256: str, means: str, asked: LinkJudged
) -> dict[str, Any]:
    """Say whether a means is a project; return the money of the report by that."""
    found = one_means(with_added(run_of(reading_of(sha256))), means)
    adding = asked.verdict == LinkJudgement.Verdict.ADD
    pair = pair_to_add(found.data, asked.project) if adding else found.pair(asked.project)
    judge_link(request.auth, pair, asked.verdict, asked.reason)
    return _money(sha256)


@router.get("/spending", response=list[TopicAnswer], summary="Saved topics 「主題」")
@allowed(Action.READ_DOCUMENTS)
def get_topics(request: ApiRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - Ninja passes it
    """Return the definitions of all topics."""
    return [_topic(one) for one in SavedTopic.objects.filter(withdrawn_at=None)]


@router.post("/spending", response=TopicAnswer, summary="Save a topic")
@allowed(Action.KEEP_SPENDING)
def post_topic(request: ApiRequest, definition: TopicAsked) -> dict[str, Any]:
    """Save a definition in the form `sesaku-topic/1`."""
    return _topic(save_topic(request.auth, checked(definition.dict(exclude={"form"}))))


@router.get("/spending/{number}", summary="Spending on a topic")
@allowed(Action.READ_DOCUMENTS)
def get_spending(request: ApiRequest, number: int) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return what is spent on a topic by ministry and year (`sesaku-spending/1`)."""
    return spending_as_json(content_of(saved(number)))


def _topic(one: SavedTopic) -> dict[str, Any]:
    definition = {"schema": SCHEMA, **topic_as_dict(definition_of(one))}
    return {"id": one.pk, "definition": definition, "changed_at": one.changed_at.isoformat()}


def _money(sha256: str) -> dict[str, Any]:
    reading = reading_of(sha256)
    run = with_added(run_of(reading))
    said = judgements(run)
    compared = comparisons_of(run, said)
    return money_as_json(run, reading.document.name, means_with_links(run, said), compared)
