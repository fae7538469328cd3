"""Links: what of one document belongs to what of another, with the reason on both sides.

The form in which they leave the program is ``sesaku-links/1``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.reading import Reading
from sesaku.model.walk import plain

SCHEMA = "sesaku-links/1"

Relation: TypeAlias = Literal[
    "same_subject",
    "related",
    "kept",
    "renamed",
    "rescoped",
    "retired",
    "new",
    "number_reused",
]


@dataclass(frozen=True, slots=True)
class Side:
    """One end of a link.

    Attributes:
        subject: what it is, ``2-1``, ``F2``, ``next:2-5``, ``goal:3`` …; None for a position.
        text: the text that is linked.
        cite: where that stands in its own document.
        number: the number of a position, or None.
        path: the headings above a position.
    """

    subject: str | None
    text: str
    cite: Cite
    number: str | None = None
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why two things are linked: what they share, and where each has it.

    Attributes:
        shared: what both have, as the earlier document prints it.
        from_cite: where it stands there; empty where only the later one says it.
        to_cite: where it stands in the later document; empty where only the earlier one says it.
        kind: which kind of reason it is.
    """

    shared: str
    from_cite: Cite
    to_cite: Cite
    kind: str = "term"


@dataclass(frozen=True, slots=True)
class Link:
    """A link; ``source`` is None for what is new, ``target`` for what is gone.

    Attributes:
        source: the end in the earlier document, or in the position paper.
        target: the end in the later document, or in the report.
        score: how sure the link is, 0 to 1.
        relation: what the two are to each other; None where the documents don't say.
        why: the reasons, strongest first.
        more: further keys of the printed form, ready to print.
    """

    source: Side | None
    target: Side | None
    score: float
    relation: Relation | None
    why: tuple[Reason, ...] = ()
    more: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Links:
    """All links of two documents.

    Attributes:
        links: the links, in the order of the earlier document.
        more: further keys of the printed form, ready to print.
    """

    links: tuple[Link, ...]
    more: dict[str, Any] = field(default_factory=dict)


def as_dict(found: Links, documents: Sequence[Reading]) -> dict[str, Any]:
    """Return links as the dictionaries, lists and scalars of ``sesaku-links/1``."""
    return {
        "schema": SCHEMA,
        "documents": [reading.document.name for reading in documents],
        "links": [_link(link) for link in found.links],
        **found.more,
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "from": _side(link.source),
        "to": _side(link.target),
        "score": round(link.score, 3),
        "relation": link.relation,
        "why": plain(link.why),
        **link.more,
    }


def _side(side: Side | None) -> dict[str, Any] | None:
    if side is None:
        return None
    if side.subject is None:
        return {
            "number": side.number,
            "path": list(side.path),
            "text": side.text,
            "cite": plain(side.cite),
        }
    return {"subject": side.subject, "text": side.text, "cite": plain(side.cite)}
