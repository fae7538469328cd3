"""What the readers of formats share: noting cites, and years."""

import re
from collections.abc import Mapping
from decimal import Decimal, DecimalException
from functools import lru_cache

from sateto.records.reading.element import Element
from sateto.records.record import NO_WORDS, Words
from sesaku.text.wareki import years_in
from sesaku.text.width import fold

MOST_DIGITS = 15
"""A number of more is no amount of money; what is less fits the database, sums of it too."""

_YEAR = re.compile(r"(1[89]\d\d|20\d\d|21\d\d)(?:-(\d\d))?")
_FISCAL_FIRST_MONTH = 4


class Cites:
    """Collects where the values of a record stand, if its element has places."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: dict[str, str] = {}

    def note(self, value: str, element: Element) -> None:
        """Note the place of a value."""
        if element.placed:
            self.found[value] = element.path

    def words(self, value: str, elements: Mapping[str, Element]) -> Words:
        """Return the texts of elements by their language, with the place of each noted."""
        ja = en = ""
        for language, element in elements.items():
            text = element.text
            if not text:
                continue
            if language[:2] == "en":
                if not en:
                    en = text
                    self.note(value + ".en", element)
            elif not ja:
                ja = text
                self.note(value + ".ja", element)
        return Words(ja, en) if ja or en else NO_WORDS


@lru_cache(maxsize=1024)
def year_of(printed: str, *, fiscal: bool = False) -> int | None:
    """Return the year that a text begins with; of a day before April the fiscal year before."""
    found = _YEAR.search(printed)
    if found is None:
        return None
    year = int(found[1])
    before = fiscal and found[2] is not None and int(found[2]) < _FISCAL_FIRST_MONTH
    return year - 1 if before else year


def year_said(printed: object) -> int | None:
    """Return the year that a number or a text says, 令和12年度 too; None where it says none."""
    text = fold(str(printed)) if isinstance(printed, int | str) else ""
    return year_of(text) or next(iter(years_in(text)), None)


def amount_of(printed: str, unit: int = 1) -> int | None:
    """Return the yen that a number says; None where it is none, or none that money can be.

    Args:
        printed: the number, with commas or not.
        unit: yen that 1 is.
    """
    digits = fold(printed).replace(",", "").removesuffix("円").strip()
    try:
        amount = Decimal(digits) * unit
        fits = amount.is_finite() and amount.adjusted() < MOST_DIGITS
    except DecimalException:
        return None
    return int(amount) if fits else None
