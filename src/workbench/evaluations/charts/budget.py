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
    """Budget in all and execution of one year; None where the print has none."""

    year: int
    total: float | None
    executed: float | None


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
    values = [value for one in money for value in (one.total, one.executed) if value is not None]
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
        for style, value, x in (
            ("total", one.total, middle - width - 1),
            ("executed", one.executed, middle + 1),
        ):
            if value is not None:
                y = scale.y(max(value, 0))
                height = round(abs(scale.y(value) - zero), 1)
                label_x = round(x + width / 2, 1)
                bars.append(
                    Bar(style, round(x, 1), y, width, height, shown(value), label_x, y - 5)
                )
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
    highest = max((max(one.total or 0, one.executed or 0) for one in money), default=0)
    if highest <= 0:
        return []
    found = []
    for at, one in enumerate(money):
        total = round(max(one.total or 0, 0) / highest * height, 1)
        executed = round(max(one.executed or 0, 0) / highest * height, 1)
        found.append(
            Spark(one.year, at * width, round(height - total, 1), total,
                  round(height - executed, 1), executed)
        )
    return found
