"""What kinds, states, routes and transitions are called in the language of the page."""

from django.utils.translation import gettext as _

from sateto.needs.workflow import TRANSITIONS


def kind_label(value: str) -> str:
    """Return who puts a need, in words."""
    labels = {
        "office": _("部署の必要"),
        "evaluation": _("政策評価の記述"),
        "remark": _("学識経験者の所見"),
        "proposal": _("提言"),
    }
    return labels.get(value, value)


def state_label(value: str) -> str:
    """Return the state of an assessment in words."""
    labels = {
        "candidate": _("候補"),
        "study": _("検討中"),
        "contact": _("接触"),
        "decided": _("決定"),
    }
    return labels.get(value, value)


def route_label(value: str) -> str:
    """Return the route of an assessment in words."""
    return {"defence": _("防衛での検討"), "other": _("他分野への展開")}.get(value, value)


def outcome_label(value: str) -> str:
    """Return what was decided in words."""
    return {"adopt": _("活用する"), "decline": _("見送る")}.get(value, value)


def check_label(value: str) -> str:
    """Return how far the check of export control is, in words."""
    labels = {"none": _("未依頼"), "asked": _("依頼済み"), "answered": _("回答あり")}
    return labels.get(value, value)


def technology_label(value: bool | None) -> str:  # noqa: FBT001 - a value of three
    """Return what a person said of a technology, in words."""
    if value is None:
        return _("未判断")
    return _("機微技術に当たる") if value else _("機微技術に当たらない")


def transition_label(name: str) -> str:
    """Return what a transition is called."""
    labels = {
        "study": _("検討を始める"),
        "contact": _("研究者・機関に接触する"),
        "back": _("検討に戻す"),
        "decide": _("決定する"),
        "reopen": _("決定を取り消す"),
    }
    return labels[name] if name in TRANSITIONS else name
