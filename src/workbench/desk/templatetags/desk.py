"""Filters that put into words what the cycle names by identifiers."""

from django import template

from workbench.cycle.models import Cycle
from workbench.desk import vocabulary
from workbench.desk.editing import form
from workbench.desk.editing.form import Part
from workbench.desk.editing.showing import ShownCell
from workbench.desk.naming import year_name, years_name
from workbench.desk.waiting import step_name

register = template.Library()


@register.filter
def state_word(name: str) -> str:
    """Return what a state is called."""
    return vocabulary.word(vocabulary.STATES, name)


@register.filter
def stage_word(name: str) -> str:
    """Return what a stage is called."""
    return vocabulary.word(vocabulary.STAGES, name)


@register.filter
def kind_word(name: str) -> str:
    """Return what a kind of unit is called."""
    return vocabulary.word(vocabulary.KINDS, name)


@register.filter
def role_word(name: str) -> str:
    """Return what a role in a cycle is called."""
    return vocabulary.word(vocabulary.ROLES, name)


@register.filter
def move_word(name: str) -> str:
    """Return what a transition is called."""
    return vocabulary.word(vocabulary.TRANSITIONS, name)


@register.filter
def change_word(name: str) -> str:
    """Return what a proposed change is called."""
    return vocabulary.word(vocabulary.CHANGES, name)


@register.filter
def remark_word(name: str) -> str:
    """Return what the state of a remark is called."""
    return vocabulary.word(vocabulary.REMARK_STATES, name)


@register.filter
def period(cycle: Cycle) -> str:
    """Return the fiscal years of a cycle in words."""
    return years_name(cycle.first_year, cycle.last_year)


@register.filter
def proposal_word(name: str) -> str:
    """Return what the state of a proposal is called."""
    return vocabulary.word(vocabulary.PROPOSAL_STATES, name)


@register.filter
def year_word(name: str) -> str:
    """Return what a fiscal year is called; the second of one year keeps its mark."""
    year, _sep, again = str(name).partition("~")
    return f"{year_name(int(year))} {again}".strip() if year.isdecimal() else str(name)


@register.filter
def chosen(value: str, part: Part | ShownCell) -> str:
    """Return the label of a value that was chosen from a list; any other as it is."""
    return form.chosen(part.choices, value)


@register.filter
def step_word(name: str) -> str:
    """Return what a step of a cycle is called."""
    return step_name(name)
