"""Department and author 「担当部局・作成責任者」 behind one heading that names both."""

import re

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part, whole
from sesaku.grammars.forms.sections import Parts

_AUTHOR = r"(?:作成|記入|評価)?(?:責任者|作成者)(?:氏?名)?"
_DEPARTMENT = r"(?:主な)?(?:担当|主管|所管|作成)?(?:部局|部署|課室|局課|部|局|課|室)?(?:名)?"
_AND = r"(?:・|及び|、|/|と|\()"
_BOTH = re.compile(rf"{_DEPARTMENT}{_AND}{_AUTHOR}\)?")
_REVERSED = re.compile(rf"{_AUTHOR}{_AND}{_DEPARTMENT}\)?")
_TWO = 2


def in_charge(parts: Parts) -> dict[str, Part]:
    """Return where department and author stand, nothing where each has a heading of its own.

    They stand beside each other, or on two lines of one cell.
    """
    sections = [section for section in parts.of("department", "author") if section.cells]
    if len(sections) != 1:
        return {}
    heading = sections[0].heading.key
    both, turned = _BOTH.fullmatch(heading), _REVERSED.fullmatch(heading)
    told = _told(sections[0].cells)
    if (both is None and turned is None) or len(told) != _TWO:
        return {}
    first, second = told if both is not None else reversed(told)
    return {"department": first, "author": second}


def _told(cells: list[FormCell]) -> list[Part]:
    """Return the parts of what is told: the cells, or the lines of the only one."""
    if len(cells) != 1:
        return [whole(cell) for cell in sorted(cells, key=lambda cell: (cell.top, cell.left))]
    cell = cells[0]
    starts = [0, *sorted(at for at in cell.tight.breaks if 0 < at < len(cell.text))]
    ends = [*starts[1:], len(cell.text)]
    return [Part(cell, start, end) for start, end in zip(starts, ends, strict=True)]
