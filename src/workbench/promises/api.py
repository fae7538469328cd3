"""Comparison by topic and links of promises, for programs."""

from typing import Annotated, Any

from ninja import Query, Router, Schema
from pydantic import Field

from sesaku.linking.topics.comparison import as_dict
from sesaku.model.walk import plain
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, Asked, allowed
from sesaku_web.pages.lookup import reading_of
from workbench.promises import querysets
from workbench.promises.actions.judge_link import Verdict, judge_link
from workbench.promises.linked import comparison_of
from workbench.promises.matching import Joined, promises_of

router = Router(tags=["promises"])


class JoinedLink(Schema):
    """A link of a position to a subject of a report."""

    target: Annotated[str, Field(description="subject of the report: 2-1, F2, next:2-5")]
    name: str
    state: Annotated[str, Field(description="suggested, confirmed, rejected, added or review")]
    score: float | None
    relation: str
    why: list[dict[str, Any]]
    judgement: Annotated[str | None, Field(description="the reason that a person gave")]


class PromiseAnswer(Schema):
    """A position with its links; none where nothing of the report covers it."""

    subject: str
    number: str
    path: list[str]
    text: str
    cite: list[list[int | None]]
    links: list[JoinedLink]


class ComparisonAsked(Asked):
    """Which papers."""

    papers: Annotated[str, Field(description="beginnings of their hashes, with commas between")]


class JudgementAsked(Schema):
    """What is said of a link."""

    subject: Annotated[str, Field(description="the position: P12, position:3")]
    target: str
    verdict: Annotated[str, Field(description="confirm, reject or add")]
    reason: str


@router.get("/comparison", summary="Positions by topic 「主題ごとの比較」")
@allowed(Action.READ_DOCUMENTS, names_documents=True)
def get_comparison(request: ApiRequest, asked: Query[ComparisonAsked]) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return the positions of papers side by side by topic (`sesaku-comparison/1`)."""
    chosen = [reading_of(one.strip()) for one in asked.papers.split(",")]
    return as_dict(comparison_of(chosen, querysets.topics()))


@router.get(
    "/promises/{paper}/{report}",
    response=list[PromiseAnswer],
    summary="What covers each position 「約束と実績」",
)
@allowed(Action.READ_DOCUMENTS)
def list_promises(request: ApiRequest, paper: str, report: str) -> list[dict[str, Any]]:  # noqa: ARG001 - Ninja passes it
    """List the positions of a paper with the subjects of a report that cover each."""
    return [
        {
            "subject": one.row.subject,
            "number": one.row.number,
            "path": one.row.path,
            "text": one.row.text,
            "cite": one.row.cite,
            "links": [_link(joined) for joined in one.links],
        }
        for one in promises_of(reading_of(paper), reading_of(report))
    ]


@router.post(
    "/promises/{paper}/{report}/judgements",
    response=JoinedLink,
    summary="Confirm, reject or add a link",
)
@allowed(Action.JUDGE_LINKS)
def judge(request: ApiRequest, paper: str, report: str, asked: JudgementAsked) -> dict[str, Any]:
    """Lay a judgement beside what the machine suggests."""
    first, second = reading_of(paper), reading_of(report)
    verdict = Verdict(asked.subject, asked.target, asked.verdict, asked.reason)
    made = judge_link(request.auth, first.document, second.document, verdict)
    found = next(one for one in promises_of(first, second) if one.row.subject == asked.subject)
    return _link(next(one for one in found.links if one.target == made.target))


def _link(joined: Joined) -> dict[str, Any]:
    return {
        "target": joined.target,
        "name": joined.name,
        "state": joined.state,
        "score": joined.score,
        "relation": joined.relation,
        "why": plain(tuple(joined.why)),
        "judgement": joined.judgement.reason if joined.judgement else None,
    }
