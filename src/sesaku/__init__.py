"""Sesaku (施策) reads policy evaluation documents into data in which every cell cites its place.

>>> import sesaku
>>> reading = sesaku.read("report.txt")  # doctest: +SKIP
"""

from sesaku.exceptions import SesakuError
from sesaku.model.reading import Reading
from sesaku.reading import read

__version__ = "0.1.0"

__all__ = ["Reading", "SesakuError", "__version__", "read"]
