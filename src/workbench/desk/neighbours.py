"""The unit before and the one after, in the order of the document."""

from collections.abc import Iterable, Mapping

from workbench.cycle.models import Unit
from workbench.desk.frame import unit_address
from workbench.desk.naming import called


def neighbours(
    units: Iterable[Unit], unit: Unit, names: Mapping[int, str], page: str = "unit"
) -> tuple[tuple[str, str] | None, tuple[str, str] | None]:
    """Return label and address of the unit of the same kind before, and of the one after.

    Args:
        units: the living ones of the cycle, in their order.
        unit: the unit.
        names: of the units.
        page: the page that the addresses lead to.
    """
    same = [one for one in units if one.kind == unit.kind]
    at = next((place for place, one in enumerate(same) if one.pk == unit.pk), None)
    if at is None:
        return None, None
    before = same[at - 1] if at else None
    after = same[at + 1] if at + 1 < len(same) else None

    def link(one: Unit | None) -> tuple[str, str] | None:
        return (called(one, names), unit_address(unit.cycle_id, one.subject, page)) if one else None

    return link(before), link(after)
