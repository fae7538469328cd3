"""The programme as HiGHS takes it: columns for packages and shared units, rows for what binds them.

Maximise  sum of weight_i * value_ij * z_ij  over binary z (island i takes its package j) and whole
y_t (units of the shared technology t), subject to

* each island takes one package:            sum_j z_ij = 1
* the budget over the years:                sum cost_ij z_ij + sum cost_t y_t <= budget
* a shared unit serves so many islands:     sum (uses of t) z_ij <= capacity_t y_t
* the people, where they are limited:       sum staff_ij z_ij + sum staff_t y_t <= staff

Since every package that no other beats is a column, the optimum of this programme is the optimum
over all choices of technologies.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import highspy
import numpy as np
from numpy.typing import NDArray

from shimamoru.planning.asked import Asked
from shimamoru.planning.packages import Package

Numbers = NDArray[np.float64]
_SEED = 0


@dataclass(frozen=True, slots=True)
class Columns:
    """The packages of all islands, one after the other.

    Attributes:
        island: number of the island of each.
        number: number of the package on its island.
        worth: what it adds to the objective.
        uses: what it takes of each row that is shared: budget, capacities, people.
    """

    island: NDArray[np.int64]
    number: NDArray[np.int64]
    worth: Numbers
    uses: Numbers


class Model:
    """The columns, and the rows that islands share: budget, a capacity each, people."""

    def __init__(self, asked: Asked, packages: Sequence[Sequence[Package]]) -> None:
        self.asked, self.packages = asked, packages
        self.shared = [one for one in asked.technologies if one.scope == "shared"]
        self.limited = asked.staff is not None
        self.columns = self._columns()
        self.most = np.array([-(-len(packages) // one.capacity) for one in self.shared])
        self.units = self._units()

    def rows(self, budget: int) -> Numbers:
        """Return what the shared rows allow at most."""
        allowed = [float(budget), *(0.0 for _ in self.shared)]
        return np.array(allowed + ([float(self.asked.staff or 0)] if self.limited else []))

    def solver(
        self, budget: int, keep: NDArray[np.int64] | None = None, *, whole: bool = False
    ) -> highspy.Highs:
        """Return a solver of the programme.

        Args:
            budget: in 10,000 yen.
            keep: the packages among which it chooses; all where None.
            whole: whether packages and units are whole; they may be parted otherwise.
        """
        kept = np.arange(len(self.columns.island)) if keep is None else keep
        islands, count = len(self.packages), len(kept) + len(self.shared)
        uses = np.vstack([self.columns.uses[kept], self.units])
        model = highspy.HighsLp()
        model.num_col_, model.num_row_ = count, islands + uses.shape[1]
        model.sense_ = highspy.ObjSense.kMaximize
        model.col_cost_ = np.concatenate([self.columns.worth[kept], np.zeros(len(self.shared))])
        model.col_lower_ = np.zeros(count)
        model.col_upper_ = np.concatenate([np.ones(len(kept)), self.most.astype(np.float64)])
        rows = self.rows(budget)
        model.row_upper_ = np.concatenate([np.ones(islands), rows])
        model.row_lower_ = np.concatenate([np.ones(islands), np.full(len(rows), -np.inf)])
        _fill(model, self.columns.island[kept], uses, islands)
        if whole:
            model.integrality_ = [highspy.HighsVarType.kInteger] * count
        solver = highspy.Highs()  # type: ignore[no-untyped-call] # the library leaves it untyped
        solver.silent()
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("random_seed", _SEED)
        solver.setOptionValue("mip_rel_gap", 0.0)
        solver.setOptionValue("mip_abs_gap", 1e-9)
        solver.passModel(model)
        return solver

    def _columns(self) -> Columns:
        island, number, worth, uses = [], [], [], []
        for at, found in enumerate(self.packages):
            weight = self.asked.places[at].weight
            for which, package in enumerate(found):
                island.append(at)
                number.append(which)
                worth.append(weight * package.value)
                taken = [float(package.cost)]
                taken += [float(one.id in package.shared) for one in self.shared]
                uses.append(taken + ([float(package.staff)] if self.limited else []))
        width = 1 + len(self.shared) + int(self.limited)
        return Columns(
            np.array(island, dtype=np.int64),
            np.array(number, dtype=np.int64),
            np.array(worth),
            np.array(uses).reshape(-1, width),
        )

    def _units(self) -> Numbers:
        """Return what a unit of each shared technology takes of the shared rows, or gives."""
        width = self.columns.uses.shape[1]
        found = np.zeros((len(self.shared), width))
        for at, one in enumerate(self.shared):
            found[at, 0] = one.cost(self.asked.years)
            found[at, 1 + at] = -one.capacity
            if self.limited:
                found[at, -1] = one.staff
        return found


def _fill(model: highspy.HighsLp, island: NDArray[np.int64], uses: Numbers, islands: int) -> None:
    """Write the matrix: each package once in the row of its island, and what it uses."""
    starts, index, value = [0], [], []
    for at, taken in enumerate(uses):
        if at < len(island):
            index.append(int(island[at]))
            value.append(1.0)
        for row in np.flatnonzero(taken):
            index.append(islands + int(row))
            value.append(float(taken[row]))
        starts.append(len(index))
    model.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    model.a_matrix_.start_ = np.array(starts)
    model.a_matrix_.index_ = np.array(index)
    model.a_matrix_.value_ = np.array(value)
