"""Finding the place of a quoted text, white space aside."""

import re
from typing import NamedTuple

LONGEST = 1_000
"""Most characters of a quote that is looked for."""

MOST = 20
"""Most places that are returned."""

_AROUND = 30


class Occurrence(NamedTuple):
    """A place where a quote stands, and what stands before and after it."""

    start: int
    end: int
    before: str
    after: str

    @property
    def at(self) -> str:
        """The place as addresses name it."""
        return f"{self.start}-{self.end}"


def occurrences(text: str, quote: str) -> list[Occurrence]:
    """Return the places of ``text`` where ``quote`` stands, at most ``MOST`` of them."""
    wanted = "".join(quote.split())[:LONGEST]
    if not wanted:
        return []
    pattern = re.compile(r"\s*".join(re.escape(character) for character in wanted))
    found = []
    for match in pattern.finditer(text):
        start, end = match.span()
        before, after = text[max(start - _AROUND, 0) : start], text[end : end + _AROUND]
        found.append(Occurrence(start, end, before, after))
        if len(found) == MOST:
            break
    return found
