"""The area of a cell, for figures: the island nearest to its centre.

It depends on the cell alone, never on the place within it: figures by island place no report more
closely than its cell does.
"""

from shimamoru.open_data.blur import Cell
from shimamoru.reports.places.coasts import nearest

OFFSHORE = "offshore"
UNKNOWN = "unknown"
_FAR_KILOMETRES = 60.0


def area_of(cell: Cell | None) -> str:
    """Return the code of an island, offshore where none is near, or unknown."""
    if cell is None:
        return UNKNOWN
    found = nearest(cell.lat, cell.lon)
    return found[0].code if found and found[1] <= _FAR_KILOMETRES else OFFSHORE
