"""What waits for somebody, put into words and gathered by unit."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from workbench.cycle.missing import Open
from workbench.cycle.models import Cycle
from workbench.cycle.steps import steps
from workbench.cycle.workflow import Kind
from workbench.desk.editing.form import label_of
from workbench.desk.frame import unit_address
from workbench.desk.naming import called

_WHAT = {
    "value": gettext_lazy("記入"),
    "submission": gettext_lazy("提出"),
    "approval": gettext_lazy("承認"),
    "proposal": gettext_lazy("提案の採否"),
    "remark": gettext_lazy("所見"),
    "answer": gettext_lazy("所見への回答"),
    "lock": gettext_lazy("全体の確定"),
    "publication": gettext_lazy("公表"),
}
_PAGES = {
    "proposal": "desk:proposals",
    "answer": "desk:remarks",
    "remark": "desk:remarks",
    "publication": "publications:publish",
}
"""Where things are done that are not done at their unit."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits in one unit for one step.

    Attributes:
        what: what is to be done.
        unit: what the unit is called.
        labels: the values that are missing.
        href: where it is done.
        step: the step, in words.
        people: for whom it waits.
        due: the day by which.
        overdue: whether that has passed.
    """

    what: str
    unit: str
    labels: Sequence[str]
    href: str
    step: str
    people: Sequence[str]
    due: date | None
    overdue: bool


def grouped(cycle: Cycle, opened: Iterable[Open], names: Mapping[int, str]) -> list[Waiting]:
    """Return what waits, one entry for each unit, step and kind; what is overdue first."""
    groups: dict[tuple[int, str, str, tuple[int, ...]], list[Open]] = {}
    for one in opened:
        people = tuple(person.pk for person in one.people)
        groups.setdefault((one.unit.pk, one.step, one.what, people), []).append(one)
    found = [_waiting(cycle, group, names) for group in groups.values()]
    return sorted(found, key=lambda one: (not one.overdue, one.due or date.max))


def step_name(name: str) -> str:
    """Return what a step is called in the language of the page."""
    step = steps().get(name)
    if step is None:
        return name
    return step.ja if get_language() == "ja" else step.en


def _waiting(cycle: Cycle, group: Sequence[Open], names: Mapping[int, str]) -> Waiting:
    first = group[0]
    kind = Kind(first.unit.kind)
    page = _PAGES.get(first.what)
    href = reverse(page, args=(cycle.pk,)) if page else unit_address(cycle.pk, first.unit.subject)
    labels = [label_of(kind, one.key) if one.key else one.label for one in group]
    return Waiting(
        what=str(_WHAT.get(first.what, first.what)),
        unit=called(first.unit, names),
        labels=[label for label in labels if label],
        href=href,
        step=step_name(first.step),
        people=[str(person) for person in first.people] or [_("担当者がいません")],
        due=first.due,
        overdue=first.overdue,
    )
