"""Types and look-ups that several operations have."""

from typing import Annotated, TypeAlias

from ninja import Schema
from pydantic import ConfigDict, Field

from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.models import User
from sesaku_web.exceptions import NotFoundError
from workbench.cycle.access import cycle_for
from workbench.cycle.models import Cycle, Unit

Words: TypeAlias = Annotated[str, Field(max_length=20_000)]
Subject: TypeAlias = Annotated[
    str,
    Field(
        min_length=1,
        max_length=100,
        pattern=r"^[^\x00/]+$",
        description='a unit: "measure", "F2", "2-1"',
    ),
]
Key: TypeAlias = Annotated[
    str,
    Field(
        min_length=1,
        max_length=150,
        pattern=r"^[^\x00]+$",
        description='a cell: "rationale", "years/2024/target", "goals/1"',
    ),
]


class Body(Schema):
    """What is sent; what is not known in it is refused."""

    model_config = ConfigDict(extra="forbid")


class WhyAsked(Body):
    """Why."""

    reason: Words = ""


def unit_of(actor: Actor, number: int, subject: str) -> Unit:
    """Return a unit of a cycle in which the actor takes part.

    Raises:
        NotFoundError: there is none, or the actor takes no part in the cycle.
    """
    return unit_in(cycle_for(actor, number), subject)


def unit_in(cycle: Cycle, subject: str) -> Unit:
    """Return a unit of a cycle.

    Raises:
        NotFoundError: it has none of that subject.
    """
    found = cycle.units.filter(subject=subject).select_related("cycle", "parent").first()
    if found is None:
        raise NotFoundError(f"「{subject[:60]}」はこの評価の作業にありません。")
    return found


def person_of(username: str) -> User:
    """Return a person with an account.

    Raises:
        NotFoundError: nobody is called so.
    """
    found = User.objects.filter(username=username).first()
    if found is None:
        raise NotFoundError(f"利用者「{username[:60]}」はいません。")
    return found
