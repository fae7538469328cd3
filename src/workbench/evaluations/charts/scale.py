"""Scales of charts: round steps, and where a number stands."""

import math
from dataclasses import dataclass

_SAME = 1e-9


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of the scale."""

    value: float
    label: str
    y: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A vertical scale from ``low`` (at ``bottom``) to ``high`` (at ``top``), in pixels."""

    low: float
    high: float
    top: float
    bottom: float
    step: float

    def y(self, value: float) -> float:
        """Return where a number stands."""
        share = (value - self.low) / (self.high - self.low)
        return round(self.bottom - share * (self.bottom - self.top), 1)

    def ticks(self) -> list[Tick]:
        """Return the lines of the scale."""
        count = round((self.high - self.low) / self.step)
        values = [self.low + self.step * number for number in range(count + 1)]
        return [Tick(value, shown(value), self.y(value)) for value in values]


def scale_of(values: list[float], *, top: float, bottom: float, from_zero: bool = False) -> Scale:
    """Return a scale of four to six round steps that holds all values.

    Args:
        values: at least one.
        top: pixel of its upper end.
        bottom: pixel of its lower end.
        from_zero: whether it must begin at zero, as for bars.
    """
    low, high = min(values), max(values)
    if from_zero or (low >= 0 and low < high / 2):
        low = min(low, 0)
        high = max(high, 0)
    size = max(abs(low), abs(high))
    if high - low <= _SAME * max(size, 1):  # no step would tell them apart
        size = size if size > _SAME else 1
        low, high = low - size * 0.5, high + size * 0.5
    step = _round_step((high - low) / 4)
    first, last = math.floor(low / step), math.ceil(high / step)
    # What is next to nothing beside a step is lost in the division.
    first -= first * step > low
    last += last * step < high
    return Scale(first * step, last * step, top, bottom, step)


def shown(value: float) -> str:
    """Return a number of a scale as it is shown: 1,200 or 0.5."""
    rounded = round(value, 6)
    return f"{int(rounded):,}" if rounded == int(rounded) else f"{rounded:,g}"


def _round_step(rough: float) -> float:
    power: float = 10.0 ** math.floor(math.log10(rough))
    for factor in (1, 2, 2.5, 5, 10):
        if factor * power >= rough * 0.999:
            return factor * power
    return 10 * power
