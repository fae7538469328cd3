"""From what a person names (files, folders, addresses) to the files that are read."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from sesaku.exceptions import SesakuError
from sesaku.readers.source import Source, load
from sesaku_web.sources.fetching import LIMITS, Limits, fetch, is_address

Fail: TypeAlias = Callable[[str, SesakuError], None]


@dataclass(frozen=True, slots=True)
class Found:
    """A file and where it was found."""

    origin: str
    source: Source


def places_in(named: Iterable[str]) -> Iterator[str]:
    """Yield the addresses and files that are named, those in folders in order of their names.

    Hidden files are left out, and links to folders are not followed.
    """
    for place in named:
        if is_address(place) or not Path(place).is_dir():
            yield place
            continue
        for folder, folders, names in os.walk(place):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            for name in sorted(names):
                if not name.startswith("."):
                    yield str(Path(folder) / name)


def gather(places: Iterable[str], fail: Fail, limits: Limits = LIMITS) -> Iterator[Found]:
    """Yield the files of all places, one in memory at a time; say of the others why not.

    Args:
        places: paths and addresses.
        fail: is told of a place that cannot be opened, and why.
        limits: those of fetching.
    """
    for place in places:
        try:
            source = fetch(place, limits) if is_address(place) else load(place)
        except SesakuError as error:
            fail(place, error)
        else:
            yield Found(place, source)
