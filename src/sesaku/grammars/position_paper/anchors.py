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
        places = {a.url_start: a.url_end for a in self._anchors if a.url_end > a.url_start}
        self._addresses = sorted(places.items())

    def is_address(self, start: int, end: int) -> bool:
        """Whether a range is an address that a reader printed below the page's own text."""
        place = bisect.bisect_right(self._addresses, (start, end)) - 1
        return place >= 0 and start < self._addresses[place][1]

    @property
    def page_end(self) -> int:
        """Where the page's own text ends and the addresses of its links begin."""
        return self._addresses[0][0] if self._addresses else len(self._text)

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
