"""Assessments 「評価」 of a result for a need: state, route, notes, attachments, steps."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sateto.needs.models.group import Group
from sateto.needs.models.need import StoredNeed
from sateto.needs.workflow import ExportCheck, Outcome, Route, State
from sesaku_web.sources.models.file_hash import FileHashField


class Assessment(models.Model):
    """Whether a result of research is to be used for a need, and how far that is.

    The record is named by its key, which is the same over imports; its title is kept as it was.

    Attributes:
        sensitive: whether a person holds the technology to be sensitive; None before anybody said.
        export_check: how far the check of export control is.
        outcome: what was decided; "" before.
        version: rises with every change, so that nobody overwrites what they have not seen.
    """

    need = models.ForeignKey(StoredNeed, on_delete=models.PROTECT, related_name="assessments")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="assessments")
    record_key = models.CharField(max_length=400)
    record_title = models.TextField()
    route = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Route])
    state = models.CharField(
        max_length=12,
        choices=[(one.value, one.value) for one in State],
        default=State.CANDIDATE.value,
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="assessments_assigned",
    )
    sensitive = models.BooleanField(null=True)
    sensitive_reason = models.TextField(blank=True)
    sensitive_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="technologies_judged",
    )
    export_check = models.CharField(
        max_length=10,
        choices=[(one.value, one.value) for one in ExportCheck],
        default=ExportCheck.NONE.value,
    )
    export_note = models.TextField(blank=True)
    outcome = models.CharField(
        max_length=10, choices=[(one.value, one.value) for one in Outcome], blank=True
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessments_made"
    )
    made_at = models.DateTimeField(default=timezone.now)
    version = models.IntegerField(default=1)

    class Meta:
        """Newest first; one for each result, need, route and group."""

        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("need", "group", "record_key", "route"), name="needs_assessment_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.need_id} {self.record_key}"


class Step(models.Model):
    """A step from one state to another, with its reason."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="steps")
    transition = models.CharField(max_length=12)
    source = models.CharField(max_length=12)
    target = models.CharField(max_length=12)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessment_steps"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In order."""

        ordering = ("assessment_id", "at", "pk")

    def __str__(self) -> str:
        return f"{self.assessment_id} {self.source} → {self.target}"


class Note(models.Model):
    """What a member notes; it is not changed afterwards."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessment_notes"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In order."""

        ordering = ("assessment_id", "at", "pk")

    def __str__(self) -> str:
        return self.text[:40]


class Attachment(models.Model):
    """A file of an assessment; its bytes lie in the library under their hash.

    Attributes:
        name: what it is called, without folders.
        type: what it is by its content, one of ``attaching.TYPES``.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=200)
    type = models.CharField(max_length=10)
    sha256 = FileHashField()
    size = models.BigIntegerField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assessment_files"
    )
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In order."""

        ordering = ("assessment_id", "at", "pk")

    def __str__(self) -> str:
        return self.name
