"""The money of the measure with its sums worked out beside what is written."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.cycle.models import Unit

_PARTS = ("initial", "supplementary", "carryover")
_SCOPES = {
    "excluding_contributions": "分担金・拠出金を除く",
    "contributions": "分担金・拠出金",
}
Amount = float | int | None


def sums_of(measure: Unit) -> PageTable:
    """Return the budgets, each with the sum of its parts and what is left of the total."""
    cells = measure.cells.filter(key__startswith="budgets/").exclude(value=None)
    rows = [_row(cell.value) for cell in cells if cell.value]
    columns = [
        Column(_("年度"), numeric=True),
        Column(_("区分")),
        Column(_("当初予算"), numeric=True),
        Column(_("補正予算"), numeric=True),
        Column(_("繰越し等"), numeric=True),
        Column(_("足した額"), numeric=True),
        Column(_("書かれた合計"), numeric=True),
        Column(_("差"), numeric=True),
        Column(_("執行額"), numeric=True),
        Column(_("執行率（％）"), numeric=True),
    ]
    return PageTable("sums", _("予算額・執行額の検算"), columns, [Group(rows)])


def _row(said: Mapping[str, Any]) -> list[Cell]:
    amounts = {name: _amount(said, name) for name in (*_PARTS, "total", "executed")}
    parts = [amounts[name] for name in _PARTS if amounts[name] is not None]
    added: Amount = sum(one for one in parts if one is not None) if parts else None
    total, executed = amounts["total"], amounts["executed"]
    off = None if added is None or total is None else total - added
    rate = None if executed is None or not total else round(100 * executed / total, 1)
    scope = said.get("scope") or ""
    return [
        Cell(said.get("fiscal_year")),
        Cell(_SCOPES.get(scope, scope)),
        *(Cell(amounts[name], _written(amounts[name])) for name in _PARTS),
        Cell(added, _written(added)),
        Cell(total, _written(total)),
        Cell(off, _written(off), mark="unmet" if off else "met" if off == 0 else ""),
        Cell(executed, _written(executed)),
        Cell(rate),
    ]


def _amount(said: Mapping[str, Any], name: str) -> Amount:
    part = said.get(name)
    found = part.get("value") if isinstance(part, Mapping) else None
    return found if isinstance(found, int | float) else None


def _written(amount: Amount) -> str:
    if amount is None:
        return ""
    return f"△{-amount:,}" if amount < 0 else f"{amount:,}"
