"""Records of the catalogue as people changed it, and of plans."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class EditedTechnology(models.Model):
    """A technology as people want it: their own, or one that comes along, changed or left out.

    Attributes:
        content: as ``planning/technologies.yml`` holds one.
        example: whether its figures are still an example that nobody answers for.
        hidden: whether it is left out.
    """

    name = models.SlugField(max_length=40, unique=True)
    content = models.JSONField()
    example = models.BooleanField(default=False)
    hidden = models.BooleanField(default=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="edited_technologies"
    )
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """In the order of their names."""

        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class Plan(models.Model):
    """A scenario 「計画案」: a question to the planner, kept whole, and its answer.

    Attributes:
        asked: the question as the planner takes it.
        form: what the person chose, to begin another one from.
        answer: what the planner said.
        seconds: how long it took.
    """

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "waiting", "計算中"
        DONE = "done", "計算済み"
        STOPPED = "stopped", "中断"

    name = models.CharField(max_length=100)
    asked = models.JSONField()
    form = models.JSONField(default=dict)
    answer = models.JSONField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    seconds = models.FloatField(null=True)
    withdrawn = models.BooleanField(default=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="plans"
    )
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.name
