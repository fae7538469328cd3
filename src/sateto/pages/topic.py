"""What stands behind a topic 「主題の背後」: records by year, people, institutions, programmes."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sateto.records.record import ResearchProject

MOST_LOOKED_AT = 300
"""So many of the best records are looked at for their people."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart, in its units; not every year is labelled where there are many."""

    year: int
    count: int
    x: float
    y: float
    width: float
    height: float
    middle: float
    labelled: bool


WIDTH, HEIGHT = 640, 200
_LEFT, _RIGHT, _TOP, _BOTTOM = 8, 8, 24, 172
_WIDEST = 40
_MOST_LABELS = 12


def bars_of(counts: Mapping[str, int]) -> list[Bar]:
    """Return the bars of records by first fiscal year, years without any included."""
    years = {int(year): count for year, count in counts.items() if year.isdigit() and count}
    if not years:
        return []
    first, last = min(years), max(years)
    step = (WIDTH - _LEFT - _RIGHT) / (last - first + 1)
    width = min(_WIDEST, step * 0.7)
    most = max(years.values())
    every = 1 + (last - first) // _MOST_LABELS
    made = []
    for year in range(first, last + 1):
        count = years.get(year, 0)
        height = round(count / most * (_BOTTOM - _TOP), 1)
        x = round(_LEFT + step * (year - first + 0.5) - width / 2, 1)
        middle = round(x + width / 2, 1)
        labelled = (last - year) % every == 0
        y = round(_BOTTOM - height, 1)
        made.append(Bar(year, count, x, y, round(width, 1), height, middle, labelled))
    return made


@dataclass(frozen=True, slots=True)
class Person:
    """A researcher of a topic: in how many of its records, and how often leading.

    Attributes:
        name: as the newest record has it.
        institution: where they were in that record.
        number: the e-Rad number or another identifier, "" where none is known.
        records: in so many of the records looked at.
        leading: leading so many of them.
    """

    name: str
    institution: str
    number: str
    records: int
    leading: int


def people_of(records: Iterable[ResearchProject], most: int = 30) -> list[Person]:
    """Return the researchers of records, those of most records first.

    Who has an identifier is known by it, others by name and institution: two people of one name
    are not joined.
    """
    counted: Counter[str] = Counter()
    leading: Counter[str] = Counter()
    newest: dict[str, tuple[int, str, str, str]] = {}
    for record in records:
        for one in record.researchers:
            home = one.institution.name.best()
            valid = next((str(each) for each in one.ids if each.valid), "")
            key = valid or f"{one.name.best()} {home}"
            counted[key] += 1
            leading[key] += one is record.lead
            told = (record.start_year or 0, one.name.best(), home, valid)
            newest[key] = max(newest.get(key, told), told)
    order = sorted(counted, key=lambda key: (-counted[key], -leading[key], key))[:most]
    return [
        Person(newest[key][1], newest[key][2], newest[key][3], counted[key], leading[key])
        for key in order
    ]
