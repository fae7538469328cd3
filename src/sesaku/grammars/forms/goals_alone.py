"""Goals that stand alone above the tables of their indicators, in no section of goals."""

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.goal_lines import goal_beside, is_goal, is_goal_number
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.sheet import RowIndex
from sesaku.grammars.forms.vocabulary import vocabulary


def goals_alone(
    sections: list[Section], rest: list[FormCell]
) -> tuple[list[FormCell], list[FormCell]]:
    """Take the goals that stand alone out of the grids, and of what belongs to no section.

    One that is a number alone has its text right below.
    """
    grids = [section for section in sections if section.kind in vocabulary().grids]
    held = [*rest, *(cell for section in grids for cell in section.cells)]
    in_rows = _goals_in_rows(held)
    alone = [cell for section in grids for cell in section.cells if cell.alone]
    alone = sorted([*alone, *(cell for cell in rest if cell.alone)], key=lambda cell: cell.top)
    goals: list[FormCell] = []
    for cell in alone:
        before = goals[-1] if goals else None
        told = before is not None and before.bottom == cell.top and is_goal_number(before)
        if told or is_goal(cell):
            goals.append(cell)
    goals = sorted([*goals, *in_rows], key=lambda cell: (cell.top, cell.left))
    for section in grids:
        section.cells = [cell for cell in section.cells if cell not in goals]
    return goals, [cell for cell in rest if cell not in goals]


def _goals_in_rows(cells: list[FormCell]) -> list[FormCell]:
    """Return the numbers of goals that lead rows of their own, and the goals: 目標１ | ….."""
    index = RowIndex(cells)
    pairs = ((cell, goal_beside(cell, index)) for cell in cells)
    return [one for cell, goal in pairs if goal is not None for one in (cell, goal)]
