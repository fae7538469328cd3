"""Gaps 「すき間」: needs that no result serves, and fields of research that no need asks for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from sateto.finding.keeping import Mark, held_mark, research_search
from sateto.finding.search import Asked
from sateto.needs.matching import CONCEPTS, Matches, matches_of
from sateto.needs.models import StoredNeed
from sateto.records.record import Section

_FIRST = 5
MOST_NEEDS = 100
"""So many of the newest needs are looked at: each asks the whole index."""


@dataclass(frozen=True, slots=True)
class UnaskedField:
    """A field of research with results, and how many needs lead to it."""

    name: str
    results: int
    needs: int


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is missing on either side.

    Attributes:
        unserved: needs that no result serves, with what was found.
        partly: needs of which something is covered by no result.
        fields: fields with results, those that fewest needs lead to first.
        looked_at: how many needs were looked at.
    """

    unserved: list[tuple[StoredNeed, Matches]]
    partly: list[tuple[StoredNeed, Matches]]
    fields: list[UnaskedField]
    looked_at: int


def gaps_of(needs: Iterable[StoredNeed]) -> Gaps:
    """Return the gaps between needs and results."""
    search = research_search()
    state = _State(Path(settings.SESAKU_HOME), held_mark(search.catalogue), _changed_at(CONCEPTS))
    looked = [(need, _matches(need.text, state)) for need in list(needs)[:MOST_NEEDS]]
    unserved = [pair for pair in looked if not pair[1].serving]
    partly = [pair for pair in looked if pair[1].serving and pair[1].uncovered]
    asked: Counter[str] = Counter()
    for _need, found in looked:
        asked.update({name for match in found.serving for name in _fields(match.record.sections)})
    counts = search(Asked(facets=("section",)), limit=1).facets.get("section", Counter())
    fields = [UnaskedField(name, count, asked[name]) for name, count in counts.items() if count]
    fields.sort(key=lambda one: (one.needs, -one.results, one.name))
    return Gaps(unserved, partly, fields, len(looked))


class _State(NamedTuple):
    """What the answers to needs depend on beside their texts."""

    home: Path
    mark: Mark
    concepts: int


def _changed_at(name: str) -> int:
    """Return when a file of the library was changed, 0 where there is none."""
    path = Path(settings.SESAKU_HOME) / name
    return path.stat().st_mtime_ns if path.exists() else 0


@lru_cache(maxsize=4 * MOST_NEEDS)
def _matches(text: str, state: _State) -> Matches:  # noqa: ARG001 - what is kept holds for it alone
    """Return what serves a need, kept as long as neither records nor concepts change."""
    return matches_of(text, _FIRST)


def _fields(sections: Sequence[Section]) -> list[str]:
    """Return the field by which a record is counted: its first."""
    return [section.name.best() for section in sections[:1]]
