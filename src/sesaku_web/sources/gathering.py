"""From what a person names (files, folders, addresses) to the files that are read."""

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from django.conf import settings

from sesaku.exceptions import FileMissingError, SesakuError
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

    Hidden files are left out, and so is the library's own folder, in which the secret key is; links
    to folders are not followed.
    """
    library = Path(settings.SESAKU_HOME).resolve()
    for place in named:
        if is_address(place) or not Path(place).is_dir():
            yield place
            continue
        for folder, folders, names in os.walk(place):
            if Path(folder).resolve() == library:
                folders[:] = []
                continue
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
            source = fetch(place, limits) if is_address(place) else _opened(place)
        except SesakuError as error:
            fail(place, error)
        else:
            yield Found(place, source)


def _opened(place: str) -> Source:
    """Return a file; one of the library's own folder is none that may be added.

    Raises:
        DocumentError: it cannot be opened, or is the library's own.
    """
    if Path(settings.SESAKU_HOME).resolve() in Path(place).resolve().parents:
        raise FileMissingError(place, "保管庫のフォルダーの中のファイルは追加できません。")
    return load(place)
