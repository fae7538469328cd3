"""Words of the pages for what the cycle names by identifiers, in both languages."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = Mapping[str, Promise]

STATES: Words = {
    "draft": _("作成中"),
    "submitted": _("提出済み"),
    "returned": _("差し戻し"),
    "approved": _("承認済み"),
    "locked": _("確定"),
    "published": _("公表済み"),
}
STAGES: Words = {"plan": _("事前分析"), "evaluation": _("実績・評価")}
KINDS: Words = {"measure": _("施策"), "field": _("個別分野"), "indicator": _("測定指標")}
ROLES: Words = {
    "division": _("担当課"),
    "coordinator": _("局の取りまとめ"),
    "officer": _("評価担当"),
    "expert": _("外部有識者"),
    "approver": _("承認者"),
    "auditor": _("監査"),
}
TRANSITIONS: Words = {
    "submit": _("提出する"),
    "withdraw": _("提出を取り下げる"),
    "return": _("差し戻す"),
    "approve": _("承認する"),
    "lock": _("全体を確定する"),
    "unlock": _("確定を解除する"),
    "publish": _("公表する"),
    "correct": _("公表後に訂正する"),
    "advance": _("次の段階へ進める"),
}
DONE: Words = {
    "submit": _("提出しました。"),
    "withdraw": _("提出を取り下げました。"),
    "return": _("差し戻しました。"),
    "approve": _("承認しました。"),
    "lock": _("全体を確定しました。"),
    "unlock": _("確定を解除しました。"),
    "publish": _("公表済みにしました。"),
    "correct": _("訂正のために開きました。"),
    "advance": _("次の段階へ進めました。"),
}
CHANGES: Words = {
    "kept": _("継続"),
    "renamed": _("名称変更"),
    "new": _("新規"),
    "retired": _("終了"),
}
PROPOSAL_STATES: Words = {
    "open": _("未決"),
    "accepted": _("採用"),
    "rejected": _("不採用"),
}
REMARK_STATES: Words = {
    "open": _("未回答"),
    "answered": _("回答済み"),
    "withdrawn": _("取り下げ"),
}


def word(words: Words, name: str) -> str:
    """Return the word of a name; the name itself where there is none."""
    return str(words.get(name, name))
