"""What kinds and states are called."""

from django.utils.translation import gettext as _


def kind_label(kind: str) -> str:
    """Return the name of a kind of document; the identifier where it has none here."""
    names = {
        "evaluation_report": _("政策評価書"),
        "evaluation_summary": _("政策評価書要旨"),
        "standard_form": _("政策評価書（標準様式）"),
        "ex_ante_sheet": _("事前分析表"),
        "budget_form": _("政策評価調書（個別票）"),
        "position_paper": _("提言・政策ページ"),
        "review_sheet": _("行政事業レビューシート"),
        "unknown": _("既知の様式なし"),
    }
    return names.get(kind, kind)


def severity_label(severity: str) -> str:
    """Return the name of a severity of a diagnostic."""
    names = {"error": _("誤り"), "warning": _("注意"), "info": _("情報")}
    return names.get(severity, severity)


def correction_label(kind: str) -> str:
    """Return what a person did with a value."""
    names = {"correct": _("訂正"), "confirm": _("確認"), "fill": _("補充")}
    return names.get(kind, kind)


def state_label(state: str) -> str:
    """Return what has become of a correction."""
    names = {
        "active": _("有効"),
        "review": _("要確認"),
        "replaced": _("差し替え済み"),
        "withdrawn": _("取り下げ済み"),
    }
    return names.get(state, state)
