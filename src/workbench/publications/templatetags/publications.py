"""How the pages of publications write years."""

from django import template
from django.utils.translation import get_language

from sesaku.exports.official.wording import fiscal as in_eras

register = template.Library()


@register.filter
def fiscal(year: int) -> str:
    """Return a fiscal year as the reader's language has it: 令和２年度, FY2020."""
    return in_eras(year) if (get_language() or "ja").startswith("ja") else f"FY{year}"


@register.filter
def counted(number: int) -> str:
    """Return a count with separators: 45,933."""
    return f"{number:,}"
