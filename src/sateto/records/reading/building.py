"""What the readers of formats share: pairing languages, noting cites, years and amounts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

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
) -> Iterator[dict[str, Element]]:
    """Yield by language what belongs together: of the same ``sequence``, or at the same place."""
    rows: dict[str, dict[str, Element]] = {}
    for language, elements in lists.items():
        for place, element in enumerate(elements, 1):
            known = by(element) if by is not None else element.get("sequence") or str(place)
            row = rows.setdefault(known, {})
            while language in row:
                known += "'"
                row = rows.setdefault(known, {})
            row[language] = element
    yield from rows.values()


def under(found: Mapping[str, Element], *names: str) -> dict[str, Element]:
    """Return by language what stands at a path below elements: of each name the first."""
    made: dict[str, Element] = {}
    for language, element in found.items():
        at = element
        for name in names:
            below = at.below.get(name)
            if below is None:
                break
            at = below[0]
        else:
            made[language] = at
    return made


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
    return int(text) if _NUMBER.fullmatch(text) else None
