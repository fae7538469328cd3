"""Plans side by side."""

from collections.abc import Callable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from shimamoru.technology.models import Plan
from shimamoru.technology.tables import option_names
from shimamoru.technology.words import label_of, money, percent

_Figure = Callable[[dict[str, Any], dict[str, Any]], tuple[float, str]]


def comparison_tables(plans: Sequence[Plan]) -> list[PageTable]:
    """Return the figures of plans side by side, and the islands on which they differ."""
    return [_figures(plans), _islands(plans)]


def _figures(plans: Sequence[Plan]) -> PageTable:
    lines: list[tuple[str, _Figure]] = [
        (_("見つける割合"), lambda answer, _asked: (answer["mean"], percent(answer["mean"]))),
        (_("予算"), lambda _answer, asked: (asked["budget"], money(asked["budget"]))),
        (_("費用"), lambda answer, _asked: (answer["cost"], money(answer["cost"]))),
        (_("購入"), lambda answer, _asked: (answer["buy"], money(answer["buy"]))),
        (_("年の運用"), lambda answer, _asked: (answer["run"], money(answer["run"]))),
        (_("運用の年数"), lambda _answer, asked: (asked["years"], str(asked["years"]))),
        (_("人員"), lambda answer, _asked: (answer["staff"], str(answer["staff"]))),
        (_("最適との差"), lambda answer, _asked: (answer["gap"], f"{answer['gap']:.3%}")),
    ]
    rows = []
    for label, figure in lines:
        cells = [figure(plan.answer or {}, plan.asked) for plan in plans]
        rows.append([Cell(label), *(Cell(value, text) for value, text in cells)])
    groups = [Group(rows)]
    for axis, title in (("targets", _("対象")), ("periods", _("時間")), ("weathers", _("天候"))):
        names = (plans[0].answer or {})["coverage"][axis]
        groups.append(Group([_coverage(plans, axis, name) for name in names], title))
    columns = [Column(_("項目")), *(Column(plan.name, numeric=True) for plan in plans)]
    return PageTable("figures", _("計画案の比較"), columns, groups)


def _coverage(plans: Sequence[Plan], axis: str, name: str) -> list[Cell]:
    shares = [(plan.answer or {})["coverage"][axis].get(name) for plan in plans]
    cells = [Cell(share, "" if share is None else percent(share)) for share in shares]
    return [Cell(label_of(name)), *cells]


def _islands(plans: Sequence[Plan]) -> PageTable:
    found = [{one["slug"]: one for one in (plan.answer or {})["islands"]} for plan in plans]
    rows = []
    for slug in dict.fromkeys(slug for islands in found for slug in islands):
        words = [
            "、".join(option_names(islands[slug], plan)) if slug in islands else None
            for islands, plan in zip(found, plans, strict=True)
        ]
        if len(set(words)) > 1:
            name = next(islands[slug]["name"] for islands in found if slug in islands)
            cells = [Cell(one, _("対象外") if one is None else one or _("なし")) for one in words]
            rows.append([Cell(name), *cells])
    columns = [Column(_("島名")), *(Column(plan.name) for plan in plans)]
    return PageTable("differences", _("配備が違う島"), columns, [Group(rows)], stacked=True)
