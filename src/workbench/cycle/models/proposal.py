"""What the last report said would be renamed, ended or new, until a person decides."""

from django.conf import settings
from django.db import models

from workbench.cycle.models.cycle import Cycle
from workbench.cycle.models.unit import Unit


class Proposal(models.Model):
    """A change 「提案」 that the last report announced; nothing is done before it is accepted.

    Attributes:
        change: renamed, new or retired.
        unit: the indicator it is about; None for a new one.
        field: the policy field it stands in.
        code, name: what it is to be called.
        text: what the last report said of it.
    """

    class State(models.TextChoices):
        """What has become of it."""

        OPEN = "open", "未決"
        ACCEPTED = "accepted", "採用"
        REJECTED = "rejected", "不採用"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="proposals")
    order = models.IntegerField()
    change = models.CharField(max_length=20)
    field = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="proposals")
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.CASCADE, related_name="proposed"
    )
    code = models.CharField(max_length=100, blank=True)
    name = models.TextField(blank=True)
    text = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    reason = models.TextField(blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="cycle_proposals",
    )
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of the last report."""

        ordering = ("cycle_id", "order")

    def __str__(self) -> str:
        return f"{self.change} {self.code} {self.name}"
