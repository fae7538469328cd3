"""A cycle 「評価期間」 of one measure, and its fiscal years."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sesaku_web.sources.models import StoredReading
from workbench.cycle.workflow import Stage


class Cycle(models.Model):
    """The evaluation of one measure over one to five fiscal years.

    Attributes:
        name: what people call it.
        stage: plan or evaluation.
        document_kind: the kind of document it is published as, e.g. evaluation_report.
        source: the stored reading it was started from; None for one begun from nothing.
        previous: the cycle it follows, where that was worked on here.
        as_it_is: whether the report was loaded to be worked on or published as it is, for its own
            years; what it lacks is then not asked for.
    """

    name = models.TextField()
    stage = models.CharField(
        max_length=20,
        choices=[(one.value, one.value) for one in Stage],
        default=Stage.PLAN.value,
    )
    document_kind = models.CharField(max_length=50, default="evaluation_report")
    first_year = models.IntegerField()
    last_year = models.IntegerField()
    source = models.ForeignKey(
        StoredReading, null=True, blank=True, on_delete=models.PROTECT, related_name="cycles"
    )
    previous = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="following"
    )
    as_it_is = models.BooleanField(default=False)
    started_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycles_started"
    )
    started_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """The latest first."""

        ordering = ("-started_at", "-pk")

    def __str__(self) -> str:
        return self.name

    @property
    def fiscal_years(self) -> range:
        """The fiscal years of the period."""
        return range(self.first_year, self.last_year + 1)


class CycleYear(models.Model):
    """A fiscal year of a cycle, with its own first and last day."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="years")
    fiscal_year = models.IntegerField()
    begins_on = models.DateField()
    ends_on = models.DateField()

    class Meta:
        """In their order; each once."""

        ordering = ("cycle_id", "fiscal_year")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "fiscal_year"), name="cycle_year_once"),
        )

    def __str__(self) -> str:
        return str(self.fiscal_year)
