"""Findings about a draft that a person put aside, and rating scales that an office loaded."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from workbench.cycle.models.cycle import Cycle


class Dismissal(models.Model):
    """A finding put aside with a reason, by what it is about.

    Attributes:
        identity: of the finding, the same in every run (``sesaku.checks.audit``).
        basis: what its evidence said then; where that has changed, the finding is shown again,
            with the reason.
    """

    class State(models.TextChoices):
        """What has become of it."""

        STANDING = "standing", "有効"
        WITHDRAWN = "withdrawn", "取り下げ"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="dismissals")
    identity = models.CharField(max_length=24)
    basis = models.CharField(max_length=16)
    check_id = models.CharField(max_length=60)
    subject = models.CharField(max_length=100)
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_dismissals"
    )
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.STANDING)

    class Meta:
        """One that stands a finding."""

        ordering = ("-at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("cycle", "identity"),
                condition=models.Q(state="standing"),
                name="cycle_one_dismissal",
            ),
        )

    def __str__(self) -> str:
        return f"{self.check_id} {self.subject}"


class LoadedScale(models.Model):
    """A rating scale 「評価区分」 that an office loaded, as the YAML it was given in."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="scales")
    of = models.CharField(max_length=20)
    name = models.TextField()
    source = models.TextField()
    loaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="cycle_scales"
    )
    loaded_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """One of a kind."""

        ordering = ("cycle_id", "of")
        constraints = (models.UniqueConstraint(fields=("cycle", "of"), name="cycle_one_scale"),)

    def __str__(self) -> str:
        return self.name
