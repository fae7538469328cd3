"""Corrections 「訂正」, which lie beside what was read."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from sesaku_web.sources.models.document import StoredDocument


class Corrections(models.QuerySet["Correction"]):
    """Corrections."""

    def standing(self) -> "Corrections":
        """Keep those that count: active, or waiting for review."""
        return self.filter(state__in=(Correction.State.ACTIVE, Correction.State.REVIEW))


class Correction(models.Model):
    """What a person says of one value of a document, with the reason.

    Attributes:
        subject: what the value belongs to: "5-4", "F5", "goal:3", "measure" ….
        path: the value within it, e.g. "years/2019/result/value".
        value: the value that the person gives; that of the reading in a confirmation.
        cite: where the person found it, ``[[start, end, page]]``.
        quote: the cited characters, so that a cite into another text is noticed.
        under: the reading's value and reader version when the correction was made.
    """

    class Kind(models.TextChoices):
        """What the person does."""

        CORRECT = "correct", "訂正"
        CONFIRM = "confirm", "確認"
        FILL = "fill", "補充"

    class State(models.TextChoices):
        """What has become of the correction."""

        ACTIVE = "active", "有効"
        REVIEW = "review", "要確認"
        REPLACED = "replaced", "差し替え済み"
        WITHDRAWN = "withdrawn", "取り下げ済み"

    document = models.ForeignKey(
        StoredDocument, on_delete=models.PROTECT, related_name="corrections"
    )
    subject = models.CharField(max_length=100)
    path = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    value = models.JSONField(null=True)
    cite = models.JSONField(default=list)
    quote = models.TextField(blank=True)
    reason = models.TextField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="corrections"
    )
    made_at = models.DateTimeField(default=timezone.now)
    under = models.JSONField(default=dict)
    state = models.CharField(
        max_length=10, choices=State.choices, default=State.ACTIVE, db_index=True
    )

    objects = Corrections.as_manager()

    class Meta:
        """One standing correction a value."""

        ordering = ("-made_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("document", "subject", "path"),
                condition=models.Q(state__in=("active", "review")),
                name="correction_one_standing",
            ),
        )

    def __str__(self) -> str:
        return f"{self.subject} {self.path}"
