"""How a report is printed and flattened: everything that changes its look but not its content."""

from dataclasses import dataclass, replace
from typing import Literal


@dataclass(frozen=True)
class Style:
    """A way of printing.

    Attributes:
        seed: for what is left to chance: where pages break, which form a table takes.
        hints: whether a blank before the line end marks the end of a paragraph.
        wrap: columns at which lines wrap, a full-width character counting two; None: they do not.
        doubled: whether a blank line follows every line.
        era: how years are written: ``official`` 平成 30 年度, ``tight`` 平成30年度, ``civil``.
        width: ``as_is``, or all signs and digits in half or full width.
        pages: whether page numbers are printed: on no page, on some, on all.
        heads: whether a running head stands on every page.
        page_lead: whether a blank stands at the start of a page's first line.
        latin_ends: whether a blank after a Latin word stays at a line's end.
        stray_ends: share of lines inside paragraphs at whose end a blank stands all the same.
        lost_ends: share of paragraphs of running text whose end no blank marks.
        spread: whether labels are letter-spaced and set one or two characters a line.
        wide_blanks: whether blanks between label and text are ideographic.
        rating_first: whether ratings stand before what they rate.
        heading_inside: whether a field's opening stands inside the field's first indicator.
        wrong_number: whether a heading 「評価結果」 carries another field's number.
        shuffle: what is out of order: ``indicators`` of a field, ``years`` of an indicator,
            ``fields``, or the ``evaluations``, printed after all fields.
        dated_results: whether results print their year.
        headings: whether fields have headings.
    """

    seed: int = 0
    hints: bool = True
    wrap: int | None = 80
    doubled: bool = True
    era: Literal["official", "tight", "civil"] = "official"
    width: Literal["as_is", "half", "full"] = "as_is"
    pages: Literal["none", "some", "all"] = "none"
    heads: bool = False
    page_lead: bool = True
    latin_ends: bool = False
    stray_ends: float = 0.0
    lost_ends: float = 0.0
    spread: bool = True
    wide_blanks: bool = False
    rating_first: bool = False
    heading_inside: bool = False
    wrong_number: bool = False
    shuffle: Literal["nothing", "indicators", "years", "fields", "evaluations"] = "nothing"
    dated_results: bool = False
    headings: bool = True

    def but(self, **changes: object) -> "Style":
        """Return this style with some changes."""
        return replace(self, **changes)


OFFICIAL = Style()
"""The print of the ministry's own reports, flattened with marks of the paragraph's end."""
