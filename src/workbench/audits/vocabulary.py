"""Words of the audit: categories, roles of evidence, states."""

import re

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku.text.wareki import era_year
from workbench.audits.models import Statement

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def category_label(category: str) -> str:
    """Return what a category asks about."""
    labels = {
        "rating_vs_record": _("評価と実績の不一致"),
        "target_lowered": _("目標の引下げ・消失"),
        "target_copied": _("目標の書き写し"),
        "result_copied": _("実績の書き写し"),
        "target_unmeasurable": _("測れない目標"),
        "target_unanswered": _("実績が答えない目標"),
        "indicator_retired_or_renamed": _("指標の廃止・改称"),
        "measurement_changed": _("測り方の変更"),
        "internal_contradiction": _("文書内の矛盾"),
        "selective_or_unsupported": _("裏付けのない主張"),
        "arithmetic_or_budget": _("計算・予算"),
        "labelling_or_text_error": _("見出し・名称・誤字"),
        "remark_unanswered": _("所見への応答"),
    }
    return labels.get(category, category)


def severity_label(severity: str) -> str:
    """Return how much hangs on a finding."""
    labels = {"high": _("高"), "medium": _("中"), "low": _("低"), "info": _("参考")}
    return labels.get(severity, severity)


def kind_label(kind: str) -> str:
    """Return what a statement says."""
    labels = {
        Statement.Kind.CONFIRM: _("確認した"),
        Statement.Kind.DISMISS: _("当たらない"),
        Statement.Kind.REPLY: _("府省の回答"),
    }
    return str(labels.get(Statement.Kind(kind), kind))


def state_label(state: str) -> str:
    """Return what has become of a finding, or of a statement."""
    labels = {
        "open": _("未判断"),
        "confirm": _("確認した"),
        "dismiss": _("当たらない"),
        "review": _("見直しが必要"),
        "standing": _("有効"),
        "replaced": _("差し替え済み"),
        "withdrawn": _("取り下げ済み"),
    }
    return labels.get(state, state)


def role_label(role: str) -> str:
    """Return what a piece of evidence is, e.g. 2019年度 目標 of ``target 2019``."""
    year = _YEAR.search(role)
    words = _YEAR.sub("", role).strip()
    labels = {
        "target": _("目標"),
        "result": _("実績"),
        "rating": _("評価"),
        "analysis": _("分析"),
        "note": _("注"),
        "name": _("名称"),
        "next": _("次期の方向性"),
        "next name": _("次期の名称"),
        "next measure": _("次期の方向性（施策）"),
        "opinion": _("所見"),
        "reason": _("理由"),
        "print": _("印刷"),
        "means": _("達成手段"),
        "reference": _("参考指標"),
        "series": _("系列"),
        "row": _("行"),
        "total": _("合計"),
        "goal": _("目標"),
        "budget": _("予算"),
        "executed": _("執行額"),
        "targets, results, rating": _("目標・実績・評価"),
    }
    said = labels.get(words, words)
    if year is None:
        return said
    japanese = get_language() == "ja"
    named = _("%(year)s年度") % {"year": era_year(int(year[0])) if japanese else year[0]}
    return f"{named} {said}"
