"""A chart of lines as SVG; it has too many parts for a template to be quick with."""

import unicodedata
from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from workbench.evaluations.charts.series import Chart, Drawn

_LONGEST_LABEL = 16


def figure_of(chart: "Chart") -> SafeString:
    """Return a chart as a figure with its legend."""
    label = escape(_("年度ごとの折れ線グラフ。数値は表にあります。"))
    keys = "".join(
        f'<span class="key {escape(one.style)}"></span><span lang="ja">{escape(one.name)}</span> '
        for one in chart.series
        if one.name
    )
    gap = ""
    if chart.gaps:
        gap = f'<span class="key gap"></span>{escape(_("ここで比較できなくなります"))}'
    return SafeString(
        f'<figure class="chart">\n<svg viewBox="0 0 {chart.width} {chart.height}" role="img" '
        f'aria-label="{label}">\n{_drawing(chart)}\n</svg>\n'
        f'<p class="legend">{keys}{gap}</p></figure>'
    )


def _drawing(chart: "Chart") -> str:
    scale = "".join(
        f'<line class="grid" x1="{chart.left}" x2="{chart.right}" y1="{tick.y}" y2="{tick.y}">'
        f'</line><text class="tick" x="{chart.left}" y="{tick.y}" dx="-8" dy="4" '
        f'text-anchor="end">{escape(str(tick.label))}</text>'
        for tick in chart.ticks
    )
    gaps = "".join(
        f'<line class="gap" x1="{x}" x2="{x}" y1="{chart.top}" y2="{chart.bottom}"></line>'
        for x in chart.gaps
    )
    lines = "".join(
        f'<g class="{escape(one.style)}">{"".join(_parts(one))}</g>' for one in chart.series
    )
    years = "".join(
        f'<text class="year" x="{x}" y="{chart.bottom}" dy="28" text-anchor="middle">{year}</text>'
        for year, x in chart.years
    )
    return f"{scale}\n{gaps}\n{lines}\n{years}"


def _parts(one: "Drawn") -> Iterator[str]:
    """Yield the lines of a series, then its points with their labels."""
    for points in one.lines:
        yield f'<polyline points="{points}"></polyline>'
    for point in one.points:
        yield f'<circle cx="{point.x}" cy="{point.y}" r="4.5"></circle>'
        if one.labelled:
            yield (
                f'<text class="value" x="{point.x}" y="{point.label_y}" text-anchor="middle" '
                f'lang="ja">{escape(_shortened(point.label))}</text>'
            )


def _shortened(label: str) -> str:
    if len(label) > _LONGEST_LABEL:
        return Truncator(label).chars(_LONGEST_LABEL)
    return unicodedata.normalize("NFC", label)
