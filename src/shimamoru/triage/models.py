"""What those on duty keep beside reports: notes, answers, turns of duty, and alerts."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from shimamoru.reports.models import Report


class Note(models.Model):
    """A note among those on duty; reporters and the public never see it."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="notes")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coast_notes"
    )
    at = models.DateTimeField(default=timezone.now)
    text = models.TextField()

    class Meta:
        """In the order in which they were written."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:40]


class Answer(models.Model):
    """An answer, which the reporter reads by the secret link."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="answers")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coast_answers"
    )
    at = models.DateTimeField(default=timezone.now)
    language = models.CharField(max_length=10)
    text = models.TextField()

    class Meta:
        """In the order in which they were given."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return self.text[:40]


class Duties(models.QuerySet["Duty"]):
    """Turns of duty."""

    def at(self, moment: datetime) -> "Duties":
        """Keep those of a moment."""
        return self.filter(begins__lte=moment, ends__gt=moment, ended_at=None)


class Duty(models.Model):
    """A turn of duty 「当直」 of a person."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coast_duties"
    )
    begins = models.DateTimeField()
    ends = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Duties.as_manager()

    class Meta:
        """The latest first."""

        ordering = ("-begins", "-pk")
        indexes = (models.Index(fields=("begins", "ends"), name="coast_duty_when"),)

    def __str__(self) -> str:
        return f"{self.person} {self.begins:%Y-%m-%d %H:%M}"


class Alert(models.Model):
    """An alert of an urgent report: made once, mailed once."""

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="alert")
    at = models.DateTimeField(default=timezone.now)
    mailed_to = models.IntegerField(default=0)
    trouble = models.CharField(max_length=200, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return str(self.report_id)
