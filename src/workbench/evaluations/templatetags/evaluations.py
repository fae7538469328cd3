"""Words of the evaluations."""

from django import template

from workbench.evaluations.following import change_label

register = template.Library()


@register.filter
def change_name(change: str | None) -> str:
    """Return what becomes of an indicator, in words."""
    return change_label(change)
