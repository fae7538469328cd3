"""Goals 「達成すべき目標」 of a form: numbered in their lines or in cells of their own."""

import itertools
import re
from collections.abc import Sequence

from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.lists import listing_of
from sesaku.grammars.forms.quantities import Part
from sesaku.grammars.forms.sheet import FormCell
from sesaku.grammars.forms.texts import numbered_items
from sesaku.grammars.rows import Row, compose
from sesaku.model.evaluation import Goal
from sesaku.text.numerals import item_number

_NUMBER = re.compile(
    r"(?:達成|施策|個別|重点|政策)?目標(?P<number>\d{1,2}|[\u2460-\u2473]|[IVⅠ-Ⅻ]{1,3})[.:、)]?"
)
_LEAD = re.compile(rf"[○◯●・◆◇■□]?{_NUMBER.pattern}(?=[^\d\-‐－–])")


def read_goals(context: Context, cells: Sequence[FormCell]) -> tuple[Goal, ...]:
    """Return the goals of a measure: the numbered ones, or the one that has no number."""
    numbers = [cell for cell in cells if _NUMBER.fullmatch(cell.text)]
    texts = {number: _beside(number, cells, numbers) for number in numbers}
    told = {cell for beside in texts.values() for cell in beside}
    if numbers and all(texts.values()) and len(told) + len(numbers) == len(cells):
        return tuple(_numbered(context, number, texts[number]) for number in numbers)
    led = _led(context, cells)
    if led:
        return led
    return tuple(
        Goal(number, passage.text, (), passage.cite)
        for number, passage in numbered_items(context, listing_of(context, cells))
    )


def _led(context: Context, cells: Sequence[FormCell]) -> tuple[Goal, ...]:
    """Return the goals whose lines begin with their numbers; none where the first does not."""
    pieces: list[tuple[re.Match[str], Part, list[Row]]] = []
    for cell in cells:
        starts = [0, *sorted(at for at in cell.tight.breaks if 0 < at < len(cell.text))]
        for start, end in itertools.pairwise([*starts, len(cell.text)]):
            match = _LEAD.match(cell.text, start)
            if match is not None:
                number = Part(cell, start, match.end())
                pieces.append((match, number, context.rows(Part(cell, match.end(), end))))
            elif pieces:
                pieces[-1][2].extend(context.rows(Part(cell, start, end)))
            else:
                return ()
    goals = []
    for match, number, rows in pieces:
        context.label_part(number)
        value = item_number(match["number"])
        passage = compose(context.document, rows)
        goals.append(Goal(None if value is None else str(value), passage.text, (), passage.cite))
    return tuple(goals)


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
