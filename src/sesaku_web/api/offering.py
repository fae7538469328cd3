"""What applications add to the API: named when they are ready, read when the API is made.

So a command that asks nothing of the API doesn't wait for it to be built.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.utils.module_loading import import_string

if TYPE_CHECKING:
    from ninja import Router

_OFFERED: list[str] = []


def offer_routers(*paths: str) -> None:
    """Say where routers are, by their dotted paths."""
    _OFFERED.extend(path for path in paths if path not in _OFFERED)


def offered_routers() -> Iterator["Router"]:
    """Yield the routers of all applications, in the order of the applications."""
    for path in _OFFERED:
        yield import_string(path)
