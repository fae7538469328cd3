"""Who sits at the desk: finding the cycle and the unit that an address names, and what one may."""

from dataclasses import dataclass

from sesaku_web.accounts.actor import Actor
from sesaku_web.exceptions import NotFoundError
from workbench.cycle.access import cycle_for, roles_of
from workbench.cycle.models import Cycle, Unit
from workbench.cycle.workflow import Act, Roles, allowed


@dataclass(frozen=True, slots=True)
class Seat:
    """A person at a cycle, with the roles held there."""

    actor: Actor
    cycle: Cycle
    roles: Roles

    def may(self, act: Act) -> bool:
        """Whether the roles allow an act, the rules of units aside."""
        return allowed(act, self.roles)


def seat_at(actor: Actor, number: int) -> Seat:
    """Return the person's seat at a cycle.

    Raises:
        PermissionRefusedError: the account may not read cycles.
        NotFoundError: there is no such cycle, or the person takes no part in it.
    """
    cycle = cycle_for(actor, number)
    return Seat(actor, cycle, roles_of(actor, cycle))


def unit_of(cycle: Cycle, subject: str) -> Unit:
    """Return a unit of a cycle by its subject, the cycle loaded.

    Raises:
        NotFoundError: there is no such unit.
    """
    found = cycle.units.filter(subject=subject).select_related("parent").first()
    if found is None:
        raise NotFoundError(f"「{subject[:60]}」はこの評価の作業にありません。")
    found.cycle = cycle
    return found
