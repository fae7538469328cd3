"""Review sheets, means of achievement and diagnostics of the readings that are written by hand.

The keys of a case, beside those of ``written.py``::

    fields:
      - means: {1-1: [{number: ②, name: 灯台維持費, years: [2020]}]}   named by the analysis
    diagnostics:
      - {code: bracket-unclosed, at: （うち, keys: {bracket: （}}   at: what is printed there
    ratings: [{code: 1-1, name: 灯台の点検, main: true, grade: b}]      the list in the head
    projects:
      - name: 灯台維持費
        number: '0012'
        year: 2020
        no_target_reason: 測れないため。
        budgets: [{year: 2019, total: '100', executed: '90'}]
        outcomes:
          - goal: 見学者を増やす。
            indicator: 見学者数
            years: {2019: {target: 300人, result: 280人}}
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sesaku.document.cite import Cite, cite_of
from sesaku.model.diagnostic import Diagnostic
from sesaku.model.evaluation import Means, RatingSummary
from sesaku.model.review import Project
from sesaku.model.review_goals import IndicatorYear, ProjectIndicator
from sesaku.model.review_money import ProjectBudget
from sesaku.model.values import Quantity
from sesaku.text.quantity import parse

Case = Mapping[str, Any]
Put = Callable[[str], Cite]


def means_of(given: Case, code: str, put: Put) -> tuple[Means, ...]:
    """Return the means that the analysis of an indicator names."""
    return tuple(
        Means(one["number"], one["name"], tuple(one.get("years", ())), put(one["name"]))
        for one in given.get("means", {}).get(code, ())
    )


def diagnostics_of(case: Case, text: str) -> Iterator[Diagnostic]:
    """Yield the diagnostics of a case, each at the first place of its words."""
    for one in case.get("diagnostics", ()):
        start = text.index(one["at"])
        yield Diagnostic(one["code"], cite_of(start, start + len(one["at"])), one.get("keys", {}))


def ratings_of(case: Case, put: Put) -> tuple[RatingSummary, ...]:
    """Return the list of ratings in the head of a case."""
    return tuple(
        RatingSummary(
            one["code"],
            one["name"],
            one.get("main", False),
            one.get("grade"),
            put(f"{one['name']} {one.get('grade', '')}"),
        )
        for one in case.get("ratings", ())
    )


def projects_of(case: Case, put: Put) -> tuple[Project, ...]:
    """Return the review sheets of a case."""
    return tuple(_project(given, put) for given in case.get("projects", ()))


def _project(given: Case, put: Put) -> Project:
    plain = {key: given[key] for key in ("name", "number", "no_target_reason") if key in given}
    return Project(
        **plain,
        fiscal_year=given.get("year", 2020),
        budgets=tuple(_budget(one, put) for one in given.get("budgets", ())),
        outcomes=tuple(_outcome(one, put) for one in given.get("outcomes", ())),
        cites={key: put(value) for key, value in plain.items()},
    )


def _budget(given: Case, put: Put) -> ProjectBudget:
    return ProjectBudget(
        fiscal_year=given["year"],
        total=_quantity(given, "total", put),
        executed=_quantity(given, "executed", put),
    )


def _outcome(given: Case, put: Put) -> ProjectIndicator:
    plain = {key: given[key] for key in ("goal", "indicator", "direction") if key in given}
    years = tuple(
        IndicatorYear(
            fiscal_year=int(year),
            target=_quantity(cells, "target", put),
            result=_quantity(cells, "result", put),
        )
        for year, cells in given.get("years", {}).items()
    )
    return ProjectIndicator(
        **plain, years=years, cites={key: put(value) for key, value in plain.items()}
    )


def _quantity(given: Case, key: str, put: Put) -> Quantity | None:
    if key not in given:
        return None
    raw = given[key]
    parsed = parse(raw)
    return Quantity(raw, parsed.value, parsed.unit, parsed.relation, cite=put(raw))
