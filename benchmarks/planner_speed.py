"""How long the best mix takes for 150 islands and 12 technologies, against the plain programme.

usage: python -m benchmarks.planner_speed [--islands 150] [--yardstick-seconds 60]

The islands are the register's own; their weights are drawn. The yardstick is HiGHS alone on the
same programme, all packages at once, in the same run.
"""

import argparse
import os
import random
import sys
import time
from collections.abc import Callable
from typing import TypeVar

import highspy

from shimamoru.islands.shipped import coasts, islands
from shimamoru.planning.asked import Asked, Place, Shore
from shimamoru.planning.catalogue import circumstances_of, shipped, shipped_technologies
from shimamoru.planning.model import Model
from shimamoru.planning.packages import packages_of
from shimamoru.planning.programme import Programme

_BUDGETS = (100_000, 300_000, 1_000_000, 4_000_000)
_FEWEST_KM = 0.1
_THREADS = "OPENBLAS_NUM_THREADS"
T = TypeVar("T")


def main() -> None:
    """Print the figures, with one thread as the planner's own process has it."""
    if os.environ.get(_THREADS) != "1":
        command = [sys.executable, "-m", "benchmarks.planner_speed", *sys.argv[1:]]
        os.execve(sys.executable, command, {**os.environ, _THREADS: "1"})  # noqa: S606 - ourselves
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--islands", type=int, default=150)
    parser.add_argument("--yardstick-seconds", type=float, default=60.0)
    given = parser.parse_args()
    asked = question(given.islands)
    print(f"load {os.getloadavg()[0]:.1f}, processors {os.cpu_count()}")
    packages = timed("packages", lambda: [packages_of(asked, one) for one in asked.places])
    print(f"  {sum(map(len, packages)):,} packages that no other beats")
    programme = timed("programme", lambda: Programme(asked, packages))
    for budget in _BUDGETS:
        found = timed(f"solve {budget / 10_000:,.0f} oku", lambda: programme.solve(budget))  # noqa: B023 - called at once
        if found is not None:
            print(f"  value {found.value:.6f} proven {found.proven} gap {found.gap:.2e}")
    solver = Model(asked, packages).solver(_BUDGETS[1], whole=True)
    solver.setOptionValue("time_limit", given.yardstick_seconds)
    timed("yardstick: HiGHS alone, 30 oku", solver.run)
    info = solver.getInfo()
    feasible = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    said = f"value {info.objective_function_value:.6f} gap {info.mip_gap:.2e}"
    print(f"  {said}" if feasible else "  no choice found in that time")


def question(count: int) -> Asked:
    """Return the question: the first islands of the register, weights drawn."""
    chance = random.Random(1)  # noqa: S311 - weights, not secrets
    shores: dict[str, list[Shore]] = {}
    for one in coasts():
        length = one["length_km"] or _FEWEST_KM
        shore = Shore(one["slug"], length, one["lon"], one["lat"], one["facing"])
        shores.setdefault(one["island"], []).append(shore)
    places = [
        Place(
            one["slug"],
            one["name"],
            chance.choice((1.0, 0.7, 0.4, 0.2)),
            tuple(shores[one["slug"]]),
            {"people": one["population"] > 0} if "population" in one else {},
        )
        for one in islands()
    ]
    circumstances = circumstances_of(shipped("circumstances"))
    return Asked(tuple(places[:count]), tuple(shipped_technologies()), circumstances, 1_000_000)


def timed(name: str, work: Callable[[], T]) -> T:
    """Do something and print how long it took, by clock and by processor."""
    clock, processor = time.perf_counter(), time.process_time()
    done = work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"{name}: {clock:.2f} s by the clock, {processor:.2f} s of processor time", flush=True)
    return done


if __name__ == "__main__":
    main()
