"""How far it can be trusted that a result "serves" a need, on needs and abstracts not chosen by.

usage: python -m benchmarks.need_serving [ABSTRACTS.json]

Prints for some bounds how many of the results said to serve do, how many needs are served by a
right one, and how often something is said to serve where nothing does: needs that nothing serves,
and needs whose graded abstracts were all taken away. Then chooses the bounds on four fifths of the
needs over one half of the abstracts, and looks at the last fifth over the other half.
"""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from statistics import mean
from typing import TypeAlias

from benchmarks.need_matching import ABSTRACTS, Judged, judged, read
from sesaku.linking.needs.matching import (
    NEARLY_ALL,
    SHARE,
    STRENGTH,
    Matcher,
    Scored,
    rarity_in,
)
from sesaku.text.folding import fold

_TOP, _FOLDS, _RIGHT = 10, 5, 1.5
_SHARES = (0.15, 0.2, 0.25, 0.3, 0.4)
_STRENGTHS = (2.0, 2.25, 2.5, 3.0, 3.5, 4.0)

Bounds: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Answered:
    """A need with its first results, and with those where all that was graded is taken away."""

    need: Judged
    found: Sequence[Scored]
    without: Sequence[Scored]

    def right(self, one: Scored) -> bool:
        """Whether a result serves more than marginally."""
        return self.need.grades.get(one.place, 0) >= _RIGHT


@dataclass(frozen=True, slots=True)
class Figures:
    """What came of bounds.

    Attributes:
        precision: of what is said to serve, the share that does.
        found: of the needs that something serves, the share to which a right result is said.
        nothing: of the needs that nothing serves, the share to which something is said.
        taken: the same of needs from which all that was graded was taken away.
    """

    precision: float
    found: float
    nothing: float
    taken: float

    @property
    def worth(self) -> float:
        """Return the harmonic mean of precision and of what is found."""
        both = self.precision + self.found
        return 2 * self.precision * self.found / both if both else 0.0

    def __str__(self) -> str:
        """Return them in a line."""
        return (
            f"precision {self.precision:.3f}  found {self.found:.3f}  said though nothing serves"
            f" {self.nothing:.3f}, though all was taken {self.taken:.3f}"
        )


def answered(needs: Iterable[Judged], abstracts: dict[int, str]) -> list[Answered]:
    """Return needs answered out of some abstracts, which have the numbers of all."""
    numbers, texts = list(abstracts), list(abstracts.values())
    matcher = Matcher(rarity_in(texts), mean(map(len, texts)), len(texts))
    made = []
    for need in needs:
        asked = read(need.need)
        ranked = matcher.rank(asked, texts) if asked.specific else []
        known = [Scored(numbers[one.place], one.score, one.share, one.strength) for one in ranked]
        grades = {at: grade for at, grade in need.grades.items() if at in abstracts}
        rest = [one for one in known if one.place not in grades]
        made.append(Answered(Judged(need.number, need.need, grades), known[:_TOP], rest[:_TOP]))
    return made


def serves(bounds: Bounds) -> Callable[[Scored], bool]:
    """Return whether a result serves by some bounds of share and strength."""
    share, strength = bounds
    return lambda one: (one.share >= share and one.strength >= strength) or one.share >= NEARLY_ALL


def figures(some: Sequence[Answered], bounds: Bounds) -> Figures:
    """Return what comes of bounds over answered needs."""
    said = serves(bounds)
    claims = [one.right(each) for one in some for each in one.found if said(each)]
    served = [one for one in some if one.need.served]
    unserved = [one for one in some if not one.need.served]
    return Figures(
        precision=_share(claims),
        found=_share(any(said(e) and one.right(e) for e in one.found) for one in served),
        nothing=_share(any(map(said, one.found)) for one in unserved),
        taken=_share(any(map(said, one.without)) for one in served),
    )


def _share(values: Iterable[bool]) -> float:
    kept = list(values)
    return sum(kept) / len(kept) if kept else 0.0


def _chosen(some: Sequence[Answered]) -> Bounds:
    return max(product(_SHARES, _STRENGTHS), key=lambda bounds: figures(some, bounds).worth)


def main() -> None:
    """Print the figures of all bounds, and those of bounds chosen elsewhere."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("abstracts", type=Path, nargs="?", default=ABSTRACTS)
    projects = json.loads(parser.parse_args().abstracts.read_text("utf-8"))["projects"]
    texts = {n: fold(f"{one['title']}。{one['abstract']}") for n, one in enumerate(projects)}
    needs = judged()
    everything = answered(needs, texts)
    for bounds in product(_SHARES, _STRENGTHS):
        mark = "  <- used" if bounds == (SHARE, STRENGTH) else ""
        print(
            f"share {bounds[0]:.2f} strength {bounds[1]:.1f}  {figures(everything, bounds)}{mark}"
        )
    halves = [{n: text for n, text in texts.items() if n % 2 == half} for half in (0, 1)]
    seen = []
    for half, fifth in product((0, 1), range(_FOLDS)):
        learned = [one for place, one in enumerate(needs) if place % _FOLDS != fifth]
        unseen = [one for place, one in enumerate(needs) if place % _FOLDS == fifth]
        bounds = _chosen(answered(learned, halves[half]))
        seen.append((bounds, figures(answered(unseen, halves[1 - half]), bounds)))
        print(f"chosen {bounds}; on unseen needs and abstracts  {seen[-1][1]}")
    names = ("precision", "found", "nothing", "taken")
    average = Figures(**{name: mean(getattr(one, name) for _, one in seen) for name in names})
    print(f"mean over {len(seen)}  {average}")
    print(
        f"the bounds used, over all needs and abstracts  {figures(everything, (SHARE, STRENGTH))}"
    )


if __name__ == "__main__":
    main()
