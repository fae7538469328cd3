"""Money told in several places."""

from fractions import Fraction

import sesaku
from sesaku.linking.money.amounts import amount_of
from sesaku.linking.money.matching import money_links
from sesaku.linking.money.reconciling import Comparison, reconcile
from sesaku.model.budget import Budget, BudgetForm, BudgetFormRow, BudgetFormTotal, BudgetScope
from sesaku.model.evaluation import Measure
from sesaku.model.reading import Reading
from sesaku.model.values import Quantity
from tests.conftest import ROOT
from tests.factories import report as made_report
from tests.linking.money.fiction import sheet, sheets

SCOPES: tuple[BudgetScope, ...] = ("excluding_contributions", "contributions")


def _cell(raw: str) -> Quantity:
    return Quantity(raw, int(raw.replace(",", "")) if raw else None)


def _measured(measure: Measure) -> Reading:
    reading = made_report()
    content = sesaku.model.reading.Content(measure=measure)
    return sesaku.Reading(reading.document, reading.detection, content, reading.coverage)


def _with_form(table: tuple[str, str], rows: tuple[str, ...], total: str) -> list[Comparison]:
    budgets = tuple(
        Budget(2021, scope, "百万円", initial=_cell(raw))
        for scope, raw in zip(SCOPES, table, strict=True)
    )
    form = BudgetForm(
        unit="千円",
        columns=("３年度当初予算額",),
        rows=tuple(BudgetFormRow("一般", "本省", "費", (_cell(raw),), ()) for raw in rows),
        totals=(
            BudgetFormTotal(None, (_cell(total),), ()),
            BudgetFormTotal(None, (_cell(""),), ()),
        ),
    )
    return list(
        reconcile(_measured(Measure(fiscal_year=2021, budgets=budgets, budget_form=form)), ())
    )


def test_units_differ_and_rounding_explains_it() -> None:
    table, rows = _with_form(("3,006", "85,448"), ("53,697", "88,400,000"), "88,453,697")
    assert (table.subject, table.fiscal_year, table.part) == ("table_and_form", 2021, "initial")
    assert table.verdict == "agrees"
    assert table.difference == Fraction(303_000)
    assert table.tolerance == Fraction(1_000_000)
    assert rows.verdict == "agrees"


def test_digits_cut_off() -> None:
    table, _ = _with_form(("3,005", "85,447"), ("88,453,697",), "88,453,697")
    assert table.verdict == "truncated"


def test_what_rounding_cannot_explain_differs() -> None:
    table, rows = _with_form(("3,000", "85,000"), ("80,000,000",), "88,453,697")
    assert (table.verdict, rows.verdict) == ("differs", "differs")


def test_the_sheets_tell_a_part() -> None:
    examples = ROOT / "examples"
    report = sesaku.read(examples / "evaluation_report" / "umi_to_shima_r4.txt")
    links = money_links(report, [sesaku.read(examples / "review_sheet" / "umi_to_shima.jsonl")])
    found = {(one.fiscal_year, one.part): one for one in reconcile(report, links)}
    one = found[2020, "total"]
    assert one.verdict == "part"
    assert one.share is not None
    assert round(one.share, 2) == 0.65
    assert one.missing == ("海洋観測網の運用",)
    assert {amount.raw for amount in one.right} == {"455.0", "64.0", "540.0"}
    assert all(amount.unit_of_form for amount in one.right)


def test_the_sheets_tell_more_than_the_measure_has() -> None:
    report = sesaku.read(ROOT / "examples" / "evaluation_report" / "umi_to_shima_r4.txt")
    money = [(2019, 2000.0, 1900.0)]
    links = money_links(report, [sheets(sheet("離島航路の維持", 2020, money=money))])
    assert {one.verdict for one in reconcile(report, links) if one.fiscal_year == 2019} == {
        "exceeds"
    }


def test_an_amount_knows_its_rounding() -> None:
    amount = amount_of(Quantity("12.3", 12.3), "百万円", "total", "a.json")
    assert amount is not None
    assert (amount.yen, amount.step) == (Fraction(12_300_000), Fraction(100_000))
    assert amount_of(Quantity("12", 12), "件", "total", "a.json") is None
    assert amount_of(Quantity("－", None), "百万円", "total", "a.json") is None
