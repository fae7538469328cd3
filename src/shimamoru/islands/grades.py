"""The grades of the register by the scheme that counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import Any

from shimamoru.islands.models import GradingVersion, Island
from shimamoru.planning.catalogue import shipped
from shimamoru.planning.grading import Grading, Scheme, Value, graded, scheme_of

OPEN = "?"
"""What a grade is asked for by that lies between more than two neighbours."""


def mark_of(found: Grading) -> str:
    """Return the style of a grade on maps: a ring in the upper colour where it lies between two."""
    kind = "open" if found.apart else "grade"
    return f"{kind}-{found.highest.lower()}" if found.narrow else "unknown"


def narrow_grades(by: Scheme) -> list[str]:
    """Return what may be asked for: each grade, each two neighbours, and what is open."""
    order = [grade for grade, _least in by.grades]
    return [*order, *(f"{one}–{other}" for one, other in pairwise(order)), OPEN]


def counts(found: Iterable[Grading]) -> list[tuple[str, int]]:
    """Return how many islands have each grade or lie between each two, the open ones last."""
    tally = Counter((one.narrow or OPEN) for one in found)
    return sorted(tally.items(), key=lambda pair: (pair[0] == OPEN, len(pair[0]), pair[0]))


def current() -> GradingVersion | None:
    """Return the version that counts; None where it is the scheme that comes along."""
    return GradingVersion.objects.select_related("made_by").first()


def content() -> dict[str, Any]:
    """Return the scheme that counts as plain data."""
    version = current()
    found: dict[str, Any] = version.content if version else shipped("criteria")
    return found


def scheme() -> Scheme:
    """Return the scheme that counts."""
    return scheme_of(content())


def values_of(island: Island, by: Scheme) -> Mapping[str, Value]:
    """Return the values of an island that a scheme looks at."""
    return {one.field: getattr(island, one.field) for one in by.criteria}


def gradings(islands: Iterable[Island], by: Scheme) -> dict[str, Grading]:
    """Return the grade of each island with its working, by its slug."""
    return {island.slug: graded(by, values_of(island, by)) for island in islands}
