"""The evaluation cycle, for programs."""

ROUTERS = tuple(
    f"{__name__}.{part}.router"
    for part in ("cycles", "units", "cells", "advice", "remarks", "people")
)
"""Where all operations are, in the order in which the description has them."""
