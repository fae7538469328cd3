"""What other packages bring to the command line, by entry points.

The group ``sesaku.commands`` names modules like those of this package: ``command`` is the function
that Typer calls. What its help says stands in ``words.yml`` beside the module. The group
``sesaku.places`` names modules that know where documents are that are no files here: a place is
written ``NAME:REST``, and the module has ``expand`` and ``load``. What matches its ``NAMES`` may
stand alone, where there is no file of that name.
"""

import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module, resources
from importlib.metadata import entry_points
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from sesaku.readers.source import Source

GROUP = "sesaku.commands"
PLACES = "sesaku.places"

_PLACE = re.compile(r"([a-z]{2,}):(?!//)(.*)", re.DOTALL)


_WORD = re.compile(r"\w+", re.ASCII)
"""What may be the name of a document in a place: never a path with a suffix or a folder."""


class Place(Protocol):
    """A module that knows where documents are that are no files here."""

    NAMES: re.Pattern[str]

    def expand(self, rest: str) -> list[str]:
        """Return the rests of all documents that ``rest`` names, each for ``load``."""
        ...

    def load(self, rest: str) -> "Source":
        """Return the document of a rest."""
        ...


@cache
def brought() -> Mapping[str, str]:
    """Return the modules of the commands that other packages bring, by the command's name.

    An entry point ``research.import`` is the command ``research import``.
    """
    found = {point.name.replace(".", " "): point.value for point in entry_points(group=GROUP)}
    return MappingProxyType(dict(sorted(found.items())))


@cache
def word_files() -> tuple[str, ...]:
    """Return what the ``words.yml`` files of those packages say."""
    packages = sorted({module.rpartition(".")[0] for module in brought().values()})
    files = (resources.files(package).joinpath("words.yml") for package in packages)
    return tuple(file.read_text("utf-8") for file in files if file.is_file())


def expand(path: str) -> list[str]:
    """Return a path itself, or all documents that a place names."""
    found = _place_of(path)
    if found is None:
        return [path]
    name, place, rest = found
    return [f"{name}:{each}" for each in place.expand(rest)]


def source_of(path: str) -> "str | Source":
    """Return a path itself, or the document of a place."""
    found = _place_of(path)
    return path if found is None else found[1].load(found[2])


def is_place(path: str) -> bool:
    """Whether a path names a document that is no file here."""
    return _place_of(path) is not None


def _place_of(path: str) -> tuple[str, Place, str] | None:
    written = _PLACE.fullmatch(path)
    if written is None:
        return _by_its_name(path)
    return (written[1], _place(written[1]), written[2]) if written[1] in places() else None


def _by_its_name(path: str) -> tuple[str, Place, str] | None:
    """Return the place whose documents are called so; a file of that name comes first."""
    if not _WORD.fullmatch(path) or Path(path).exists():
        return None
    found = ((name, _place(name)) for name in places())
    return next(((name, place, path) for name, place in found if place.NAMES.fullmatch(path)), None)


def _place(name: str) -> Place:
    return cast("Place", import_module(places()[name]))


@cache
def places() -> Mapping[str, str]:
    """Return the modules of the places that other packages bring, by the place's name."""
    return {point.name: point.value for point in entry_points(group=PLACES)}
