"""The course 「経過」 of an assessment: all that was done with it, as the history tells it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import CharField, Q
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from sateto.needs.labels import (
    check_label,
    outcome_label,
    state_label,
    technology_label,
    transition_label,
)
from sateto.needs.models import Assessment
from sateto.needs.workflow import TRANSITIONS
from sesaku_web.history.models import Entry

_CHECK = "export-"


class Happening(NamedTuple):
    """What somebody did, what it led to, and why."""

    at: datetime
    by: str
    what: str
    led_to: str
    reason: str


def course_of(one: Assessment) -> Sequence[Happening]:
    """Return what was done with an assessment, in its order; notes stand by themselves."""
    files = one.attachments.annotate(number=Cast("pk", CharField()))
    names = dict(files.values_list("number", "name"))
    own = Q(subject_type="needs.assessment", subject_id=str(one.pk))
    theirs = Q(subject_type="needs.attachment", subject_id__in=list(names))
    found = Entry.objects.filter(own | theirs).order_by("sequence")
    return [
        Happening(entry.at, entry.actor, *_told(entry, names.get(entry.subject_id, "")))
        for entry in found
    ]


def _told(entry: Entry, file: str) -> tuple[str, str, str]:
    name, said = entry.action.partition(".")[2], entry.payload
    if name in TRANSITIONS:
        outcome = f"（{outcome_label(said['outcome'])}）" if said.get("outcome") else ""
        return transition_label(name), f"{state_label(said['to'])}{outcome}", entry.reason
    if name.startswith(_CHECK):
        step = name.removeprefix(_CHECK)
        return _("輸出管理の確認"), check_label(step), str(said.get("note", ""))
    return (*_other(name, said, file), entry.reason)


def _other(name: str, said: dict[str, Any], file: str) -> tuple[str, str]:
    if name == "start":
        return _("候補にする"), state_label("candidate")
    if name == "technology":
        return _("技術の判断"), technology_label(said["sensitive"])
    if name == "assign":
        return _("担当を決める"), said["after"] or "－"
    if name == "detach":
        return _("添付を外す"), file
    return (_("添付する"), file) if name == "attach" else (name, "")
