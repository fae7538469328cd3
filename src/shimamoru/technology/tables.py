"""Tables of the catalogue and of plans."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sesaku_web.pages.tables import Cell, Column, Group, PageTable
from shimamoru.planning.catalogue import shipped
from shimamoru.technology.catalogue import Entry
from shimamoru.technology.models import Plan
from shimamoru.technology.words import label_of, money, name_of, percent, scope_of, verdict_of


def catalogue_table(entries: Sequence[Entry], *, editable: bool) -> PageTable:
    """Return the catalogue: what each technology sees, when, and what it costs and needs."""
    rows = []
    for one in entries:
        found = one.technology
        href = reverse("technology:edit", args=(found.id,)) if editable else ""
        rows.append(
            [
                Cell(name_of(one.content), href=href, hint=_("例") if found.example else ""),
                Cell(found.id),
                Cell(scope_of(found.scope) + (f"（{found.capacity}）" if found.capacity else "")),
                Cell(found.range_km or None),
                Cell(_shares(found.detects), mark="long"),
                Cell(_shares(found.factors), mark="long"),
                Cell(found.buy, f"{found.buy:,}"),
                Cell(found.run, f"{found.run:,}"),
                Cell(found.staff),
                Cell("、".join(label_of(need) for need in found.needs)),
                Cell(found.assumption, mark="long"),
            ]
        )
    columns = [
        Column(_("技術")),
        Column(_("識別子"), downloaded_only=True),
        Column(_("置き方")),
        Column(_("届く距離 (km)"), numeric=True),
        Column(_("昼・晴に見つける確率")),
        Column(_("夜・天候で掛ける割合")),
        Column(_("購入 (万円)"), numeric=True),
        Column(_("年の運用 (万円)"), numeric=True),
        Column(_("人員"), numeric=True),
        Column(_("要るもの")),
        Column(_("出典・仮定")),
    ]
    note = _("「例」とある数値は、試すための仮定です。実際の計画には確かめた数値を入れてください。")
    return PageTable(
        "technologies", _("技術の一覧"), columns, [Group(rows)], note=note, stacked=True
    )


def plans_table(plans: Sequence[Plan]) -> PageTable:
    """Return the plans with their figures side by side."""
    rows = []
    for plan in plans:
        answer = plan.answer or {}
        done = answer.get("status") in {"optimal", "gap"}
        rows.append(
            [
                Cell(plan.name, href=reverse("technology:plan", args=(plan.pk,))),
                Cell(state_of(plan)),
                Cell(plan.asked["budget"], money(plan.asked["budget"])),
                Cell(plan.asked["years"]),
                Cell(len(plan.asked["places"])),
                Cell(answer.get("mean"), percent(answer["mean"]) if done else ""),
                Cell(answer.get("cost"), money(answer["cost"]) if done else ""),
                Cell(answer.get("staff") if done else None),
                Cell(plan.made_by.username),
                Cell(plan.made_at.date().isoformat()),
            ]
        )
    columns = [
        Column(_("計画案")),
        Column(_("状態")),
        Column(_("予算"), numeric=True),
        Column(_("年数"), numeric=True),
        Column(_("島の数"), numeric=True),
        Column(_("見つける割合"), numeric=True),
        Column(_("費用"), numeric=True),
        Column(_("人員"), numeric=True),
        Column(_("作った人")),
        Column(_("日付")),
    ]
    return PageTable("plans", _("計画案の一覧"), columns, [Group(rows)])


def state_of(plan: Plan) -> str:
    """Return in words how far a plan is."""
    answer = plan.answer or {}
    if plan.state == Plan.State.WAITING:
        return _("計算中")
    if answer.get("status") == "optimal":
        return _("最適")
    if answer.get("status") == "gap":
        return _("最適との差 %(gap)s") % {"gap": f"{answer['gap']:.3%}"}
    return _("作れない") if plan.state == Plan.State.DONE else _("中断")


def islands_table(plan: Plan) -> PageTable:
    """Return what goes on each island."""
    technologies = plan.asked["technologies"]
    rows = []
    for one in (plan.answer or {})["islands"]:
        chosen = "、".join(_option(option, technologies) for option in one["options"])
        rows.append(
            [
                Cell(one["name"], href=reverse("technology:reasons", args=(plan.pk, one["slug"]))),
                Cell(one["weight"]),
                Cell(chosen, chosen or _("なし"), mark="long"),
                Cell(one["value"], percent(one["value"])),
                Cell(one["cost"], money(one["cost"])),
                Cell(one["staff"]),
            ]
        )
    columns = [
        Column(_("島名")),
        Column(_("島の重み"), numeric=True),
        Column(_("置く技術")),
        Column(_("見つける割合"), numeric=True),
        Column(_("費用"), numeric=True),
        Column(_("人員"), numeric=True),
    ]
    note = _("島名から、なぜそれを選び、なぜ他を選ばなかったかを見られます。")
    return PageTable("islands", _("島ごとの配備"), columns, [Group(rows)], note=note)


def frontier_table(answer: Mapping[str, Any]) -> PageTable:
    """Return what other budgets would give."""
    rows = [
        [
            Cell(one["budget"], money(one["budget"])),
            Cell(one["cost"], money(one["cost"])),
            Cell(one["mean"], percent(one["mean"])),
            Cell(_("証明済み") if one["proven"] else f"{one['gap']:.3%}"),
        ]
        for one in answer["frontier"]
    ]
    columns = [
        Column(_("予算"), numeric=True),
        Column(_("費用"), numeric=True),
        Column(_("見つける割合"), numeric=True),
        Column(_("最適との差")),
    ]
    return PageTable("frontier", _("予算と見つける割合"), columns, [Group(rows)])


def coverage_table(found: Mapping[str, Any], caption: str) -> PageTable:
    """Return the probability that something is noticed, by target, hour and weather."""
    titles = {"targets": _("対象"), "periods": _("時間"), "weathers": _("天候")}
    groups = [
        Group(
            [
                [Cell(label_of(name)), Cell(share, percent(share))]
                for name in shipped("circumstances")[axis]
                if (share := found[axis].get(name)) is not None
            ],
            title,
        )
        for axis, title in titles.items()
    ]
    columns = [Column(_("条件")), Column(_("見つける割合"), numeric=True)]
    return PageTable("coverage", caption, columns, groups)


def reasons_table(plan: Plan, island: Mapping[str, Any]) -> PageTable:
    """Return for each technology whether it was chosen on an island, and why."""
    technologies = plan.asked["technologies"]
    words = {"chosen": _("選ぶ"), "required": _("選ぶ（必須）")}
    rows = [
        [
            Cell(name_of(technologies[one["technology"]])),
            Cell(words.get(one["verdict"], _("選ばない"))),
            Cell(one.get("gain"), percent(one["gain"]) if "gain" in one else ""),
            Cell(one.get("cost"), money(one["cost"]) if "cost" in one else ""),
            Cell(one.get("worth"), f"{one['worth']:.4f}" if one.get("worth") is not None else ""),
            Cell(verdict_of(one, technologies), mark="long"),
        ]
        for one in island["reasons"]
    ]
    columns = [
        Column(_("技術")),
        Column(_("判断")),
        Column(_("割合の増え方"), numeric=True),
        Column(_("費用"), numeric=True),
        Column(_("1 億円あたりの値打ち"), numeric=True),
        Column(_("理由と、何が変われば変わるか")),
    ]
    return PageTable(
        "reasons", _("なぜこれで、なぜ他でないか"), columns, [Group(rows)], stacked=True
    )


def option_names(island: Mapping[str, Any], plan: Plan) -> list[str]:
    """Return what goes on an island, in words."""
    return [_option(option, plan.asked["technologies"]) for option in island["options"]]


def _option(option: Mapping[str, Any], technologies: Mapping[str, Any]) -> str:
    name = name_of(technologies[option["technology"]])
    return f"{name} ×{option['units']}" if option["units"] > 1 else name


def _shares(found: Mapping[str, float]) -> str:
    known = shipped("circumstances")
    order = [*known["targets"], *known["periods"], *known["weathers"]]
    names = sorted(found, key=order.index)
    return "、".join(f"{label_of(name)} {found[name]:.0%}" for name in names)
