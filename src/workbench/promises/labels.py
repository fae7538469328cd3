"""What states, relations and topics are called."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from sesaku.linking.topics.vocabulary import Topic


def state_label(state: str) -> str:
    """Return the state of a link in words."""
    labels = {
        "suggested": _("候補（機械）"),
        "confirmed": _("確認済み"),
        "rejected": _("却下"),
        "added": _("人が追加"),
        "review": _("要確認（指標の名称が変わりました）"),
        "withdrawn": _("取り下げ"),
    }
    return labels.get(state, state)


def verdict_label(verdict: str) -> str:
    """Return what a person said in words."""
    labels = {"confirm": _("確認"), "reject": _("却下"), "add": _("追加")}
    return labels.get(verdict, verdict)


def relation_label(relation: str) -> str:
    """Return what two things are to each other in words."""
    labels = {
        "same_subject": _("同じ主題"),
        "related": _("関連"),
        "agree": _("一致"),
        "overlap": _("重なり"),
        "differ": _("相違"),
    }
    return labels.get(relation, relation)


def topic_label(topic: Topic | None) -> str:
    """Return the name of a topic in the language of the page."""
    if topic is None:
        return _("主題なし")
    return topic.ja if get_language() == "ja" else topic.en
