"""Fiscal years as pages name them."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku.text.wareki import ERAS

_FIRST = "元"


def year_name(year: int | None) -> str:
    """Return a fiscal year in words; in Japanese with the era: 2019年度（令和元年度）."""
    return _year_name(year, get_language() or "")


@lru_cache(maxsize=1_000)
def _year_name(year: int | None, language: str) -> str:
    """Return a year's name in the active language."""
    if year is None:
        return _("年度不明")
    said = _("%(year)s年度") % {"year": year}
    if language != "ja":
        return said
    era, before = next(((era, n) for era, n in reversed(ERAS.items()) if year > n), ("", 0))
    count = _FIRST if year - before == 1 else year - before
    return f"{said}（{era}{count}年度）" if era else said
