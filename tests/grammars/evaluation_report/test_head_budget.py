"""Money in the head of a report."""

from sesaku.grammars.evaluation_report.head_budget import read_budgets
from sesaku.model.budget import Budget
from sesaku.model.diagnostic import Collector, Diagnostic
from tests.grammars.evaluation_report.building import body, labelled

TABLE = (
    "区分 令和元年度 令和２年度 令和３年度",
    "予算の状況",
    "(百万円)",
    "当初予算(a) 1,240 1,315 1,402",
    "補正予算(b) 0 60",
    "繰越し等(c) 0 △45",
    "合計(a＋b＋c) 1,240 1,330",
    "執行額(百万円) － 1,301",
)
LABEL = "施策の予算額・執行額等（分担金・拠出金除く）"


def read(*lines: str) -> tuple[tuple[Budget, ...], tuple[Diagnostic, ...]]:
    made, rows = body(*lines)
    collector = Collector()
    budgets, labels = read_budgets(made, rows, collector)
    assert labels
    return budgets, collector.all()


def raws(budget: Budget) -> list[str | None]:
    parts = (budget.initial, budget.supplementary, budget.carryover, budget.total, budget.executed)
    return [None if part is None else part.raw for part in parts]


def test_amounts_fill_the_columns_from_the_left() -> None:
    budgets, troubles = read(LABEL, *TABLE)
    assert [(b.fiscal_year, b.scope, b.unit) for b in budgets] == [
        (year, "excluding_contributions", "百万円") for year in (2019, 2020, 2021)
    ]
    assert [raws(budget) for budget in budgets] == [
        ["1,240", "0", "0", "1,240", "－"],
        ["1,315", "60", "△45", "1,330", "1,301"],
        ["1,402", "", "", "", ""],
    ]
    assert troubles == ()
    carried = budgets[1].carryover
    assert carried is not None
    assert carried.value == -45


def test_two_tables_and_their_scopes() -> None:
    budgets, _ = read(LABEL, *TABLE, "同（分担金・拠出金）", *TABLE)
    scopes = [budget.scope for budget in budgets]
    assert scopes == ["excluding_contributions"] * 3 + ["contributions"] * 3


def test_label_without_contributions_has_no_scope() -> None:
    budgets, _ = read("施策の予算額・執行額等", *TABLE)
    assert {budget.scope for budget in budgets} == {None}


def test_part_that_is_not_printed_is_none_not_blank() -> None:
    budgets, _ = read(LABEL, *TABLE[:4])
    assert raws(budgets[0]) == ["1,240", None, None, None, None]


def test_total_that_differs_is_said() -> None:
    budgets, troubles = read(LABEL, *(line.replace("1,330", "1,331") for line in TABLE))
    (trouble,) = troubles
    assert trouble.code == "budget-total-differs"
    assert trouble.keys == {"fiscal_year": 2020, "printed": 1331, "computed": 1330}
    assert budgets[1].total is not None
    assert trouble.cite == budgets[1].total.cite


def test_labels_are_all_but_the_amounts() -> None:
    made, rows = body(LABEL, *TABLE)
    _, labels = read_budgets(made, rows, Collector())
    assert labelled(made, labels) == [
        LABEL,
        *TABLE[:3],
        *("当初予算(a)", "補正予算(b)", "繰越し等(c)", "合計(a＋b＋c)", "執行額(百万円)"),
    ]


def test_no_label_no_money() -> None:
    made, rows = body(*TABLE)
    assert read_budgets(made, rows, Collector()) == ((), [])
