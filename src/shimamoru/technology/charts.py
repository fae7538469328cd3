"""The frontier of cost and coverage as SVG."""

from collections.abc import Mapping
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shimamoru.technology.words import money, percent

_WIDTH, _HEIGHT = 640, 300
_LEFT, _BOTTOM, _TOP, _RIGHT = 56, 40, 16, 20


def frontier(answer: Mapping[str, Any], budget: int) -> SafeString:
    """Draw what each budget gives; the plan's own stands out."""
    points = answer["frontier"]
    most = max((one["budget"] for one in points), default=1) or 1
    across, up = _WIDTH - _LEFT - _RIGHT, _HEIGHT - _TOP - _BOTTOM

    def place(one: Mapping[str, Any]) -> tuple[str, str]:
        x = _LEFT + across * one["budget"] / most
        return f"{x:.1f}", f"{_TOP + up * (1 - one['mean']):.1f}"

    line = " ".join(",".join(place(one)) for one in points)
    grid = format_html_join(
        "",
        '<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text x="{}" y="{}" text-anchor="end">{}</text>',
        (
            (_LEFT, _WIDTH - _RIGHT, y, y, _LEFT - 6, y + 4, f"{share} %")
            for share in (0, 25, 50, 75, 100)
            for y in [round(_TOP + up * (1 - share / 100), 1)]
        ),
    )
    dots = format_html_join(
        "",
        '<g><title>{}</title><circle class="{}" cx="{}" cy="{}" r="{}"/></g>',
        (
            (
                f"{money(one['budget'])} {percent(one['mean'])}",
                "here" if one["budget"] == budget else "other",
                *place(one),
                6 if one["budget"] == budget else 4,
            )
            for one in points
        ),
    )
    ends = format_html(
        '<text x="{}" y="{}">0</text><text x="{}" y="{}" text-anchor="end">{}</text>',
        _LEFT,
        _HEIGHT - 12,
        _WIDTH - _RIGHT,
        _HEIGHT - 12,
        money(most),
    )
    label = _("予算（横）と見つける割合（縦）")
    return format_html(
        '<svg viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '{}<polyline class="frontier" points="{}"/>{}{}</svg>',
        _WIDTH,
        _HEIGHT,
        label,
        grid,
        line,
        dots,
        ends,
    )
