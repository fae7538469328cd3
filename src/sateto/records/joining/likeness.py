"""How like two records are: identifiers, titles, people, institutions, years; each in figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from sateto.records.record import ResearchProject
from sesaku.text.folding import fold

OWN = ("kaken", "kaken_record", "jgn", "doi", "handle", "oai", "patent")
"""Schemes of which one value is one record."""

CERTAIN = 0.93
"""Records so much alike are joined; people can split them."""

LIKELY = 0.8
"""Records so much alike are proposed to people."""

_TITLE, _PEOPLE, _HOMES, _YEARS = 0.55, 0.2, 0.1, 0.15
_CONTRADICTED = 0.5
"""Titles less alike speak against an identifier that both have."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like two records are.

    Attributes:
        score: 0 to 1; 1 where an identifier is the same and nothing speaks against it.
        same_identifier: whether they have an identifier in common.
        reasons: what speaks for and against it.
    """

    score: float
    same_identifier: bool
    reasons: tuple[str, ...]


def likeness(one: ResearchProject, other: ResearchProject) -> Likeness:
    """Return how like two records are, with the reasons."""
    shared = sorted(_own(one) & _own(other))
    title = _titles(one, other)
    people = _people(one, other)
    years = _years(one, other)
    reasons = [f"同じ識別子 {value}" for value in shared]
    reasons.append(f"題名の一致 {title:.2f}")
    parts = [(_TITLE, title)]
    if people is not None:
        reasons.append(f"研究者の一致 {people:.2f}")
        parts.append((_PEOPLE, people))
    homes = _homes(one, other)
    if homes is not None:
        reasons.append(f"機関の一致 {homes:.2f}")
        parts.append((_HOMES, homes))
    if years is not None:
        reasons.append(f"期間の重なり {years:.2f}")
        parts.append((_YEARS, years))
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    if people is None:  # a title alone, however like, makes nothing certain
        score = min(score, CERTAIN - 0.01)
    if title < 1 and not shared and _numbered_apart(one, other):
        reasons.append("番号が異なる")
        score = min(score, CERTAIN - 0.01)
    if shared and title >= _CONTRADICTED:
        score = 1.0
    elif shared:
        reasons.append("識別子は同じでも、題名が異なる")
        score = LIKELY
    return Likeness(round(score, 3), bool(shared), tuple(reasons))


def _own(record: ResearchProject) -> set[str]:
    return {str(one) for one in record.ids if one.valid and one.scheme in OWN}


def _numbered_apart(one: ResearchProject, other: ResearchProject) -> bool:
    """Whether both have a number of one kind, and not the same: continued under another number."""
    kinds = [{value.partition(":")[0] for value in _own(record)} for record in (one, other)]
    return bool(kinds[0] & kinds[1])


def _titles(one: ResearchProject, other: ResearchProject) -> float:
    """Return how like the titles are, in Japanese where both have one."""
    pairs = ((one.title.ja, other.title.ja), (one.title.en, other.title.en))
    found = (fuzz.ratio(fold(a), fold(b)) / 100 for a, b in pairs if a and b)
    return next(found, 0.0)


def _people(one: ResearchProject, other: ResearchProject) -> float | None:
    """Return the share of the smaller group that is in the other, None where one names nobody."""
    groups = [set(_named(record)) for record in (one, other)]
    counts = [len(record.researchers) for record in (one, other)]
    if not all(counts):
        return None
    found = sum(
        any(set(names) & groups[1] for names in (_names_of(one, place),))
        for place in range(counts[0])
    )
    return min(found / min(counts), 1.0)


def _named(record: ResearchProject) -> Iterator[str]:
    for place in range(len(record.researchers)):
        yield from _names_of(record, place)


def _names_of(record: ResearchProject, place: int) -> list[str]:
    """Return what a person may be known by: identifiers, and names without spaces."""
    person = record.researchers[place]
    ids = [str(one) for one in person.ids if one.valid]
    return [*ids, *(fold(name) for name in (person.name.ja, person.name.en) if name)]


def _homes(one: ResearchProject, other: ResearchProject) -> float | None:
    """Return the share of the fewer institutions that the other names, None where one has none."""
    groups = [set(_institutions(record)) for record in (one, other)]
    if not all(groups):
        return None
    return len(groups[0] & groups[1]) / min(map(len, groups))


def _institutions(record: ResearchProject) -> Iterator[str]:
    for home in (*record.institutions, *(one.institution for one in record.researchers)):
        if home.name:
            yield fold(home.name.best())


def _years(one: ResearchProject, other: ResearchProject) -> float | None:
    """Return the share of the shorter period that is in the other, None where one has none."""
    if one.start_year is None or other.start_year is None:
        return None
    ends = (one.end_year or one.start_year, other.end_year or other.start_year)
    overlap = min(ends) - max(one.start_year, other.start_year) + 1
    shorter = min(ends[0] - one.start_year, ends[1] - other.start_year) + 1
    return max(overlap, 0) / max(shorter, 1)
