"""Tables and chart of what is spent on a topic."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.evaluations.charts.budget import YearOfMoney
from workbench.money.places import Places
from workbench.money.sheets import told
from workbench.money.tables import rate_cell
from workbench.money.vocabulary import millions, place_label, year_label

_MILLION = 1_000_000
_SIDES = ("total", "executed")
_NO_YEAR: dict[str, Any] = {"total": None, "executed": None}


def sums_table(content: Mapping[str, Any]) -> PageTable:
    """Return budget and execution by ministry and year, with the years of all together."""
    groups: dict[str, list[list[Cell]]] = defaultdict(list)
    for one in content["sums"]:
        groups[one["ministry"] or _("府省庁の記載なし")].append(_sum_row(one))
    every = [_sum_row({"ministry": None, **one}) for one in _by_year(content["sums"])]
    shown = [Group(rows, name) for name, rows in groups.items()]
    if len(shown) > 1:
        shown.append(Group(every, _("全府省庁")))
    columns = [
        Column(_("年度")),
        Column(_("府省庁"), downloaded_only=True),
        Column(_("予算計"), numeric=True),
        Column(_("予算計の分かる事業"), numeric=True),
        Column(_("執行額"), numeric=True),
        Column(_("執行額の分かる事業"), numeric=True),
        Column(_("執行率（計算）"), numeric=True),
    ]
    note = _("金額は円で書き出します。分からない金額は 0 とせず、合計に含めていません。")
    return PageTable("sums", _("府省庁と年度ごとの予算と執行"), columns, shown, note=note)


def _sum_row(one: Mapping[str, Any]) -> list[Cell]:
    whole = one["projects"] == one["executing"]  # a rate of other projects would mislead
    rate = rate_cell(one["total"], one["executed"]) if whole else Cell(None, "")
    return [
        Cell(one["fiscal_year"], year_label(one["fiscal_year"])),
        Cell(one["ministry"]),
        Cell(one["total"], millions(one["total"])),
        Cell(one["projects"]),
        Cell(one["executed"], millions(one["executed"])),
        Cell(one["executing"]),
        rate,
    ]


def _by_year(sums: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    found = []
    for year in sorted({one["fiscal_year"] for one in sums}):
        own = [one for one in sums if one["fiscal_year"] == year]
        told_of = {
            side: [one[side] for one in own if one[side] is not None]
            for side in ("total", "executed")
        }
        found.append(
            {
                "fiscal_year": year,
                **{side: sum(each) if each else None for side, each in told_of.items()},
                "projects": sum(one["projects"] for one in own),
                "executing": sum(one["executing"] for one in own),
            }
        )
    return found


def money_of_years(content: Mapping[str, Any]) -> list[YearOfMoney]:
    """Return the money of all ministries by year, in 百万円, for the chart."""
    return [
        YearOfMoney(one["fiscal_year"], _in_millions(one["total"]), _in_millions(one["executed"]))
        for one in _by_year(content["sums"])
    ]


def _in_millions(yen: float | None) -> float | None:
    return None if yen is None else round(yen / _MILLION, 3)


def projects_table(projects: Iterable[Mapping[str, Any]], places: Places) -> PageTable:
    """Return the projects of a topic with the words that put them in, and their last money."""
    rows = []
    for one in projects:
        document = one["document"]
        first = one["matches"][0]
        why = "、".join(
            f"「{each['word']}」{place_label(each['place'])}" for each in one["matches"]
        )
        last: dict[str, Any] = one["years"][-1] if one["years"] else _NO_YEAR
        rows.append(
            [
                Cell(one["name"], href=places.page_of(document, one["_place"])),
                Cell(one["ministry"]),
                Cell(why, cited=places.value(why, first["cite"], document)),
                Cell(last.get("fiscal_year"), _year(last)),
                *(_amount(last[side], places) for side in ("total", "executed")),
                *(Cell(last[side]["yen"] if last[side] else None) for side in _SIDES),
                Cell(one["number"]),
                Cell(one["fiscal_year"]),
                Cell(told(document)[0]),
                Cell(" ".join(places.address(each["cite"], document) for each in one["matches"])),
            ]
        )
    columns = [
        Column(_("事業")),
        Column(_("府省庁")),
        Column(_("含めた語と箇所")),
        Column(_("年度")),
        Column(_("予算計"), numeric=True),
        Column(_("執行額"), numeric=True),
        Column(_("予算計（円）"), numeric=True, downloaded_only=True),
        Column(_("執行額（円）"), numeric=True, downloaded_only=True),
        Column(_("事業番号"), downloaded_only=True),
        Column(_("シートの年度"), downloaded_only=True),
        Column(_("文書"), downloaded_only=True),
        Column(_("典拠"), downloaded_only=True),
    ]
    caption = _("主題に含めた事業（金額は分かる最後の年度）")
    return PageTable("projects", caption, columns, [Group(rows)], stacked=True)


def _year(last: Mapping[str, Any]) -> str:
    return year_label(last["fiscal_year"]) if "fiscal_year" in last else ""


def _amount(amount: Mapping[str, Any] | None, places: Places) -> Cell:
    if amount is None:
        return Cell(None)
    return Cell(f"{amount['raw']} {amount['unit']}", cited=places.amount(amount))
