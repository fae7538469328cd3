"""From ruling lines to tables: which places they enclose, whatever is merged or left open.

Lines that cross form one table. Its places are the rectangles between neighbouring lines; places
with no line between them are one cell. A page cuts a table where lines down end and no line
across closes them: the cut counts as an edge.
"""

from collections.abc import Iterable
from typing import NamedTuple

from sesaku.document.document import Box
from sesaku.readers.pdf.layout import Grid, GridCell
from sesaku.readers.pdf.rules import THIN, Rule, Rules

_COVERED = 0.6
_MOST_PLACES = 40_000
_LONG = 40.0
_SIDES = 3
_FEWEST = 2


class Shape(NamedTuple):
    """The lines of one table: places of the lines across and down, and which pieces are ruled.

    ``walls_down[column][row]`` is the piece of line ``column`` beside ``row``; ``walls_across``
    the same the other way.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    walls_down: list[list[bool]]
    walls_across: list[list[bool]]


def grids_of(rules: Rules) -> list[Grid]:
    """Return the tables that ruling lines enclose, without their text, top to bottom."""
    grids = [
        grid
        for across, down in _connected(rules)
        if (shape := _shape(across, down)) is not None and (grid := _grid(shape)) is not None
    ]
    return sorted(grids, key=lambda grid: (grid.rows[0], grid.columns[0]))


def _connected(rules: Rules) -> list[tuple[list[Rule], list[Rule]]]:
    """Group lines that cross or meet; lines down alone that end together are a group as well."""
    across, down = rules
    groups: list[tuple[list[Rule], list[Rule]]] = []
    free_across = sorted(across)
    free_down = set(down)
    while free_across:
        seed = free_across.pop(0)
        group: tuple[list[Rule], list[Rule]] = ([seed], [])
        waiting = [seed]
        while waiting:
            level = waiting.pop()
            met = [rule for rule in free_down if _cross(level, rule)]
            free_down.difference_update(met)
            group[1].extend(met)
            for upright in met:
                more = [rule for rule in free_across if _cross(rule, upright)]
                free_across = [rule for rule in free_across if not _cross(rule, upright)]
                group[0].extend(more)
                waiting.extend(more)
        groups.append(group)
    for _, sides in groups:
        met = _as_long(sides, free_down)
        free_down.difference_update(met)
        sides.extend(met)
    return groups + [([], alone) for alone in _ending_together(sorted(free_down))]


def _as_long(table: list[Rule], down: Iterable[Rule]) -> list[Rule]:
    """Return lines down that are as long as a table: the side of a label that no page closes."""
    if len(table) < _FEWEST:
        return []
    start, end = min(rule.start for rule in table), max(rule.end for rule in table)
    return [
        rule for rule in down if abs(rule.start - start) <= THIN and abs(rule.end - end) <= THIN
    ]


def _cross(across: Rule, down: Rule) -> bool:
    return (
        across.start - THIN <= down.at <= across.end + THIN
        and down.start - THIN <= across.at <= down.end + THIN
    )


def _ending_together(down: list[Rule]) -> list[list[Rule]]:
    """Group lines down that no line across meets by where they start and end."""
    groups: list[list[Rule]] = []
    for rule in down:
        if rule.end - rule.start < _LONG:
            continue
        for group in groups:
            if abs(group[0].start - rule.start) <= THIN and abs(group[0].end - rule.end) <= THIN:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(group) > 1]


def _shape(across: list[Rule], down: list[Rule]) -> Shape | None:
    """Lay the lines of one group on a grid; None where they enclose nothing."""
    if max(len(down), len(across)) < _FEWEST:
        return None
    if not down:
        return None
    columns = _places([rule.at for rule in down], [(rule.start, rule.end) for rule in across])
    rows = _places([rule.at for rule in across], [(rule.start, rule.end) for rule in down])
    if len(columns) * len(rows) > _MOST_PLACES or min(len(columns), len(rows)) < _FEWEST:
        return None
    return Shape(columns, rows, _walls(down, columns, rows), _walls(across, rows, columns))


def _places(at: Iterable[float], extents: Iterable[tuple[float, float]]) -> tuple[float, ...]:
    """Return the places of lines, and the outermost ends of the lines that meet them."""
    places = sorted(at)
    for start, end in extents:
        if not places or start < places[0] - THIN:
            places.insert(0, start)
        if end > places[-1] + THIN:
            places.append(end)
    return tuple(_distinct(sorted(places)))


def _distinct(places: list[float]) -> list[float]:
    kept: list[float] = []
    for place in places:
        if not kept or place - kept[-1] > THIN:
            kept.append(place)
    return kept


def _walls(
    rules: list[Rule], lines: tuple[float, ...], steps: tuple[float, ...]
) -> list[list[bool]]:
    """Return for every line which of its pieces between two steps are ruled."""
    walls = [[False] * (len(steps) - 1) for _ in lines]
    for rule in rules:
        nearest = min(range(len(lines)), key=lambda index: abs(lines[index] - rule.at))
        for step in range(len(steps) - 1):
            start, end = steps[step], steps[step + 1]
            if min(rule.end, end) - max(rule.start, start) >= _COVERED * (end - start):
                walls[nearest][step] = True
    return walls


def _grid(shape: Shape) -> Grid | None:
    """Join the places without lines between them into cells, row by row."""
    columns, rows = len(shape.columns) - 1, len(shape.rows) - 1
    taken = [[False] * columns for _ in range(rows)]
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if taken[row][column]:
                continue
            right = _right_of(shape, taken, row, column)
            below = _below(shape, taken, row, (column, right))
            for down in range(row, below):
                taken[down][column:right] = [True] * (right - column)
            cell = _cell(shape, (column, right), (row, below))
            if cell is not None:
                cells.append(cell)
    return Grid(shape.columns, shape.rows, tuple(cells)) if cells else None


def _right_of(shape: Shape, taken: list[list[bool]], row: int, column: int) -> int:
    right = column + 1
    while (
        right < len(shape.columns) - 1
        and not shape.walls_down[right][row]
        and not taken[row][right]
    ):
        right += 1
    return right


def _below(shape: Shape, taken: list[list[bool]], row: int, span: tuple[int, int]) -> int:
    """Return the row at which a cell ends: where a line closes it, or its width changes."""
    left, right = span
    below = row + 1
    while below < len(shape.rows) - 1:
        closed = any(shape.walls_across[below][left:right])
        inner = any(shape.walls_down[line][below] for line in range(left + 1, right))
        if closed or inner or any(taken[below][left:right]):
            break
        if right < len(shape.columns) - 1 and not shape.walls_down[right][below]:
            break
        if left > 0 and not shape.walls_down[left][below]:
            break
        below += 1
    return below


def _cell(shape: Shape, across: tuple[int, int], down: tuple[int, int]) -> GridCell | None:
    """Return the cell of a place; None where too few lines enclose it.

    Lines must stand on three of its sides, or on both sides where the page cuts it twice.
    """
    (left, right), (top, bottom) = across, down
    beside = [
        _ruled(shape.walls_down[line][top:bottom], shape.rows[top : bottom + 1]) for line in across
    ]
    above, below = (
        _ruled(shape.walls_across[line][left:right], shape.columns[left : right + 1])
        for line in down
    )
    cut = top == 0 and bottom == len(shape.rows) - 1 and all(beside)
    if sum((*beside, above, below)) < _SIDES and not cut:
        return None
    box = (shape.columns[left], shape.rows[top], shape.columns[right], shape.rows[bottom])
    return GridCell(top, left, bottom - top, right - left, box, (), not above, not below)


def _ruled(pieces: list[bool], steps: tuple[float, ...]) -> bool:
    """Whether most of a side is ruled."""
    whole = steps[-1] - steps[0]
    ruled = sum(
        after - before
        for piece, before, after in zip(pieces, steps, steps[1:], strict=False)
        if piece
    )
    return ruled >= _COVERED * whole


def around(box: Box, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
