"""Solving the programme: a proven optimum quickly, or the gap that is left.

The relaxed programme (packages may be parted) gives a bound, and for every package its *regret*:
how far any choice with it stays below that bound. With a choice of value L and a bound U, packages
whose regret exceeds U - L can be in no better choice. What is left is small, and HiGHS solves it
as whole numbers. Where units of shared technologies come out in parts, the programme is parted in
two by their number (branch and bound), the better half first.
"""

import heapq
import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

import highspy
import numpy as np
from numpy.typing import NDArray

from shimamoru.planning.asked import Asked
from shimamoru.planning.model import Model, Numbers
from shimamoru.planning.packages import Package

SECONDS = 20.0
"""Longest time for one solution; what is proven by then is said."""

_NEAR = 1e-6
_CLOSE = 1e-9
_WHOLE = 0.5
_FIRST_AN_ISLAND = 4

Box = tuple[tuple[int, ...], tuple[int, ...]]
"""The least and the most units of each shared technology."""


@dataclass(frozen=True, slots=True)
class Solution:
    """What the programme found.

    Attributes:
        chosen: for each island the number of its package.
        units: of each shared technology.
        value: of the objective.
        bound: no choice is worth more.
        proven: whether the value is the optimum, within the tolerance of the solver.
        cost: in 10,000 yen.
        staff: people.
        price: what a further 10,000 yen is worth, by the relaxed programme.
    """

    chosen: tuple[int, ...]
    units: dict[str, int]
    value: float
    bound: float
    proven: bool
    cost: int
    staff: int
    price: float

    @property
    def gap(self) -> float:
        """How much better a choice could be at most, as a share of the value."""
        return max(self.bound - self.value, 0.0) / self.value if self.value else 0.0


@dataclass(frozen=True, slots=True)
class _Relaxed:
    """The relaxed programme in a box: its bound, the units, the regrets, and the budget's price."""

    bound: float
    units: Numbers
    regret: Numbers
    price: float


@dataclass(slots=True)
class _Search:
    """How far the search is: the best choice, until when it may go on, whether all is proven."""

    budget: int
    until: float
    value: float = -math.inf
    kept: NDArray[np.int64] | None = None
    proven: bool = True

    @property
    def left(self) -> float:
        return max(self.until - time.monotonic(), 0.0)


