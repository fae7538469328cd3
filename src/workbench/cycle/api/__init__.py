"""The evaluation cycle, for programs."""

from workbench.cycle.api import advice, cells, cycles, people, remarks, units

ROUTERS = (
    cycles.router,
    units.router,
    cells.router,
    advice.router,
    remarks.router,
    people.router,
)
"""All operations, in the order in which the description has them."""
