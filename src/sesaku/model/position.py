"""Positions: what a party, the cabinet or a study group states it would do."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.described import described

PositionType: TypeAlias = Literal["position", "proposal", "commitment", "fact", "link-list"]


@dataclass(frozen=True, slots=True)
class Link:
    """A link that stands with a statement."""

    title: str = described("題名", "Text of the link.")
    url: str | None = described("URL", "Address; None where the text prints none.")
    cite: Cite = described("典拠", "Where title and address stand.")


@dataclass(frozen=True, slots=True)
class Position:
    """One statement of a position paper."""

    number: str | None = described("番号", 'True number ("24" for ②4); None unnumbered.')
    path: tuple[str, ...] = described("見出し", "Headings above it, outermost first.")
    text: str = described("本文", "The statement, without its marker.")
    type: PositionType = described("種別", "What kind of statement it is.")
    links: tuple[Link, ...] = described("リンク", "Links that belong to it.")
    cite: Cite = described("典拠", "Where it stands.")
