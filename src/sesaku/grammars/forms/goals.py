"""Goals 「達成すべき目標」 of a form: numbered in their lines or in cells of their own."""

import re
from collections.abc import Sequence

from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.lists import listing_of
from sesaku.grammars.forms.quantities import Part
from sesaku.grammars.forms.sheet import FormCell
from sesaku.grammars.forms.texts import numbered_items
from sesaku.model.evaluation import Goal
from sesaku.text.numerals import item_number

_NUMBER = re.compile(
    r"(?:達成|施策|個別|重点|政策)?目標(?P<number>\d{1,2}|[\u2460-\u2473]|[IVⅠ-Ⅻ]{1,3})[.:、)]?"
)
_LEAD = re.compile(rf"{_NUMBER.pattern}(?=[^\d\-‐－–])")


def read_goals(context: Context, cells: Sequence[FormCell]) -> tuple[Goal, ...]:
    """Return the goals of a measure: the numbered ones, or the one that has no number."""
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell.text)]
    texts = {number: _beside(number, cells, numbers) for number in numbers}
    told = {cell for beside in texts.values() for cell in beside}
    if numbers and all(texts.values()) and len(told) + len(numbers) == len(cells):
        return tuple(_numbered(context, number, texts[number]) for number in numbers)
    leading = [_LEAD.match(cell.text) for cell in cells]
    if cells and all(leading):
        return tuple(_led(context, cell, match) for cell, match in zip(cells, leading, strict=True))
    return tuple(
        Goal(number, passage.text, (), passage.cite)
        for number, passage in numbered_items(context, listing_of(context, cells))
    )


def _led(context: Context, cell: FormCell, match: re.Match[str] | None) -> Goal:
    """Return the goal of a cell that begins with its number."""
    end = match.end() if match else 0
    context.label_part(Part(cell, 0, end))
    value = item_number(match["number"]) if match else None
    passage = context.text(Part(cell, end, len(cell.text)))
    return Goal(None if value is None else str(value), passage.text, (), passage.cite)


def _beside(
    number: FormCell, cells: Sequence[FormCell], numbers: Sequence[FormCell]
) -> list[FormCell]:
    return [
        cell
        for cell in cells
        if cell not in numbers and cell.left >= number.right and cell.within_rows(number)
    ]


def _numbered(context: Context, number: FormCell, texts: Sequence[FormCell]) -> Goal:
    context.label(number)
    match = _NUMBER.fullmatch(number.text)
    value = item_number(match["number"]) if match else None
    passage = context.join(texts)
    return Goal(None if value is None else str(value), passage.text, (), passage.cite)
