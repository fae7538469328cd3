"""Sections of a summary: a heading and the rows under it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from sesaku.grammars.rows import Row


class Strip(NamedTuple):
    """A row with the blank line before it, where blank lines mean something."""

    row: Row
    gap: bool


@dataclass(slots=True)
class Section:
    """A heading's kind and the rows under it; ``labels`` are the ranges of its headings.

    ``kind`` is ``""`` before the first heading, ``other`` under one that the record has no place
    for.
    """

    kind: str
    labels: list[tuple[int, int]] = field(default_factory=list)
    strips: list[Strip] = field(default_factory=list)

    @property
    def rows(self) -> list[Row]:
        """The rows."""
        return [strip.row for strip in self.strips]
