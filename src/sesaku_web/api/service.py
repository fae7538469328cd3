"""What the API says of itself: whether it works, who asks, and what its problems mean."""

from typing import Annotated, Any, Literal

from django.db import connection
from django.http import HttpRequest
from ninja import Path, Router, Schema
from pydantic import Field

from sesaku import READER_VERSION, __version__
from sesaku_web.accounts.permissions import Action
from sesaku_web.api.access import ApiRequest, allowed
from sesaku_web.api.problems import catalogue
from sesaku_web.exceptions import NotFoundError

router = Router(tags=["service"])


class Health(Schema):
    """The service works, and so does its database."""

    status: Literal["ok"]
    version: str
    reader_version: str


class Me(Schema):
    """Who asks, and what they may do."""

    username: str
    name: str
    role: str
    may: Annotated[list[str], Field(description="actions of the table of permissions")]


class ProblemKind(Schema):
    """A kind of problem; its address is the `type` of the answers."""

    code: str
    status: int
    title: str


@router.get("/health", auth=None, response=Health, summary="Whether the service works")
def get_health(request: HttpRequest) -> dict[str, Any]:  # noqa: ARG001 - Ninja passes it
    """Ask the database something; 503 says that it does not answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"status": "ok", "version": __version__, "reader_version": READER_VERSION}


@router.get("/me", response=Me, summary="Who asks")
@allowed(Action.READ_DOCUMENTS)
def get_me(request: ApiRequest) -> dict[str, Any]:
    """Return whose token or session it is, and what can be done with it."""
    actor = request.auth
    return {
        "username": actor.user.username,
        "name": actor.user.name,
        "role": actor.user.role,
        "may": [action.value for action in Action if actor.may(action)],
    }


@router.get(
    "/problems/{code}", auth=None, response=ProblemKind, summary="What a kind of problem means"
)
def get_problem(request: HttpRequest, code: Path[str]) -> dict[str, Any]:
    """Return a kind of problem."""
    kind = catalogue().get(code)
    if kind is None:
        raise NotFoundError(f"「{code[:60]}」という問題の種類はありません。")
    return {"code": kind.code, "status": kind.status, "title": kind.title(request)}
