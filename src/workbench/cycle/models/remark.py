"""Remarks of outside experts 「所見」, and their answers."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models.cycle import Cycle
from workbench.cycle.models.unit import Unit


class Remark(models.Model):
    """A remark of an expert on a place in the draft, and the officer's answer.

    Attributes:
        unit: what it is about; the measure for the whole.
        key: the cell it is about; empty for the whole unit.
        quote: the words of the draft it is about; empty for the whole cell.
        written_by: the expert; None for one that came over from the last report.
        came_from: its subject in the last report ("opinion:3"), where it came over open; of an
            earlier report with the beginning of its hash before it.
    """

    class State(models.TextChoices):
        """What has become of it."""

        OPEN = "open", "未回答"
        ANSWERED = "answered", "回答済み"
        WITHDRAWN = "withdrawn", "取り下げ"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="remarks")
    number = models.IntegerField()
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="remarks")
    key = models.CharField(max_length=150, blank=True)
    quote = models.TextField(blank=True)
    text = models.TextField()
    version = models.IntegerField(default=1)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cycle_remarks",
    )
    written_at = models.DateTimeField(default=timezone.now)
    came_from = models.CharField(max_length=100, blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cycle_answers",
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        """By number."""

        ordering = ("cycle_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "number"), name="cycle_remark_once"),
        )

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.number}"
