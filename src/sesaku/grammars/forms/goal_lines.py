"""Lines that begin with the number of a goal: 達成目標１ …, 【目標２】 …."""

import re

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.sheet import RowIndex

GOAL_NUMBER = re.compile(
    r"(?:達成|施策|個別|重点|政策)?目標(?P<number>\d{1,2}|[\u2460-\u2473]|[IVⅠ-Ⅻ]{1,3})[.:、)]?"
)
GOAL_LEAD = re.compile(rf"[○◯●・◆◇■□]?[【(\[]?{GOAL_NUMBER.pattern}[】)\]]?(?![\d\-‐－–])")


def goal_beside(number: FormCell, index: RowIndex) -> FormCell | None:
    """Return the goal beside its number in a row of their own: 達成目標１ | …."""
    if not _is_number(number.text):
        return None
    beside = index.beside(number)
    if len(beside) != 1 or beside[0].left != number.right:
        return None
    return beside[0] if beside[0].bottom == number.bottom else None


def is_goal(cell: FormCell) -> bool:
    """Whether a cell or paragraph that stands alone is a goal with its number: 達成目標１ ….."""
    return cell.alone and GOAL_LEAD.match(cell.text) is not None


def is_goal_number(cell: FormCell) -> bool:
    """Whether a cell or paragraph is the number of a goal and nothing else: 【達成目標１】."""
    return cell.alone and _is_number(cell.text)


def _is_number(text: str) -> bool:
    match = GOAL_LEAD.match(text)
    return match is not None and match.end() == len(text)
