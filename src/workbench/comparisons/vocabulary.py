"""What relations, levels, stances and statuses are called, and which a person may choose."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

RELATIONS = ("kept", "renamed", "rescoped", "retired", "new", "number_reused")
STANCES = ("praise", "suggestion", "concern", "mixed")
STATUSES = ("addressed", "partly", "not_visible", "nothing_asked")
CHOICES: Mapping[str, tuple[str, ...]] = {
    "relation": RELATIONS,
    "stance": STANCES,
    "status": STATUSES,
}
"""The values of each part that a person may choose from."""


def relation_label(relation: str | None) -> str:
    """Return what two things are to each other, in words."""
    labels = {
        "kept": _("継続"),
        "renamed": _("名称変更"),
        "rescoped": _("範囲変更"),
        "retired": _("終了"),
        "new": _("新規"),
        "number_reused": _("番号の転用"),
    }
    return labels.get(relation or "", _("判定不能"))


def trace_label(level: str) -> str:
    """Return what trace of an indicator a document has, in words."""
    labels = {"visible": _("見える"), "word": _("語だけ"), "none": _("なし")}
    return labels.get(level, "")


def stance_label(stance: str | None) -> str:
    """Return how a remark stands to what it speaks of, in words."""
    labels = {
        "praise": _("評価"),
        "suggestion": _("提案"),
        "concern": _("懸念"),
        "mixed": _("評価と提案・懸念"),
    }
    return labels.get(stance or "", _("判定不能"))


def status_label(status: str) -> str:
    """Return what a report answers to a remark, in words."""
    labels = {
        "addressed": _("対応あり"),
        "partly": _("一部対応"),
        "not_visible": _("対応が見えない"),
        "nothing_asked": _("求めなし"),
    }
    return labels.get(status, _("判定不能"))


def value_label(part: str, value: str) -> str:
    """Return the name of a value of a part."""
    if part == "relation":
        return relation_label(value)
    return stance_label(value) if part == "stance" else status_label(value)


def part_label(part: str) -> str:
    """Return the name of a part that is judged."""
    labels = {"relation": _("関係"), "stance": _("立場"), "status": _("対応")}
    return labels.get(part, part)


def decision_label(decision: str) -> str:
    """Return what a person decided."""
    labels = {"confirm": _("確認"), "correct": _("訂正"), "reject": _("否認")}
    return labels.get(decision, decision)


def family_label(subject: str) -> str:
    """Return which kind of thing a code names."""
    family = subject.partition(":")[0]
    if family == subject:
        return _("個別分野") if subject.startswith("F") else _("測定指標")
    labels = {
        "goal": _("施策目標"),
        "result": _("評価結果"),
        "next_goal": _("次期目標"),
        "next": _("次期の測定指標"),
        "opinion": _("所見"),
    }
    return labels.get(family, family)
