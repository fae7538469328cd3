"""Sesaku (施策) reads policy evaluation documents into data in which every cell cites its place.

>>> import sesaku
>>> reading = sesaku.read("report.txt")  # doctest: +SKIP
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sesaku.exceptions import SesakuError
    from sesaku.model.reading import Reading
    from sesaku.reading import read

__version__ = "0.1.0"

READER_VERSION = "8"
"""Raised by hand whenever files are read differently: what was stored is read anew then."""

__all__ = ["READER_VERSION", "Reading", "SesakuError", "__version__", "read"]

_HOMES = {
    "Reading": "sesaku.model.reading",
    "SesakuError": "sesaku.exceptions",
    "read": "sesaku.reading",
}


def __getattr__(name: str) -> object:
    # Loaded at first use, so that `sesaku --version` and `--help` do not wait for the readers.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
