"""Organisations 「組織」: ministry, bureau, division."""

from collections.abc import Iterator

from django.db import models


class Organisation(models.Model):
    """An organisation; ``parent`` is what it belongs to."""

    class Level(models.TextChoices):
        """Level of an organisation."""

        MINISTRY = "ministry", "府省"
        BUREAU = "bureau", "局"
        DIVISION = "division", "課"

    name = models.CharField(max_length=200)
    level = models.CharField(max_length=20, choices=Level.choices)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )

    class Meta:
        """Two organisations of one parent never share a name."""

        ordering = ("name",)
        constraints = (
            models.UniqueConstraint(
                fields=("parent", "name"), nulls_distinct=False, name="organisation_unique"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def line(self) -> Iterator["Organisation"]:
        """Yield this organisation and those above it, innermost first."""
        at: Organisation | None = self
        while at is not None:
            yield at
            at = at.parent
