"""What the sheets of a means say beside the indicators it serves: payees, outputs, outcomes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from sesaku.linking.money.series import Sheet
from sesaku.model.review_goals import IndicatorYear, ProjectIndicator
from sesaku.model.review_money import Payee
from sesaku.model.values import Quantity
from sesaku.model.walk import plain
from sesaku_web.pages.citer import Citer
from sesaku_web.pages.subjects import label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from sesaku_web.sources.models import IndicatorRow
from workbench.money.linked import Linked
from workbench.money.places import Places
from workbench.money.sheets import told
from workbench.money.vocabulary import year_label


@dataclass(frozen=True, slots=True)
class LinkedSheets:
    """A link with the sheets of its project, the latest last, and the one it is judged by."""

    link: Linked
    sheets: Sequence[Sheet]
    sheet: Sheet

    @property
    def name(self) -> str:
        """Name of the project."""
        return "".join((self.sheet.project.name or "").split("\n"))


def payees_table(found: Sequence[LinkedSheets], places: Places) -> PageTable:
    """Return who was paid, by project and year, each year from the last sheet that tells it."""
    groups = []
    for one in found:
        rows = [
            [
                Cell(payee.name),
                Cell(one.name),
                Cell(payee.fiscal_year, year_label(payee.fiscal_year or 0)),
                Cell(payee.group),
                Cell(payee.work),
                _quantity(payee.amount, sheet, places),
                Cell(payee.amount.value if payee.amount else None),
                Cell(sheet.unit),
                Cell(told(sheet.document)[0]),
                Cell(places.address(_cite(payee.amount), sheet.document)),
            ]
            for sheet, payee in _payees(one)
        ]
        groups.append(Group(rows, one.name))
    columns = [
        Column(_("支出先")),
        Column(_("事業"), downloaded_only=True),
        Column(_("年度")),
        Column(_("ブロック")),
        Column(_("業務の概要")),
        Column(_("支出額"), numeric=True),
        Column(_("支出額（数値）"), numeric=True, downloaded_only=True),
        Column(_("単位"), downloaded_only=True),
        Column(_("文書"), downloaded_only=True),
        Column(_("典拠"), downloaded_only=True),
    ]
    return PageTable("payees", _("事業ごとの支出先"), columns, groups, stacked=True)


def _payees(one: LinkedSheets) -> Iterator[tuple[Sheet, Payee]]:
    last: dict[int | None, Sheet] = {}
    for sheet in one.sheets:
        last |= dict.fromkeys((payee.fiscal_year for payee in sheet.project.payees), sheet)
    for year in sorted(last, key=lambda each: each or 0, reverse=True):
        yield from (
            (last[year], payee) for payee in last[year].project.payees if payee.fiscal_year == year
        )


def goals_table(
    indicators: Sequence[IndicatorRow],
    citer: Citer,
    found: Sequence[LinkedSheets],
    places: Places,
) -> PageTable:
    """Return the indicators that a means serves, and beside them the outcomes of its sheets."""
    groups = [
        Group(
            list(_indicator_rows(row, citer)),
            f"{label_of(row.subject)}　{row.name}",
            citer.page_of("indicators", row.subject),
        )
        for row in indicators
    ]
    for one in found:
        project = one.sheet.project
        for kind, members in (
            (_("アウトカム"), project.outcomes),
            (_("アウトプット"), project.outputs),
        ):
            for member in members:
                rows = list(_member_rows(member, one.sheet, places))
                told_by = " ".join(part for part in (member.goal, member.indicator) if part)
                groups.append(Group(rows, f"{kind}　{told_by}（{one.name}）"))
    columns = [
        Column(_("年度")),
        Column(_("指標"), downloaded_only=True),
        Column(_("目標・見込み")),
        Column(_("実績")),
        Column(_("単位")),
        Column(_("典拠"), downloaded_only=True),
    ]
    caption = _("指標と、事業のアウトカム・アウトプット")
    return PageTable("goals", caption, columns, groups, stacked=True)


def _indicator_rows(row: IndicatorRow, citer: Citer) -> Iterator[list[Cell]]:
    for year in row.data["years"]:
        if not year["target"] and not year["result"]:
            continue
        when = year["fiscal_year"]
        sides = [_side(year[side], row.subject, citer) for side in ("target", "result")]
        cite: Any = next((s["cite"] for s in (year["target"], year["result"]) if s), [])
        cells = [Cell(when, year_label(when) if when else ""), Cell(row.name)]
        yield [*cells, *sides, Cell(None), Cell(citer.at(cite))]


def _side(cell: Mapping[str, Any] | None, subject: str, citer: Citer) -> Cell:
    if not cell:
        return Cell(None)
    shown = cell["text"] if "text" in cell else cell["raw"]
    return Cell(shown, cited=citer.value(shown, cell["cite"], subject, ""))


def _member_rows(member: ProjectIndicator, sheet: Sheet, places: Places) -> Iterator[list[Cell]]:
    for year in member.years:
        wanted = _wanted(year)
        when = year.fiscal_year
        yield [
            Cell(when, year_label(when) if when else ""),
            Cell(member.indicator or member.goal),
            _quantity(wanted, None, places, document=sheet.document),
            _quantity(year.result, None, places, document=sheet.document),
            Cell(member.unit),
            Cell(places.address(_cite(year.result) or _cite(wanted), sheet.document)),
        ]


def _wanted(year: IndicatorYear) -> Quantity | None:
    return year.target if year.target is not None else year.expected


def _quantity(
    amount: Quantity | None, sheet: Sheet | None, places: Places, *, document: str = ""
) -> Cell:
    """Return a quantity as printed; with the unit of the form where a sheet is given."""
    if amount is None or not amount.raw:
        return Cell(None)
    unit = amount.unit or (sheet.unit if sheet is not None else None)
    printed = f"{amount.raw} {unit}" if unit else amount.raw
    label = sheet.document if sheet is not None else document
    return Cell(printed, cited=places.value(printed, _cite(amount), label))


def _cite(amount: Quantity | None) -> Any:  # noqa: ANN401 - JSON
    return plain(amount.cite) if amount is not None else []
