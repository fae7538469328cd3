"""Who takes part in a cycle, who is in charge of what, by when, and who was reminded."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models.cycle import Cycle
from workbench.cycle.models.unit import Unit
from workbench.cycle.workflow import CycleRole


class Membership(models.Model):
    """A role of a person in a cycle."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_roles"
    )
    role = models.CharField(max_length=20, choices=[(one.value, one.value) for one in CycleRole])
    given_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Each role once."""

        ordering = ("cycle_id", "role", "user_id")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "user", "role"), name="cycle_role_once"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.role}"


class Assignment(models.Model):
    """An indicator that a person of a division is in charge of."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="assignments")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_assignments"
    )

    class Meta:
        """Each once."""

        ordering = ("unit_id", "user_id")
        constraints = (
            models.UniqueConstraint(fields=("unit", "user"), name="cycle_assignment_once"),
        )

    def __str__(self) -> str:
        return f"{self.unit_id} {self.user_id}"


class DueDate(models.Model):
    """The day 「期限」 by which a step is to be done."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="due_dates")
    step = models.CharField(max_length=30)
    on = models.DateField()

    class Meta:
        """By day; one a step."""

        ordering = ("on", "step")
        constraints = (models.UniqueConstraint(fields=("cycle", "step"), name="cycle_due_once"),)

    def __str__(self) -> str:
        return f"{self.step} {self.on}"


class Reminder(models.Model):
    """A reminder: one a person, cycle and day; ``sent_at`` is empty while it is being sent."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="reminders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_reminders"
    )
    day = models.DateField()
    open_items = models.IntegerField()
    begun_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """The latest first."""

        ordering = ("-day", "-pk")
        constraints = (
            models.UniqueConstraint(fields=("cycle", "user", "day"), name="cycle_reminder_once"),
        )

    def __str__(self) -> str:
        return f"{self.user_id} {self.day}"
