"""Units: what is written, submitted and approved as one; and each move from state to state."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models.cycle import Cycle
from workbench.cycle.workflow import Kind, State


class Units(models.QuerySet["Unit"]):
    """Units."""

    def living(self) -> "Units":
        """Keep those that have not ended."""
        return self.filter(ended_at=None)


class Unit(models.Model):
    """The measure 「施策」, a policy field 「個別分野」 or an indicator 「測定指標」 of a cycle.

    Attributes:
        subject: what addresses and findings call it: "measure", "F2", "2-1".
        came_from: its subject in the last report; empty for a new one.
        ended_at: when it was ended; it is kept, but no part of the cycle's content any more.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="units")
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.CASCADE, related_name="parts"
    )
    kind = models.CharField(max_length=20, choices=[(one.value, one.value) for one in Kind])
    order = models.IntegerField()
    subject = models.CharField(max_length=100)
    came_from = models.CharField(max_length=100, blank=True)
    state = models.CharField(
        max_length=20,
        choices=[(one.value, one.value) for one in State],
        default=State.DRAFT.value,
        db_index=True,
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.TextField(blank=True)

    objects = Units.as_manager()

    class Meta:
        """In the order of the document; each subject once."""

        ordering = ("cycle_id", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "subject"), name="cycle_unit_once"),
        )

    def __str__(self) -> str:
        return self.subject


class Move(models.Model):
    """A move of a unit from state to state; never changed."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="moves")
    transition = models.CharField(max_length=20)
    from_state = models.CharField(max_length=20)
    to_state = models.CharField(max_length=20)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_moves"
    )
    at = models.DateTimeField(default=timezone.now)
    reason = models.TextField(blank=True)

    class Meta:
        """The latest last."""

        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.unit_id} {self.transition}"
