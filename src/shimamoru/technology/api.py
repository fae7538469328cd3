"""Islands, grades, technologies and plans, for programs."""

from typing import Annotated, Any

from ninja import Path, Query, Router, Schema, Status
from pydantic import Field

from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, Asked, allowed
from sesaku_web.api.words import Text
from sesaku_web.exceptions import NotFoundError
from shimamoru.islands import querysets
from shimamoru.islands.geojson import properties
from shimamoru.islands.grades import gradings, scheme, values_of
from shimamoru.planning.sensitivity import changes
from shimamoru.technology import running
from shimamoru.technology.actions.make_plan import make_plan
from shimamoru.technology.asking import Choice, question
from shimamoru.technology.catalogue import entries
from shimamoru.technology.models import Plan

router = Router(tags=["islands"])


class IslandAnswer(Schema):
    """An island of the register; what is not known is null."""

    slug: str
    name: str
    reading: str | None
    prefecture: str | None
    municipality: str | None
    group: str | None
    status: str | None
    lon: float | None
    lat: float | None
    area_km2: float | None
    population: int | None
    mainland_km: float | None
    foreign_km: Annotated[float | None, Field(description="to the nearest land not Japan's")]
    baseline_km: float | None
    coast_km: float | None
    port: str | None
    power: str | None
    sensors: str | None
    grade: Annotated[str | None, Field(description="A to D; null where it is open")]
    grade_range: Annotated[list[str], Field(description="the highest and lowest it can be")]
    sources: Annotated[dict[str, Any], Field(description="source of each value, by field")]


class IslandsAsked(Asked):
    """Which islands."""

    q: Annotated[Text, Field(description="part of name, reading, municipality, group")] = ""
    prefecture: Text = ""


class PlanAsked(Schema):
    """What is asked of the planner; money in a hundred million yen, shares in percent."""

    name: Text
    oku: float
    years: int = 10
    islands: tuple[Text, ...] = ()
    technologies: tuple[Text, ...] = ()
    required: tuple[tuple[Text, Text], ...] = ()
    excluded: tuple[tuple[Text, Text], ...] = ()
    redundancy: float = 20
    floor: float = 0
    staff: int | None = None
    trust_unknown: bool = True


class PlanAnswer(Schema):
    """A plan: its question, and the planner's answer when it is there."""

    number: int
    name: str
    state: str
    seconds: float | None
    asked: dict[str, Any]
    answer: dict[str, Any] | None


@router.get("/islands", response=list[IslandAnswer], summary="Islands 「島の台帳」")
@allowed(Action.READ_DOCUMENTS)
def list_islands(request: ApiRequest, asked: Query[IslandsAsked]) -> list[dict[str, Any]]:  # noqa: ARG001 - Ninja passes it
    """List the islands of the register with their grades."""
    found = list(querysets.islands(querysets.Filters(asked.q, asked.prefecture)))
    grades = gradings(found, scheme())
    return [properties(one, grades[one.slug]) for one in found]


@router.get("/islands/{slug}", response=IslandAnswer, summary="An island")
@allowed(Action.READ_DOCUMENTS)
def get_island(request: ApiRequest, slug: Path[Text]) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return what is known of an island, with the source of each value."""
    found = querysets.islands().filter(slug=slug).first()
    if found is None:
        raise NotFoundError(f"島「{slug[:60]}」は台帳にありません。")
    return properties(found, gradings([found], scheme())[found.slug])


@router.get("/grading", summary="Grades with their working 「島の区分」")
@allowed(Action.READ_DOCUMENTS)
def get_grading(request: ApiRequest) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return the scheme, the working of every grade, and which change when a weight moves."""
    by = scheme()
    islands = list(querysets.islands())
    found = gradings(islands, by)
    moved = changes(by, {one.slug: values_of(one, by) for one in islands})
    return {
        "criteria": [
            {"id": one.id, "label": one.ja, "field": one.field, "weight": one.weight}
            for one in by.criteria
        ],
        "grades": dict(by.grades),
        "islands": {
            slug: {
                "grade": one.grade,
                "low": one.low,
                "high": one.high,
                "parts": {step.criterion.id: step.part for step in one.steps},
            }
            for slug, one in found.items()
        },
        "sensitivity": [
            {
                "criterion": one.criterion.id,
                "factor": one.factor,
                "island": one.island,
                "before": one.before,
                "after": one.after,
            }
            for one in moved
        ],
    }


@router.get("/technologies", summary="Technologies 「技術の一覧」")
@allowed(Action.READ_DOCUMENTS)
def list_technologies(request: ApiRequest) -> list[dict[str, Any]]:  # noqa: ARG001 - Ninja passes it
    """List the catalogue; ``example`` says whose figures nobody answers for."""
    return [
        {"id": one.technology.id, **one.content, "example": one.technology.example}
        for one in entries()
    ]


@router.post("/plans", response={202: PlanAnswer}, summary="Ask for a plan 「配備計画」")
@allowed(Action.MAKE_PLANS)
def post_plan(request: ApiRequest, asked: PlanAsked) -> Status[dict[str, Any]]:
    """Keep a question and have it answered; ask for the plan until its state is ``done``."""
    choice = Choice(
        oku=asked.oku,
        years=asked.years,
        islands=asked.islands,
        technologies=asked.technologies,
        required=asked.required,
        excluded=asked.excluded,
        redundancy=asked.redundancy,
        floor=asked.floor,
        staff=asked.staff,
        trust_unknown=asked.trust_unknown,
    )
    made = make_plan(request.auth, asked.name, question(choice), form={})
    running.begin(request.auth, made)
    return Status(202, _plan(made))


@router.get("/plans/{number}", response=PlanAnswer, summary="A plan")
@allowed(Action.READ_DOCUMENTS)
def get_plan(request: ApiRequest, number: int) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Return a plan with its reasons."""
    found = Plan.objects.filter(pk=number, withdrawn=False).first()
    if found is None:
        raise NotFoundError(f"計画案 {number} はありません。")
    return _plan(found)


def _plan(found: Plan) -> dict[str, Any]:
    return {
        "number": found.pk,
        "name": found.name,
        "state": found.state,
        "seconds": found.seconds,
        "asked": found.asked,
        "answer": found.answer,
    }
