"""Counts by facet as pages and programs show them: exact where they can be, else told apart.

The catalogue counts four institutions of a record, since it counts a million records at once
(decision 0018). Where few records answer, they are looked at themselves.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sateto.finding.search import Asked, ResearchSearch, Results
from sateto.finding.shape import institutions_of

EXACT = 300
"""So many records that answer are looked at themselves."""

_MANY = "institution"


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts by facet.

    Attributes:
        facets: by facet, how many records have each value.
        exact: whether all institutions of each record are counted, and not its first four.
    """

    facets: Mapping[str, Counter[str]]
    exact: bool


def counts_of(search: ResearchSearch, asked: Asked, found: Results) -> Counts:
    """Return the counts of what was found.

    Args:
        search: where it was found.
        asked: what was asked.
        found: the answer.
    """
    if _MANY not in found.facets or found.total > EXACT:
        return Counts(found.facets, exact=_MANY not in found.facets)
    records = (
        {hit.key: hit.record for hit in found.hits}
        if len(found.hits) == found.total
        else search.lookup(search.keys(replace(asked, some=found.some), EXACT))
    )
    counted = Counter(name for one in records.values() for name in set(institutions_of(one)))
    return Counts({**found.facets, _MANY: counted}, exact=True)
