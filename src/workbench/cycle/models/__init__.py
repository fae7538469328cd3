"""The rows of the evaluation cycle."""

from workbench.cycle.models.advice import Dismissal, LoadedScale
from workbench.cycle.models.cell import Cell, CellChange, Draft
from workbench.cycle.models.cycle import Cycle, CycleYear
from workbench.cycle.models.people import Assignment, DueDate, Membership, Reminder
from workbench.cycle.models.proposal import Proposal
from workbench.cycle.models.remark import Remark
from workbench.cycle.models.unit import Move, Unit

__all__ = (
    "Assignment",
    "Cell",
    "CellChange",
    "Cycle",
    "CycleYear",
    "Dismissal",
    "Draft",
    "DueDate",
    "LoadedScale",
    "Membership",
    "Move",
    "Proposal",
    "Remark",
    "Reminder",
    "Unit",
)
