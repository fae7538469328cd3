"""The headings above a statement.

A heading's rank is its manner: a working group's name stands above all, Markdown says its own
level, and a manner of numbering or bracketing stays at the depth where it was first used, so that
its next number closes everything opened since. Headings without any mark are ranked by what they
follow: directly below another heading they are its children, after text its neighbours.
"""

from dataclasses import dataclass, field

from sesaku.grammars.position_paper import grammar
from sesaku.grammars.position_paper.grammar import HeadingClass

_GROUP = "group"
_PLAIN = "plain"


@dataclass(slots=True)
class Heading:
    """An open heading.

    Attributes:
        manner: how it is marked; it ranks the heading.
        text: as printed.
        names_section: whether its words are those of a part that every section may have (現状, …).
        listing: the manner of the list directly below it, if one is.
        filled: whether a statement stands below it.
        listed: whether an item of a list does.
        parts: the headings below it that name parts.
    """

    manner: str
    text: str
    names_section: bool = False
    listing: str | None = None
    filled: bool = False
    listed: bool = False
    parts: list[str] = field(default_factory=list)


class Sections:
    """The headings that are open at a place of the document, outermost first."""

    def __init__(self) -> None:
        self._open: list[Heading] = []
        self._section_depth: int | None = None
        self._numbered_before: Heading | None = None

    @property
    def path(self) -> tuple[str, ...]:
        """The open headings' texts."""
        return tuple(heading.text for heading in self._open)

    @property
    def heading_class(self) -> HeadingClass | None:
        """What the innermost heading that says so says of the text below it."""
        for heading in reversed(self._open):
            found = grammar.heading_class(heading.text)
            if found is not None:
                return found
        return None

    @property
    def numbered(self) -> bool:
        """Whether a heading with a number is open."""
        return any(heading.manner.startswith("number") for heading in self._open)

    def fill(self, *, listed: bool) -> None:
        """Note that a statement, or an item of a list, stands under the open headings."""
        for heading in self._open:
            heading.filled = True
            heading.listed |= listed

    def leave_plain(self) -> None:
        """Close the headings without mark."""
        while self._open and self._open[-1].manner == _PLAIN:
            self._open.pop()
        self._section_depth = None

    def enter(self, heading: Heading) -> None:
        """Open a heading, closing those that it ends."""
        if heading.manner == _PLAIN:
            del self._open[self._plain_depth(heading) :]
            if heading.names_section:
                self._section_depth = len(self._open)
        else:
            depth = self._depth(heading)
            closed = self._open[depth] if depth < len(self._open) else None
            same = closed is not None and closed.manner == heading.manner
            self._numbered_before = closed if same and heading.manner.startswith("number") else None
            del self._open[depth:]
            self._section_depth = None
        self._open.append(heading)

    def leave_shared(self) -> tuple[str, str] | None:
        """Close the numbered heading above a part that it shares with the one before it.

        Where two sections stand side by side on a page, both headings and the first part of both
        are printed before the part that they share. That is so where the section before has one
        part of the same name, without any list, and this one has that part and a second. Which of
        the two an item below belongs to can't be told from the print.

        Returns:
            The two headings; None where no part is shared.
        """
        before, last = self._numbered_before, self._open[-1] if self._open else None
        owner = self._open[-2] if len(self._open) > 1 else None
        if last is None or owner is None or not last.names_section or last.manner != _PLAIN:
            return None
        owner.parts.append(last.text)
        if before is None or before.listed or owner.listed or before.manner != owner.manner:
            return None
        if owner.parts[:-1] != before.parts or len(before.parts) != 1 or last.text in before.parts:
            return None
        self._open.remove(owner)
        self._section_depth = len(self._open) - 1
        return before.text, owner.text

    def _depth(self, heading: Heading) -> int:
        """Return how many headings stay open above one with a mark of its own."""
        manner = heading.manner
        if manner == _GROUP:
            return 0
        if manner.startswith("#"):
            above = (
                i
                for i, held in enumerate(self._open)
                if not held.manner.startswith("#") or held.manner >= manner
            )
            return next(above, len(self._open))
        for depth, held in enumerate(self._open):
            if held.manner == manner:
                return depth
        depth = len(self._open)
        while depth and self._open[depth - 1].manner == _PLAIN and self._open[depth - 1].filled:
            depth -= 1
        return depth

    def _plain_depth(self, heading: Heading) -> int:
        """Return how many headings stay open above one without a mark."""
        depth = len(self._open)
        base = depth
        while base and self._open[base - 1].manner == _PLAIN:
            base -= 1
        if depth == base or not self._open[-1].filled:
            return depth
        last, parented = self._open[-1], depth - 1 > base
        if heading.names_section:
            kind = grammar.heading_class(heading.text)
            if parented and kind == grammar.heading_class(self._open[-2].text):
                return depth - 1
            if self._section_depth is None:
                return base if parented else depth
            return min(self._section_depth, depth)
        if parented and (last.names_section or _differ(last.listing, heading.listing)):
            return depth - 2
        return depth - 1


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other
