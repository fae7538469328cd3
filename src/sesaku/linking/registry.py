"""Which linker takes which two documents; the kind of the first one decides."""

from typing import Protocol

from sesaku.exceptions import LinkError
from sesaku.linking import over_time, positions
from sesaku.linking.links import Links
from sesaku.model.reading import Reading


class Linker(Protocol):
    """A way of linking two documents: a module with these names."""

    KINDS: frozenset[str]
    """Kinds of the first document that it takes."""

    def link(self, first: Reading, second: Reading) -> Links:
        """Return the links.

        Raises:
            LinkError: the second document is of no kind that it takes.
        """
        ...


LINKERS: tuple[Linker, ...] = (over_time, positions)
"""All linkers; a new one is named here."""


def link(first: Reading, second: Reading) -> Links:
    """Return the links from a document to another.

    Args:
        first: a report (the earlier one), or another document that something is to be linked from.
        second: the later report, or the report that it is linked to.

    Raises:
        LinkError: there is no linker for these two kinds; the message says which there are.
    """
    kind = first.detection.kind
    for linker in LINKERS:
        if kind in linker.KINDS:
            return linker.link(first, second)
    known = "、".join(sorted(name for linker in LINKERS for name in linker.KINDS))
    raise LinkError(
        f"{first.document.name}: 種別 {kind} の文書からのつながりは求められません。"
        f"先に指定できる種別は {known} です。"
    )
