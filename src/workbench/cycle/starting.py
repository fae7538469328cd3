"""Starting a cycle from a stored reading: the next period, or the report as it is."""

import json
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from sesaku.model.reading import Content, Reading
from sesaku.model.snapshot import reading_of
from sesaku_web.accounts.actor import Actor
from sesaku_web.accounts.permissions import Action
from sesaku_web.exceptions import ConditionError
from sesaku_web.history.log import record
from sesaku_web.sources.models import ReadingContent, StoredReading
from sesaku_web.sources.preparation import storable
from workbench.comparisons.opened import open_after
from workbench.cycle.access import require
from workbench.cycle.contents import content_of
from workbench.cycle.loading import loaded
from workbench.cycle.models import Cycle, Membership, Remark
from workbench.cycle.storing import (
    digest_of,
    store_proposals,
    store_remarks,
    store_units,
    store_years,
)
from workbench.cycle.succession import successor
from workbench.cycle.workflow import Act, CycleRole, Stage, State

KINDS = (
    "evaluation_report",
    "evaluation_summary",
    "standard_form",
    "ex_ante_sheet",
    "budget_form",
)
"""Kinds of document that a cycle can be started from."""

MOST_YEARS = 5
_FIRST, _LAST = 2001, 2200
_LONGEST_NAME = 500
_SHORT = 16


@dataclass(frozen=True, slots=True)
class Period:
    """The fiscal years of a cycle, the first and the last."""

    first_year: int
    last_year: int


@dataclass(frozen=True, slots=True)
class _Beginning:
    """What a cycle begins from."""

    content: Content
    years: range
    kind: str
    open_remarks: tuple[tuple[str, str], ...] = ()
    source: StoredReading | None = None
    previous: Cycle | None = None
    as_it_is: bool = False


def start_cycle(
    actor: Actor, reading: StoredReading, period: Period | None = None, *, name: str = ""
) -> Cycle:
    """Start a cycle from the last report; the person becomes its evaluation officer.

    Args:
        actor: who starts it.
        reading: the report, sheet or form.
        period: years of the next cycle; None loads the report as it is, for its own years.
        name: what to call the cycle; the measure's name and years where empty.

    Raises:
        PermissionRefusedError: the actor may not start cycles.
        ConditionError: the document holds no measure, was withdrawn, or the period is not one to
            five years.
    """
    actor.require(Action.START_CYCLES)
    last = _read(reading)
    as_it_is = period is None
    beginning = _Beginning(
        content=last.content,
        years=_own_years(last.content) if period is None else _years(period),
        kind=reading.kind,
        open_remarks=() if as_it_is else _left_open(reading),
        source=reading,
        as_it_is=as_it_is,
    )
    return _begin(actor, beginning, name)


def follow_cycle(actor: Actor, previous: Cycle, period: Period, *, name: str = "") -> Cycle:
    """Start the next cycle from one that was worked on here and published.

    Args:
        actor: who starts it.
        previous: the cycle that it follows.
        period: years of the next cycle.
        name: what to call it; the measure's name and years where empty.

    Raises:
        PermissionRefusedError: the actor may not start cycles, or takes no part in the last one.
        ConditionError: the last one is not published, or the period is not one to five years.
    """
    actor.require(Action.START_CYCLES)
    require(actor, previous, Act.READ)
    if previous.units.living().exclude(state=State.PUBLISHED).exists():
        raise ConditionError("次の評価期間は、前の評価を公表してから始めてください。")
    unanswered = previous.remarks.filter(state=Remark.State.OPEN)
    beginning = _Beginning(
        content=content_of(previous),
        years=_years(period),
        kind=previous.document_kind,
        open_remarks=tuple((f"remark:{one.number}", one.text) for one in unanswered),
        previous=previous,
    )
    return _begin(actor, beginning, name)


def _begin(actor: Actor, given: _Beginning, name: str) -> Cycle:
    content = given.content if given.as_it_is else successor(given.content, given.years)
    first, last = given.years[0], given.years[-1]
    with transaction.atomic():
        cycle = Cycle.objects.create(
            name=_name(name, content, given.years),
            stage=Stage.EVALUATION if given.as_it_is else Stage.PLAN,
            document_kind=given.kind,
            first_year=first,
            last_year=last,
            source=given.source,
            previous=given.previous,
            as_it_is=given.as_it_is,
            started_by=actor.user,
        )
        store_years(cycle, given.years)
        units = store_units(actor, cycle, loaded(content))
        if not given.as_it_is:
            store_proposals(cycle, given.content, units)
        store_remarks(cycle, units["measure"], given.open_remarks)
        Membership.objects.create(cycle=cycle, user=actor.user, role=CycleRole.OFFICER)
        payload = {
            "source": given.source.document.sha256 if given.source else None,
            "previous": given.previous.pk if given.previous else None,
            "years": [first, last],
            "as_it_is": given.as_it_is,
            "units": len(units),
            "values": digest_of(cycle),
        }
        record(actor, "cycle.start", cycle, payload=payload)
    return cycle


def _left_open(report: StoredReading) -> tuple[tuple[str, str], ...]:
    """Return the remarks that are open after a report, by the register and what people judged."""
    own = report.document.sha256
    return tuple(
        (
            one.subject if one.document == own else f"{one.document[:_SHORT]}:{one.subject}",
            one.text,
        )
        for one in open_after(report)
    )


def _read(reading: StoredReading) -> Reading:
    if reading.kind not in KINDS:
        raise ConditionError(
            f"種別 {reading.kind} の文書から評価の作業は始められません。"
            "評価書、要旨、標準様式、事前分析表、個別票のどれかを選んでください。"
        )
    if reading.document.withdrawn_at is not None:
        raise ConditionError(f"{reading.document.name} は取り下げられています。")
    content = ReadingContent.objects.get(reading=reading)
    found = reading_of(json.loads(content.snapshot), content.text, reading.document.name)
    if found.content.measure is None:
        raise ConditionError(f"{reading.document.name} に施策が読み取られていません。")
    return found


def _years(period: Period) -> range:
    years = range(period.first_year, period.last_year + 1)
    if not 1 <= len(years) <= MOST_YEARS:
        raise ConditionError(f"評価期間は 1 年から {MOST_YEARS} 年までにしてください。")
    if years[0] < _FIRST or years[-1] > _LAST:
        raise ConditionError(f"年度は西暦で {_FIRST} から {_LAST} までにしてください。")
    return years


def _own_years(content: Content) -> range:
    """Return the years that a report tells of: those of its indicators, else of its money."""
    measure = content.measure
    indicators = [one for held in content.fields for one in held.indicators]
    told = {year.fiscal_year for one in indicators for year in one.years}
    if not told and measure is not None:
        told = {one.fiscal_year for one in measure.budgets}
        told = told or ({measure.fiscal_year} if measure.fiscal_year else set())
    last = max(told, default=date.today().year)  # noqa: DTZ011 - a year on the calendar of the office
    return range(max(min(told, default=last), last - MOST_YEARS + 1), last + 1)


def _name(name: str, content: Content, years: range) -> str:
    given = str(storable(name.strip()))
    if len(given) > _LONGEST_NAME:
        raise ConditionError(f"名前は {_LONGEST_NAME} 字以内にしてください。")
    measure = content.measure
    called = (measure.name if measure else None) or "名称のない施策"
    return given or str(storable(f"{called}（{years[0]}～{years[-1]}年度）"))
