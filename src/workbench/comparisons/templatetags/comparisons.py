"""Names of relations, levels, stances and statuses in templates."""

from django import template

from workbench.comparisons.vocabulary import (
    decision_label,
    part_label,
    relation_label,
    stance_label,
    status_label,
    trace_label,
    value_label,
)

register = template.Library()
register.filter("relation_name", relation_label)
register.filter("trace_name", trace_label)
register.filter("stance_name", stance_label)
register.filter("status_name", status_label)
register.filter("decision_name", decision_label)
register.filter("part_name", part_label)


@register.simple_tag
def value_name(part: str, value: str) -> str:
    """Return the name of a value of a part."""
    return value_label(part, value)
