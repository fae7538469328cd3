"""Needs 「ニーズ」: what somebody wants solved, in their words, with the source if it has one."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sateto.needs.models.group import Group
from sesaku_web.sources.models import StoredDocument


class StoredNeed(models.Model):
    """A need, as it was put.

    Attributes:
        kind: who puts it: an evaluation, an expert's remark, a proposal, an office.
        text: its words; of a cited one, those of the document.
        document: the document that it is cited from; None where it was typed in.
        subject: what it is about in that document, e.g. "opinion:3".
        cite: where it stands there, as ``[[start, end, page]]``.
        group: the group to which it is closed; None where all readers see it.
    """

    class Kind(models.TextChoices):
        """Who puts it."""

        OFFICE = "office", "部署の必要"
        EVALUATION = "evaluation", "政策評価の記述"
        REMARK = "remark", "学識経験者の所見"
        PROPOSAL = "proposal", "提言"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    text = models.TextField()
    document = models.ForeignKey(
        StoredDocument, null=True, blank=True, on_delete=models.PROTECT, related_name="needs"
    )
    subject = models.CharField(max_length=100, blank=True)
    cite = models.JSONField(default=list)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="needs"
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="needs"
    )
    entered_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-entered_at", "-pk")

    def __str__(self) -> str:
        return self.text[:40]
