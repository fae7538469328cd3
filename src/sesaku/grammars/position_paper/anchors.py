"""The links that a web page itself declares, found by place."""

import bisect

from sesaku.document.document import Anchor, Document
from sesaku.text.width import without_space


class Anchors:
    """The anchors of a document, in order."""

    def __init__(self, document: Document) -> None:
        self._text = document.text
        self._anchors = sorted(document.anchors)
        self._starts = [anchor.start for anchor in self._anchors]

    def within(self, start: int, end: int) -> list[Anchor]:
        """Return the anchors that stand wholly inside a range and hold more than blanks."""
        first = bisect.bisect_left(self._starts, start)
        last = bisect.bisect_left(self._starts, end)
        return [
            anchor
            for anchor in self._anchors[first:last]
            if anchor.end <= end and self._text[anchor.start : anchor.end].strip()
        ]

    def fill(self, start: int, end: int) -> bool:
        """Whether a range holds anchors and nothing else."""
        found = self.within(start, end)
        linked = sum(len(without_space(self._text[a.start : a.end])) for a in found)
        return bool(found) and linked >= len(without_space(self._text[start:end]))
