"""Codes of what can be shown: ``2-1``, ``F5``, ``goal:3``, ``opinion:7``, ``budget``, ``P12``."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, TypeAlias

from sesaku.cli.pages.field import write_field
from sesaku.cli.pages.indicator import write_indicator
from sesaku.cli.pages.money import write_budget_form, write_budgets
from sesaku.cli.pages.page import Page
from sesaku.cli.pages.record import write_record
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Content
from sesaku.text.width import squeeze

Writer: TypeAlias = Callable[[Page], None]

_DASHES = re.compile(r"[\u2010-\u2015−ー－]")  # what people type for a hyphen


class Subject(NamedTuple):
    """Something that can be shown: its code, and what writes its page."""

    code: str
    write: Writer


def find(content: Content, code: str) -> list[Subject]:
    """Return what a code names: several where the document uses a code twice."""
    wanted = _folded(code)
    return [subject for subject in subjects(content) if _folded(subject.code) == wanted]


def subjects(content: Content) -> Iterator[Subject]:
    """Yield all that can be shown of a document, in its order."""
    if content.measure is not None:
        yield from _of_measure(content.measure)
    for field in content.fields:
        yield Subject(f"F{field.number}", partial(write_field, policy_field=field))
        for reference in field.reference_indicators:
            number = reference.number or "1"
            yield _record(f"ref:{field.number}-{number}", "reference", number, reference)
        for following in field.next_indicators:
            if following.code is not None:
                code = following.code
                yield _record(f"next:{code}", "next", code, following, blank="code")
    for field in content.fields:
        for indicator in field.indicators:
            write = partial(write_indicator, policy_field=field, indicator=indicator)
            yield Subject(indicator.code, write)
    yield from _in_order("position", content.positions)
    for position in content.positions:
        if position.number is not None:
            yield _record(f"P{position.number}", "position", position.number, position)
    yield from _in_order("project", content.projects)


def _of_measure(measure: Measure) -> Iterator[Subject]:
    yield _record("measure", "measure", "", measure)
    if measure.budgets:
        yield Subject("budget", partial(write_budgets, measure=measure))
    if measure.budget_form is not None:
        yield Subject("budget_form", partial(write_budget_form, form=measure.budget_form))
    yield from _in_order("goal", measure.goals)
    yield from _in_order("next_goal", measure.next_goals)
    yield from _in_order("result", measure.results)
    yield from _in_order("opinion", measure.opinions)


def _in_order(family: str, records: Iterable[object]) -> Iterator[Subject]:
    """Yield the members of a list: by the number printed where there is one, else by place."""
    for place, record in enumerate(records, 1):
        printed = getattr(record, "number", None) if family != "position" else None
        number = printed or str(place)
        yield _record(f"{family}:{number}", family, number, record)


def _record(
    code: str, family: str, number: str, record: object, *, blank: str = "number"
) -> Subject:
    def write(page: Page) -> None:
        title = page.words(f"page.{family}", **{blank: number}).strip()
        page.heading(title, getattr(record, "cite", ()))
        write_record(page, record)

    return Subject(code, write)


def _folded(code: str) -> str:
    return _DASHES.sub("-", squeeze(code)).casefold()
