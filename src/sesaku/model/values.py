"""The kinds of value that a cell can hold."""

from dataclasses import dataclass
from typing import TypeAlias

from sesaku.document.cite import Cite
from sesaku.model.described import described
from sesaku.text.quantity import Relation


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the document."""

    text: str = described("本文", "The source's own characters, line wraps removed.")
    cite: Cite = described("典拠", "Where it stands.")
    mark: str | None = described(
        "注の印",
        'The mark ※１ that a note is called by, which is not part of the text; "注" too.',
        default=None,
        sparse=True,
    )


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A text with the number or mark printed before it, which is not part of the text."""

    number: str | None = described(
        "番号", "The number, folded to ordinary width; None without one."
    )
    text: str = described("本文", "The source's own characters, without the number.")
    cite: Cite = described("典拠", "Where the text stands.")


@dataclass(frozen=True, slots=True)
class ItemisedText:
    """A text and its top-level numbered items; a text without numbers is one item."""

    text: str = described("本文", "The whole text, numbers included.")
    items: tuple[NumberedText, ...] = described("項目", "The numbered items １, ２, … in order.")
    cite: Cite = described("典拠", "Where the text stands.")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A numeric cell: what is printed, and what that says."""

    raw: str = described("原文", "The cell as printed; empty where the cell is blank.")
    value: float | int | None = described("値", "The number, or None (blank, －, words).")
    unit: str | None = described("単位", "The unit printed in the cell, or None.", default=None)
    relation: Relation | None = described(
        "関係", "What the print adds to the number (以上 is at_least …).", default=None
    )
    low: float | int | None = described("下限", "Lower end of a range.", default=None, sparse=True)
    high: float | int | None = described("上限", "Upper end of a range.", default=None, sparse=True)
    mark: str | None = described("印", "A mark ○ × △ ◎ printed beside.", default=None, sparse=True)
    cite: Cite = described("典拠", "Where the cell stands; empty where it is blank.", default=())


YearlyContent: TypeAlias = ItemisedText | Quantity


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value of one year, such as a baseline 「基準値」 or a final target 「目標値」.

    A text in a qualitative indicator; else, or where the cell says －, a numeric cell.
    """

    fiscal_year: int | None = described("年度", "Japanese fiscal year; None for 毎年度, －年度.")
    text: str | None = described(
        "本文", "The value, where it is a text.", default=None, sparse=True
    )
    raw: str | None = described(
        "原文", "The cell as printed, where it is no text.", default=None, sparse=True
    )
    value: float | int | None = described("値", "The number, or None.", default=None)
    unit: str | None = described("単位", "The unit printed in the cell, or None.", default=None)
    relation: Relation | None = described("関係", "以上, 以内 ….", default=None)
    low: float | int | None = described("下限", "Lower end of a range.", default=None, sparse=True)
    high: float | int | None = described("上限", "Upper end of a range.", default=None, sparse=True)
    cite: Cite = described("典拠", "Where the value stands; empty where it is blank.", default=())
    year_cite: Cite = described("年度の典拠", "Where the year stands.", default=(), sparse=True)
