"""What was approved for the public, and figures that were counted once."""

from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone

from shimamoru.reports.models import Report


class Publications(models.QuerySet["Publication"]):
    """Publications."""

    def shown(self, now: datetime) -> "Publications":
        """Keep those that the public sees at a moment, in an order that tells nothing."""
        return (
            self.filter(public_from__lte=now, withdrawn_at=None, report__withdrawn_at=None)
            .filter(report__joined_to=None)
            .select_related("report")
            .order_by("-first_day", "public_id")
        )


class Publication(models.Model):
    """That a report was approved for the public, and all that the public sees of it.

    Cell and piece of the calendar are set when it is approved, and stay: a place that is put right
    later would tell by two cells where their border is.

    Attributes:
        public_id: random; neither the reporter's number nor in any order.
        grid, north, east: the cell (``blur.Cell``); grid 0 where no place is shown.
        first_day, last_day: the piece of the calendar.
        public_from: midnight from which it is shown.
        summary: what a person wrote for the public; the reporter's own words are not shown.
    """

    report = models.OneToOneField(Report, on_delete=models.CASCADE, related_name="publication")
    public_id = models.CharField(max_length=20, unique=True)
    category = models.CharField(max_length=40)
    grid = models.SmallIntegerField()
    north = models.IntegerField(default=0)
    east = models.IntegerField(default=0)
    first_day = models.DateField()
    last_day = models.DateField()
    public_from = models.DateTimeField()
    summary = models.CharField(max_length=400, blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="coast_approved"
    )
    approved_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = Publications.as_manager()

    class Meta:
        """In an order that tells nothing of when."""

        ordering = ("-first_day", "public_id")
        indexes = (models.Index(fields=("public_from", "first_day"), name="coast_shown"),)

    def __str__(self) -> str:
        return self.public_id


class MonthlyFigures(models.Model):
    """Figures of a month, counted once when it was over, and never changed."""

    month = models.DateField(unique=True)
    counted_at = models.DateTimeField(default=timezone.now)
    content = models.JSONField()

    class Meta:
        """The latest first."""

        ordering = ("-month",)

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
