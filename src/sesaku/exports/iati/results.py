"""Policy fields as IATI results, with their indicators, baselines, periods and sources."""

from lxml import etree

from sesaku.exports.iati.markup import add, add_cite, add_own, narrate, told
from sesaku.model.evaluation import Material, PolicyField
from sesaku.model.indicator import Indicator, YearlyValue
from sesaku.model.values import ItemisedText, Quantity, YearlyContent

_OUTCOME_UNSAID = "9"
_UNIT, _PERCENTAGE, _ORDINAL, _QUALITATIVE = "1", "2", "4", "5"
_PERCENT = frozenset({"%", "％", "パーセント"})
_RANKS = frozenset({"位", "番目"})
_EVALUATIONS = "A08"


def add_iati_result(element: etree._Element, policy_field: PolicyField) -> None:
    """Add a policy field that has indicators; IATI asks for one at least."""
    if not policy_field.indicators:
        return
    iati_result = add(element, "result", type=_OUTCOME_UNSAID, aggregation_status="false")
    told(iati_result, "title", policy_field.name)
    if policy_field.overview:
        text = "\n".join(item.text for item in policy_field.overview)
        told(iati_result, "description", text)
    for material in policy_field.materials:
        _document(iati_result, material)
    for indicator in policy_field.indicators:
        _indicator(iati_result, indicator, policy_field)
    add_own(iati_result, "number", policy_field.number)


def _document(element: etree._Element, material: Material) -> None:
    if not material.url or not material.url.startswith(("http://", "https://")):
        return
    url = "".join(material.url.split())
    kind = "application/pdf" if url.lower().endswith(".pdf") else "text/html"
    link = add(element, "document-link", url=url, format=kind)
    told(link, "title", material.title or material.publisher or url)
    add(link, "category", code=_EVALUATIONS)


def _indicator(
    iati_result: etree._Element, indicator: Indicator, policy_field: PolicyField
) -> None:
    measured = _measured(indicator)
    rises = {} if (up := _rises(indicator)) is None else {"ascending": "true" if up else "false"}
    element = add(iati_result, "indicator", measure=measured, **rises, aggregation_status="false")
    told(element, "title", indicator.name)
    goal = indicator.midterm_goal
    if goal is not None and (goal.text or goal.raw):
        told(element, "description", goal.text or goal.raw or "")
    _baseline(element, indicator, measured)
    for year in indicator.years:
        _period(element, year, measured)
    add_own(element, "code", indicator.code, main="true" if indicator.main else "false")
    if indicator.rating is not None:
        rating = add_own(element, "rating", grade=indicator.rating.grade)
        add_cite(rating, indicator.rating.cite)
    for analysis in policy_field.analysis:
        if analysis.code == indicator.code:
            own = add_own(element, "analysis")
            add_own(own, "text", analysis.text)
            add_cite(own, analysis.cite)
    add_cite(element, indicator.cite)


def _values(indicator: Indicator) -> list[Quantity]:
    both = (part for year in indicator.years for part in (year.target, year.result))
    return [part for part in both if isinstance(part, Quantity)]


def _measured(indicator: Indicator) -> str:
    """Return what kind of measure it is: IATI's code list IndicatorMeasure."""
    if indicator.kind == "qualitative":
        return _QUALITATIVE
    units = {value.unit for value in _values(indicator) if value.unit} or {indicator.unit or ""}
    if units and units <= _PERCENT:
        return _PERCENTAGE
    return _ORDINAL if units & _RANKS else _UNIT


def _rises(indicator: Indicator) -> bool | None:
    """Whether more is better, as far as the targets say it: 以上 or 以内; None where they don't."""
    said = {value.relation for value in _values(indicator)}
    if said & {"at_least", "more_than"}:
        return True
    return False if said & {"at_most", "less_than"} else None


def _baseline(element: etree._Element, indicator: Indicator, measured: str) -> None:
    base = indicator.baseline
    if base is None or base.fiscal_year is None:
        return
    number = _number(base.value, measured)
    if measured != _QUALITATIVE and not number:
        add_own(element, "baseline", base.raw or base.text or "", year=str(base.fiscal_year))
        return
    own = add(element, "baseline", year=str(base.fiscal_year), **number)
    told(own, "comment", base.text or base.raw or "")
    add_cite(own, base.cite)


def _period(element: etree._Element, year: YearlyValue, measured: str) -> None:
    period = add(element, "period")
    add(period, "period-start", iso_date=f"{year.fiscal_year}-04-01")
    add(period, "period-end", iso_date=f"{year.fiscal_year + 1}-03-31")
    unsaid: list[tuple[str, YearlyContent]] = []
    for tag, content in (("target", year.target), ("actual", year.result)):
        if content is None:
            continue
        if not _add_value(period, tag, content, measured):
            unsaid.append((tag, content))
    for tag, content in unsaid:
        own = add_own(period, tag, content.raw if isinstance(content, Quantity) else content.text)
        add_cite(own, content.cite)


def _add_value(period: etree._Element, tag: str, content: YearlyContent, measured: str) -> bool:
    """Add a target or an actual; False where IATI wants a number and there is none."""
    if isinstance(content, ItemisedText):
        number, said = {}, content.text
    else:
        number, said = _number(content.value, measured), content.raw
    if measured != _QUALITATIVE and not number:
        return False
    element = add(period, tag, **number)
    comment = add(element, "comment")
    narrate(comment, said)
    if isinstance(content, Quantity) and content.relation is not None:
        add_own(element, "relation", content.relation)
    add_cite(element, content.cite)
    return True


def _number(value: float | None, measured: str) -> dict[str, str]:
    if value is None or measured == _QUALITATIVE:
        return {}
    return {"value": f"{value:.12g}" if isinstance(value, float) else str(value)}
