"""The known slips of the pen, from slips.yml."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from typing import NamedTuple

from sesaku.text.yaml_text import loaded


class Slip(NamedTuple):
    """One slip: its kind, what it looks like, and what was meant where that is certain."""

    kind: str
    pattern: re.Pattern[str]
    right: str | None
    needs: tuple[str, ...]

    def found_in(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the places of the slip; ``needs`` are letters without which there is none."""
        if not self.needs or any(letters in text for letters in self.needs):
            yield from self.pattern.finditer(text)


@cache
def known_slips() -> tuple[Slip, ...]:
    """Return all slips, in the order of the file."""
    source = resources.files(__package__).joinpath("slips.yml").read_text("utf-8")
    return tuple(
        Slip(kind, re.compile(entry["pattern"]), entry.get("right"), tuple(entry.get("needs", ())))
        for kind, entries in loaded(source).items()
        for entry in entries
    )


@lru_cache(maxsize=4096)
def slips_in(text: str) -> tuple[tuple[Slip, int, int], ...]:
    """Return the slips in a text, in the order of the file, and where each begins and ends."""
    return tuple((slip, *match.span()) for slip in known_slips() for match in slip.found_in(text))