class Programme:
    """The programme of a question; ``solve`` it for one budget after the other."""

    def __init__(self, asked: Asked, packages: Sequence[Sequence[Package]]) -> None:
        self.model = Model(asked, packages)
        self._relaxed = self.model.solver(asked.budget)

    def solve(self, budget: int, *, seconds: float = SECONDS) -> Solution | None:
        """Return the best choice within a budget; None where there is no choice at all."""
        search = _Search(budget, time.monotonic() + seconds)
        whole: Box = ((0,) * len(self.model.shared), tuple(int(one) for one in self.model.most))
        root = self._relax(budget, whole)
        if root is None:
            return None
        self._core(search, whole, root, _first(root, len(self.model.packages)))
        order = count()
        waiting = [(-root.bound, next(order), whole, root)]
        while waiting and -waiting[0][0] > search.value + _CLOSE and search.left:
            _, _, box, relaxed = heapq.heappop(waiting)
            halves = _halves(box, relaxed.units)
            if not halves:
                self._close(search, box, relaxed)
            for half in halves:
                found = self._relax(budget, half)
                if found is not None and found.bound > search.value + _CLOSE:
                    heapq.heappush(waiting, (-found.bound, next(order), half, found))
        if search.kept is None:
            return None
        open_bound = -waiting[0][0] if waiting else -math.inf
        proven = search.proven and open_bound <= search.value + _CLOSE
        bound = (
            search.value
            if proven
            else max(root.bound if not search.proven else open_bound, search.value)
        )
        return self._solution(search, bound, root.price, proven=proven)

    def _relax(self, budget: int, box: Box) -> _Relaxed | None:
        """Solve the relaxed programme with units in a box; None where nothing is possible."""
        model, solver = self.model, self._relaxed
        islands, packages = len(model.packages), len(model.columns.island)
        solver.changeRowBounds(islands, -highspy.kHighsInf, float(budget))
        for at, (least, most) in enumerate(zip(*box, strict=True)):
            solver.changeColBounds(packages + at, float(least), float(most))
        solver.run()
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        prices = np.abs(np.array(solver.getSolution().row_dual)[islands:])
        units = np.array(solver.getSolution().col_value)[packages:]
        # The bound by Lagrange: what each island can do at these prices, and what is allowed.
        left = model.columns.worth - model.columns.uses @ prices
        best = np.full(islands, -np.inf)
        np.maximum.at(best, model.columns.island, left)
        bound = float(best.sum() + model.rows(budget) @ prices)
        for at, (least, most) in enumerate(zip(*box, strict=True)):
            gain = float(-model.units[at] @ prices)
            bound += gain * (most if gain > 0 else least)
        return _Relaxed(bound, units, best[model.columns.island] - left, float(prices[0]))

    def _close(self, search: _Search, box: Box, relaxed: _Relaxed) -> None:
        """Find the best choice in a box: among packages of small regret, then all that could be."""
        within = _first(relaxed, len(self.model.packages))
        while True:
            self._core(search, box, relaxed, within)
            needed = relaxed.bound - search.value + _CLOSE
            if within >= needed or within >= float(relaxed.regret.max()) or not search.left:
                search.proven = search.proven and bool(search.left)
                return
            within = needed

    def _core(self, search: _Search, box: Box, relaxed: _Relaxed, within: float) -> None:
        """Solve as whole numbers among the packages whose regret is small; keep what is better."""
        keep = np.flatnonzero(relaxed.regret <= within)
        solver = self.model.solver(search.budget, keep, whole=True)
        for at, (least, most) in enumerate(zip(*box, strict=True)):
            solver.changeColBounds(len(keep) + at, float(least), float(most))
        solver.setOptionValue("time_limit", search.left)
        solver.run()
        if solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit:
            search.proven = False
        info = solver.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return
        chosen = np.array(solver.getSolution().col_value)[: len(keep)] > _WHOLE
        value = float(self.model.columns.worth[keep][chosen].sum())
        if value > search.value + _CLOSE:
            search.value, search.kept = value, keep[chosen]

    def _solution(self, search: _Search, bound: float, price: float, *, proven: bool) -> Solution:
        model = self.model
        kept = np.array([], dtype=np.int64) if search.kept is None else search.kept
        chosen = [0] * len(model.packages)
        for at in kept:
            chosen[model.columns.island[at]] = int(model.columns.number[at])
        taken = [found[number] for found, number in zip(model.packages, chosen, strict=True)]
        units = {
            one.id: -(-sum(one.id in package.shared for package in taken) // one.capacity)
            for one in model.shared
        }
        years = model.asked.years
        cost = sum(units[one.id] * one.cost(years) for one in model.shared)
        staff = sum(units[one.id] * one.staff for one in model.shared)
        return Solution(
            tuple(chosen),
            units,
            search.value,
            bound,
            proven,
            cost + sum(one.cost for one in taken),
            staff + sum(one.staff for one in taken),
            price,
        )


def _first(relaxed: _Relaxed, islands: int) -> float:
    """Return a regret that leaves a few packages an island."""
    at = min(_FIRST_AN_ISLAND * islands, len(relaxed.regret) - 1)
    return float(np.partition(relaxed.regret, at)[at])


def _halves(box: Box, units: Numbers) -> list[Box]:
    """Part a box where the number of units of something comes out in parts; none otherwise."""
    away = np.abs(units - np.round(units))
    if not len(away) or float(away.max()) < _NEAR:
        return []
    at = int(away.argmax())
    below = math.floor(float(units[at]))
    low, high = list(box[0]), list(box[1])
    low[at], high[at] = below + 1, below
    return [(box[0], tuple(high)), (tuple(low), box[1])]
