"""Cells that print a baseline or a target behind its own word: 基準値：8, 目標値：20基."""

import re
from itertools import pairwise
from typing import NamedTuple

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part, shape_of, take_apart
from sesaku.grammars.forms.vocabulary import role_of
from sesaku.grammars.forms.years import YearLabel, is_year, year_in

_LED = re.compile(r"(?P<label>[^::。、\d()]{2,8})(?:\((?P<year>[^()]{1,10})\))?[::](?=.)")
_BOUNDS = {"baseline", "target"}


class InlineBound(NamedTuple):
    """A baseline or a target with the word before it, the year that the word adds, and its value.

    ``role`` is ``baseline`` or ``target``, ``label`` where the word stands.
    """

    role: str
    year: YearLabel | None
    label: Part
    value: Part


def inline_bounds(cell: FormCell) -> list[InlineBound]:
    """Return the bounds that a cell prints, a line each; none where it holds anything else."""
    text = cell.text
    first = _LED.match(text)
    if first is None or role_of("indicator", first["label"]) not in _BOUNDS:
        return []
    starts = _starts(cell, first.end())
    found: list[InlineBound] = []
    for start, end in pairwise([*starts, len(text)]):
        bound = _bound(cell, start, end)
        if bound is None:
            return []
        found.append(bound)
    roles = {bound.role for bound in found}
    return found if len(roles) == len(found) else []


def _starts(cell: FormCell, label_end: int) -> list[int]:
    """Return where a cell begins, and where words of further bounds do, behind breaks or blanks."""
    offsets = cell.tight.offsets
    starts = [0]
    for at in range(label_end, len(offsets)):
        parted = at in cell.tight.breaks or offsets[at] != offsets[at - 1] + 1
        match = _LED.match(cell.text, at) if parted and at >= label_end else None
        if match is not None and role_of("indicator", match["label"]) in _BOUNDS:
            starts.append(at)
            label_end = match.end()
    return starts


def _bound(cell: FormCell, start: int, end: int) -> InlineBound | None:
    match = _LED.match(cell.text, start, end)
    if match is None:
        return None
    role, printed = role_of("indicator", match["label"]), match["year"]
    value = Part(cell, match.end(), end)
    if role not in _BOUNDS or (printed is not None and not is_year(printed)):
        return None
    if is_year(value.text) or shape_of(take_apart(value).value) == "text":
        return None
    year = year_in(printed) if printed is not None else None
    return InlineBound(role, year, Part(cell, start, match.end()), value)
