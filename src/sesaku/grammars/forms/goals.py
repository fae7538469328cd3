"""Goals 「達成すべき目標」 of a form: numbered in their lines or in cells of their own."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from sesaku.grammars.forms.context import Context
from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.goal_lines import GOAL_LEAD, GOAL_NUMBER
from sesaku.grammars.forms.lists import listing_of
from sesaku.grammars.forms.quantities import Part
from sesaku.grammars.forms.section import Section
from sesaku.grammars.forms.texts import numbered_items
from sesaku.grammars.rows import Row, compose
from sesaku.model.evaluation import Goal
from sesaku.model.reading import Furniture
from sesaku.text.numerals import item_number

_ALONE = re.compile(
    r"[(\[「【]?(?P<number>\d{1,2}|[\u2460-\u2473]|[ア-オ]|[IVⅠ-Ⅻ]{1,3})[)\]」】]?[.、:]?"
)

_AS_PRINTED = re.compile(r"[ア-オ]|[IVⅠ-Ⅻ]{1,3}")


def read_all_goals(
    context: Context, sections: Sequence[Section], alone: Sequence[FormCell]
) -> tuple[Goal, ...]:
    """Return the goals of their sections and those that stand alone, each once.

    Args:
        context: the form.
        sections: those of goals; the heading of one may have its number: 達成目標１ | ….
        alone: goals that stand alone above the tables of their indicators.
    """
    goals = _headed(context, sections) or read_goals(
        context, [cell for section in sections for cell in section.cells]
    )
    numbers = {goal.number for goal in goals}
    further: list[Goal] = []
    for goal in read_goals(context, alone):
        if goal.number in numbers:
            context.furniture.append(Furniture("label", goal.cite))
        else:
            further.append(goal)
    return (*goals, *further)


def _headed(context: Context, sections: Sequence[Section]) -> tuple[Goal, ...]:
    """Return the goals of sections whose headings have their numbers; none where not all have."""
    numbers = [GOAL_NUMBER.fullmatch(section.heading.text) for section in sections]
    goals: list[Goal] = []
    for section, number in zip(sections, numbers, strict=True):
        found = read_goals(context, section.cells) if all(numbers) else ()
        if number is not None and len(found) == 1 and found[0].number is None:
            found = (replace(found[0], number=_plain(number["number"])),)
        goals += found
    return tuple(goals)


def read_goals(context: Context, cells: Sequence[FormCell]) -> tuple[Goal, ...]:
    """Return the goals of a measure: the numbered ones, or the one that has no number."""
    numbers = [cell for cell in cells if _number_of(cell) is not None]
    texts = {number: _beside(number, cells, numbers) for number in numbers}
    told = {cell for beside in texts.values() for cell in beside}
    if numbers and all(texts.values()) and len(told) + len(numbers) == len(cells):
        return tuple(_numbered(context, number, texts[number]) for number in numbers)
    led = _led(context, cells)
    if led is not None:
        return led
    return tuple(
        Goal(number, passage.text, (), passage.cite)
        for number, passage in numbered_items(context, listing_of(context, cells))
    )


def _led(context: Context, cells: Sequence[FormCell]) -> tuple[Goal, ...] | None:
    """Return the goals whose lines begin with their numbers, None where the first does not.

    Numbers alone above the tables of their indicators, 【達成目標１】, are no goals.
    """
    pieces: list[tuple[re.Match[str], Part, list[Row]]] = []
    for cell in cells:
        starts = [0, *sorted(at for at in cell.tight.breaks if 0 < at < len(cell.text))]
        for start, end in itertools.pairwise([*starts, len(cell.text)]):
            match = GOAL_LEAD.match(cell.text, start)
            if match is not None:
                number = Part(cell, start, match.end())
                pieces.append((match, number, context.rows(Part(cell, match.end(), end))))
            elif pieces:
                pieces[-1][2].extend(context.rows(Part(cell, start, end)))
            else:
                return None
    goals = []
    for match, number, rows in pieces:
        context.label_part(number)
        if not rows:
            continue
        passage = compose(context.document, rows)
        goals.append(Goal(_plain(match["number"]), passage.text, (), passage.cite))
    return tuple(goals)


def _number_of(cell: FormCell) -> re.Match[str] | None:
    """Return the number that a cell is: 達成目標１, (1), [１], ア."""
    return GOAL_NUMBER.fullmatch(cell.text) or _ALONE.fullmatch(cell.text)


def _plain(number: str) -> str | None:
    """Return a number: ① is 1, ア and Ⅱ stay."""
    if _AS_PRINTED.fullmatch(number):
        return number
    value = item_number(number)
    return None if value is None else str(value)


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
    match = _number_of(number)
    passage = context.join(texts)
    return Goal(_plain(match["number"]) if match else None, passage.text, (), passage.cite)
