"""Tables of the money of a report: means and projects, years, comparisons."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.pages.subjects import address_of, label_of
from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from workbench.money.linked import Linked, MeansWithLinks
from workbench.money.places import Places
from workbench.money.sheets import told
from workbench.money.vocabulary import (
    millions,
    part_label,
    role_label,
    state_label,
    subject_label,
    verdict_sentence,
    year_label,
)

_MILLION = 1_000_000


def means_table(means: Sequence[MeansWithLinks], short: str, places: Places) -> PageTable:
    """Return the means with the indicators they serve and their projects."""
    rows = []
    for one in means:
        links: Sequence[Linked | None] = one.links or [None]
        rows += [_means_row(one, link, short, places) for link in links]
    columns = [
        Column(_("達成手段")),
        Column(_("対象")),
        Column(_("事業（レビューシート）")),
        Column(_("府省庁")),
        Column(_("事業番号"), downloaded_only=True),
        Column(_("シートの年度"), downloaded_only=True),
        Column(_("確かさ")),
        Column(_("合計に算入")),
        Column(_("判断の理由"), downloaded_only=True),
        Column(_("文書"), downloaded_only=True),
        Column(_("典拠"), downloaded_only=True),
    ]
    caption = _("達成手段と事業の対応")
    return PageTable("means", caption, columns, [Group(rows)], stacked=True)


def _means_row(one: MeansWithLinks, link: Linked | None, short: str, places: Places) -> list[Cell]:
    subjects = one.data["subjects"]
    first = address_of(short, subjects[0]) if len(subjects) == 1 else ""
    served = "、".join(map(label_of, subjects))
    cells = [
        Cell(one.data["name"], href=reverse("money:means", args=(short, one.key))),
        Cell(" ".join(subjects), served, href=first),
    ]
    if link is None:
        return [*cells, *[Cell(None)] * 4, Cell("none", state_label("none")), *[Cell(None)] * 4]
    project = link.project
    document = project["document"]
    named = places.value(_line(project["name"]), project["cite"], document)
    counted = _("算入") if link.counted else _("算入しない")
    return [
        *cells,
        Cell(_line(project["name"]), cited=named),
        Cell(project["ministry"]),
        Cell(project["number"]),
        Cell(project["fiscal_year"]),
        Cell(link.state, state_label(link.state), mark=f"link-{link.state}"),
        Cell(counted),
        Cell(link.judgement.reason if link.judgement else None),
        Cell(told(document)[0]),
        Cell(places.address(project["cite"], document)),
    ]


def years_table(
    means: Sequence[MeansWithLinks], places: Places, *, every: bool = False
) -> PageTable:
    """Return budget and execution by year of the projects that count, or of all."""
    groups = []
    seen: set[tuple[int, ...]] = set()
    for one in means:
        for link in one.links:
            key = tuple(link.data["_rows"])
            if not (every or link.counted) or key in seen:
                continue
            seen.add(key)
            rows = [_year_row(link, year, places) for year in link.data["years"]]
            groups.append(Group(rows, _line(link.project["name"])))
    columns = [
        Column(_("年度")),
        Column(_("事業"), downloaded_only=True),
        Column(_("府省庁"), downloaded_only=True),
        Column(_("予算計"), numeric=True),
        Column(_("予算計（円）"), numeric=True, downloaded_only=True),
        Column(_("執行額"), numeric=True),
        Column(_("執行額（円）"), numeric=True, downloaded_only=True),
        Column(_("執行率（計算）"), numeric=True),
        Column(_("文書"), downloaded_only=True),
        Column(_("典拠"), downloaded_only=True),
    ]
    note = _("シートには単位の印字がなく、様式の単位（百万円または円）によります。")
    caption = _("事業の予算と執行（年度別）")
    return PageTable("years", caption, columns, groups, note=note)


def _year_row(link: Linked, year: Mapping[str, Any], places: Places) -> list[Cell]:
    total, executed = year["total"], year["executed"]
    known = total or executed
    return [
        Cell(year["fiscal_year"], year_label(year["fiscal_year"])),
        Cell(_line(link.project["name"])),
        Cell(link.project["ministry"]),
        *_amount_cells(total, places),
        *_amount_cells(executed, places),
        rate_cell(total and total["yen"], executed and executed["yen"]),
        Cell(told(known["document"])[0] if known else None),
        Cell(places.address(known["cite"], known["document"]) if known else None),
    ]


def _amount_cells(amount: Mapping[str, Any] | None, places: Places) -> list[Cell]:
    if amount is None:
        return [Cell(None), Cell(None)]
    printed = f"{amount['raw']} {amount['unit']}"
    return [Cell(printed, cited=places.amount(amount)), Cell(amount["yen"])]


def rate_cell(total: float | None, executed: float | None) -> Cell:
    """Return execution as a share of the budget; nothing where either is unknown or zero."""
    if total is None or executed is None or total <= 0:
        return Cell(None, "")
    return Cell(round(executed / total, 4), f"{executed / total:.1%}")


def comparisons_table(found: Sequence[Mapping[str, Any]]) -> PageTable:
    """Return the money told in several places, side by side."""
    rows = []
    for number, one in enumerate(found, 1):
        left, right = (sum(each["yen"] for each in one[side]) for side in ("left", "right"))
        missing = "、".join(one["missing"])
        rows.append(
            [
                Cell(number),
                Cell(one["subject"], subject_label(one["subject"])),
                Cell(one["fiscal_year"], year_label(one["fiscal_year"])),
                Cell(one["part"], part_label(one["part"])),
                Cell(left, millions(left)),
                Cell(right, millions(right)),
                Cell(one["difference"], millions(one["difference"])),
                Cell(one["tolerance"], millions(one["tolerance"])),
                Cell(one["verdict"]),
                Cell(verdict_sentence(one)),
                Cell(missing or None),
            ]
        )
    columns = [
        Column(_("番号"), numeric=True),
        Column(_("何と何")),
        Column(_("年度")),
        Column(_("区分")),
        Column(_("左"), numeric=True),
        Column(_("右"), numeric=True),
        Column(_("差（左－右）"), numeric=True),
        Column(_("丸めの幅"), numeric=True),
        Column(_("判定"), downloaded_only=True),
        Column(_("分かること")),
        Column(_("合計にない達成手段")),
    ]
    caption = _("同じ金額の突き合わせ")
    return PageTable("comparisons", caption, columns, [Group(rows)], stacked=True)


def amounts_table(found: Sequence[Mapping[str, Any]], places: Places) -> PageTable:
    """Return the amounts that each comparison adds up, as printed and in 円."""
    groups = []
    for number, one in enumerate(found, 1):
        subject = subject_label(one["subject"])
        heading = (
            f"{number}　{subject}　{year_label(one['fiscal_year'])}　{part_label(one['part'])}"
        )
        rows = [
            _compared_row(number, side, amount, places)
            for side, amounts in ((_("左"), one["left"]), (_("右"), one["right"]))
            for amount in amounts
        ]
        groups.append(Group(rows, heading))
    columns = [
        Column(_("内訳")),
        Column(_("番号"), numeric=True, downloaded_only=True),
        Column(_("側")),
        Column(_("印字"), numeric=True),
        Column(_("単位の出所")),
        Column(_("円"), numeric=True),
        Column(_("文書"), downloaded_only=True),
        Column(_("典拠"), downloaded_only=True),
    ]
    return PageTable("amounts", _("突き合わせた金額の内訳"), columns, groups, stacked=True)


def _compared_row(number: int, side: str, amount: Mapping[str, Any], places: Places) -> list[Cell]:
    printed = f"{amount['raw']} {amount['unit']}"
    return [
        Cell(role_label(amount["role"])),
        Cell(number),
        Cell(side),
        Cell(printed, cited=places.amount(amount)),
        Cell(_("様式の単位") if amount["unit_of_form"] else _("印字された単位")),
        Cell(amount["yen"], f"{amount['yen']:,.0f}"),
        Cell(told(amount["document"])[0]),
        Cell(places.address(amount["cite"], amount["document"])),
    ]


def _line(name: str | None) -> str:
    return "".join((name or "").split("\n"))
