"""Positions made ready to be linked: their own words, and those of the headings above them.

A heading that stands above most of a paper's positions says nothing of any one of them.
"""

from collections import Counter
from dataclasses import dataclass

from sesaku.document.cite import Cite
from sesaku.linking.naming import Names
from sesaku.linking.tight import Tight, tight
from sesaku.model.position import Position
from sesaku.model.reading import Reading
from sesaku.text.width import squeeze

LINKED = frozenset({"position", "proposal", "commitment", "fact"})
"""Types of statement that can concern something; a list of links concerns nothing."""

_HEADING = 0.7


@dataclass(frozen=True, slots=True)
class Statement:
    """A position with its texts.

    Attributes:
        position: the position.
        texts: its text and those of its headings, as printed, and how much each counts.
        named: the same, names made signs.
    """

    position: Position
    texts: tuple[tuple[Tight, float], ...]
    named: tuple[tuple[Tight, float], ...]


def statements_of(paper: Reading, names: Names) -> list[Statement]:
    """Return the positions of a paper, in its order."""
    positions = [each for each in paper.content.positions if each.type in LINKED]
    above = Counter(heading for each in positions for heading in set(each.path))
    headings = _Headings(paper)
    made = []
    for position in positions:
        texts = [(tight(paper.document, position.cite), 1.0)]
        for heading in position.path:
            counts = _HEADING * (1 - 2 * above[heading] / len(positions))
            place = headings.find(heading, position.cite) if counts > 0 else None
            if place is not None:
                texts.append((place, counts))
        named = tuple((names.applied(text), counts) for text, counts in texts)
        made.append(Statement(position, tuple(texts), named))
    return made


class _Headings:
    """Finds where a heading is printed: the nearest place before the position."""

    def __init__(self, paper: Reading) -> None:
        self._whole = tight(paper.document, paper.document.cite(0, len(paper.document.text)))

    def find(self, heading: str, below: Cite) -> Tight | None:
        """Return the heading as printed, or None where the document has it nowhere."""
        wanted = squeeze(heading)
        limit = sum(start < below[0].start for start in self._whole.starts) if below else None
        place = self._whole.text.rfind(wanted, 0, limit)
        if place < 0:
            place = self._whole.text.find(wanted)
        return self._whole.part(place, place + len(wanted)) if wanted and place >= 0 else None
