"""What the planner's answers are called on pages."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shimamoru.planning.catalogue import shipped

OKU = 10_000


def name_of(technology: Mapping[str, Any]) -> str:
    """Return what a technology of plain data is called in the language of the page."""
    name: str = technology["en" if get_language() == "en" and technology.get("en") else "ja"]
    return name


def label_of(name: str) -> str:
    """Return what a target, period, weather or need is called."""
    known = shipped("circumstances")
    for part in ("targets", "periods", "weathers", "needs"):
        if name in known[part]:
            return name_of(known[part][name])
    return name


def money(amount: float) -> str:
    """Return money in 10,000 yen as people read it."""
    if abs(amount) >= OKU:
        return _("%(amount)s 億円") % {"amount": f"{amount / OKU:,.2f}".rstrip("0").rstrip(".")}
    return _("%(amount)s 万円") % {"amount": f"{amount:,.0f}"}


def percent(share: float) -> str:
    """Return a share in percent."""
    return f"{share:.1%}"


def scope_of(scope: str) -> str:
    """Return in words how a technology is put on islands."""
    words: dict[str, Callable[[], str]] = {
        "site": lambda: _("海岸ごとに置く"),
        "island": lambda: _("島ごとに置く"),
        "shared": lambda: _("数島で共用する"),
    }
    return words[scope]()


def status_of(answer: Mapping[str, Any]) -> str:
    """Return in words how sure the planner is."""
    if answer["status"] == "optimal":
        return _("最適であることが証明された計画")
    if answer["status"] == "gap":
        return _("最適との差が %(gap)s 以内の計画") % {"gap": f"{answer['gap']:.3%}"}
    return _("計画は作れませんでした")


def trouble_of(trouble: Mapping[str, Any], technologies: Mapping[str, Any]) -> str:
    """Return in words why there is no plan, and what to do."""
    kind = trouble["kind"]
    if kind == "time":
        return _("%(seconds)s 秒で打ち切りました。島か技術を減らしてください。") % trouble
    if kind == "budget":
        return _("必須の条件だけで %(least)s かかり、予算 %(budget)s を超えます。") % {
            "least": money(trouble["least"]),
            "budget": money(trouble["budget"]),
        }
    if kind == "required":
        names = "、".join(name_of(technologies[one["technology"]]) for one in trouble["refused"])
        return _("%(island)s には、必須とされた %(names)s を置けません。") % {
            "island": trouble["name"],
            "names": names,
        }
    if kind == "floor":
        return _("%(island)s では、どう組み合わせても下限の割合に届きません。") % {
            "island": trouble["name"]
        }
    return _("計算が途中で止まりました。もう一度試してください。")


def verdict_of(reason: Mapping[str, Any], technologies: Mapping[str, Any]) -> str:
    """Return in words why a technology was chosen, or not, and what would change that."""
    verdict = reason["verdict"]
    if verdict == "needs":
        return _needs(reason)
    if verdict in {"chosen", "required"}:
        return _chosen(reason, technologies)
    words: dict[str, Callable[[], str]] = {
        "excluded": lambda: _("除外の条件で外した。"),
        "nothing": lambda: _("加えても見つかる割合が増えない。"),
        "beaten": lambda: (
            _("%(other)s が、同じ費用以下で同じことを全部できる。")
            % {"other": name_of(technologies[reason["by"]])}
        ),
        "staff": lambda: _("人員の上限を超える。"),
        "budget": lambda: (
            _("費用に見合うが、予算の残りが %(left)s しかない。") % {"left": money(reason["until"])}
        ),
        "price": lambda: (
            _("同じお金を他に使うほうが多く見つかる。%(until)s 以下なら選ばれる見込み。")
            % {"until": money(reason["until"])}
        ),
    }
    return words[verdict]()


def _needs(reason: Mapping[str, Any]) -> str:
    absent = [label_of(one["need"]) for one in reason["needs"] if one["known"]]
    unknown = [label_of(one["need"]) for one in reason["needs"] if not one["known"]]
    parts = []
    if absent:
        parts.append(_("島に %(needs)s がない。") % {"needs": "、".join(absent)})
    if unknown:
        parts.append(_("%(needs)s があるか不明。") % {"needs": "、".join(unknown)})
    return "".join(parts)


def _chosen(reason: Mapping[str, Any], technologies: Mapping[str, Any]) -> str:
    said = _("必須の条件で選んだ。") if reason["verdict"] == "required" else _("選んだ。")
    said += _("外すと %(gain)s 減る。") % {"gain": percent(reason["gain"])}
    instead = reason["instead"]
    if instead:
        said += _("次に近いのは %(other)s で、割合 %(gain)s、費用 %(cost)s。") % {
            "other": name_of(technologies[instead["technology"]]),
            "gain": f"{instead['gain']:+.1%}",
            "cost": f"{'+' if instead['cost'] >= 0 else '−'}{money(abs(instead['cost']))}",
        }
    if reason["unsure"]:
        needs = "、".join(label_of(one) for one in reason["unsure"])
        said += _("要確認: %(needs)s があるか不明。") % {"needs": needs}
    return said
