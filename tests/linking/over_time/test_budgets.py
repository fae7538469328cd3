"""Joined budgets: overlaps, stages, conflicts, and what the year before carried over."""

from sesaku.linking.over_time.budgets import explained, joined
from tests.linking.making import Money, Plan, made

EARLIER = Plan(
    "前.txt",
    budgets=(
        Money(2020, {"carryover": ("△50", -50), "total": ("900", 900), "executed": ("450", 450)}),
        Money(2021, {"initial": ("1,000", 1000), "total": ("", None)}),
    ),
)


def notes(*plans: Plan) -> list[str]:
    readings = [made(plan) for plan in plans]
    return [each.code for each in explained(joined(readings), readings)]


def test_budgets_are_joined_by_year_with_rates() -> None:
    (first, second) = joined([made(EARLIER)])
    assert (first.fiscal_year, first.execution_rate) == (2020, 0.5)
    assert second.execution_rate is None


def test_two_stages_of_one_year_are_no_conflict() -> None:
    later = Plan("後.txt", budgets=(Money(2021, {"total": ("1,050", 1050)}),))
    assert notes(EARLIER, later) == ["stages", "carried_in"]
    later = Plan("後.txt", budgets=(Money(2021, {"total": ("1,300", 1300)}),))
    assert notes(EARLIER, later) == ["stages", "unexplained"]


def test_one_amount_in_two_units_agrees_within_rounding() -> None:
    later = Plan("後.txt", budgets=(Money(2020, {"total": ("900,400", 900400)}, unit="千円"),))
    assert notes(EARLIER, later) == ["same_amount"]
    later = Plan("後.txt", budgets=(Money(2020, {"total": ("910,000", 910000)}, unit="千円"),))
    assert notes(EARLIER, later) == ["amount_differs"]


def test_a_scope_without_amounts_in_some_years_is_a_break() -> None:
    rows = (
        Money(2019, {"total": ("－", None)}, scope="contributions"),
        Money(2020, {"total": ("70", 70)}, scope="contributions"),
    )
    assert notes(Plan("前.txt", budgets=rows)) == ["not_printed"]
