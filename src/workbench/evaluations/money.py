"""Budget and execution of a measure: the table, the charts, and the budget form."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku.codelists import load
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.models import BudgetRow
from sesaku_web.sources.rows.made import told_apart
from workbench.evaluations.charts import budget
from workbench.evaluations.charts.budget import YearOfMoney

PARTS = ("initial", "supplementary", "carryover", "total", "executed")
Record = Mapping[str, Any]


def scope_label(scope: str) -> str:
    """Return whether contributions are in, in words."""
    labels = {
        "excluding_contributions": _("分担金・拠出金を除く"),
        "contributions": _("分担金・拠出金"),
    }
    return labels.get(scope, scope)


def part_label(part: str) -> str:
    """Return the name of a part of a budget."""
    code = load("budget_parts")[part]
    return code.ja if get_language() == "ja" else code.en


def budget_table(rows: Sequence[BudgetRow], citer: Citer) -> PageTable:
    """Return budget and execution by year, those of one scope together."""
    names = told_apart(f"{row.fiscal_year}/{row.scope or 'all'}" for row in rows)
    groups: dict[str, list[list[Cell]]] = defaultdict(list)
    for name, row in zip(names, rows, strict=True):
        year = _("%(year)s年度") % {"year": row.fiscal_year} if row.fiscal_year else _("年度不明")
        cells = [Cell(row.fiscal_year, year), Cell(row.scope, scope_label(row.scope))]
        cells.append(Cell(row.unit))
        for part in PARTS:
            cell = row.data.get(part)
            cited = (
                citer.value(cell["raw"], cell["cite"], "budget", f"{name}/{part}/value")
                if cell
                else None
            )
            cells.append(
                Cell(cell["value"] if cell else None, cited.text if cited else "", cited=cited)
            )
        groups[f"{row.scope}|{row.unit}"].append([*cells, _rate(row), Cell(citer.at(row.cite))])
    columns = [
        Column(_("年度")),
        Column(_("区分"), downloaded_only=True),
        Column(_("単位"), downloaded_only=True),
        *(Column(part_label(part), numeric=True) for part in PARTS),
        Column(_("執行率（計算）"), numeric=True),
        Column(_("典拠"), downloaded_only=True),
    ]
    return PageTable("budgets", _("年度ごとの予算額・執行額"), columns, _labelled(groups))


def charts(rows: Sequence[BudgetRow]) -> list[tuple[str, budget.Chart]]:
    """Return a chart for each scope and unit, with what it shows."""
    found = []
    for key, years in _series(rows).items():
        drawn = budget.chart(years)
        if drawn is not None:
            found.append((_heading(key), drawn))
    return found


def sparks(rows: Sequence[BudgetRow]) -> tuple[list[budget.Spark], str]:
    """Return the small bars of the first scope of a measure, and its last year in words."""
    series = _series(rows)
    if not series:
        return [], ""
    key, years = next(iter(series.items()))
    known = [one for one in years if one.bars()]
    if not known:
        return [], ""
    last = known[-1]
    amount = f"{last.bars()[0][1]:,.15g}"
    said = {"year": last.year, "amount": amount, "unit": key.partition("|")[2]}
    return budget.sparks(years), _("%(year)s年度 %(amount)s %(unit)s") % said


def form_table(form: Record | None, citer: Citer) -> PageTable | None:
    """Return the budget form 「個別票」; None where there is none."""
    if not form:
        return None
    heads = [*form["columns"]]
    width = max([len(heads), *(len(row["values"]) for row in (*form["rows"], *form["totals"]))])
    heads += [""] * (width - len(heads))
    rows = []
    for place, row in enumerate(form["rows"], 1):
        named = [row["account"], row["organisation"], row["item"]]
        rows.append(
            [*(Cell(name) for name in named), *_amounts(row, f"rows/{place}", width, citer)]
        )
    for place, row in enumerate(form["totals"], 1):
        if not row["label"] and not any(cell["raw"] for cell in row["values"]):
            continue  # a blank box of the form
        label = row["label"] or _("（合計欄）")
        named = [Cell(label), Cell(None), Cell(None)]
        rows.append([*named, *_amounts(row, f"totals/{place}", width, citer)])
    columns = [
        Column(_("会計")),
        Column(_("組織／勘定")),
        Column(_("項・事項")),
        *(Column(head, numeric=True) for head in heads),
    ]
    unit = form["unit"] or ""
    caption = _("個別票（単位 %(unit)s）") % {"unit": unit} if unit else _("個別票")
    return PageTable("budget-form", caption, columns, [Group(rows)])


def _amounts(row: Record, path: str, width: int, citer: Citer) -> list[Cell]:
    found = []
    for place, cell in enumerate(row["values"], 1):
        where = f"budget_form/{path}/values/{place}/value"
        cited = citer.value(cell["raw"], cell["cite"], "measure", where)
        found.append(Cell(cell["value"], cell["raw"], cited=cited))
    return found + [Cell(None)] * (width - len(found))


def _series(rows: Sequence[BudgetRow]) -> dict[str, list[YearOfMoney]]:
    found: dict[str, list[YearOfMoney]] = defaultdict(list)
    for row in rows:
        if row.fiscal_year is not None:
            one = YearOfMoney(row.fiscal_year, row.total, row.executed, row.initial)
            found[f"{row.scope}|{row.unit}"].append(one)
    return {key: sorted(years, key=lambda one: one.year) for key, years in found.items()}


def _labelled(groups: Mapping[str, list[list[Cell]]]) -> list[Group]:
    return [Group(rows, _heading(key)) for key, rows in groups.items()]


def _heading(key: str) -> str:
    scope, _bar, unit = key.partition("|")
    said = [scope_label(scope), _("単位 %(unit)s") % {"unit": unit} if unit else ""]
    return "　".join(part for part in said if part)


def _rate(row: BudgetRow) -> Cell:
    """Return execution as a share of the budget; nothing where either is unknown or zero."""
    if row.total is None or row.executed is None or row.total <= 0:
        return Cell(None, "")
    rate = row.executed / row.total
    return Cell(round(rate, 4), f"{rate:.1%}")
