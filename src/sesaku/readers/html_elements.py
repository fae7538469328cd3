"""The elements of HTML, by what they mean for the visible text."""

from functools import cache
from importlib.resources import files

import yaml


@cache
def elements(group: str) -> frozenset[str]:
    """Return the names of a group of elements, e.g. ``block``.

    Raises:
        KeyError: there is no such group.
    """
    return _groups()[group]


@cache
def _groups() -> dict[str, frozenset[str]]:
    text = files(__package__).joinpath("html_elements.yml").read_text("utf-8")
    return {group: frozenset(names) for group, names in yaml.safe_load(text).items()}
