"""Levels of attainment 「目標達成度合い」 as forms print them: one, or all with one ticked."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from sesaku.codelists import load
from sesaku.grammars.forms.form_cell import FormCell

GRADE = r"(?:[\u2460-\u2468]|[A-ESa-es]|\d|[IVⅠ-Ⅴ]{1,3}|[ア-オ])"
_BEFORE = re.compile(rf"[(\[【〔<]?(?P<grade>{GRADE})(?:[)\]】〕>]?[.、::]?[「『]?|[(\[【〔<])$")
_AFTER = re.compile(rf"[(\[【〔<](?P<grade>{GRADE})[)\]】〕>]")
_DEGREE = re.compile(r"の?(?:度合?|状況|程度)")
_CHOSEN = re.compile(r"[○◯◎●■☑レ✓✔]$")
_FILLED = re.compile(r"[●■☑レ✓✔]$")
"""A sign that ticks where others are rings or boxes: ○目標達成 ●進展が大きくない."""
_TICK = re.compile(r"[○◯◎●■☑レ✓✔]")
_SEVERAL = 2
SIGN = re.compile(r"[□☐☑○◯◎●■レ✓✔]")


class Level(NamedTuple):
    """A level in a text, its grade, what stands around both, and whether it is ticked."""

    start: int
    end: int
    grade: tuple[int, int] | None
    around: tuple[int, int]
    chosen: bool


@cache
def levels() -> re.Pattern[str]:
    """Return the pattern of all names of levels."""
    forms = load("attainment_levels").forms()
    return re.compile("|".join(re.escape(form) for form in forms))


def level_in(text: str, at: int) -> Level | None:
    """Return the level that a cell names; of several the one that is marked."""
    found: list[Level] = []
    for match in levels().finditer(text, at):
        if _DEGREE.match(text, match.end()):
            continue  # 目標達成度合いの測定結果
        before = _BEFORE.search(text, at, match.start())
        after = _AFTER.match(text, match.end())
        head = text[at : before.start() if before else match.start()]
        grade = before.span("grade") if before else after.span("grade") if after else None
        chosen = _CHOSEN.search(head.rstrip("(【[")) is not None
        around = (
            before.start() if before else match.start(),
            after.end() if after and not before else match.end(),
        )
        found.append(Level(match.start(), match.end(), grade, around, chosen))
    if len(found) > 1:
        found = [level for level in found if level.chosen]
    if len(found) > 1:
        found = [level for level in found if _FILLED.search(text[: level.around[0]].rstrip("(【["))]
    return found[0] if len(found) == 1 else None


def levels_apart(cells: Sequence[FormCell]) -> tuple[list[FormCell], FormCell | None]:
    """Return the cells that hold a level each, where there are several, and the ticked one.

    The tick stands in the cell itself, or in one to its left, to its right or below. Where none or
    several are ticked, no level holds.
    """
    alone = [cell for cell in cells if is_level(cell.text)]
    if len(alone) < _SEVERAL:
        return [], None
    ticks = [cell for cell in cells if _TICK.fullmatch(cell.text)]
    filled = [cell for cell in ticks if _FILLED.fullmatch(cell.text)]
    own = [cell for cell in alone if _TICK.match(cell.text)]
    ways = [
        own,
        [cell for cell in own if _FILLED.match(cell.text[:1])],
        *(
            [cell for cell in alone if any(stands(tick, cell) for tick in among)]
            for among in (ticks, filled)
            for stands in (_is_left, _is_right, _is_below)
        ),
    ]
    told = [way[0] for way in ways if len(way) == 1]
    return alone, told[0] if len(set(told)) == 1 else None


def is_level(text: str) -> bool:
    """Whether a text is a level and nothing else but a sign, a number or a grade."""
    match = levels().search(text)
    if match is None or _DEGREE.match(text, match.end()):
        return False
    before = SIGN.sub("", text[: match.start()], count=1)
    after = text[match.end() :]
    return (not before or _BEFORE.fullmatch(before) is not None) and (
        not after or _AFTER.fullmatch(after) is not None
    )


def _is_left(tick: FormCell, cell: FormCell) -> bool:
    return tick.right == cell.left and tick.within_rows(cell)


def _is_right(tick: FormCell, cell: FormCell) -> bool:
    return tick.left == cell.right and tick.within_rows(cell)


def _is_below(tick: FormCell, cell: FormCell) -> bool:
    return tick.top == cell.bottom and cell.left <= tick.left and tick.right <= cell.right
