"""What the readers of formats share: pairing languages, noting cites, years and amounts."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache

from sateto.records.reading.element import Element
from sateto.records.record import NO_WORDS, Words

_YEAR = re.compile(r"(1[89]\d\d|20\d\d|21\d\d)(?:-(\d\d))?")
_FISCAL_FIRST_MONTH = 4
_NUMBER = re.compile(r"-?\d+")


class Cites:
    """Collects where the values of a record stand."""

    def __init__(self) -> None:
        """Begin with none."""
        self.found: dict[str, str] = {}

    def note(self, value: str, element: Element) -> None:
        """Note the place of a value."""
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
                    en, self.found[value + ".en"] = text, element.path
            elif not ja:
                ja, self.found[value + ".ja"] = text, element.path
        return Words(ja, en) if ja or en else NO_WORDS


def paired(
    lists: Mapping[str, Sequence[Element]], by: Callable[[Element], str] | None = None
) -> Iterable[dict[str, Element]]:
    """Return by language what belongs together: of the same ``sequence``, or at the same place."""
    if len(lists) == 1:
        [(language, elements)] = lists.items()
        return [{language: element} for element in elements]
    rows: dict[str, dict[str, Element]] = {}
    for language, elements in lists.items():
        for place, element in enumerate(elements, 1):
            known = by(element) if by is not None else element.get("sequence") or str(place)
            row = rows.get(known)
            while row is not None and language in row:
                known += "'"
                row = rows.get(known)
            if row is None:
                rows[known] = {language: element}
            else:
                row[language] = element
    return rows.values()


def under(found: Mapping[str, Element], name: str) -> dict[str, Element]:
    """Return by language what stands right below elements under a name: of each the first."""
    made: dict[str, Element] = {}
    for language, element in found.items():
        below = element.below.get(name)
        if below is not None:
            made[language] = below[0]
    return made


@lru_cache(maxsize=1024)
def year_of(printed: str, *, fiscal: bool = False) -> int | None:
    """Return the year that a text begins with; of a day before April the fiscal year before."""
    found = _YEAR.search(printed)
    if found is None:
        return None
    year = int(found[1])
    before = fiscal and found[2] is not None and int(found[2]) < _FISCAL_FIRST_MONTH
    return year - 1 if before else year


def number(element: Element | None) -> int | None:
    """Return the whole number that an element holds, None where it holds none."""
    if element is None:
        return None
    text = element.text.replace(",", "")
    return int(text) if text.isdecimal() or _NUMBER.fullmatch(text) else None
