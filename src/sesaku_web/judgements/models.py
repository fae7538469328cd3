"""What every judgement has: who made it, when, and whether it still counts."""

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.utils import timezone

_Judgement = TypeVar("_Judgement", bound="Judgement")


class Judgement(models.Model):
    """What a person says of one thing; never deleted, and replaced or taken back only.

    A model made of it says what is judged, and holds by constraints that one judgement stands.
    """

    class State(models.TextChoices):
        """What has become of it."""

        STANDING = "standing", "有効"
        REPLACED = "replaced", "差し替え済み"
        WITHDRAWN = "withdrawn", "取り下げ済み"

    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="%(app_label)s_%(class)ss"
    )
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.STANDING, db_index=True
    )

    class Meta:
        """The latest first."""

        abstract = True
        ordering = ("-made_at", "-pk")


class Judgements(models.QuerySet[_Judgement]):
    """Judgements."""

    def standing(self) -> Self:
        """Keep those that count."""
        return self.filter(state=Judgement.State.STANDING)
