"""Words of the audit."""

from django import template

from workbench.audits.vocabulary import kind_label, state_label

register = template.Library()
register.filter("statement_kind", kind_label)
register.filter("statement_state", state_label)
