"""Setting Japanese text on a terminal: widths in cells, lines broken where one may break them."""

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

NO_START = frozenset(
    "、。，．,.・：；:;！？!?）)」』】〕］]｝}〉》ー〜～ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ々％%℃〟”’"
)
"""What no line begins with 「行頭禁則」."""

NO_END = frozenset("（(「『【〔［[｛{〈《〝“‘")
"""What no line ends with 「行末禁則」."""

_TOKEN = re.compile(r"[0-9A-Za-z０-９Ａ-Ｚａ-ｚ]+(?:[-_.,'’，．][0-9A-Za-z０-９]+)*|.", re.DOTALL)
_FIGURE = re.compile(r"(?:[-−△▲\d０-９－（(]\S{0,20}(?: \S)?(?: ［.*］)?)?")
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return a text with the characters that a terminal would obey replaced, line ends kept."""
    return _OBEYED.sub("\ufffd", text.replace("\f", "\n").replace("\t", " "))


def wrap(text: str, width: int) -> list[str]:
    """Break a text into lines of at most ``width`` cells; a full-width character takes two.

    Words and figures stay whole where they fit on a line; a line neither begins nor ends with a
    character that must not stand there, except where it holds nothing else.
    """
    return [line for part in visible(text).split("\n") for line in _broken(part.rstrip(), width)]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill a text with spaces up to ``width`` cells."""
    space = " " * max(width - cell_len(text), 0)
    return space + text if right else text + space


def grid(rows: Sequence[Sequence[str]], width: int, *, gap: int = 2) -> list[str] | None:
    """Set rows in columns, the first row being the head; None where they are wider than ``width``.

    Columns whose cells are all short and begin with a figure, sign or bracket are set to the right.
    """
    columns = list(zip(*rows, strict=True))
    widths = [max(cell_len(cell) for cell in column) for column in columns]
    if sum(widths) + gap * (len(widths) - 1) > width:
        return None
    rights = [all(_FIGURE.fullmatch(cell) for cell in column[1:]) for column in columns]
    return [
        (" " * gap)
        .join(
            pad(cell, size, right=right)
            for cell, size, right in zip(row, widths, rights, strict=True)
        )
        .rstrip()
        for row in rows
    ]


def _broken(text: str, width: int) -> Iterator[str]:
    line: list[str] = []
    used = 0
    for token in _tokens(text, width):
        size = cell_len(token)
        if used + size <= width or not line:
            line.append(token)
            used += size
            continue
        carried = _carried(line, token)
        yield "".join(line[: len(line) - len(carried)]).rstrip()
        line = [*carried, token] if carried or not token.isspace() else []
        used = cell_len("".join(line))
    yield "".join(line).rstrip()


def _carried(line: list[str], following: str) -> list[str]:
    """Return the end of a line that has to go down with what follows it."""
    at = len(line)
    while at > 1 and (following[0] in NO_START or line[at - 1][-1] in NO_END):
        at -= 1
        following = line[at]
    return line[at:] if at > 1 else []


def _tokens(text: str, width: int) -> Iterator[str]:
    for match in _TOKEN.finditer(text):
        token = match[0]
        if cell_len(token) <= width:
            yield token
        else:
            yield from token
