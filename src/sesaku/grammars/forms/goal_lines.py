"""Lines that begin with the number of a goal: 達成目標１ …, 【目標２】 …."""

import re

from sesaku.grammars.forms.sheet import FormCell, RowIndex

GOAL_NUMBER = re.compile(
    r"(?:達成|施策|個別|重点|政策)?目標(?P<number>\d{1,2}|[\u2460-\u2473]|[IVⅠ-Ⅻ]{1,3})[.:、)]?"
)
GOAL_LEAD = re.compile(rf"[○◯●・◆◇■□]?[【(\[]?{GOAL_NUMBER.pattern}[】)\]]?(?![\d\-‐－–])")


def goal_beside(number: FormCell, index: RowIndex) -> FormCell | None:
    """Return the goal beside its number in a row of their own: 達成目標１ | …."""
    match = GOAL_LEAD.match(number.text)
    if match is None or match.end() < len(number.text) or "目標" not in number.text:
        return None
    beside = index.beside(number)
    if len(beside) != 1 or beside[0].left != number.right:
        return None
    return beside[0] if beside[0].bottom == number.bottom else None


def is_goal(cell: FormCell) -> bool:
    """Whether a cell or paragraph that stands alone is a goal with its number: 達成目標１ ….."""
    match = GOAL_LEAD.match(cell.text)
    return cell.alone and match is not None and "目標" in match[0]


def is_goal_number(cell: FormCell) -> bool:
    """Whether a cell or paragraph is the number of a goal and nothing else: 【達成目標１】."""
    match = GOAL_LEAD.match(cell.text)
    return is_goal(cell) and match is not None and match.end() == len(cell.text)
