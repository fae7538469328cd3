"""Targets and results of an indicator by year, or series of a reference indicator."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.utils.safestring import SafeString

from workbench.evaluations.breaks import Breaks
from workbench.evaluations.charts.drawing import figure_of
from workbench.evaluations.charts.scale import Tick, scale_of

WIDTH = 640
HEIGHT = 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 28, 216
_ROOM = 16
"""Pixels below the scale, for the labels of the lowest points."""

MOST_SERIES = 5
_MOST_LABELLED = 2
_ABOVE, _BELOW = -10, 20


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a year: its number, and how it is printed."""

    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Series:
    """A line of a chart; ``style`` is result, target or series-1 …."""

    name: str
    style: str
    figures: Mapping[int, Figure]


@dataclass(frozen=True, slots=True)
class Point:
    """A point: where it stands, its label, and where that stands."""

    x: float
    y: float
    label: str
    label_y: float
    year: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """A series as drawn: its points, and the lines between those that are comparable."""

    name: str
    style: str
    points: Sequence[Point]
    lines: Sequence[str]
    labelled: bool


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of lines; ``gaps`` are the places of breaks."""

    width: int
    height: int
    left: int
    right: int
    bottom: int
    top: int
    ticks: Sequence[Tick]
    years: Sequence[tuple[int, float]]
    series: Sequence[Drawn]
    gaps: Sequence[float]

    @property
    def figure(self) -> SafeString:
        """The chart as HTML."""
        return figure_of(self)


def chart(series: Sequence[Series], years: Sequence[int], breaks: Breaks) -> Chart | None:
    """Return the chart of some series; None where fewer than two years have a figure.

    Args:
        series: the lines, the most important last.
        years: fiscal years in order.
        breaks: where lines are not drawn on.
    """
    with_figures = {year for one in series for year in one.figures}
    if len(with_figures) < 2:  # noqa: PLR2004 - one point is no course
        return None
    values = [figure.value for one in series for figure in one.figures.values()]
    scale = scale_of(values, top=_TOP, bottom=_BOTTOM - _ROOM)
    step = (WIDTH - _LEFT - _RIGHT) / len(years)
    xs = {year: round(_LEFT + step * (at + 0.5), 1) for at, year in enumerate(years)}
    drawn = []
    for place, one in enumerate(series):
        points = []
        for year in years:
            if year in one.figures:
                y = scale.y(one.figures[year].value)
                beside = _ABOVE if _is_highest(series, place, year) else _BELOW
                label = one.figures[year].label
                points.append(Point(xs[year], y, label, round(y + beside, 1), year))
        labelled = len(series) <= _MOST_LABELLED
        drawn.append(Drawn(one.name, one.style, points, _lines(points, years, breaks), labelled))
    gaps = [
        round((xs[before] + xs[after]) / 2, 1)
        for before, after in pairwise(years)
        if breaks.between(before, after)
    ]
    named = [(year, xs[year]) for year in years]
    edges = (_LEFT, WIDTH - _RIGHT, _BOTTOM, _TOP)
    left, right, bottom, top = edges
    return Chart(WIDTH, HEIGHT, left, right, bottom, top, scale.ticks(), named, drawn, gaps)


def _is_highest(series: Sequence[Series], place: int, year: int) -> bool:
    """Whether no other line has a higher figure in a year; of equals the last is the highest."""
    own = (series[place].figures[year].value, place)
    return all(
        (other.figures[year].value, at) <= own
        for at, other in enumerate(series)
        if year in other.figures
    )


def _lines(points: Sequence[Point], years: Sequence[int], breaks: Breaks) -> list[str]:
    """Return the stretches of a line as ``points`` of an SVG polyline; a missing year ends one."""
    runs: list[list[Point]] = []
    following = dict(pairwise(years))
    for point in points:
        last = runs[-1][-1].year if runs else None
        joined = last is not None and following.get(last) == point.year
        if last is not None and joined and not breaks.between(last, point.year):
            runs[-1].append(point)
        else:
            runs.append([point])
    return [" ".join(f"{one.x},{one.y}" for one in run) for run in runs if len(run) > 1]
