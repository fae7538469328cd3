"""A target and a result told in words in one cell, each on lines of its own.

案を公表する。 over 3月に案を公表した。 is a target over its result: the one says what is to be
done, the other what was. Where the lines do not change from the one to the other once, nothing
tells.
"""

import re
from itertools import pairwise

from sesaku.grammars.forms.form_cell import FormCell
from sesaku.grammars.forms.quantities import Part, shape_of

_DONE = re.compile(r"(?:た|ていない|(?<![集年])中|済み?)[)」]?[。.]?$")
_TO_DO = re.compile(r"(?:[うくすつぬふむるぐぶ一-龠]|こと)[)」]?[。.]?$")


def told_and_done(cell: FormCell, *, done_first: bool) -> list[Part]:
    """Return what is to be done and what was done, as printed; nothing where lines tell no two.

    Args:
        cell: a cell below a heading of both.
        done_first: whether the heading names the result first.
    """
    offsets, end = cell.tight.offsets, len(cell.text)
    apart = {at for at in range(1, end) if offsets[at] > offsets[at - 1] + 1}
    stops = {at for at in apart if cell.text[at - 1] == "。"}
    breaks = sorted(stops | {at for at in cell.tight.breaks if 0 < at < end})
    lines = [Part(cell, *span) for span in pairwise([0, *breaks, end])]
    if not breaks or any(shape_of(line) != "text" for line in lines):
        return []
    done = [_DONE.search(line.text) is not None for line in lines]
    turns = [at for at, (one, other) in enumerate(pairwise(done)) if one != other]
    plain = all(said or _TO_DO.search(line.text) for line, said in zip(lines, done, strict=True))
    if len(turns) != 1 or done[0] is not done_first or not plain:
        return []
    at = breaks[turns[0]]
    return [Part(cell, 0, at), Part(cell, at, len(cell.text))]
