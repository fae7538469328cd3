"""Years as a report prints them: 平成 30 年度, 令和元年度, 平成 30･令和元・２年度."""

from tests.grammars.evaluation_report.fiction.style import Style

_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_REIWA, _HEISEI = 2019, 1989


def era_of(year: int) -> tuple[str, int]:
    """Return the era in which a fiscal year is named, and its number there."""
    if year >= _REIWA:
        return "令和", year - _REIWA + 1
    return "平成", year - _HEISEI + 1


def named(year: int, style: Style, last: int | None = None) -> str:
    """Return a year without 年度; its era is left out where it is that of ``last``."""
    if style.era == "civil":
        return str(year)
    era, count = era_of(year)
    front = "" if last is not None and era_of(last)[0] == era else era
    if count == 1:
        return f"{front}元"
    if style.era == "tight":
        return f"{front}{count}"
    return f"{front}{str(count).translate(_WIDE)}" if count < 10 else f"{front} {count} "


def fiscal(year: int, style: Style) -> str:
    """Return 令和２年度."""
    return f"{named(year, style)}年度"


def listed(years: tuple[int, ...], style: Style) -> str:
    """Return 平成 30･令和元・２ for a run of years."""
    parts: list[str] = []
    for place, year in enumerate(years):
        last = years[place - 1] if place else None
        parts.append(named(year, style, last).strip() if place else named(year, style).rstrip())
    return "・".join(parts)


def spoken(years: tuple[int, ...], style: Style) -> str:
    """Return 平成 30・令和元・２年度."""
    return (
        f"{listed(years, style)}{' ' if style.era == 'official' and _ends_half(years) else ''}年度"
    )


def _ends_half(years: tuple[int, ...]) -> bool:
    return era_of(years[-1])[1] >= 10
