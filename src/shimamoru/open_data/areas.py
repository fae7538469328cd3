"""The area of a cell, for figures: the island nearest to its centre.

It depends on the cell alone, never on the place within it: figures by island place no report more
closely than its cell does.
"""

from shimamoru.open_data.blur import Cell
from shimamoru.reports.places.coasts import islands
from shimamoru.reports.places.distance import kilometres

OFFSHORE = "offshore"
UNKNOWN = "unknown"
_FAR_KILOMETRES = 60.0


def area_of(cell: Cell | None) -> str:
    """Return the code of an island, offshore where none is near, or unknown."""
    if cell is None:
        return UNKNOWN
    there = (cell.lat, cell.lon)
    near = ((kilometres(there, (one.lat, one.lon)), code) for code, one in islands().items())
    far, code = min(near, default=(_FAR_KILOMETRES * 2, OFFSHORE))
    return code if far <= _FAR_KILOMETRES else OFFSHORE
