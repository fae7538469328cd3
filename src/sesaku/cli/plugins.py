"""Commands that other packages bring, by the entry point group ``sesaku.commands``.

An entry point names a module like those of this package: ``command`` is the function that Typer
calls. What its help says stands in ``words.yml`` beside the module.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from importlib.metadata import entry_points
from types import MappingProxyType

GROUP = "sesaku.commands"


@cache
def brought() -> Mapping[str, str]:
    """Return the modules of the commands that other packages bring, by the command's name."""
    found = {point.name: point.value for point in entry_points(group=GROUP)}
    return MappingProxyType(dict(sorted(found.items())))


@cache
def word_files() -> tuple[str, ...]:
    """Return what the ``words.yml`` files of those packages say."""
    packages = sorted({module.rpartition(".")[0] for module in brought().values()})
    files = (resources.files(package).joinpath("words.yml") for package in packages)
    return tuple(file.read_text("utf-8") for file in files if file.is_file())
