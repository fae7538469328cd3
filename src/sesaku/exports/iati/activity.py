"""A measure as an activity: who, what, when, its money and its degree of attainment."""

from lxml import etree

from sesaku.codelists import load
from sesaku.exports.iati.markup import add, add_cite, add_own, narrate, spoken_in, told
from sesaku.exports.iati.results import add_iati_result
from sesaku.model.budget import Budget
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Content, Reading

_GOVERNMENT, _IMPLEMENTING = "10", "4"
_NATIONAL, _CLOSED = "4", "4"
_PLANNED_START, _PLANNED_END = "1", "3"
_OWN_SECTORS = "99"
_ORIGINAL, _REVISED = "1", "2"


def add_activity(activities: etree._Element, reading: Reading) -> None:
    """Add the activity of a reading's measure."""
    measure, content = reading.content.measure, reading.content
    assert measure is not None  # noqa: S101 - asked by the caller
    element = add(activities, "iati-activity", default_currency="JPY", hierarchy="1")
    spoken_in(element, "ja")
    add(element, "iati-identifier").text = identifier(measure)
    _organisations(element, measure)
    add(element, "activity-status", code=_CLOSED)
    _dates(element, content)
    add(element, "activity-scope", code=_NATIONAL)
    add(element, "recipient-country", code="JP", percentage="100")
    sector = add(element, "sector", vocabulary=_OWN_SECTORS, code=measure.code or "measure")
    narrate(sector, measure.name or "")
    _money(element, measure)
    for policy_field in content.fields:
        add_iati_result(element, policy_field)
    _own(element, reading, measure)


def identifier(measure: Measure) -> str:
    """Return the identifier of the activity: ministry, code and fiscal year."""
    parts = (organisation(measure), measure.code or measure.name or "", measure.fiscal_year or "")
    return "-".join("".join(str(part).split()) for part in parts if part)


def organisation(measure: Measure) -> str:
    """Return the identifier of a ministry: that of the code list, else its name."""
    known = load("ministries").find(measure.ministry or "")
    own = known.id.upper() if known else "".join((measure.ministry or "").split())
    return f"JP-GOV-{own}"


def _organisations(element: etree._Element, measure: Measure) -> None:
    name = measure.ministry or ""
    known = load("ministries").find(name)
    told(element, "reporting-org", name, english=known.en if known else None)
    element[-1].set("ref", organisation(measure))
    element[-1].set("type", _GOVERNMENT)
    told(element, "title", measure.name or "")
    said = [measure.goal_preamble.text] if measure.goal_preamble else []
    said += [goal.text for goal in measure.goals]
    told(element, "description", "\n".join(said) or measure.name or "")
    told(element, "participating-org", measure.department or name)
    element[-1].set("role", _IMPLEMENTING)
    element[-1].set("type", _GOVERNMENT)


def _dates(element: etree._Element, content: Content) -> None:
    years = {
        year.fiscal_year
        for policy_field in content.fields
        for indicator in policy_field.indicators
        for year in indicator.years
    }
    measure = content.measure
    own = measure.fiscal_year if measure is not None else None
    first, last = min(years or {own or 2000}), max(years or {own or 2000})
    add(element, "activity-date", type=_PLANNED_START, iso_date=f"{first}-04-01")
    add(element, "activity-date", type=_PLANNED_END, iso_date=f"{last + 1}-03-31")


def _money(element: etree._Element, measure: Measure) -> None:
    for budget in measure.budgets:
        unit = load("units").find(budget.unit or "")
        yen = unit.factor if unit is not None else None
        amount = budget.total if budget.total and budget.total.value is not None else budget.initial
        if yen is None or amount is None or amount.value is None:
            continue
        revised = _REVISED if amount is budget.total else _ORIGINAL
        own = add(element, "budget", type=revised, status="2")
        year = budget.fiscal_year
        add(own, "period-start", iso_date=f"{year}-04-01")
        add(own, "period-end", iso_date=f"{year + 1}-03-31")
        value = add(own, "value", currency="JPY", value_date=f"{year}-04-01")
        value.text = str(round(amount.value * yen))
        _beside(own, budget, yen)


def _beside(element: etree._Element, budget: Budget, yen: int) -> None:
    """Say what IATI's budget has no place for: the scope, and what was spent of it."""
    if budget.scope is not None:
        add_own(element, "scope", budget.scope)
    if budget.executed is not None and budget.executed.value is not None:
        add_own(element, "executed", str(round(budget.executed.value * yen)))


def _own(element: etree._Element, reading: Reading, measure: Measure) -> None:
    if measure.attainment is not None:
        level = measure.attainment
        grade = {"grade": level.grade} if level.grade else {}
        own = add_own(element, "attainment", **grade)
        add_own(own, "level", level.label or "")
        if level.basis:
            add_own(own, "basis", level.basis)
        add_cite(own, level.cite)
    add_own(element, "source", reading.document.name, sha256=reading.document.sha256)
