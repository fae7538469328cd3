"""Budget and execution by year as bars."""

from collections.abc import Sequence
from dataclasses import dataclass

from workbench.evaluations.charts.scale import Tick, scale_of, shown

WIDTH = 640
_LEFT, _RIGHT, _TOP, _BOTTOM = 88, 16, 28, 196
HEIGHT = 240
_WIDEST = 44


@dataclass(frozen=True, slots=True)
class YearOfMoney:
    """Budget in all and execution of one year; None where the print has none.

    ``initial`` stands for the budget of a year that has no other yet.
    """

    year: int
    total: float | None
    executed: float | None
    initial: float | None = None

    def bars(self) -> list[tuple[str, float]]:
        """Return the amounts to draw, each with its style."""
        first = ("total", self.total) if self.total is not None else ("initial", self.initial)
        both = (first, ("executed", self.executed))
        return [(style, value) for style, value in both if value is not None]


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: style, place, size and label."""

    style: str
    x: float
    y: float
    width: float
    height: float
    label: str
    label_x: float
    label_y: float


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of bars."""

    width: int
    height: int
    left: int
    right: int
    zero: float
    ticks: Sequence[Tick]
    years: Sequence[tuple[int, float]]
    bars: Sequence[Bar]
    label_y: int


def chart(money: Sequence[YearOfMoney]) -> Chart | None:
    """Return the chart of some years; None where no amount is known."""
    values = [value for one in money for _style, value in one.bars()]
    if not values:
        return None
    scale = scale_of(values, top=_TOP, bottom=_BOTTOM, from_zero=True)
    step = (WIDTH - _LEFT - _RIGHT) / len(money)
    width = min(_WIDEST, round(step / 3, 1))
    bars, years = [], []
    zero = scale.y(0)
    for at, one in enumerate(money):
        middle = round(_LEFT + step * (at + 0.5), 1)
        years.append((one.year, middle))
        for style, value in one.bars():
            x = round(middle + 1 if style == "executed" else middle - width - 1, 1)
            y = scale.y(max(value, 0))
            height = round(abs(scale.y(value) - zero), 1)
            label_x = round(x + width / 2, 1)
            bars.append(Bar(style, x, y, width, height, shown(value), label_x, y - 5))
    right = WIDTH - _RIGHT
    return Chart(WIDTH, HEIGHT, _LEFT, right, zero, scale.ticks(), years, bars, HEIGHT - 20)


@dataclass(frozen=True, slots=True)
class Spark:
    """A small bar of the list of measures: execution within the budget."""

    year: int
    x: int
    total_y: float
    total_height: float
    executed_y: float
    executed_height: float


def sparks(money: Sequence[YearOfMoney], *, height: int = 24, width: int = 12) -> list[Spark]:
    """Return small bars, all on one scale; years without an amount have none."""
    highest = max((value for one in money for _style, value in one.bars()), default=0)
    if highest <= 0:
        return []
    found = []
    for at, one in enumerate(money):
        amounts = dict(one.bars())
        budget = amounts.get("total", amounts.get("initial", 0))
        total = round(max(budget, 0) / highest * height, 1)
        executed = round(max(amounts.get("executed", 0), 0) / highest * height, 1)
        tops = (round(height - total, 1), round(height - executed, 1))
        found.append(Spark(one.year, at * width, tops[0], total, tops[1], executed))
    return found
