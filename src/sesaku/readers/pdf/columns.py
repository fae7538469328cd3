"""Reading order outside tables: top to bottom, and column by column where text stands in two."""

import bisect
import itertools
from collections.abc import Sequence

from sesaku.readers.pdf.layout import Grid, Item, TextLine


def in_reading_order(lines: Sequence[TextLine], grids: Sequence[Grid]) -> tuple[Item, ...]:
    """Return lines and tables from top to bottom."""
    items: list[Item] = [*lines, *grids]
    return tuple(sorted(items, key=_place))


def _place(item: Item) -> tuple[float, float]:
    return item.box[1], item.box[0]
