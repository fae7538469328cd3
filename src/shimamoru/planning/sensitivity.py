"""Sensitivity 「感度」: whose grade changes when a weight is moved, the others left as they are."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from shimamoru.planning.grading import Criterion, Scheme, Value, graded

MOVE = 0.1


@dataclass(frozen=True, slots=True)
class Change:
    """An island whose grade changes.

    Attributes:
        criterion: whose weight is moved.
        factor: by which it is multiplied.
        island: slug.
        before: the grade, or the grades between which it lies.
        after: the same with the weight moved.
    """

    criterion: Criterion
    factor: float
    island: str
    before: str
    after: str


def changes(
    scheme: Scheme, islands: Mapping[str, Mapping[str, Value]], move: float = MOVE
) -> Iterator[Change]:
    """Yield every change of a grade when one weight is moved up or down by a share."""
    before = {slug: graded(scheme, values).shown for slug, values in islands.items()}
    for criterion in scheme.criteria:
        for factor in (1 + move, 1 - move):
            moved = weighed(scheme, criterion.id, factor)
            for slug, values in islands.items():
                after = graded(moved, values).shown
                if after != before[slug]:
                    yield Change(criterion, factor, slug, before[slug], after)


def weighed(scheme: Scheme, criterion: str, factor: float) -> Scheme:
    """Return a scheme with one weight multiplied."""
    criteria = tuple(
        replace(one, weight=one.weight * factor) if one.id == criterion else one
        for one in scheme.criteria
    )
    return replace(scheme, criteria=criteria)
