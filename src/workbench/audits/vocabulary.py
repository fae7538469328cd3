"""Words of the audit: categories, roles of evidence, states."""

import re

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from sesaku.text.wareki import era_year
from workbench.audits.models import Statement

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")

_CATEGORIES = {
    "rating_vs_record": gettext_lazy("評価と実績の不一致"),
    "target_lowered": gettext_lazy("目標の引下げ・消失"),
    "target_copied": gettext_lazy("目標の書き写し"),
    "result_copied": gettext_lazy("実績の書き写し"),
    "target_unmeasurable": gettext_lazy("測れない目標"),
    "target_unanswered": gettext_lazy("実績が答えない目標"),
    "indicator_retired_or_renamed": gettext_lazy("指標の廃止・改称"),
    "measurement_changed": gettext_lazy("測り方の変更"),
    "internal_contradiction": gettext_lazy("文書内の矛盾"),
    "selective_or_unsupported": gettext_lazy("裏付けのない主張"),
    "arithmetic_or_budget": gettext_lazy("計算・予算"),
    "labelling_or_text_error": gettext_lazy("見出し・名称・誤字"),
    "remark_unanswered": gettext_lazy("所見への応答"),
}

_SEVERITIES = {
    "high": gettext_lazy("高"),
    "medium": gettext_lazy("中"),
    "low": gettext_lazy("低"),
    "info": gettext_lazy("参考"),
}

_KINDS = {
    Statement.Kind.CONFIRM: gettext_lazy("確認した"),
    Statement.Kind.DISMISS: gettext_lazy("当たらない"),
    Statement.Kind.REPLY: gettext_lazy("府省の回答"),
}

_STATES = {
    "open": gettext_lazy("未判断"),
    "confirm": gettext_lazy("確認した"),
    "dismiss": gettext_lazy("当たらない"),
    "review": gettext_lazy("見直しが必要"),
    "standing": gettext_lazy("有効"),
    "replaced": gettext_lazy("差し替え済み"),
    "withdrawn": gettext_lazy("取り下げ済み"),
}

_ROLES = {
    "target": gettext_lazy("目標"),
    "result": gettext_lazy("実績"),
    "rating": gettext_lazy("評価"),
    "analysis": gettext_lazy("分析"),
    "note": gettext_lazy("注"),
    "name": gettext_lazy("名称"),
    "next": gettext_lazy("次期の方向性"),
    "next name": gettext_lazy("次期の名称"),
    "next measure": gettext_lazy("次期の方向性（施策）"),
    "opinion": gettext_lazy("所見"),
    "reason": gettext_lazy("理由"),
    "print": gettext_lazy("印刷"),
    "means": gettext_lazy("達成手段"),
    "reference": gettext_lazy("参考指標"),
    "series": gettext_lazy("系列"),
    "row": gettext_lazy("行"),
    "total": gettext_lazy("合計"),
    "goal": gettext_lazy("目標"),
    "budget": gettext_lazy("予算"),
    "executed": gettext_lazy("執行額"),
    "targets, results, rating": gettext_lazy("目標・実績・評価"),
}


def category_label(category: str) -> str:
    """Return what a category asks about."""
    return str(_CATEGORIES.get(category, category))


def severity_label(severity: str) -> str:
    """Return how much hangs on a finding."""
    return str(_SEVERITIES.get(severity, severity))


def kind_label(kind: str) -> str:
    """Return what a statement says."""
    return str(_KINDS.get(Statement.Kind(kind), kind))


def state_label(state: str) -> str:
    """Return what has become of a finding, or of a statement."""
    return str(_STATES.get(state, state))


def role_label(role: str) -> str:
    """Return what a piece of evidence is, e.g. 2019年度 目標 of ``target 2019``."""
    year = _YEAR.search(role)
    words = _YEAR.sub("", role).strip()
    said = str(_ROLES.get(words, words))
    if year is None:
        return said
    japanese = get_language() == "ja"
    named = _("%(year)s年度") % {"year": era_year(int(year[0])) if japanese else year[0]}
    return f"{named} {said}"
