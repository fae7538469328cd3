"""Words of the evaluations."""

from django import template

from workbench.evaluations.following import change_label
from workbench.evaluations.years import year_name

register = template.Library()
register.filter(year_name)


@register.filter
def change_name(change: str | None) -> str:
    """Return what becomes of an indicator, in words."""
    return change_label(change)
