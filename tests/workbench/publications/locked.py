"""A cycle that is ready to be published, for tests."""

from tests.workbench.cycle.people import Staffed, fill, staffed
from workbench.cycle.actions.move_unit import move_all, move_unit
from workbench.cycle.workflow import CycleRole

_WRITERS = (CycleRole.DIVISION, CycleRole.COORDINATOR, CycleRole.OFFICER)


def locked(staff: Staffed | None = None) -> Staffed:
    """Return a report loaded as it is, submitted, approved and locked."""
    ready = staff or staffed(period=None)
    fill(ready)
    for role in _WRITERS:
        move_all(ready[role], ready.cycle, "submit")
    move_all(ready[CycleRole.APPROVER], ready.cycle, "approve")
    move_unit(ready[CycleRole.OFFICER], ready.unit("measure"), "lock")
    return ready
