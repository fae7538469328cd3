"""The means of achievement 「達成手段」 of the sheet, and the money of the measure below them."""

from collections.abc import Iterator, Sequence

from sesaku.exports.official.amounts import amount_of
from sesaku.exports.official.layout import Cell, Line, Row, Table, body, label
from sesaku.exports.official.wording import era, fiscal, paragraphs
from sesaku.model.budget import Budget
from sesaku.model.evaluation import Measure, PolicyField
from sesaku.model.means import FormMeans, MeansBudget
from sesaku.model.values import Quantity

_NAME, _YEARS, _INITIAL, _SERVES, _TEXT, _NUMBER = 22, 26, 9, 8, 22, 13
_HEAD = 2
_CONTRIBUTIONS = "contributions"


def means_tables(measure: Measure, fields: Sequence[PolicyField]) -> Iterator[Table]:
    """Yield the table of means, and that of the measure's own money."""
    means = [one for policy_field in fields for one in policy_field.means]
    if means:
        yield _means(means, measure)
    own = [budget for budget in measure.budgets if budget.scope != _CONTRIBUTIONS]
    if own:
        yield _money(own, joined=bool(means))


def contributions_note(measure: Measure) -> Iterator[Line]:
    """Yield a note with the money for contributions, which the form has no row for."""
    paid = [budget for budget in measure.budgets if budget.scope == _CONTRIBUTIONS]
    if paid:
        unit = next((budget.unit for budget in paid if budget.unit), "")
        said = "、".join(f"{fiscal(one.fiscal_year)} {_spoken(one)}" for one in paid)
        shown = f"（単位：{unit}）" if unit else ""
        yield Line(f"（注）分担金・拠出金の予算額（執行額）{shown}：{said}。", hang=3)


def _means(means: list[FormMeans], measure: Measure) -> Table:
    years = sorted({money.fiscal_year for one in means for money in one.budgets}) or [0]
    unit = next((one.unit for one in means if one.unit), None)
    current = next((one.initial.fiscal_year for one in means if one.initial), measure.fiscal_year)
    shown = f"（{unit}）" if unit else ""
    rows: list[Row] = [
        (
            label("達成手段（開始年度）", rows=_HEAD),
            label(f"予算額計（執行額）{shown}", columns=len(years)),
            label(f"{fiscal(current) if current else ''}当初予算額", rows=_HEAD),
            label("関連する指標", rows=_HEAD),
            label("達成手段の概要等", rows=_HEAD),
            label("行政事業レビュー事業番号", rows=_HEAD),
        ),
        tuple(label(fiscal(year)) for year in years),
        *(_row(one, years) for one in means),
    ]
    share = _YEARS / len(years)
    widths = (_NAME, *[share] * len(years), _INITIAL, _SERVES, _TEXT, _NUMBER)
    return Table(widths, tuple(rows), head=_HEAD, joined=True)


def _row(means: FormMeans, years: list[int]) -> Row:
    number = f"（{means.number}）" if means.number else ""
    name = [Line(f"{number}{means.name}", hang=2 if number else 0)]
    if means.start_year:
        name.append(Line(f"（{era(means.start_year)}年度）", indent=1))
    money = {one.fiscal_year: one for one in means.budgets}
    initial = means.initial.raw if means.initial else None
    return (
        body(name),
        *(_amount(money.get(year)) for year in years),
        Cell((Line(initial or ""),), align="end", middle=True, amount=amount_of(initial or "")),
        Cell((Line("、".join(means.indicators)),), align="center", middle=True),
        body(paragraphs(means.text or "")),
        Cell((Line(means.review_number or ""),), align="center", middle=True),
    )


def _amount(money: MeansBudget | None) -> Cell:
    if money is None:
        return Cell()
    lines = [Line(_raw(money.budget))]
    if money.executed is not None:
        lines.append(Line(f"（{money.executed.raw}）"))
    amount = amount_of(_raw(money.budget)) if money.executed is None else None
    return Cell(tuple(lines), align="end", middle=True, amount=amount)


def _raw(quantity: Quantity | None) -> str:
    return quantity.raw if quantity is not None else ""


def _money(budgets: Sequence[Budget], *, joined: bool) -> Table:
    unit = next((budget.unit for budget in budgets if budget.unit), None)
    shown = f"（{unit}）" if unit else ""
    heads = [label(f"{fiscal(one.fiscal_year)}{_suffix(one)}") for one in budgets]
    values = [_both(budget) for budget in budgets]
    rows = ((label(f"施策の予算額（執行額）{shown}", rows=2), *heads), tuple(values))
    return Table((_NAME, *[78 / len(budgets)] * len(budgets)), rows, joined=joined)


def _suffix(budget: Budget) -> str:
    return "" if budget.total is not None else "当初"


def _both(budget: Budget) -> Cell:
    raw, spent = _planned(budget), budget.executed.raw if budget.executed is not None else ""
    lines = (Line(raw), *([Line(f"（{spent}）")] if spent else []))
    return Cell(lines, align="center", middle=True, amount=amount_of(raw) if not spent else None)


def _planned(budget: Budget) -> str:
    return _raw(budget.total if budget.total is not None else budget.initial)


def _spoken(budget: Budget) -> str:
    spent = budget.executed.raw if budget.executed is not None else ""
    return f"{_planned(budget) or '－'}{f'（{spent}）' if spent else ''}"
