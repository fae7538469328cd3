"""Words of money: states of links, evidence, verdicts, amounts."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku.codelists import load
from sesaku.text.wareki import era_year

_MILLION = 1_000_000


def state_label(state: str) -> str:
    """Return how sure a link is, or what a person said of it."""
    labels = {
        "certain": _("確実"),
        "likely": _("ほぼ確実"),
        "candidate": _("候補（判断待ち）"),
        "confirmed": _("人が確認"),
        "added": _("人が追加"),
        "rejected": _("人が却下"),
        "not_chosen": _("他の事業が選ばれた"),
        "none": _("該当なし"),
    }
    return labels.get(state, state)


def verdict_label(verdict: str) -> str:
    """Return what a person said of a means and a project."""
    labels = {
        "confirm": _("この事業である"),
        "choose": _("この事業だけである"),
        "reject": _("この事業ではない"),
        "add": _("この事業を加える"),
    }
    return labels.get(verdict, verdict)


def standing_label(state: str) -> str:
    """Return what has become of a judgement."""
    labels = {
        "standing": _("有効"),
        "replaced": _("差し替え済み"),
        "withdrawn": _("取り下げ済み"),
    }
    return labels.get(state, state)


def evidence_label(kind: str) -> str:
    """Return what a piece of evidence compares."""
    labels = {
        "number": _("事業番号"),
        "name": _("名称"),
        "ministry": _("府省庁"),
        "year": _("年度"),
    }
    return labels.get(kind, kind)


def agreement_label(evidence: Mapping[str, Any]) -> str:
    """Return whether and how a piece of evidence agrees."""
    likenesses = {
        "same": _("同じ名称"),
        "aside_manner": _("拠出の方式や略称を除いて同じ"),
        "former": _("旧名称と一致"),
        "variant": _("表記の揺れ"),
        "part": _("一部だけ一致"),
        "alike": _("似ている"),
        "other": _("別の名称"),
    }
    if evidence["kind"] == "name":
        detail = str(evidence["detail"])
        return likenesses.get(detail, detail)
    if evidence["agrees"] is None:
        return _("どちらかに記載なし")
    if not evidence["agrees"]:
        return _("一致しない")
    if evidence["kind"] == "year":
        return _("共通の年度: %(years)s") % {"years": evidence["detail"]}
    return _("一致")


def subject_label(subject: str) -> str:
    """Return what is compared."""
    labels = {
        "table_and_form": _("予算表と個別票"),
        "form_rows_and_total": _("個別票の各行と合計"),
        "table_and_sheets": _("予算表とレビューシート"),
    }
    return labels.get(subject, subject)


def part_label(part: str) -> str:
    """Return the name of a part of a budget."""
    parts = load("budget_parts")
    if part not in {code.id for code in parts.codes}:
        return {"requested": _("要求額")}.get(part, part)
    code = parts[part]
    return code.ja if get_language() == "ja" else code.en


def place_label(place: str) -> str:
    """Return the part of a sheet in which words are looked for."""
    labels = {"name": _("事業名"), "purpose": _("事業の目的"), "overview": _("事業の概要")}
    return labels.get(place, place)


def verdict_sentence(one: Mapping[str, Any]) -> str:
    """Return what comes of a comparison, in plain words."""
    said = {
        "difference": millions(abs(one["difference"])) if one["difference"] is not None else "－",
        "tolerance": millions(one["tolerance"]),
        "share": f"{one['share']:.1%}" if one["share"] is not None else "－",
    }
    sentences = {
        "agrees": _("一致（差 %(difference)s は、丸めで説明できる %(tolerance)s 以内）"),
        "truncated": _("端数の切捨てなら説明できる差 %(difference)s"),
        "differs": _("一致しない（差 %(difference)s は、丸めで説明できる %(tolerance)s を超える）"),
        "part": _("確かなシートの合計は予算表の %(share)s（残り %(difference)s は他の手段など）"),
        "exceeds": _("シートの合計が予算表を %(difference)s 上回る（施策の外の分を含みうる）"),
        "unknown": _("片方の金額がなく、比べられない"),
    }
    verdict = str(one["verdict"])
    return sentences.get(verdict, verdict) % said


def millions(yen: float | None) -> str:
    """Return an amount in 百万円, with as many places as it needs."""
    if yen is None:
        return ""
    shown = f"{yen / _MILLION:,.3f}".rstrip("0").rstrip(".")
    return _("%(amount)s 百万円") % {"amount": shown}


def year_label(year: int) -> str:
    """Return a fiscal year in words."""
    japanese = get_language() == "ja"
    return _("%(year)s年度") % {"year": era_year(year) if japanese else year}


def role_label(role: str) -> str:
    """Return what an amount of a comparison is, e.g. ``total contributions``."""
    part, _space, scope = role.partition(" ")
    scopes = {
        "excluding_contributions": _("分担金・拠出金を除く"),
        "contributions": _("分担金・拠出金"),
    }
    if role == "total":
        return _("合計")
    return f"{part_label(part)}（{scopes[scope]}）" if scope in scopes else part_label(role)
