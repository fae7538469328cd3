"""The forms in which money leaves the program: ``sesaku-money/1`` and ``sesaku-spending/1``."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from sesaku.linking.money.amounts import Amount
from sesaku.linking.money.matching import Evidence, MoneyLink
from sesaku.linking.money.means import Use
from sesaku.linking.money.reconciling import Comparison
from sesaku.linking.money.series import ProjectSeries, Sheet
from sesaku.linking.money.spending import Spending, SpentProject, SpentYear, Topic
from sesaku.model.walk import plain

MONEY = "sesaku-money/1"
SPENDING = "sesaku-spending/1"


def money_as_dict(
    documents: Sequence[str], links: Sequence[MoneyLink], comparisons: Sequence[Comparison]
) -> dict[str, Any]:
    """Return links and comparisons as dictionaries, lists and scalars.

    Args:
        documents: names of the documents, the report first.
        links: the links of its means to projects.
        comparisons: the money told in several places.
    """
    return {
        "schema": MONEY,
        "documents": list(documents),
        "links": [link_as_dict(link) for link in links],
        "comparisons": [comparison_as_dict(one) for one in comparisons],
    }


def link_as_dict(link: MoneyLink) -> dict[str, Any]:
    """Return a link, with the project's money by year."""
    return {
        "means": {
            "name": link.means.name.printed,
            "subjects": list(link.means.subjects),
            "fiscal_years": sorted(link.means.fiscal_years),
            "uses": [_use(use) for use in link.means.uses],
        },
        "project": _project(link.series, link.sheet),
        "confidence": link.confidence,
        "ambiguous": link.ambiguous,
        "evidence": [_evidence(one) for one in link.evidence],
    }


def spending_as_dict(spent: Spending) -> dict[str, Any]:
    """Return what is spent on a topic."""
    topic = spent.topic
    return {
        "schema": SPENDING,
        "topic": topic_as_dict(topic),
        "sheets": spent.sheets,
        "left_out": list(spent.left_out),
        "sums": [
            {
                "ministry": one.ministry,
                "fiscal_year": one.fiscal_year,
                "total": _yen(one.total),
                "executed": _yen(one.executed),
                "projects": one.projects,
                "executing": one.executing,
            }
            for one in spent.sums
        ],
        "projects": [_spent(one) for one in spent.projects],
    }


def topic_as_dict(topic: Topic) -> dict[str, Any]:
    """Return the definition of a topic."""
    return {
        "name": topic.name,
        "words": list(topic.words),
        "without": list(topic.without),
        "ministries": list(topic.ministries),
        "places": list(topic.places),
        "note": topic.note,
    }


def _spent(one: SpentProject) -> dict[str, Any]:
    return {
        **_project(one.series, one.sheet),
        "matches": [
            {"word": match.word, "place": match.place, "cite": plain(match.cite)}
            for match in one.matches
        ],
        "years": years_as_list(one.years),
    }


def years_as_list(years: Sequence[SpentYear]) -> list[dict[str, Any]]:
    """Return budget and execution by year."""
    return [
        {
            "fiscal_year": year.fiscal_year,
            "total": _amount(year.total),
            "executed": _amount(year.executed),
        }
        for year in years
    ]


def _use(use: Use) -> dict[str, Any]:
    return {
        "subject": use.subject,
        "number": use.number,
        "text": use.text,
        "fiscal_years": list(use.fiscal_years),
        "cite": plain(use.cite),
    }


def _project(series: ProjectSeries, sheet: Sheet) -> dict[str, Any]:
    project = sheet.project
    return {
        "document": sheet.document,
        "name": project.name,
        "number": project.full_number,
        "ministry": project.ministry,
        "fiscal_year": project.fiscal_year,
        "sheets": [one.project.fiscal_year for one in series.sheets],
        "cite": plain(project.cites.get("name", ())),
    }


def _evidence(one: Evidence) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "agrees": one.agrees,
        "detail": one.detail,
        "from_text": one.from_text,
        "from_cite": plain(one.from_cite),
        "to_text": one.to_text,
        "to_cite": plain(one.to_cite),
    }


def comparison_as_dict(one: Comparison) -> dict[str, Any]:
    """Return a comparison with both its sides."""
    return {
        "subject": one.subject,
        "fiscal_year": one.fiscal_year,
        "part": one.part,
        "verdict": one.verdict,
        "difference": _yen(one.difference),
        "tolerance": _yen(one.tolerance),
        "share": one.share,
        "left": [_amount(amount) for amount in one.left],
        "right": [_amount(amount) for amount in one.right],
        "missing": list(one.missing),
    }


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    if amount is None:
        return None
    return {
        "role": amount.role,
        "raw": amount.raw,
        "unit": amount.unit,
        "unit_of_form": amount.unit_of_form,
        "yen": _yen(amount.yen),
        "document": amount.document,
        "cite": plain(amount.cite),
    }


def _yen(value: Fraction | None) -> int | float | None:
    """Return an amount in 円: whole where it is whole."""
    if value is None:
        return None
    return int(value) if value.denominator == 1 else float(value)
